import { createHash } from 'node:crypto'
import { withoutCheckDigit } from './ict.ts'
import { readAmount } from './money.ts'
import type { OcdsClassification, OcdsValue } from './ocds-schema.ts'

const keyLengthMax = 200

/** A key as the store's indexes can hold it. */
export const storedKey = (key: string): string => (key.length <= keyLengthMax ? key : createHash('sha256').update(key).digest('hex'))

/** The objects that have an id, each with its key; of two with one id the last. */
export function keyed<Item extends { id?: string | number | null | undefined }>(items: Item[] | null | undefined): [string, Item][] {
  const byKey = new Map<string, Item>()
  for (const item of items ?? []) if ((item.id ?? '') !== '') byKey.set(storedKey(String(item.id)), item)
  return [...byKey]
}

/** All objects: those without an id go by their place, `#2`, because a list without ids is always replaced as a whole. */
export function placed<Item extends { id?: string | number | null | undefined }>(items: Item[] | null | undefined): [string, Item][] {
  return keyed((items ?? []).map((item, index) => ((item.id ?? '') === '' ? { ...item, id: `#${index + 1}` } : item)))
}

/** The first text that says something. */
export function firstText(texts: (string | null | undefined)[]): string | null {
  for (const text of texts) if (text && text.trim() !== '') return text.trim()
  return null
}

/** An amount with its currency, both or neither. */
export function amountOf(value: OcdsValue): { amount: string | null; currency: string | null } {
  const amount = readAmount(value)
  return amount && 'amount' in amount ? { amount: amount.amount, currency: amount.currency } : { amount: null, currency: null }
}

/** Scheme and code of a classification as the store keeps them; null when either is missing. */
export function classificationOf(classification: OcdsClassification | null | undefined): { scheme: string; code: string } | null {
  const scheme = (classification?.scheme ?? '').trim()
  const published = String(classification?.id ?? '').trim()
  if (scheme === '' || published === '') return null
  const known = /^(cpv|unspsc)$/i.test(scheme) ? scheme.toUpperCase() : storedKey(scheme)
  return { scheme: known, code: storedKey(withoutCheckDigit(known, published)) }
}
