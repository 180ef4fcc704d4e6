import { newId, sha256Of } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { deviceModelSlug } from '../../devices/device-model-slug.ts'
import { insertRows, through, updateRows } from '../insert-rows.ts'
import { isSame } from '../row-differences.ts'
import type { FootprintDraft } from './read-row.ts'
import { categoryOf } from './vocabulary.ts'

export type Effect = 'created' | 'updated' | 'unchanged'

/** Effects by key: of device models by `modelKeyOf`, of footprints by `footprintKeyOf`. */
export interface Written {
  models: Map<string, Effect>
  footprints: Map<string, Effect>
}

export const licence = 'ODbL 1.0 / DbCL 1.0'

export const modelKeyOf = ({ manufacturer, name }: { manufacturer: string; name: string }): string => `${manufacturer}\n${name}`
export const footprintKeyOf = ({ manufacturer, name, footprint }: FootprintDraft): string => `${manufacturer}\n${name}\n${footprint.source}`

/**
 * Takes footprints of one file into the store, all or nothing. A device model is recognised by maker and name, a footprint by its model,
 * factor set and source. Only what differs is written, each table with one statement.
 */
export async function writeFootprints(transaction: Transaction, sourceFileId: string, factorSet: string, drafts: readonly FootprintDraft[]): Promise<Written> {
  // Two imports at once would both create the same model; the second waits for the first. The number only names the lock.
  await transaction.$executeRaw`select pg_advisory_xact_lock(20240602)`
  const models = await writeModels(transaction, drafts)
  const stored = await transaction.footprint.findMany({ where: { deviceModelId: { in: [...models.ids.values()] }, factorSet } })
  const keyOf = (row: { deviceModelId: string; source: string }) => `${row.deviceModelId}\n${row.source}`
  const before = new Map(stored.map((row) => [keyOf(row), row]))

  const footprints = new Map<string, Effect>()
  const created: Record<string, unknown>[] = []
  const changed: Record<string, unknown>[] = []
  /** Models of which a footprint named a kind until now: their category may rest on it. */
  const unsettled = new Set<string>()
  for (const draft of drafts) {
    const deviceModelId = models.ids.get(modelKeyOf(draft)) as string
    const { published, ...fields } = draft.footprint
    const known = before.get(keyOf({ deviceModelId, source: fields.source }))
    const row = { ...fields, licence, published, sourceFileId, pointer: `/${draft.line}` }
    const effect = !known ? 'created' : isSame(known, { ...fields, licence }) && isSamePublished(known.published, published) ? 'unchanged' : 'updated'
    footprints.set(footprintKeyOf(draft), effect)
    if (!known) created.push({ id: newId(), deviceModelId, factorSet, ...row })
    else if (effect === 'updated') changed.push({ id: known.id, ...row })
    if (effect === 'updated' && known && known.subcategory !== null) unsettled.add(deviceModelId)
  }
  await insertRows(through(transaction), 'footprint', created)
  await updateRows(through(transaction), 'footprint', changed)
  const touched = [...created, ...changed].length > 0
  const recategorised = touched ? await settleCategories(transaction, [...models.ids.values()], unsettled) : new Set<string>()
  for (const [key, id] of models.ids) if (recategorised.has(id) && models.effects.get(key) !== 'created') models.effects.set(key, 'updated')
  return { models: models.effects, footprints }
}

async function writeModels(transaction: Transaction, drafts: readonly FootprintDraft[]): Promise<{ ids: Map<string, string>; effects: Map<string, Effect> }> {
  const wanted = new Map(drafts.map((draft) => [modelKeyOf(draft), draft]))
  const stored = await transaction.deviceModel.findMany({
    where: { manufacturer: { in: [...new Set(drafts.map(({ manufacturer }) => manufacturer))] }, name: { in: [...new Set(drafts.map(({ name }) => name))] } },
    select: { id: true, manufacturer: true, name: true },
  })
  const ids = new Map(stored.filter((model) => wanted.has(modelKeyOf(model))).map((model) => [modelKeyOf(model), model.id]))
  const effects = new Map([...ids.keys()].map((key): [string, Effect] => [key, 'unchanged']))
  const missing = [...wanted].filter(([key]) => !ids.has(key)).map(([key, draft]) => ({ key, draft, id: newId() }))
  const slugs = await freeSlugs(
    transaction,
    missing.map(({ draft }) => draft),
  )
  for (const { key, id } of missing) {
    ids.set(key, id)
    effects.set(key, 'created')
  }
  await insertRows(
    through(transaction),
    'device_model',
    missing.map(({ key, draft: { manufacturer, name, footprint }, id }) => {
      return { id, slug: slugs.get(key), manufacturer, name, category: categoryOf(footprint.subcategory) }
    }),
  )
  return { ids, effects }
}

/** A slug for each new model. Names that differ in signs only (`1-14`, `1 14`) share their words; the later one gets digits that are its own. */
async function freeSlugs(transaction: Transaction, drafts: readonly FootprintDraft[]): Promise<Map<string, string>> {
  const plain = drafts.map((draft) => ({ key: modelKeyOf(draft), slug: deviceModelSlug(draft.manufacturer, draft.name) }))
  const stored = await transaction.deviceModel.findMany({ where: { slug: { in: plain.map(({ slug }) => slug) } }, select: { slug: true } })
  const taken = new Set(stored.map(({ slug }) => slug))
  return new Map(
    plain.map(({ key, slug }) => {
      const own = slug === '' || taken.has(slug) ? [slug, sha256Of(key).slice(0, 10)].filter((part) => part !== '').join('-') : slug
      taken.add(own)
      return [key, own]
    }),
  )
}

/**
 * A model's category follows from its footprints alone, whatever order they came in: the newest factor set that names a kind decides,
 * within it the first source. Where none names one any more it is not known; a category that rests on no footprint stays. Returns the ids of models whose category changed.
 */
async function settleCategories(transaction: Transaction, ids: readonly string[], unsettled: ReadonlySet<string>): Promise<Set<string>> {
  const models = await transaction.deviceModel.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, category: true, footprints: { where: { subcategory: { not: null } }, select: { factorSet: true, source: true, subcategory: true } } },
  })
  const changed = models.flatMap(({ id, category, footprints }) => {
    const [first] = footprints.sort((a, b) => (a.factorSet === b.factorSet ? compare(a.source, b.source) : compare(b.factorSet, a.factorSet)))
    const settled = first || unsettled.has(id) ? categoryOf(first?.subcategory ?? null) : category
    return settled === category ? [] : [{ id, category: settled }]
  })
  await updateRows(through(transaction), 'device_model', changed)
  return new Set(changed.map(({ id }) => id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The store sorts the keys of a JSON object in its own way. */
function isSamePublished(stored: unknown, wanted: Record<string, string>): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => compare(a, b)))
  return typeof stored === 'object' && stored !== null && sorted(stored) === sorted(wanted)
}
