import { type BoaviztaOptions, type BoaviztaOutcome, importBoavizta } from '@cfit/api/imports'
import type { Store } from '@cfit/prisma'

/** The newest layout, as far as the hub models it, and two columns it only keeps. */
export const columns = [
  'manufacturer',
  'name',
  'category',
  'subcategory',
  'gwp_total',
  'gwp_use_ratio',
  'yearly_tec',
  'lifetime',
  'use_location',
  'report_date',
  'sources',
  'gwp_error_ratio',
  'gwp_manufacturing_ratio',
  'weight',
  'assembly_location',
  'screen_size',
  'memory',
  'added_date',
  'gwp_transport_ratio',
  'gwp_eol_ratio',
] as const

export type DeviceRow = Partial<Record<(typeof columns)[number], string>>

/** A sound row; each test changes what it is about. */
export const device = (changes: DeviceRow = {}): DeviceRow => ({
  manufacturer: 'Oakline',
  name: 'Slate 14.5-inch',
  category: 'Workplace',
  subcategory: 'Laptop',
  gwp_total: '250.5',
  gwp_use_ratio: '0.15',
  yearly_tec: '21.35',
  lifetime: '4.0',
  use_location: 'EU',
  report_date: 'November 2020',
  sources: 'https://oakline.example/slate-14.5.pdf',
  gwp_error_ratio: '0.2',
  gwp_manufacturing_ratio: '0.8',
  weight: '1.4',
  assembly_location: 'CN',
  screen_size: '14.5',
  memory: '8.0',
  added_date: '01-11-2022',
  gwp_transport_ratio: '0.04',
  gwp_eol_ratio: '0.01',
  ...changes,
})

export interface Layout {
  delimiter?: string
  header?: readonly string[]
  lineEnd?: string
}

/** Rows as a table in text. Cells are written as they are: quotes are the test's own. */
export function table(rows: readonly DeviceRow[], { delimiter = ',', header = columns, lineEnd = '\n' }: Layout = {}): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(delimiter))
  return [header.join(delimiter), ...lines].map((line) => line + lineEnd).join('')
}

/** The European form of rows, made as the publisher makes it: a comma for every point between digits. */
export function european(rows: readonly DeviceRow[]): string {
  const swapped = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, text]) => [key, text.replaceAll(/(?<=\d)\.(?=\d)/g, ',')])))
  return table(swapped, { delimiter: ';', lineEnd: '\r\n' })
}

export async function boaviztaOutcomes(store: Store, paths: string[], options: BoaviztaOptions = {}): Promise<BoaviztaOutcome[]> {
  const outcomes: BoaviztaOutcome[] = []
  await importBoavizta(store, paths, (outcome) => outcomes.push(outcome), { today: '2026-11-24', ...options })
  return outcomes
}

/** The catalogue as the hub shows it, without keys, slugs and the file each figure came from. */
export async function catalogue(store: Store): Promise<unknown[]> {
  const models = await store.prisma.deviceModel.findMany({
    orderBy: [{ manufacturer: 'asc' }, { name: 'asc' }],
    omit: { id: true, slug: true },
    include: {
      footprints: { omit: { id: true, deviceModelId: true, sourceFileId: true, pointer: true }, orderBy: [{ factorSet: 'asc' }, { source: 'asc' }] },
    },
  })
  return JSON.parse(JSON.stringify(models)) as unknown[]
}

/** Takes out all that an import wrote, audit events apart, which nobody can. */
export async function withoutDevices(store: Store): Promise<void> {
  for (const name of ['footprint', 'device_model', 'finding', 'source_file']) await store.sql(`delete from ${name}`)
}
