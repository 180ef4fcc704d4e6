import { pactTimeZone } from './articles.ts'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: pactTimeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in the Pact's time zone. */
export function dayOf(instant: Date): string {
  return day.format(instant)
}

/** Whole days from one calendar day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
