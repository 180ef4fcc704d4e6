import { Prisma } from '@cfit/prisma'

/** ISO 4217 codes in use, as the runtime knows them. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export const isCurrency = (code: string): boolean => currencies.has(code)

export type Amount =
  | { amount: string; currency: string; isRounded: boolean }
  | { problem: 'amount-unusable' | 'amount-negative' | 'currency-missing' | 'currency-unknown' }
  | null

const decimals = 4
const limit = new Prisma.Decimal('1e16')

/**
 * Reads an OCDS value. Null when nothing is said; a problem when what is said means nothing: an amount without a currency, with a
 * currency nobody knows, below zero, or beyond sixteen digits. Amounts stay exact decimals of at most four places.
 */
export function readAmount(value: { amount?: unknown; currency?: unknown } | null | undefined): Amount {
  const published = value?.amount
  if (published === null || published === undefined || published === '') return null
  if (typeof published !== 'number' && !(typeof published === 'string' && /^\s*-?\d+(\.\d+)?([eE][+-]?\d{1,4})?\s*$/.test(published))) {
    return { problem: 'amount-unusable' }
  }
  const exact = new Prisma.Decimal(typeof published === 'string' ? published.trim() : published)
  if (!exact.isFinite() || exact.abs().gte(limit)) return { problem: 'amount-unusable' }
  if (exact.isNegative() && !exact.isZero()) return { problem: 'amount-negative' }
  const currency = typeof value?.currency === 'string' ? value.currency.trim().toUpperCase() : ''
  if (currency === '') return { problem: 'currency-missing' }
  if (!isCurrency(currency)) return { problem: 'currency-unknown' }
  const rounded = exact.toDecimalPlaces(decimals)
  return { amount: rounded.abs().toFixed(), currency, isRounded: !rounded.eq(exact) }
}
