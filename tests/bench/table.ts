import { ratioWithinRuns, spreadOf } from './arithmetic.ts'
import { type Mark, ours, type PartResult, type Sample } from './part.ts'

/** The samples and marks of a part as text for a terminal. */
export function readableTable(result: PartResult): string {
  return [aligned([sampleHead, ...result.samples.map((sample) => sampleLine(sample, result.samples))]), marksText(result.marks)].filter(Boolean).join('\n\n')
}

const sampleHead = ['case', 'system', 'median', 'lowest', 'highest', 'unit', `ratio to ${ours}`, '']

function sampleLine(sample: Sample, all: Sample[]): string[] {
  const { median, lowest, highest } = spreadOf(sample.values)
  const own = all.find((other) => other.system === ours && other.case === sample.case && other.unit === sample.unit)
  const isComparable = own && own !== sample && own.values.length === sample.values.length
  const ratio = isComparable ? ratioWithinRuns(sample.values, own.values).toFixed(2) : ''
  return [sample.case, sample.system, shown(median), shown(lowest), shown(highest), sample.unit, ratio, sample.note ?? '']
}

function marksText(marks: Mark[]): string {
  if (marks.length === 0) return ''
  const lines = marks.map((mark) => [
    mark.isMet ? 'met' : 'MISSED',
    mark.name,
    `wanted ${mark.wanted}`,
    `measured ${shown(mark.measured)} ${mark.unit}`,
    mark.note ?? '',
  ])
  return `Marks\n${aligned(lines)}`
}

/** Three digits that matter, without an exponent. */
function shown(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(digits)
}

function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const isNumber = /^-?\d/
  return lines
    .map((line) =>
      line
        .map((cell, column) => (isNumber.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
