import { type Bulk, newId } from '@cfit/prisma'
import { type Noticed, noticed } from '../finding.ts'
import { isAboutContent } from '../import-errors.ts'
import type { ImportedFile } from '../imported-file.ts'
import { through } from '../insert-rows.ts'
import { addRefusal, type FileOutcome, type Refusal, refusalsOf } from '../outcome.ts'
import type { ImportOptions } from './import-ocds.ts'
import type { ReadRelease } from './read-release.ts'
import { type Effect, writeProcesses } from './write-processes.ts'

const batchSizeDefault = 100
/** A batch may also be full by its size, so that memory stays bounded by large releases, bytes of JSON. */
const batchBytesMax = 4_000_000
/** Releases of one process that stand together are written together, up to so many batches of them. */
const stretchMax = 10

/** Collects the releases of one file into batches, writes them and keeps the file's counts. */
export class FileWriter {
  private readonly file: ImportedFile
  private readonly outcome: FileOutcome
  private readonly ict: ReadonlySet<string> | null
  private readonly options: ImportOptions
  private batch: ReadRelease[] = []
  private batchBytes = 0
  private writing: Promise<void> = Promise.resolve()
  private noticed: Noticed[] = []
  private readonly effects = new Map<string, Effect>()
  private readonly seen = new Set<string>()
  private readonly setAside = new Set<string>()

  /** `ict` are the processes to take in, besides those that the store knows to buy ICT; null takes in all. */
  constructor(file: ImportedFile, outcome: FileOutcome, ict: ReadonlySet<string> | null, options: ImportOptions) {
    this.file = file
    this.outcome = outcome
    this.ict = ict
    this.options = options
  }

  notice(finding: Noticed): void {
    this.noticed.push(finding)
    this.outcome.findings += 1
  }

  refuse(refusal: Refusal): void {
    addRefusal(this.outcome, refusal)
  }

  async add(release: ReadRelease): Promise<void> {
    if (this.seen.has(release.sha256)) this.notice(noticed('release-repeated', release.pointer, release.ocid, { id: release.key }))
    this.seen.add(release.sha256)
    const fullness = Math.max(this.batch.length / (this.options.batchSize ?? batchSizeDefault), this.batchBytes / batchBytesMax)
    // Between two processes, so that an import that is stopped leaves none of them in part.
    if (fullness >= (this.batch.at(-1)?.ocid === release.ocid ? stretchMax : 1)) await this.flush()
    this.batch.push(release)
    this.batchBytes += release.canonical.length
  }

  /** Starts writing a full batch while the next one is read; never two at once. */
  private async flush(): Promise<void> {
    await this.writing
    const batch = this.batch
    this.batch = []
    this.batchBytes = 0
    if (batch.length === 0) return
    this.writing = this.write(batch)
    // A failure is told to whoever awaits next; until then it must not count as unhandled.
    this.writing.catch(() => undefined)
  }

  /** Writes a batch; when the store refuses its content, halves it until only the processes at fault are left out. */
  private async write(batch: ReadRelease[]): Promise<void> {
    try {
      const written = await this.file.inBulk(async (bulk) => writeProcesses(bulk, this.file, await this.pickIct(bulk, batch)))
      this.outcome.findings += written.findings.length
      for (const [ocid, effect] of written.effects) this.tell(ocid, effect)
    } catch (error) {
      if (!isAboutContent(error)) throw error
      const ocids = [...new Set(batch.map(({ ocid }) => ocid))]
      if (ocids.length === 1) {
        const message = 'The store does not accept the process with this release; none of it was stored.'
        for (const { pointer } of batch) this.refuse({ pointer, code: 'store-refused', message })
        return
      }
      const half = new Set(ocids.slice(0, ocids.length >> 1))
      await this.write(batch.filter(({ ocid }) => half.has(ocid)))
      await this.write(batch.filter(({ ocid }) => !half.has(ocid)))
    }
  }

  /** The releases of processes that buy ICT, as told by these files or known before. The others are set aside. */
  private async pickIct({ sql }: Bulk, batch: ReadRelease[]): Promise<ReadRelease[]> {
    const { ict } = this
    if (!ict) return batch
    const others = [...new Set(batch.flatMap(({ ocid }) => (ict.has(ocid) ? [] : [ocid])))]
    const known = await sql<{ ocid: string }>('select ocid from tender where ocid = any($1::text[]) and is_ict', [others])
    const taken = new Set(known.map(({ ocid }) => ocid))
    for (const ocid of others) if (!taken.has(ocid)) this.setAside.add(ocid)
    this.outcome.setAside = this.setAside.size
    return batch.filter(({ ocid }) => !this.setAside.has(ocid))
  }

  /** A process that this file created stays created, also when a later batch of the file adds to it. */
  private tell(ocid: string, effect: Effect): void {
    const before = this.effects.get(ocid)
    if (before === effect || before === 'created' || (before && effect === 'unchanged')) return
    if (before) this.outcome[before] -= 1
    this.effects.set(ocid, effect)
    this.outcome[effect] += 1
  }

  /** Waits for the batch being written, whatever becomes of it: nobody may close the store before. */
  async settled(): Promise<void> {
    await this.writing.catch(() => undefined)
  }

  /** Writes what is left, keeps the refusals as findings, and puts the import on record. */
  async finish(): Promise<void> {
    await this.flush()
    await this.writing
    const refusals = this.outcome.refused.map(({ pointer, code }): Noticed => ({ pointer, severity: 'ERROR', code, parameters: {}, ocid: null }))
    const { file: _, refused, refusedMore: __, ...counts } = this.outcome
    await this.file.inTransaction(async (transaction) => {
      await this.file.writeFindings(through(transaction), [...this.noticed, ...refusals])
      await transaction.auditEvent.create({
        data: {
          id: newId(),
          actorId: this.options.actorId ?? null,
          command: 'importOcds',
          subjectType: 'SourceFile',
          subjectId: this.file.id,
          change: { ...counts, refused: refusalsOf(this.outcome) },
        },
      })
    })
  }
}
