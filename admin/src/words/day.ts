import { dayOf, pactTimeZone } from '@cfit/api/pact'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A calendar day, `YYYY-MM-DD`, as "Tue 3 Mar 2026" that stays on one line. It has no zone, so no zone may shift it. */
export function dayInWords(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return [days[weekday], day, months[month - 1], year].join('\u00a0')
}

/** A date as precise as it was published: `2022-02-06` as a day, `2020-11` as "Nov 2020", `2021` as it is. */
export function partialDateInWords(date: string): string {
  const [year, month, day] = date.split('-')
  if (day !== undefined) return dayInWords(date)
  return month === undefined ? date : [months[Number(month) - 1], year].join('\u00a0')
}

const pactClock = new Intl.DateTimeFormat('en-GB', { timeZone: pactTimeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** An instant as "Tue 3 Mar 2026, 14:05", in the Pact's time zone. */
export function instantInWords(instant: string): string {
  const at = new Date(instant)
  return `${dayInWords(dayOf(at))}, ${pactClock.format(at)}`
}
