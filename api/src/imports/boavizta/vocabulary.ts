import type { DeviceCategory } from '@cfit/prisma'

/** A published word as the hub keeps it; `isUnified` when it was another spelling of it. */
export interface Word {
  word: string
  isUnified: boolean
}

/** What publishers write for nothing. Which of unknown and not applicable they mean cannot be told, so both are unknown. */
const nothing = new Set([
  '',
  '-',
  '--',
  '?',
  'n/a',
  'na',
  '#n/a',
  'n.a.',
  'nan',
  'null',
  'none',
  'unknown',
  'not found',
  'notfound',
  'not available',
  'default',
])

export const isNothing = (text: string): boolean => nothing.has(text.toLowerCase())

/** Makers: misspellings met in the collection, and one way to write names that are met in several. No maker is taken for its parent. */
const makers = new Map(
  [
    'Acer',
    'AOC',
    'Apple',
    'Asus',
    'BenQ',
    'Cisco',
    'Dell',
    'Eizo',
    'Fairphone',
    'Fujitsu',
    'Google',
    'HP',
    'HPE',
    'Huawei',
    'Lenovo',
    'Lexmark',
    'LG',
    'Microsoft',
    'Philips',
    'Samsung',
    'Seagate',
  ]
    .map((maker): [string, string] => [maker.toLowerCase(), maker])
    .concat([
      ['fujistu', 'Fujitsu'],
      ['mircosoft', 'Microsoft'],
      ['segate', 'Seagate'],
    ]),
)

export function makerOf(text: string): Word {
  const word = makers.get(text.toLowerCase()) ?? text
  return { word, isUnified: word !== text }
}

/**
 * Kinds of device: the spelling kept, and the hub's category. A thin client and a workstation stand on a desk and replace a desktop.
 * Computing modules of converged systems are servers. Storage, games, television and connected things have no category of their own.
 */
const kinds: readonly [kind: string, category: DeviceCategory, otherSpellings?: readonly string[]][] = [
  ['Laptop', 'LAPTOP', ['notebook']],
  ['Desktop', 'DESKTOP', ['all-in-one']],
  ['Workstation', 'DESKTOP'],
  ['Thin client', 'DESKTOP', ['thinclient']],
  ['Monitor', 'MONITOR', ['display', 'screen']],
  ['Smartphone', 'SMARTPHONE', ['phone', 'mobile phone']],
  ['Tablet', 'TABLET'],
  ['Server', 'SERVER'],
  ['Converged', 'SERVER'],
  ['Converged edge', 'SERVER'],
  ['Network', 'NETWORK', ['switch', 'router']],
  ['Printer', 'PRINTER'],
  ['Hard drive', 'OTHER'],
  ['SAN/NAS', 'OTHER'],
  ['IoT', 'OTHER'],
  ['Gaming', 'OTHER'],
  ['Multimedia', 'OTHER'],
  // The collection holds one device under a misspelt word.
  ['Entertainment', 'OTHER', ['entertainmentt']],
]
const kindOf = new Map(kinds.flatMap(([kind, category, others = []]) => [kind.toLowerCase(), ...others].map((text) => [text, { kind, category }] as const)))

/** The kind as it is spelt here, and whether it is a known one. An unknown kind is kept in its own words. */
export function subcategoryOf(text: string): Word & { isKnown: boolean } {
  const known = kindOf.get(text.toLowerCase())
  return { word: known?.kind ?? text, isUnified: known !== undefined && known.kind !== text, isKnown: known !== undefined }
}

export const categoryOf = (subcategory: string | null): DeviceCategory => kindOf.get((subcategory ?? '').toLowerCase())?.category ?? 'OTHER'

/**
 * Places that are no country code. `WW`, `Worldwide` and `Global` are one place in three spellings. `US` is a country and North America is
 * not: they stay two. The publisher's own list reads `EU` as Europe; the makers' sheets mean the European Union.
 */
const places = new Map([
  ['ww', 'Worldwide'],
  ['world', 'Worldwide'],
  ['worldwide', 'Worldwide'],
  ['global', 'Worldwide'],
  ['eu', 'European Union'],
  ['european union', 'European Union'],
  ['europe', 'Europe'],
  ['usa', 'United States'],
  ['united states of america', 'United States'],
  ['uk', 'United Kingdom'],
  ['north america', 'North America'],
  ['asia', 'Asia'],
])
const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The English name of a place given as a word or as an ISO 3166-1 code; null when it is neither. */
export function knownPlace(text: string): string | null {
  const place = places.get(text.toLowerCase())
  if (place) return place
  return /^[a-z]{2}$/i.test(text) && !/^(x[a-z]|zz|qo)$/i.test(text) ? (countries.of(text.toUpperCase()) ?? null) : null
}

/** A place in words of its own is kept as published; a number or an address is none. */
export function placeOf(text: string): string | null {
  return knownPlace(text) ?? (/^\p{L}[\p{L} ,.'’()-]{2,60}$/u.test(text) ? text : null)
}
