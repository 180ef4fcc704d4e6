/** A date and time as OCDS publishes it: a full instant, or a calendar day, or an instant without its time zone. */
export interface PublishedDate {
  instant: Date
  /** The calendar day the publisher wrote, `2025-01-31`, whatever the zone: a contract that starts on the 6th starts on the 6th. */
  day: string
  hasTimeZone: boolean
}

const written = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}:?\d{2})?)?$/

/** Years outside these are placeholders (0001-01-01, 9999-12-31), not dates. */
const yearMin = 1900
const yearMax = 2200

/** Reads a published date; null when it is none. Without a time zone it is read as UTC. */
export function readDate(text: string | null | undefined): PublishedDate | null {
  const parts = written.exec((text ?? '').trim())
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = parts
  if (Number(year) < yearMin || Number(year) > yearMax) return null
  const date = `${year}-${month}-${day}`
  // The 30th of February is a day that `Date` would move on into March.
  const atMidnight = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(atMidnight.getTime()) || atMidnight.toISOString().slice(0, 10) !== date) return null
  const offset = !zone || zone.toUpperCase() === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const instant = new Date(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`)
  return Number.isNaN(instant.getTime()) ? null : { instant, day: date, hasTimeZone: zone !== undefined }
}
