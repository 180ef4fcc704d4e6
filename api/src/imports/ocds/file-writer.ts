import { newId, Prisma, type Store } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { type Noticed, noticed } from '../finding.ts'
import { type FileOutcome, type Refusal, refusalsMax } from '../outcome.ts'
import type { ImportOptions } from './import-ocds.ts'
import type { ReadRelease } from './read-release.ts'
import { type Effect, writeFindings, writeProcesses } from './write-processes.ts'

const batchSizeDefault = 500
/** A batch may also be full by its size, so that memory stays bounded by large releases, bytes of JSON. */
const batchBytesMax = 4_000_000
const transactionTimes = { maxWait: 60_000, timeout: 300_000 }

/** The file as the store knows it. */
export interface ImportedFile {
  id: string
  name: string
  sha256: string
  bytes: number
}

/** Thrown to undo the transaction of a dry run; carries what it would have done. */
class Undone<Result> extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('undone')
    this.result = result
  }
}

/** Collects the releases of one file into batches, writes them and keeps the file's counts. */
export class FileWriter {
  private readonly store: Store
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
  constructor(store: Store, file: ImportedFile, outcome: FileOutcome, ict: ReadonlySet<string> | null, options: ImportOptions) {
    this.store = store
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
    if (this.outcome.refused.length < refusalsMax) this.outcome.refused.push(refusal)
    else this.outcome.refusedMore = (this.outcome.refusedMore ?? 0) + 1
  }

  async add(release: ReadRelease): Promise<void> {
    if (this.seen.has(release.sha256)) this.notice(noticed('release-repeated', release.pointer, release.ocid, { id: release.key }))
    this.seen.add(release.sha256)
    this.batch.push(release)
    this.batchBytes += release.canonical.length
    if (this.batch.length >= (this.options.batchSize ?? batchSizeDefault) || this.batchBytes >= batchBytesMax) await this.flush()
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
      const written = await this.inTransaction(async (transaction) => {
        const wanted = await this.pickIct(transaction, batch)
        return writeProcesses(transaction, this.file.id, wanted)
      })
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

  /** Runs the body in one transaction; in a dry run everything it did is undone. */
  private async inTransaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    if (!this.options.isDryRun) return this.store.prisma.$transaction(body, transactionTimes)
    const { id, name, sha256, bytes } = this.file
    try {
      return await this.store.prisma.$transaction(async (transaction) => {
        await transaction.sourceFile.createMany({ data: [{ id, name, sha256, bytes }], skipDuplicates: true })
        throw new Undone(await body(transaction))
      }, transactionTimes)
    } catch (error) {
      if (error instanceof Undone) return error.result as Result
      throw error
    }
  }

  /** The releases of processes that buy ICT, as told by these files or known before. The others are set aside. */
  private async pickIct(transaction: Transaction, batch: ReadRelease[]): Promise<ReadRelease[]> {
    const { ict } = this
    if (!ict) return batch
    const others = [...new Set(batch.flatMap(({ ocid }) => (ict.has(ocid) ? [] : [ocid])))]
    const known = await transaction.tender.findMany({ where: { ocid: { in: others }, isIct: true }, select: { ocid: true } })
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
    if (this.options.isDryRun) return
    const refusals = this.outcome.refused.map(({ pointer, code }): Noticed => ({ pointer, severity: 'ERROR', code, parameters: {}, ocid: null }))
    const { file: _, refused, refusedMore = 0, ...counts } = this.outcome
    await this.inTransaction(async (transaction) => {
      await writeFindings(transaction, this.file.id, [...this.noticed, ...refusals])
      await transaction.auditEvent.create({
        data: {
          id: newId(),
          actorId: this.options.actorId ?? null,
          command: 'importOcds',
          subjectType: 'SourceFile',
          subjectId: this.file.id,
          change: { ...counts, refused: refused.length + refusedMore },
        },
      })
    })
  }
}

/** True when the store says no to the data itself (a value it cannot hold, a constraint), not when the store fails. */
function isAboutContent(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return true
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  if (/^P2(00[0-9]|01[0-9]|020|033)$/.test(error.code)) return true
  const state = /\b(22|23|54)[0-9A-Z]{3}\b/.exec(JSON.stringify(error.meta ?? ''))
  return error.code === 'P2010' && state !== null
}
