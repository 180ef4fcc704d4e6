import type { Store } from '@cfit/prisma'
import { noticed } from '../finding.ts'
import { isFileError } from '../import-errors.ts'
import { ImportedFile, type ImportManner } from '../imported-file.ts'
import { defaultLimits, type JsonText, openJsonFile, type ReadLimits } from '../json-texts.ts'
import { addOutcome, emptyOutcome, emptySummary, type FileOutcome, type ImportSummary } from '../outcome.ts'
import { refusedBySystem, type SourcePath, sha256OfFile, sourcePaths } from '../source-files.ts'
import { FileWriter } from './file-writer.ts'
import { readRelease } from './read-release.ts'
import { type Found, releasesIn, releasesOfList } from './releases-in.ts'
import type { SchemaCheck } from './schema-check.ts'
import { buysIct } from './tender-draft.ts'

export interface ImportOptions extends ImportManner {
  /** Takes in only processes that buy ICT, by the rule in `ict.ts`; the others are counted as set aside and not kept. */
  isIctOnly?: boolean
  /** Refuses what does not follow the official schemas. */
  schemaCheck?: SchemaCheck | null
  /** Releases written in one transaction. */
  batchSize?: number
  limits?: Partial<ReadLimits>
}

/** Largest file whose size the store can record, bytes. */
const fileBytesMax = 2_147_483_647
/** In a strict import a package is checked whole, so it is held whole. */
const strictBytesMax = 512_000_000

/**
 * Reads OCDS releases, release packages, records, record packages, compiled releases (1.0 and 1.1) and JSON lines from files and folders
 * into tenders. Each file gets one outcome, told as soon as it is done; no file and no record stops another. Releases are recognised by
 * process and content, so reading a file again changes nothing, and the state of a process is the merge of all its releases in date order,
 * whatever the order of files. Records are written some hundred at a time; all rows of a process change in one transaction.
 * People's data is removed before anything is stored. Throws only when the store itself fails (connection lost, disk full).
 */
export async function importOcds(
  store: Store,
  paths: string[],
  onOutcome: (outcome: FileOutcome) => void = () => undefined,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const sources: SourcePath[] = []
  for await (const source of sourcePaths(paths)) sources.push(source)
  const ict = options.isIctOnly ? await ocidsOfIct(sources, options) : null
  let summary = emptySummary()
  for (const source of sources) {
    const outcome = 'refusal' in source ? { ...emptyOutcome(source.path), refused: [source.refusal] } : await importFile(store, source, ict, options)
    onOutcome(outcome)
    summary = addOutcome(summary, outcome)
  }
  return summary
}

/**
 * The processes of which any release tells that they buy ICT. The files are read once before the import, because the release that tells
 * it may come last. What cannot be read is told by the import itself.
 */
async function ocidsOfIct(sources: readonly SourcePath[], options: ImportOptions): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const source of sources) {
    if ('refusal' in source || source.bytes > fileBytesMax) continue
    const file = await openJsonFile(source.path, limitsOf(options)).catch(() => null)
    if (!file) continue
    for await (const text of file.texts) {
      for (const each of 'refusal' in text ? [] : foundIn(text)) {
        if ('refusal' in each || typeof each.release['ocid'] !== 'string') continue
        const ocid = each.release['ocid'].trim()
        if (!found.has(ocid) && buysIct(each.release)) found.add(ocid)
      }
    }
  }
  return found
}

const isTable = /\.(csv|tsv)$/i
const tableRemedy = 'By its name it is a table; import it as device footprints.'

const limitsOf = ({ limits, schemaCheck }: ImportOptions): ReadLimits => {
  return { ...defaultLimits, ...(schemaCheck ? { documentBytesMax: strictBytesMax } : {}), ...limits }
}

/** The releases of one text; those of a streamed package come without their package. */
function foundIn(text: Extract<JsonText, { value: unknown }>): Iterable<Found> {
  return text.list ? releasesOfList(text.list, text.value, text.base) : releasesIn(text.value, text.base)
}

async function importFile(
  store: Store,
  source: { path: string; bytes: number },
  ict: ReadonlySet<string> | null,
  options: ImportOptions,
): Promise<FileOutcome> {
  const { path, bytes } = source
  const outcome: FileOutcome = { ...emptyOutcome(path), ...(ict ? { setAside: 0 } : {}) }
  if (bytes > fileBytesMax) {
    const message = `The file has ${bytes} bytes, more than ${fileBytesMax}; split it into several.`
    return { ...outcome, refused: [{ pointer: '', code: 'file-too-large', message }] }
  }
  let writer: FileWriter | undefined
  try {
    writer = new FileWriter(await ImportedFile.register(store, path, bytes, await sha256OfFile(path), options), outcome, ict, options)
    const file = await openJsonFile(path, limitsOf(options))
    if (file.encoding !== 'utf-8') writer.notice(noticed(`encoding-${file.encoding}`, '', null))
    for await (const text of file.texts) {
      options.signal?.throwIfAborted()
      if ('refusal' in text) writer.refuse(isTable.test(path) ? { ...text.refusal, message: `${text.refusal.message} ${tableRemedy}` } : text.refusal)
      else await readText(text, writer, outcome, options)
      if (text.end !== undefined) options.onProgress?.(text.end)
    }
  } catch (error) {
    await writer?.settled()
    if (!isFileError(error)) throw error
    const { refusal } = refusedBySystem(path, error)
    if (writer) writer.refuse(refusal)
    else outcome.refused.push(refusal)
  }
  await writer?.finish()
  options.onProgress?.(bytes)
  return outcome
}

async function readText(text: Extract<JsonText, { value: unknown }>, writer: FileWriter, outcome: FileOutcome, { schemaCheck }: ImportOptions): Promise<void> {
  for (const key of text.repeatedKeys) writer.notice(noticed('key-repeated', text.base + key, null))
  const faults = schemaCheck?.refusalsOf(text.value, text.base) ?? []
  for (const fault of faults) writer.refuse(fault)
  for (const found of foundIn(text)) {
    const pointer = 'refusal' in found ? found.refusal.pointer : found.pointer
    const isRelease = !('refusal' in found) || found.isRelease
    if (isRelease) outcome.read += 1
    if (faults.some((fault) => fault.pointer === '' || pointer === fault.pointer || pointer.startsWith(`${fault.pointer}/`))) continue
    const read = 'refusal' in found ? found : readRelease(found)
    if ('refusal' in read) writer.refuse(read.refusal)
    else await writer.add(read)
  }
}
