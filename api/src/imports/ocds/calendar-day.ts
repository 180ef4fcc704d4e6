/** A date and time as OCDS publishes it: a full instant, or a calendar day, or an instant without its time zone. */
export interface PublishedDate {
  instant: Date
  /** The calendar day the publisher wrote, `2025-01-31`, whatever the zone: a contract that starts on the 6th starts on the 6th. */
  day: string
  hasTimeZone: boolean
}

const written = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}:?\d{2})?)?$/

/** Years outside these are placeholders (0001-01-01, 9999-12-31), not dates. */
export const yearMin = 1900
export const yearMax = 2200

/** Reads a published date; null when it is none. Without a time zone it is read as UTC. */
export function readDate(text: string | null | undefined): PublishedDate | null {
  const parts = written.exec((text ?? '').trim())
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = parts
  if (Number(year) < yearMin || Number(year) > yearMax) return null
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // The 30th of February is a day that `Date` would move on into March.
  if (Number(month) > 12 || new Date(midnight).getUTCDate() !== Number(day)) return null
  // 24:00 is the end of the day; a leap second counts as the next.
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { instant: new Date(midnight + time - offsetOf(zone)), day: `${year}-${month}-${day}`, hasTimeZone: zone !== undefined }
}

/** Milliseconds that a zone, `+01:00`, is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
