import { numberFor, numberOf } from './chance.ts'

/** The rows of one table, made when asked for. Those of an update change rows written before: its first column is the key. */
export interface TableRows {
  table: string
  columns: readonly string[]
  isUpdate?: boolean
  /** CSV lines, each ended by a line break. Every call gives the same. */
  lines(): Iterable<string>
}

export type Value = string | number | boolean | null

/** One CSV line. Null is an empty field, an empty text is quoted. */
export function csvLine(values: readonly Value[]): string {
  let line = ''
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]
    if (index > 0) line += ','
    if (value === null || value === undefined) continue
    line += typeof value === 'string' ? csvText(value) : String(value)
  }
  return `${line}\n`
}

const needsQuotes = /[",\n\r\\]|^\s|\s$|^$/
const csvText = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const hex16 = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'))
const hex = (number: number): string => hex16[number & 0xffff] as string

/** 1 January 2026, as milliseconds: the first 48 bits of every id, to which its number is added, so that ids ascend as rows are written. */
const idEpoch = Date.UTC(2026, 0, 1)

/** Ids of one kind of row: UUIDs in the shape of version 7, made from the seed, the kind and a number, never from a clock. */
export function idsOf(seed: number, kind: string): (number: number) => string {
  const subject = numberFor(seed, numberOf(kind))
  return (number) => {
    const time = idEpoch + number
    const high = Math.floor(time / 4_294_967_296)
    const low = time % 4_294_967_296
    const first = numberFor(subject, number)
    const second = numberFor(first, 1)
    const third = numberFor(second, 2)
    return `${hex(high)}${hex(low >>> 16)}-${hex(low)}-${hex((first & 0x0fff) | 0x7000)}-${hex(((first >>> 16) & 0x3fff) | 0x8000)}-${hex(second)}${hex(second >>> 16)}${hex(third)}`
  }
}

const millisecondsOfDay = 86_400_000
const dayTexts: string[] = []

/** The number of a calendar day, `YYYY-MM-DD`, counted from 1 January 1970. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / millisecondsOfDay
}

/** The calendar day of a number, `YYYY-MM-DD`. */
export function dayText(day: number): string {
  const known = dayTexts[day]
  if (known) return known
  const text = new Date(day * millisecondsOfDay).toISOString().slice(0, 10)
  dayTexts[day] = text
  return text
}

/** Whole cents as a decimal with two digits. */
export function decimal(cents: number): string {
  const absolute = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`
}

/** Text as it may stand in an address. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
