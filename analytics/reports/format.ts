import { Decimal } from 'decimal.js'
import { distanceShown, shownValue } from './compare.ts'
import type { BoundFigure, FigurePart } from './document.ts'
import type { Messages } from './messages.en.ts'

/** Stands between thousands and before units; it never breaks at the end of a line. */
export const thinSpace = '\u202f'

/** An exact decimal with thin spaces between thousands and a true minus sign; no digit is lost or added except by `digits`. */
export function grouped(value: Decimal | string, digits?: number): string {
  const decimal = new Decimal(value)
  const [whole = '0', fraction] = (digits === undefined ? decimal.abs().toFixed() : decimal.abs().toFixed(digits, Decimal.ROUND_HALF_UP)).split('.')
  // Four digits stay together, as in print.
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thinSpace) : whole
  const isZero = /^0+$/.test(whole) && (fraction === undefined || /^0+$/.test(fraction))
  return `${decimal.isNegative() && !isZero ? '\u2212' : ''}${spaced}${fraction === undefined ? '' : `.${fraction}`}`
}

/** "3 March 2026" from an ISO date. */
export function longDate(iso: string, messages: Messages): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  return `${Number(day)} ${messages.months[Number(month) - 1] ?? month} ${year}`
}

/** The number of a figure without its unit, for a grid of key figures. */
export function bareValue(figure: BoundFigure, messages: Messages): { value: string; unit: string } {
  const shown = shownValue(figure)
  if (shown === null) return { value: messages.notCollected, unit: '' }
  if (figure.unit === 'share') return { value: `${grouped(shown)}${thinSpace}%`, unit: '' }
  if (figure.unit === 'EUR') return { value: `${shown.isNegative() ? '\u2212' : ''}€${grouped(shown.abs())}`, unit: '' }
  return { value: grouped(shown), unit: unitWord(figure.unit, shown, messages) }
}

/** The unit in words, in the number the value asks for: "1 practice", "2 practices". */
export function unitWord(unit: string, value: Decimal | string, messages: Messages): string {
  const known = messages.units[unit]
  if (known === undefined) return unit
  const [one, other = one] = known.split('|')
  return (new Decimal(value).abs().eq(1) ? one : other) ?? known
}

/** The text of one part of a figure: rounded for prose, exact for tables. */
export function partText(figure: BoundFigure, part: FigurePart, messages: Messages): string {
  if (part === 'n') return grouped(String(figure.n))
  if (part === 'numerator' || part === 'denominator') {
    const value = figure[part]
    return value === null ? messages.notCollected : grouped(new Decimal(value).toDecimalPlaces(new Decimal(value).abs().gte(1000) ? 0 : 2))
  }
  const shown = part === 'magnitude' ? (shownValue(figure)?.abs() ?? null) : shownValue(figure)
  if (shown === null || figure.value === null) return messages.notCollected
  if (figure.unit === 'share') return `${part === 'exact' ? grouped(shown, 1) : grouped(shown)}${thinSpace}%`
  if (figure.unit === 'points') return `${grouped(shown)}${'\u00a0'}${unitWord('points', shown, messages)}`
  if (figure.unit === 'EUR') return part === 'exact' ? grouped(figure.value, 2) : `${shown.isNegative() ? '\u2212' : ''}€${grouped(shown.abs())}`
  return part === 'exact' ? grouped(shown, tableDigits[figure.unit] ?? 0) : grouped(shown)
}

const tableDigits: Readonly<Record<string, number>> = { years: 1, days: 1 }

/** How far two figures stand apart, with its unit. */
export function distanceText(now: BoundFigure, before: BoundFigure, messages: Messages): string {
  const distance = distanceShown(now, before)
  if (distance === null) return messages.notCollected
  if (now.unit === 'share') return `${grouped(distance)}\u00a0${unitWord('points', distance, messages)}`
  return now.unit === 'EUR' ? `€${grouped(distance)}` : grouped(distance)
}

/** `3.1.1.b` as people write it: 3.1.1 b. */
export function clauseText(clause: string): string {
  return clause.replace(/\.?\s*([a-z])$/, '\u00a0$1')
}
