import type { DeviceCategory, OrganisationKind } from '@cfit/prisma'

const beginnings = [
  'Alder',
  'Brant',
  'Corn',
  'Dun',
  'Elver',
  'Farn',
  'Gull',
  'Hart',
  'Ingle',
  'Jas',
  'Kelm',
  'Lang',
  'Morr',
  'Norr',
  'Oster',
  'Pell',
  'Quen',
  'Rav',
  'Sel',
  'Tarn',
  'Ulf',
  'Vin',
  'Wend',
  'Yar',
]
const endings = ['ford', 'mere', 'vik', 'stad', 'burg', 'haven', 'wick', 'moor', 'dale', 'holm', 'lund', 'field', 'brook', 'gate', 'ness', 'sund', 'rode', 'by']

/** Names of places that do not exist. */
export const places: string[] = endings.flatMap((ending) => beginnings.map((beginning) => beginning + ending))

/** Countries that do not exist, by codes that ISO 3166-1 leaves to its users; those that others already use are left out. */
export const countries = ['XA', 'XB', 'XC', 'XD', 'XE', 'XF', 'XG', 'XH', 'XJ', 'XL', 'XM', 'XN', 'XP', 'XQ', 'XR', 'XS', 'XT', 'XU', 'XV', 'XW', 'XY'] as const

/** Kinds of participants: share of a hundred, how large they are beside each other, and how they are called. */
// biome-ignore format: one line a kind reads as a table.
export const participantKinds: { kind: OrganisationKind; percent: number; size: number; names: string[] }[] = [
  { kind: 'LOCAL_GOVERNMENT', percent: 40, size: 1, names: ['City of %', 'Municipality of %', 'Harbour Town of %'] },
  { kind: 'AGENCY', percent: 19, size: 2, names: ['% Health Agency', 'Road Agency of %', 'Education Agency of %', '% Statistics Office'] },
  { kind: 'REGIONAL_GOVERNMENT', percent: 12, size: 3, names: ['Region of %', 'Province of %', '% County Council'] },
  { kind: 'NATIONAL_GOVERNMENT', percent: 12, size: 5, names: ['Ministry of the Interior of %', 'Ministry of the Environment of %', 'Treasury of %'] },
  { kind: 'CENTRAL_PURCHASING_BODY', percent: 7, size: 6, names: ['% Purchasing Office', 'Framework Agency of %'] },
  { kind: 'NON_PROFIT', percent: 5, size: 2, names: ['University of %', '% Hospital Trust'] },
  { kind: 'INTERGOVERNMENTAL', percent: 3, size: 4, names: ['% Relief Organisation', 'Commission for the % Sea'] },
  { kind: 'OTHER', percent: 2, size: 1, names: ['% Water Board'] },
]

export const supplierNames = [
  '% Devices',
  '% IT Supply',
  '% Refurbishing',
  '% Systems',
  '% Print Services',
  '% Mobile',
  '% Data Centres',
  '% Leasing',
  '% Take-back',
  '% Repair',
]
export const supporterNames = ['% Institute for Circular Electronics', 'Network for Fair Work of %', '% Repair Alliance']

/** What may be bought: code of the Common Procurement Vocabulary, its words, how often, median of the estimate in whole euros, and how a tender is called. */
export interface Purchase {
  category: DeviceCategory | null
  code: string
  description: string
  weight: number
  median: number
  title: string
}
// biome-ignore format: one line a purchase reads as a table.
export const purchases: Purchase[] = [
  { category: 'LAPTOP', code: '30213100', description: 'Portable computers', weight: 20, median: 420_000, title: 'Laptops' },
  { category: 'DESKTOP', code: '30213300', description: 'Desktop computer', weight: 9, median: 260_000, title: 'Workstations' },
  { category: 'MONITOR', code: '30231300', description: 'Display screens', weight: 9, median: 130_000, title: 'Monitors' },
  { category: 'SMARTPHONE', code: '32250000', description: 'Mobile telephones', weight: 9, median: 180_000, title: 'Smartphones' },
  { category: 'TABLET', code: '30213200', description: 'Tablet computer', weight: 7, median: 150_000, title: 'Tablets' },
  { category: 'SERVER', code: '48820000', description: 'Servers', weight: 8, median: 640_000, title: 'Servers' },
  { category: 'NETWORK', code: '32420000', description: 'Network equipment', weight: 8, median: 350_000, title: 'Network equipment' },
  { category: 'PRINTER', code: '30232100', description: 'Printers and plotters', weight: 6, median: 90_000, title: 'Printers' },
  { category: 'OTHER', code: '50320000', description: 'Repair and maintenance services of personal computers', weight: 5, median: 75_000, title: 'Repair of devices' },
  { category: 'OTHER', code: '72000000', description: 'IT services: consulting, software development, Internet and support', weight: 9, median: 510_000, title: 'Hosting and support' },
  { category: null, code: '48000000', description: 'Software package and information systems', weight: 5, median: 300_000, title: 'Software' },
  { category: null, code: '98390000', description: 'Other services', weight: 2, median: 60_000, title: 'Other services' },
  { category: null, code: '39130000', description: 'Office furniture', weight: 2, median: 110_000, title: 'Office furniture' },
  { category: null, code: '45233141', description: 'Road-maintenance works', weight: 1, median: 900_000, title: 'Road maintenance' },
]
/** Purchases without a category that are ICT all the same begin with these digits. */
export const isIctCode = (code: string): boolean => /^(30|32|48|72|503)/.test(code)

export const purposes = [
  'for all offices',
  'for schools',
  'for home care',
  'for libraries',
  'for field staff',
  'for the new town hall',
  'for classrooms',
  'for inspectors',
  'for wards',
  'for shared workplaces',
] as const

const sentences = [
  'We began with the largest category and kept the rest for the next year.',
  'Two suppliers asked for more time, which we gave.',
  'The share of refurbished devices grew, though from a small start.',
  'Batteries were the weak point, and a clause on spare parts helped.',
  'The service desk had to be asked earlier than we thought.',
  'Nobody could tell us how the devices that were handed back are used now.',
  'A neighbour shared its documents, which saved us several weeks.',
  'Offers came in below the estimate.',
  'The planned age went up by a year for all new devices.',
  'Reports of the supplier arrive twice a year and are read by two people.',
  'We would write fewer criteria next time and check those better.',
  'The change of the order form did more than the new policy.',
]

/** A few invented sentences, as many as asked for, each once. */
export function invented(count: number, start: number): string {
  return Array.from({ length: count }, (_, index) => sentences[(start + index * 5) % sentences.length]).join(' ')
}
