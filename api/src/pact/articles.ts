import articles from './articles.json' with { type: 'json' }

/** One number or date of the Pact: its value, unit, of whom, and since when it holds. */
export interface Article {
  key: string
  article: string
  value: string | number | boolean | readonly string[]
  unit: string
  of: string
  bound: string
  since: string
  isReading: boolean
}

/** The value in force on a day, `YYYY-MM-DD`; null before the first. An amendment appends a later value and leaves the earlier one. */
export function articleInForce(key: string, on: string, all: readonly Article[] = articles): Article | null {
  const values = all.filter((article) => article.key === key && article.since <= on).sort((a, b) => (a.since < b.since ? -1 : 1))
  return values.at(-1) ?? null
}

/** The version of the Pact that is signed on a day (6.2.1). */
export function pactVersionOn(day: string): '1.0' | '2.0' {
  return articleInForce('versionTwoInEffect', day) ? '2.0' : '1.0'
}

/** Days and deadlines are told in this time zone; the process itself runs in UTC. */
export const pactTimeZone = articleInForce('pactTimeZone', '9999-12-31')?.value as string

/** The day on which version 1 took effect (6.2.1). */
export const firstDayOfPact = '2021-06-14'

/** The last day of the Pact (6.2.2), unless it is extended. */
export const lastDayOfPact = articleInForce('endOfPact', '9999-12-31')?.value as string
