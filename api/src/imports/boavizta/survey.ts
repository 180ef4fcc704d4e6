import type { TextLine } from '../text-lines.ts'
import { type Column, type ColumnKey, requiredColumns } from './columns.ts'
import { type DecimalSign, DecimalSigns } from './numbers.ts'
import { readPartialDate } from './partial-date.ts'
import { isQuantity } from './read-quantity.ts'
import { headerIn, recordsOf, type Section } from './records.ts'
import { isNothing } from './vocabulary.ts'

/** What a file says about itself before its rows are read: memory holds none of them. */
export interface Survey {
  first: Section
  /** The decimal sign of each section, in the order of their headers. */
  signs: DecimalSign[]
  /** Latest day on which a row was added, and latest month of a maker's report, not after the given day; null when no row says. */
  latestAddition: string | null
  latestReport: string | null
}

export type HeaderProblem = { code: 'file-empty' } | { code: 'header-not-found' } | { code: 'columns-missing'; line: number; missing: ColumnKey[] }

/** The first line that declares the columns a row needs, wherever it stands: sorted files have theirs among the rows. */
export async function firstSection(lines: AsyncIterable<TextLine>): Promise<Section | HeaderProblem> {
  let nearest: HeaderProblem | null = null
  let isEmpty = true
  for await (const line of lines) {
    if ('problem' in line) {
      isEmpty = false
      continue
    }
    if (line.text.trim() === '') continue
    isEmpty = false
    const header = headerIn(line.text)
    if (header && header.missing.length === 0) return { delimiter: header.delimiter, columns: header.columns, line: line.line }
    if (header) nearest ??= { code: 'columns-missing', line: line.line, missing: header.missing }
  }
  return nearest ?? { code: isEmpty ? 'file-empty' : 'header-not-found' }
}

/** Reads all rows once for what only the whole file can tell: how it writes decimals, and how new it is. */
export async function surveyOf(lines: AsyncIterable<TextLine>, first: Section, today: string): Promise<Survey> {
  const counts = [new DecimalSigns()]
  const delimiters = [first.delimiter]
  const latest: Record<'added_date' | 'report_date', string | null> = { added_date: null, report_date: null }
  for await (const record of recordsOf(lines, first)) {
    if (record.kind === 'header' && record.isNew) {
      counts.push(new DecimalSigns())
      delimiters.push(record.section.delimiter)
    }
    if (record.kind !== 'row') continue
    for (const { index, key } of record.section.columns) {
      const text = record.cells[index]?.trim() ?? ''
      if (isNothing(text)) continue
      if (isQuantity(key)) counts.at(-1)?.see(text)
      if (key !== 'added_date' && key !== 'report_date') continue
      const date = readPartialDate(text)?.date
      if (date !== undefined && date <= today && date > (latest[key] ?? '')) latest[key] = date
    }
  }
  return {
    first,
    signs: counts.map((count, index) => count.rule(delimiters[index] as string)),
    latestAddition: latest.added_date,
    latestReport: latest.report_date,
  }
}

export interface FactorSet {
  name: string
  /** What the name rests on. */
  from: 'option' | 'added_date' | 'file name' | 'report_date'
}

/** A name of a factor set: what the store, addresses and people can all take. */
export const isFactorSet = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{0,59}$/.test(name)

/**
 * The set of factors that a file's footprints belong to, by its release: the month in which its newest row was added, as the content
 * stays the same under any file name; else the date in its name; else the month of the newest report in it. Null when nothing tells.
 */
export function factorSetOf(survey: Survey, fileName: string, option: string | undefined): FactorSet | null {
  if (option !== undefined) return { name: option, from: 'option' }
  const month = (date: string | null) => /^\d{4}-\d{2}/.exec(date ?? '')?.[0]
  const added = month(survey.latestAddition)
  if (added) return { name: `boavizta-${added}`, from: 'added_date' }
  const named = /(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(fileName)
  if (named) return { name: `boavizta-${named[1]}-${named[2]}`, from: 'file name' }
  const reported = month(survey.latestReport) ?? survey.latestReport
  return reported ? { name: `boavizta-${reported}`, from: 'report_date' } : null
}

/** In words: what a file must have for its rows to mean something. */
export const requiredInWords = requiredColumns.join(', ')

export const unknownColumns = (columns: readonly Column[]): Column[] => columns.filter(({ key, header }) => key === null && header !== '')
