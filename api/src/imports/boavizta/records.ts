import { CsvError, parse } from 'csv-parse/sync'
import type { TextLine } from '../text-lines.ts'
import { type Column, type ColumnKey, columnsOf, isSameLayout } from './columns.ts'

/** Rows that share one header. A file has one section, unless files were joined: each header that differs begins another. */
export interface Section {
  delimiter: string
  columns: Column[]
  /** Line of its header. */
  line: number
}

export type TableRecord =
  | { kind: 'header'; line: number; section: Section; isNew: boolean }
  | { kind: 'row'; line: number; cells: string[]; section: Section; isUnfinished: boolean }
  | { kind: 'unreadable'; line: number; code: 'line-too-long' | 'encoding-unclear' | 'quote-unclosed' }

const delimiters = [',', ';', '\t', '|']
/** A cell with line breaks is joined from at most so many lines, of so many characters. */
const joinedLinesMax = 100
const joinedLengthMax = 200_000

/** The cells of one record; null when a quote in it is not closed. */
function cellsOf(text: string, delimiter: string): string[] | null {
  // Without quotes there is nothing to understand.
  if (!text.includes('"')) return text.split(delimiter)
  try {
    // A quote within a cell is an inch more often than a mistake.
    const [cells, second]: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true })
    return cells && !second ? cells : null
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

/** The header that a line is, with the delimiter that makes it one; the delimiter that finds most columns wins. */
export function headerIn(text: string): { delimiter: string; columns: Column[]; missing: ColumnKey[] } | null {
  // Most lines are rows; they need not be cut four times.
  if (!/manufacturer|maker|brand|vendor|name|product|model|device/i.test(text)) return null
  let best: ReturnType<typeof headerIn> = null
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue
    const found = columnsOf(cellsOf(text, delimiter) ?? [])
    if (found && (best === null || knownIn(found.columns) > knownIn(best.columns))) best = { delimiter, ...found }
  }
  return best
}

const knownIn = (columns: readonly Column[]): number => columns.filter(({ key }) => key !== null).length

/**
 * Turns lines into records. `first` is the first section: rows may stand before its header, where a file was sorted with it.
 * A header within the file is told and not read as a row; when it differs from the one before, the rows below it follow it.
 * Quotes that never close cost their own line only.
 */
export async function* recordsOf(lines: AsyncIterable<TextLine>, first: Section): AsyncGenerator<TableRecord> {
  const queue = new Lookahead(lines)
  let section = first
  for (let line = await queue.take(); line; line = await queue.take()) {
    if ('problem' in line) {
      yield { kind: 'unreadable', line: line.line, code: line.problem }
      continue
    }
    if (line.text.trim() === '') continue
    const header = headerIn(line.text)
    if (header && header.missing.length === 0) {
      const isNew = header.delimiter !== section.delimiter || !isSameLayout(header.columns, section.columns)
      if (isNew) section = { delimiter: header.delimiter, columns: header.columns, line: line.line }
      yield { kind: 'header', line: line.line, section, isNew }
      continue
    }
    const { isUnfinished } = line
    const cells = cellsOf(line.text, section.delimiter) ?? (await joinedCells(line.text, queue, section))
    if (!cells) yield { kind: 'unreadable', line: line.line, code: 'quote-unclosed' }
    else if (cells.some((cell) => cell.trim() !== '')) yield { kind: 'row', line: line.line, cells, section, isUnfinished }
  }
}

/** Looks whether lines below close the quote, so that the record has as many cells as its header; takes them only then. */
async function joinedCells(text: string, queue: Lookahead, section: Section): Promise<string[] | null> {
  let joined = text
  for (let ahead = 0; ahead < joinedLinesMax; ahead += 1) {
    const next = await queue.peek(ahead)
    if (!next || 'problem' in next || joined.length + next.text.length > joinedLengthMax) return null
    joined += `\n${next.text}`
    if (!next.text.includes('"')) continue
    const cells = cellsOf(joined, section.delimiter)
    if (cells?.length === section.columns.length) {
      queue.drop(ahead + 1)
      return cells
    }
  }
  return null
}

/** Lines that may be looked at before they are taken. */
class Lookahead {
  private readonly lines: AsyncIterator<TextLine>
  private readonly waiting: TextLine[] = []

  constructor(lines: AsyncIterable<TextLine>) {
    this.lines = lines[Symbol.asyncIterator]()
  }

  async peek(index: number): Promise<TextLine | undefined> {
    while (this.waiting.length <= index) {
      const next = await this.lines.next()
      if (next.done) return undefined
      this.waiting.push(next.value)
    }
    return this.waiting[index]
  }

  async take(): Promise<TextLine | undefined> {
    const line = await this.peek(0)
    this.drop(1)
    return line
  }

  drop(count: number): void {
    this.waiting.splice(0, count)
  }
}
