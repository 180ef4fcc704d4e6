import { pactTimeZone } from './articles.ts'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: pactTimeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in the Pact's time zone. */
export function dayOf(instant: Date): string {
  return day.format(instant)
}

/** The day so many months later; the last of the month where that has no such day, so that 31 January plus one month is 28 or 29 February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(date, lastOfMonth.getUTCDate()))).toISOString().slice(0, 10)
}

/** Whole days from one calendar day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
