const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A calendar day, `YYYY-MM-DD`, as "Tue 3 Mar 2026" that stays on one line. It has no zone, so no zone may shift it. */
export function dayInWords(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return [days[weekday], day, months[month - 1], year].join('\u00a0')
}

const pactClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function pactParts(instant: Date): Record<string, string> {
  return Object.fromEntries(pactClock.formatToParts(instant).map(({ type, value }) => [type, value]))
}

/** The day on which an instant falls in the Pact's time zone, `YYYY-MM-DD`. */
export function pactDayOf(instant: Date): string {
  const { year, month, day } = pactParts(instant)
  return `${year}-${month}-${day}`
}

/** An instant as "Tue 3 Mar 2026, 14:05", in the Pact's time zone. */
export function instantInWords(instant: string): string {
  const at = new Date(instant)
  const { hour, minute } = pactParts(at)
  return `${dayInWords(pactDayOf(at))}, ${hour}:${minute}`
}

/** Whole days from one calendar day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
