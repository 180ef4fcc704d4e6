import { Prisma } from '@cfit/prisma'
import type { FindingCode, FindingParameters } from '../finding.ts'
import type { ColumnKey, ShareKey } from './columns.ts'
import { type DecimalSign, readNumber } from './numbers.ts'

/** What a quantity may be, and how many decimals of it are kept. Beyond its bounds a number is a slip, not a device. */
interface Bounds {
  decimals: number
  most: number
  /** What a zero says: a value like any other, or that nothing is said. */
  zero: 'value' | 'missing'
}

export type QuantityKey = Extract<ColumnKey, 'gwp_total' | 'yearly_tec' | 'lifetime' | 'weight' | 'screen_size' | ShareKey>

const share: Bounds = { decimals: 4, most: 1, zero: 'value' }

/**
 * The rules of each quantity. A relative error of zero stands for a missing one in the collection: no maker is exact. Nothing weighs
 * nothing or lives no year, and a screen of zero inches is none. A zero share and no electricity can be true and stay.
 */
export const boundsOf: Record<QuantityKey, Bounds> = {
  gwp_total: { decimals: 3, most: 10_000_000, zero: 'value' },
  yearly_tec: { decimals: 4, most: 1_000_000, zero: 'value' },
  lifetime: { decimals: 2, most: 50, zero: 'missing' },
  weight: { decimals: 4, most: 10_000, zero: 'missing' },
  screen_size: { decimals: 2, most: 200, zero: 'missing' },
  gwp_error_ratio: { decimals: 4, most: 10, zero: 'missing' },
  gwp_use_ratio: share,
  gwp_manufacturing_ratio: share,
  gwp_transport_ratio: share,
  gwp_eol_ratio: share,
}

export const quantityKeys = Object.keys(boundsOf) as QuantityKey[]
export const isQuantity = (key: ColumnKey | null): key is QuantityKey => key !== null && key in boundsOf
export const isShare = (key: QuantityKey): boolean => boundsOf[key] === share || key === 'gwp_error_ratio'

/** A quantity as an exact decimal in text, or null with the reason; both may come with something to tell. */
export interface ReadQuantity {
  value: string | null
  findings: { code: FindingCode; parameters?: FindingParameters }[]
  /** True when the text is no number at all, which may mean that it belongs into another column. */
  isNoNumber: boolean
}

const unused = (code: FindingCode, isNoNumber = false): ReadQuantity => ({ value: null, findings: [{ code }], isNoNumber })

export function readQuantity(key: QuantityKey, isRatio: boolean, text: string, sign: DecimalSign): ReadQuantity {
  const number = readNumber(text, sign)
  if ('problem' in number) return unused(number.problem, number.problem === 'value-unusable')
  const findings: ReadQuantity['findings'] = []
  if (number.deviates) findings.push({ code: 'number-form-deviates' })
  const exact = isShare(key) ? shareOf(number.value, number.isPercent, isRatio) : number.isPercent ? null : number.value
  if (exact === null) return unused(isShare(key) ? 'share-unit-unclear' : 'value-unusable')
  const { decimals, most, zero } = boundsOf[key]
  if (exact.isNegative() && !exact.isZero()) return unused('number-negative')
  if (exact.isZero() && zero === 'missing') return unused('zero-means-missing')
  if (exact.gt(most)) return unused(boundsOf[key] === share ? 'share-above-one' : 'number-out-of-range')
  if (key === 'gwp_error_ratio' && exact.gt(1)) findings.push({ code: 'error-above-one' })
  const rounded = exact.toDecimalPlaces(decimals)
  // Rounded to nothing, a small quantity would say what nobody published.
  if (rounded.isZero() && !exact.isZero() && zero === 'missing') return unused('number-out-of-range')
  if (!rounded.eq(exact)) findings.push({ code: 'number-rounded', parameters: { kept: rounded.toFixed() } })
  return { value: rounded.abs().toFixed(), findings, isNoNumber: false }
}

const hundred = new Prisma.Decimal(100)
/** A number above it, in a column that may hold percentages or ratios, is a percentage: a ratio of five is absurd even for an error. */
const ratioMost = 5

/** A share as a ratio. Where the column does not say what it holds, a number up to 1 is a ratio, as only ratios were met so small; between 1 and 5 nobody can tell. */
function shareOf(value: Prisma.Decimal, isPercent: boolean, isRatio: boolean): Prisma.Decimal | null {
  if (isPercent) return value.div(hundred)
  if (isRatio || value.abs().lte(1)) return value
  return value.abs().gt(ratioMost) ? value.div(hundred) : null
}
