import { basename } from 'node:path'
import { newId, Prisma, type Store } from '@cfit/prisma'
import { type Noticed, noticed } from '../finding.ts'
import { defaultLimits, openJsonFile, type ReadLimits } from '../json-texts.ts'
import { addOutcome, emptyOutcome, emptySummary, type FileOutcome, type ImportSummary, type Refusal } from '../outcome.ts'
import { refusedBySystem, sha256OfFile, sourcePaths } from '../source-files.ts'
import { type ReadRelease, readRelease } from './read-release.ts'
import { releasesIn } from './releases-in.ts'
import { type Effect, writeFindings, writeProcesses } from './write-processes.ts'

export interface ImportOptions {
  /** The signed-in user who asked for the import; null for the command line. */
  actorId?: string | null
  /** Releases written in one transaction. */
  batchSize?: number
  limits?: Partial<ReadLimits>
}

const batchSizeDefault = 500
/** A batch may also be full by its size, so that memory stays bounded by large releases, bytes of JSON. */
const batchBytesMax = 16_000_000
/** Largest file whose size the store can record, bytes. */
const fileBytesMax = 2_147_483_647
const transactionTimes = { maxWait: 60_000, timeout: 300_000 }

/**
 * Reads OCDS 1.1 releases, release packages, records and JSON lines from files and folders into tenders.
 * Each file gets one outcome, told as soon as it is done; no file and no record stops another. Releases are recognised by process and
 * content, so reading a file again changes nothing, and the state of a process is the merge of all its releases in date order, whatever
 * the order of files. Records are written some hundred at a time; all rows of a process change in one transaction.
 * People's data is removed before anything is stored. Throws only when the store itself fails (connection lost, disk full).
 */
export async function importOcds(
  store: Store,
  paths: string[],
  onOutcome: (outcome: FileOutcome) => void = () => undefined,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  let summary = emptySummary()
  for await (const source of sourcePaths(paths)) {
    const outcome = 'refusal' in source ? { ...emptyOutcome(source.path), refused: [source.refusal] } : await importFile(store, source, options)
    onOutcome(outcome)
    summary = addOutcome(summary, outcome)
  }
  return summary
}

async function importFile(store: Store, source: { path: string; bytes: number }, options: ImportOptions): Promise<FileOutcome> {
  const { path, bytes } = source
  const outcome = emptyOutcome(path)
  if (bytes > fileBytesMax) {
    const message = `The file has ${bytes} bytes, more than ${fileBytesMax}; split it into several.`
    return { ...outcome, refused: [{ pointer: '', code: 'file-too-large', message }] }
  }
  const writer = new FileWriter(store, outcome, options)
  try {
    writer.sourceFileId = await registerFile(store, path, bytes)
    const file = await openJsonFile(path, { ...defaultLimits, ...options.limits })
    if (file.encoding === 'utf-16') writer.notice(noticed('encoding-utf-16', '', null))
    for await (const text of file.texts) {
      if ('refusal' in text) {
        writer.refuse(text.refusal)
        continue
      }
      for (const key of text.repeatedKeys) writer.notice(noticed('key-repeated', text.base + key, null))
      for (const found of releasesIn(text.value, text.base)) {
        if ('refusal' in found) {
          if (found.isRelease) outcome.read += 1
          writer.refuse(found.refusal)
          continue
        }
        outcome.read += 1
        const release = readRelease(found)
        if ('refusal' in release) writer.refuse(release.refusal)
        else await writer.add(release)
      }
    }
  } catch (error) {
    await writer.settled()
    if (!isFileError(error)) throw error
    writer.refuse(refusedBySystem(path, error).refusal)
  }
  await writer.finish()
  return outcome
}

async function registerFile(store: Store, path: string, bytes: number): Promise<string> {
  const sha256 = await sha256OfFile(path)
  const name = basename(path).toWellFormed()
  // Not an upsert: two imports of one file at once would both find nothing and both insert.
  await store.prisma.sourceFile.createMany({ data: [{ id: newId(), name, sha256, bytes }], skipDuplicates: true })
  const { id } = await store.prisma.sourceFile.findUniqueOrThrow({ where: { sha256 }, select: { id: true } })
  return id
}

/** Errors of the file system while reading; those of the store pass. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && ['open', 'read', 'stat', 'close', 'lstat'].includes(String(error.syscall))
}

/** Collects the releases of one file into batches, writes them and keeps the file's counts. */
class FileWriter {
  sourceFileId: string | null = null
  private readonly store: Store
  private readonly outcome: FileOutcome
  private readonly options: ImportOptions
  private batch: ReadRelease[] = []
  private batchBytes = 0
  private writing: Promise<void> = Promise.resolve()
  private noticed: Noticed[] = []
  private readonly effects = new Map<string, Effect>()
  private readonly seen = new Set<string>()

  constructor(store: Store, outcome: FileOutcome, options: ImportOptions) {
    this.store = store
    this.outcome = outcome
    this.options = options
  }

  notice(finding: Noticed): void {
    this.noticed.push(finding)
    this.outcome.findings += 1
  }

  refuse(refusal: Refusal): void {
    this.outcome.refused.push(refusal)
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
    const sourceFileId = this.sourceFileId as string
    try {
      const written = await this.store.prisma.$transaction((transaction) => writeProcesses(transaction, sourceFileId, batch), transactionTimes)
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
    const { sourceFileId } = this
    if (sourceFileId === null) return
    const refusals = this.outcome.refused.map(({ pointer, code }): Noticed => ({ pointer, severity: 'ERROR', code, parameters: {}, ocid: null }))
    const { file: _, refused, ...counts } = this.outcome
    await this.store.prisma.$transaction(async (transaction) => {
      await writeFindings(transaction, sourceFileId, [...this.noticed, ...refusals])
      await transaction.auditEvent.create({
        data: {
          id: newId(),
          actorId: this.options.actorId ?? null,
          command: 'importOcds',
          subjectType: 'SourceFile',
          subjectId: sourceFileId,
          change: { ...counts, refused: refused.length },
        },
      })
    }, transactionTimes)
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
