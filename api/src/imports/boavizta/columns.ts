/** The columns of the collection, by the names of its newest layout. The first line holds what the hub models, the others what it keeps. */
export type ColumnKey =
  | 'manufacturer'
  | 'name'
  | 'category'
  | 'subcategory'
  | 'gwp_total'
  | 'yearly_tec'
  | 'lifetime'
  | 'use_location'
  | 'report_date'
  | 'sources'
  | 'weight'
  | 'assembly_location'
  | 'screen_size'
  | ShareKey
  | 'sources_hash'
  | 'server_type'
  | 'hard_drive'
  | 'memory'
  | 'number_cpu'
  | 'height'
  | 'added_date'
  | 'add_method'
  | 'comment'
  | 'gwp_electronics_ratio'
  | 'gwp_battery_ratio'
  | 'gwp_hdd_ratio'
  | 'gwp_ssd_ratio'
  | 'gwp_othercomponents_ratio'
  | 'gwp_mainboard_ratio'
  | 'gwp_daughterboard_ratio'
  | 'gwp_enclosure_ratio'

export type ShareKey = 'gwp_use_ratio' | 'gwp_error_ratio' | 'gwp_manufacturing_ratio' | 'gwp_transport_ratio' | 'gwp_eol_ratio'

/** One column of a file: its place, its name there, and what it is; null when nobody knows. */
export interface Column {
  index: number
  header: string
  key: ColumnKey | null
  /**
   * True when the name says that the column holds ratios. Older layouts wrote percentages, ratios and both under names such as `Use (%)`.
   */
  isRatio: boolean
}

/** Names under which layouts of the collection know a column, in lower case, with everything but letters and digits as one underscore. */
const synonyms: Record<ColumnKey, readonly string[]> = {
  manufacturer: ['maker', 'brand', 'vendor'],
  name: ['product', 'product_name', 'model', 'model_name', 'device'],
  category: [],
  subcategory: ['sub_category'],
  gwp_total: [
    'total_kgco2eq',
    'kgco2eq_total',
    'total_kgco2e',
    'kgco2e_total',
    'kgco2eq',
    'kgco2e',
    'gwp_total_kgco2eq',
    'gwp_total_kgco2e',
    'total_kg_co2eq',
    'total_kg_co2e',
  ],
  gwp_use_ratio: ['use', 'use_ratio', 'use_share'],
  yearly_tec: ['yearly_tec_kwh', 'tec', 'tec_kwh', 'yearly_energy_kwh'],
  lifetime: ['lifetime_years', 'lifespan', 'lifespan_years'],
  use_location: ['use_country', 'location_of_use'],
  report_date: ['date', 'report'],
  sources: ['source', 'source_url', 'url'],
  sources_hash: ['source_hash'],
  gwp_error_ratio: ['error', 'error_ratio', 'gwp_error'],
  gwp_manufacturing_ratio: ['manufacturing', 'manufacturing_ratio', 'manufacturing_share'],
  weight: ['weight_kg'],
  assembly_location: ['assembly_country', 'manufacturing_location'],
  screen_size: ['screen', 'screen_size_inch', 'screen_size_inches', 'screen_inches'],
  gwp_transport_ratio: ['transport', 'transportation', 'transport_ratio', 'transport_share'],
  gwp_eol_ratio: ['eol', 'eol_ratio', 'end_of_life', 'gwp_end_of_life_ratio', 'recycling'],
  server_type: [],
  hard_drive: ['hdd_ssd', 'storage'],
  memory: ['ram', 'ram_gb', 'memory_gb'],
  number_cpu: ['cpu', 'cpus'],
  height: ['u', 'height_u'],
  added_date: ['update_date', 'date_added'],
  add_method: [],
  comment: ['comments', 'note', 'notes'],
  gwp_electronics_ratio: [],
  gwp_battery_ratio: [],
  gwp_hdd_ratio: [],
  gwp_ssd_ratio: [],
  gwp_othercomponents_ratio: [],
  gwp_mainboard_ratio: [],
  gwp_daughterboard_ratio: [],
  gwp_enclosure_ratio: [],
}

const keys = Object.keys(synonyms) as ColumnKey[]
const keyOfName = new Map(keys.flatMap((key) => [key, ...synonyms[key]].map((name): [string, ColumnKey] => [name, key])))

/** Without these a row says nothing that could be told from another row. */
export const requiredColumns: readonly ColumnKey[] = ['manufacturer', 'name', 'gwp_total']
/** So many known names make a line a header, even one that lacks a required column. */
const knownNamesMin = 4

const plainName = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** The columns that a line of names declares, and which required ones it lacks. Null when it is no header. */
export function columnsOf(cells: readonly string[]): { columns: Column[]; missing: ColumnKey[] } | null {
  const taken = new Set<ColumnKey>()
  const columns = cells.map((cell, index): Column => {
    const header = cell.replace(/\s+/g, ' ').trim()
    const plain = plainName(header)
    const known = keyOfName.get(plain) ?? null
    const key = known !== null && !taken.has(known) ? known : null
    if (key) taken.add(key)
    return { index, header, key, isRatio: plain.endsWith('_ratio') || plain.endsWith('_share') }
  })
  const missing = requiredColumns.filter((key) => !taken.has(key))
  if (missing.length > 0 && taken.size < knownNamesMin) return null
  return { columns, missing }
}

export const isSameLayout = (a: readonly Column[], b: readonly Column[]): boolean =>
  a.length === b.length && a.every(({ header }, index) => header === b[index]?.header)
