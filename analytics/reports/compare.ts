import { Decimal } from 'decimal.js'
import type { BoundFigure, Direction } from './document.ts'

/*
 * The only arithmetic of the reports, in exact decimals: what stands between two figures, and which word that earns.
 */

/** Digits after the point a unit is shown with; a share counts in its per cent. */
const shownDigits: Readonly<Record<string, number>> = { share: 1, EUR: 0, years: 1, days: 1 }

/** The value as it is shown: a share in per cent, everything rounded to the unit's digits. Null when not collected. */
export function shownValue(figure: { value: string | null; unit: string }): Decimal | null {
  if (figure.value === null) return null
  const value = new Decimal(figure.value)
  return (figure.unit === 'share' ? value.times(100) : value).toDecimalPlaces(shownDigits[figure.unit] ?? 0, Decimal.ROUND_HALF_UP)
}

/** The direction between two figures as a reader sees them: what looks the same is called unchanged. */
export function directionOf(now: BoundFigure, before: BoundFigure): Direction {
  const a = shownValue(now)
  const b = shownValue(before)
  if (a === null || b === null) return 'unknown'
  return a.eq(b) ? 'unchanged' : a.gt(b) ? 'rose' : 'fell'
}

/** How far apart two figures stand as they are shown, without sign; in percentage points for shares. */
export function distanceShown(now: BoundFigure, before: BoundFigure): string | null {
  const a = shownValue(now)
  const b = shownValue(before)
  return a === null || b === null ? null : a.minus(b).abs().toFixed()
}

/** `a - b` exactly; null when either is unknown. */
export function difference(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : new Decimal(a).minus(b).toFixed()
}

/** The exact sum of what is known; null when nothing is. */
export function sum(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total.plus(value), new Decimal(0)).toFixed()
}

/** The exact value without its sign; null when unknown. */
export function absolute(value: string | null): string | null {
  return value === null ? null : new Decimal(value).abs().toFixed()
}

/** True when something was counted; a true zero and what was not collected are both false. */
export function hasSome(figure: { value: string | null }): boolean {
  return figure.value !== null && !isSame(figure.value, '0')
}

/** True when two exact decimals are the same amount. */
export function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && new Decimal(a).eq(b)
}

/** The collected figures from the largest to the smallest value, ties in order of their id. */
export function fromLargest<F extends BoundFigure>(figures: readonly F[]): F[] {
  return figures
    .filter((figure) => figure.value !== null)
    .toSorted((a, b) => new Decimal(b.value ?? 0).cmp(a.value ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** Per cent of a share as a decimal string for a chart's axis; null when not collected. */
export function percentOf(figure: { value: string | null; unit: string }): string | null {
  return shownValue({ value: figure.value, unit: 'share' })?.toFixed() ?? null
}
