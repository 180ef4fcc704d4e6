import type { FindingSeverity } from '@cfit/prisma'

export type FindingCode =
  | 'amount-as-text'
  | 'amount-negative'
  | 'amount-rounded'
  | 'amount-unusable'
  | 'buyer-missing'
  | 'cells-extra'
  | 'cells-missing'
  | 'cells-shifted'
  | 'classification-scheme-missing'
  | 'code-unknown'
  | 'column-unknown'
  | 'currency-missing'
  | 'currency-unknown'
  | 'date-order-assumed'
  | 'date-unusable'
  | 'date-without-time-zone'
  | 'code-renamed'
  | 'decimal-comma-in-text'
  | 'email-removed'
  | 'encoding-utf-16'
  | 'encoding-windows-1252'
  | 'error-above-one'
  | 'factor-set-derived'
  | 'header-changed'
  | 'header-misplaced'
  | 'header-repeated'
  | 'id-missing'
  | 'id-repeated'
  | 'key-repeated'
  | 'number-ambiguous'
  | 'number-form-deviates'
  | 'number-negative'
  | 'number-out-of-range'
  | 'number-rounded'
  | 'ocid-differs'
  | 'period-reversed'
  | 'release-compiled'
  | 'release-id-missing'
  | 'release-id-repeated'
  | 'release-repeated'
  | 'row-contradicts'
  | 'row-repeated'
  | 'share-above-one'
  | 'share-unit-unclear'
  | 'shares-above-whole'
  | 'source-missing'
  | 'subcategory-missing'
  | 'subcategory-unknown'
  | 'supplier-unnamed'
  | 'telephone-removed'
  | 'text-cleaned'
  | 'text-shortened'
  | 'title-missing'
  | 'value-unusable'
  | 'word-unified'
  | 'zero-means-missing'

/**
 * How much a finding costs the reader: ERROR means that a record was refused, WARNING that something published
 * could not be used or had to be read against the standard, INFO that it was read without loss of meaning.
 */
const severityOf: Record<FindingCode, FindingSeverity> = {
  'amount-as-text': 'INFO',
  'amount-negative': 'WARNING',
  'amount-rounded': 'INFO',
  'amount-unusable': 'WARNING',
  'buyer-missing': 'WARNING',
  'cells-extra': 'WARNING',
  'cells-missing': 'WARNING',
  'cells-shifted': 'WARNING',
  'classification-scheme-missing': 'WARNING',
  'code-unknown': 'WARNING',
  'column-unknown': 'INFO',
  'currency-missing': 'WARNING',
  'currency-unknown': 'WARNING',
  'date-order-assumed': 'INFO',
  'date-unusable': 'WARNING',
  'date-without-time-zone': 'INFO',
  'code-renamed': 'INFO',
  'decimal-comma-in-text': 'INFO',
  'email-removed': 'INFO',
  'encoding-utf-16': 'INFO',
  'encoding-windows-1252': 'WARNING',
  'error-above-one': 'WARNING',
  'factor-set-derived': 'INFO',
  'header-changed': 'WARNING',
  'header-misplaced': 'INFO',
  'header-repeated': 'INFO',
  'id-missing': 'WARNING',
  'id-repeated': 'WARNING',
  'key-repeated': 'WARNING',
  'number-ambiguous': 'WARNING',
  'number-form-deviates': 'INFO',
  'number-negative': 'WARNING',
  'number-out-of-range': 'WARNING',
  'number-rounded': 'INFO',
  'ocid-differs': 'WARNING',
  'period-reversed': 'WARNING',
  'release-compiled': 'INFO',
  'release-id-missing': 'WARNING',
  'release-id-repeated': 'WARNING',
  'release-repeated': 'INFO',
  'row-contradicts': 'WARNING',
  'row-repeated': 'INFO',
  'share-above-one': 'WARNING',
  'share-unit-unclear': 'WARNING',
  'shares-above-whole': 'WARNING',
  'source-missing': 'WARNING',
  'subcategory-missing': 'WARNING',
  'subcategory-unknown': 'WARNING',
  'supplier-unnamed': 'WARNING',
  'telephone-removed': 'INFO',
  'text-cleaned': 'INFO',
  'text-shortened': 'INFO',
  'title-missing': 'WARNING',
  'value-unusable': 'WARNING',
  'word-unified': 'INFO',
  'zero-means-missing': 'INFO',
}

export type FindingParameters = Record<string, string | number | boolean | null>

/** Something an import noticed: where, what kind, and the facts a sentence about it needs. */
export interface Noticed {
  pointer: string
  severity: FindingSeverity
  code: string
  parameters: FindingParameters
  ocid: string | null
}

export function noticed(code: FindingCode, pointer: string, ocid: string | null, parameters: FindingParameters = {}): Noticed {
  return { pointer, severity: severityOf[code], code, parameters, ocid }
}

/** RFC 6901: the path of keys and indices within a JSON document. */
export function pointerOf(base: string, path: readonly PropertyKey[]): string {
  let pointer = base
  for (const step of path) pointer += `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
  return pointer
}

/** What a finding repeats of a published value: enough to recognise it, never a whole text. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text
}
