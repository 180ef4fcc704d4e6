import { pointerOf, shown } from '../finding.ts'
import type { Refusal } from '../outcome.ts'

/** A row that was not taken in: where it stands, what is wrong with which value, and what to do about it. */
export interface RowRefusal extends Refusal {
  /** Line in the file, as an editor shows it. */
  row: number
  /** Name of the column at fault, as the file has it; null when it is the whole row. */
  column: string | null
  /** What stands there. */
  value: string | null
  remedy: string
}

const reasons = {
  'cells-missing': ['The row ends before its last needed cell.', 'Write every cell, empty ones too.'],
  'cells-shifted': ['The cells stand in wrong columns.', 'Put cells that hold the delimiter into quotes and write empty cells where nothing is said.'],
  'encoding-unclear': ['The line is not UTF-8, though other lines are.', 'Save the whole file as UTF-8.'],
  'line-too-long': ['The line is too long to be a row.', 'Look for missing line ends.'],
  'manufacturer-missing': ['The row names no maker.', 'Name the maker.'],
  'name-missing': ['The row names no device.', 'Name the device.'],
  'quote-unclosed': ['A quote is opened and never closed.', 'Close the quote, or double it where it is part of the text.'],
  'row-truncated': ['The file ends within this row.', 'Fetch the whole file again.'],
  'store-refused': ['The store does not accept the row; none of it was stored.', 'Compare the row with others and correct what is unusual.'],
  'text-too-long': ['The text is too long for a name or an address.', 'Shorten it; a comment has a column of its own.'],
  'total-ambiguous': ['The total footprint could be read in two ways, as the file uses both decimal signs.', 'Use one decimal sign in the whole file.'],
  'total-missing': ['The row gives no total footprint.', 'Give the total in kg CO2e, or leave the row out.'],
  'total-not-positive': ['The total footprint is not above zero.', 'Give the total in kg CO2e, or leave the row out.'],
  'total-out-of-range': ['The total footprint is larger than any device has.', 'Give the total in kg CO2e, and check its decimal sign.'],
  'total-unusable': ['The total footprint is not a number.', 'Give the total in kg CO2e, without words.'],
} as const

export type RowRefusalCode = keyof typeof reasons

export function refusedRow(row: number, code: RowRefusalCode, column: string | null = null, value: string | null = null): RowRefusal {
  const [message, remedy] = reasons[code]
  return { pointer: pointerOf('', column === null ? [row] : [row, column]), code, message, row, column, value: value === null ? null : shown(value), remedy }
}
