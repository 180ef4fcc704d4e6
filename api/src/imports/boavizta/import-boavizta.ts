import { basename } from 'node:path'
import { newId, type Store } from '@cfit/prisma'
import { type Noticed, noticed, pointerOf } from '../finding.ts'
import { isFileError } from '../import-errors.ts'
import { ImportedFile, type ImportManner } from '../imported-file.ts'
import { type Refusal, refusalsOf } from '../outcome.ts'
import { refusedBySystem, type SourceKind, sourcePaths } from '../source-files.ts'
import { inspectBytes, type TextEncoding, textLines } from '../text-lines.ts'
import { type BoaviztaOutcome, emptyBoaviztaOutcome } from './boavizta-outcome.ts'
import { FootprintWriter } from './footprint-writer.ts'
import { readRow } from './read-row.ts'
import { recordsOf, type Section } from './records.ts'
import { refusedRow } from './row-refusal.ts'
import { type FactorSet, factorSetOf, firstSection, type HeaderProblem, requiredInWords, type Survey, surveyOf, unknownColumns } from './survey.ts'

export interface BoaviztaOptions extends ImportManner {
  /** The factor set the footprints belong to; unless given, the file's release tells. */
  factorSet?: string | undefined
  /** Rows written in one transaction. */
  batchSize?: number
  /** Longest line, bytes. */
  lineBytesMax?: number
  /** Today, as `2026-11-24`: dates after it do not tell how new a file is. */
  today?: string
}

const tables: SourceKind = { pattern: /\.(csv|tsv)$/i, inWords: '.csv or .tsv' }
const lineBytesMaxDefault = 1_000_000
/** Largest file whose size the store can record, bytes. */
const fileBytesMax = 2_147_483_647

/**
 * Reads device footprints of the Boavizta collection, all layouts of it, from files and folders into the device catalogue.
 * Each file gets one outcome, told as soon as it is done; no file and no row stops another. A footprint is recognised by maker, name,
 * source and factor set, so reading a file again changes nothing, and its American and European form give the same. Findings and
 * refusals point at line and column, `/12/gwp_total`: the line as an editor numbers it, the column as the file names it.
 * A file is read three times, holding some hundred rows at a time. Throws only when the store itself fails.
 */
export async function importBoavizta(
  store: Store,
  paths: string[],
  onOutcome: (outcome: BoaviztaOutcome) => void = () => undefined,
  options: BoaviztaOptions = {},
): Promise<void> {
  for await (const source of sourcePaths(paths, tables)) {
    const outcome = emptyBoaviztaOutcome(source.path)
    if ('refusal' in source) outcome.refused.push(source.refusal)
    else await importFile(store, source, outcome, options)
    onOutcome(outcome)
  }
}

async function importFile(store: Store, source: { path: string; bytes: number }, outcome: BoaviztaOutcome, options: BoaviztaOptions): Promise<void> {
  const { path, bytes } = source
  if (bytes > fileBytesMax) {
    outcome.refused.push({ pointer: '', code: 'file-too-large', message: `The file has ${bytes} bytes, more than ${fileBytesMax}; split it into several.` })
    return
  }
  const writer = new FootprintWriter(outcome, options.batchSize)
  try {
    const { sha256, encoding } = await inspectBytes(path)
    writer.file = await ImportedFile.register(store, path, bytes, sha256, options)
    await readFile(path, encoding, writer, options)
  } catch (error) {
    if (!isFileError(error)) throw error
    writer.refuse(refusedBySystem(path, error).refusal)
  }
  await writer.flush()
  if (writer.file !== null) await finish(writer.file, writer, options.actorId ?? null)
  options.onProgress?.(bytes)
}

async function readFile(path: string, encoding: TextEncoding, writer: FootprintWriter, options: BoaviztaOptions): Promise<void> {
  const lines = () => textLines(path, encoding, options.lineBytesMax ?? lineBytesMaxDefault)
  const first = await firstSection(lines())
  if ('code' in first) return writer.refuse(refusedHeader(first))
  const survey = await surveyOf(lines(), first, options.today ?? new Date().toISOString().slice(0, 10))
  const factorSet = factorSetOf(survey, basename(path), options.factorSet)
  if (!factorSet) return writer.refuse(refusedRelease)
  writer.factorSet = factorSet.name
  noticeFile(writer, encoding, factorSet)
  await readRows(recordsOf(lines(), first), survey, writer, options.signal)
}

function noticeFile(writer: FootprintWriter, encoding: TextEncoding, { name, from }: FactorSet): void {
  if (encoding === 'windows-1252') writer.notice(noticed('encoding-windows-1252', '', null))
  else if (encoding !== 'utf-8') writer.notice(noticed('encoding-utf-16', '', null))
  if (from !== 'option') writer.notice(noticed('factor-set-derived', '', null, { factorSet: name, from }))
}

async function readRows(records: ReturnType<typeof recordsOf>, survey: Survey, writer: FootprintWriter, signal: AbortSignal | undefined): Promise<void> {
  let section = 0
  let hasHeader = false
  let before = 0
  for await (const record of records) {
    signal?.throwIfAborted()
    if (record.kind === 'header') {
      if (record.isNew) section += 1
      noticeHeader(record.section, record.line, hasHeader && !record.isNew, record.line === survey.first.line ? before : null, writer)
      hasHeader = true
      continue
    }
    if (record.kind === 'unreadable') {
      writer.outcome.read += 1
      writer.refuse(refusedRow(record.line, record.code))
      continue
    }
    const row = readRow(record.cells, record.line, record.isUnfinished, record.section, survey.signs[section] ?? '.')
    if (!hasHeader) before += 1
    // Above the header stand titles and remarks as well as rows; what is no row there is not missing from the catalogue.
    if (!hasHeader && 'refusal' in row && !isLikeRow(record.cells, record.section)) continue
    writer.outcome.read += 1
    if ('refusal' in row) writer.refuse(row.refusal)
    else await writer.add(row.draft, row.findings)
  }
}

/** Above its header, a row has about as many filled cells as the header has names. */
const isLikeRow = (cells: readonly string[], section: Section): boolean =>
  cells.filter((cell) => cell.trim() !== '').length >= Math.min(6, section.columns.length)

function noticeHeader(section: Section, line: number, isRepeated: boolean, recordsBefore: number | null, writer: FootprintWriter): void {
  if (isRepeated) {
    writer.notice(noticed('header-repeated', `/${line}`, null))
    return
  }
  if (recordsBefore !== null && recordsBefore > 0) writer.notice(noticed('header-misplaced', `/${line}`, null, { records: recordsBefore }))
  if (recordsBefore === null) writer.notice(noticed('header-changed', `/${line}`, null))
  for (const { header } of unknownColumns(section.columns)) writer.notice(noticed('column-unknown', pointerOf('', [line, header]), null))
}

function refusedHeader(problem: HeaderProblem): Refusal {
  if (problem.code === 'file-empty') return { pointer: '', code: 'file-empty', message: 'The file is empty.' }
  if (problem.code === 'header-not-found') {
    const message = `No line names the columns ${requiredInWords}. Save the table as text with commas, semicolons or tabs, and with its line of names.`
    return { pointer: '', code: 'header-not-found', message }
  }
  const message = `Line ${problem.line} names columns, but not ${problem.missing.join(', ')}. Add what is missing, or name it so.`
  return { pointer: '', code: 'columns-missing', message }
}

const refusedRelease: Refusal = {
  pointer: '',
  code: 'factor-set-unknown',
  message: 'Nothing in the file or its name tells its release. Name the factor set: --factor-set boavizta-2023-02.',
}

/** Keeps what was noticed and refused as findings, and puts the import on record. */
async function finish(file: ImportedFile, writer: FootprintWriter, actorId: string | null): Promise<void> {
  const { file: _, refused, ...counts } = writer.outcome
  const refusals = refused.map((refusal): Noticed => {
    const parameters = 'value' in refusal ? { value: String(refusal.value ?? '') } : {}
    return { pointer: refusal.pointer, severity: 'ERROR', code: refusal.code, parameters, ocid: null }
  })
  await file.inTransaction(async (transaction) => {
    await writer.writeFindings(transaction, refusals)
    const change = {
      factorSet: counts.factorSet,
      read: counts.read,
      repeated: counts.repeated,
      models: { ...counts.models },
      footprints: { ...counts.footprints },
      findings: counts.findings,
      refused: refusalsOf(writer.outcome),
    }
    await transaction.auditEvent.create({
      data: { id: newId(), actorId, command: 'importBoavizta', subjectType: 'SourceFile', subjectId: file.id, change },
    })
  })
}
