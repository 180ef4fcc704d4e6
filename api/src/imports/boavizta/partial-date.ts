/** Month names of the languages the collection is kept in, by their first letters without accents. */
const months: readonly RegExp[] = [
  /^jan/,
  /^(feb|fev)/,
  /^mar/,
  /^(apr|avr)/,
  /^(may|mai)$/,
  /^(june?|juin)$/,
  /^(july?|juil)/,
  /^(aug|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
]

const earliestYear = 1990
const latestYear = 2100

/** A date as precise as it was written, in ISO 8601: a day, a month or a year. */
export type PartialDate = { date: string; isOrderAssumed: boolean } | null

/**
 * Reads the dates of the collection: `2022-2-6`, `2020.4.13`, `01-11-2020`, `26/07/2019`, `November 2020`, `December. 2018`,
 * `21 août 2015`, `October 4 2017`, `2021`, `2021-06`. Where only numbers stand the day comes first, as the publisher writes, unless that
 * is impossible. Null when it is no date.
 */
export function readPartialDate(text: string): PartialDate {
  const parts = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^(\d{1,2})(st|nd|rd|th|er)$/, '$1'))
  const named = parts.findIndex((part) => /^[a-z]/.test(part))
  if (named >= 0) return withNamedMonth(parts, named)
  if (!parts.every((part) => /^\d+$/.test(part))) return null
  const [a = '', b = '', c = ''] = parts
  if (parts.length === 1) return dated(a)
  if (parts.length === 2) return a.length === 4 ? dated(a, b) : dated(b, a)
  if (parts.length !== 3) return null
  if (a.length === 4) return dated(a, b, c)
  const isMonthFirst = Number(b) > 12
  return isMonthFirst ? dated(c, a, b) : dated(c, b, a, /\//.test(text) && Number(a) <= 12 && a !== b)
}

function withNamedMonth(parts: readonly string[], at: number): PartialDate {
  const name = parts[at] ?? ''
  const month = months.findIndex((pattern) => pattern.test(name)) + 1
  const rest = parts.filter((_, index) => index !== at)
  if (month === 0 || !rest.every((part) => /^\d+$/.test(part))) return null
  const year = rest.find((part) => part.length === 4)
  const day = rest.find((part) => part.length <= 2)
  if (!year || rest.length > 2 || (rest.length === 2 && !day)) return null
  return dated(year, String(month), day)
}

function dated(year: string, month?: string, day?: string, isOrderAssumed = false): PartialDate {
  if (!/^\d{4}$/.test(year) || Number(year) < earliestYear || Number(year) > latestYear) return null
  if (month === undefined) return { date: year, isOrderAssumed }
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12) return null
  const upToMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return { date: upToMonth, isOrderAssumed }
  const full = `${upToMonth}-${day.padStart(2, '0')}`
  const instant = new Date(`${full}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== full ? null : { date: full, isOrderAssumed }
}
