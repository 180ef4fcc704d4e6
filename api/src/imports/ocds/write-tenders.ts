import { newId } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { insertRows, type Row } from '../insert-rows.ts'
import { type ChildTable, upsertRows } from '../upsert-rows.ts'
import { slugOf } from './organisation-draft.ts'
import type { TenderDraft } from './tender-draft.ts'

/** A table of parts of a process, and which rows a draft has in it. */
interface PartTable extends ChildTable {
  rows(draft: TenderDraft): readonly object[]
}

const ofTender = (table: string, key: string[], fields: string[], rows: PartTable['rows']): PartTable => ({ table, parent: 'tenderId', key, fields, rows })

const inPart = ['part', 'partKey', 'key']
const tables: readonly PartTable[] = [
  ofTender('tender_classification', ['scheme', 'code'], ['description'], (draft) => draft.classifications),
  ofTender('lot', ['key'], ['title', 'description', 'status', 'amount', 'currency', 'hasSustainability'], (draft) => draft.lots),
  ofTender('award', ['key'], ['title', 'status', 'awardedOn', 'amount', 'currency'], (draft) => draft.awards),
  ofTender('contract', ['key'], ['awardKey', 'title', 'status', 'signedOn', 'startsOn', 'endsOn', 'amount', 'currency'], (draft) => draft.contracts),
  ofTender('item', inPart, ['description', 'scheme', 'code', 'quantity', 'unit', 'unitAmount', 'unitCurrency', 'lotKey'], ({ parts }) => parts.items),
  ofTender('process_document', inPart, ['kind', 'title', 'description', 'url', 'publishedOn', 'format', 'language'], ({ parts }) => parts.documents),
  ofTender('milestone', inPart, ['title', 'kind', 'description', 'dueOn', 'metOn', 'status'], ({ parts }) => parts.milestones),
  ofTender('amendment', inPart, ['amendedOn', 'rationale', 'description', 'amendsReleaseKey', 'releaseKey'], ({ parts }) => parts.amendments),
  ofTender('related_process', inPart, ['relationships', 'title', 'scheme', 'identifier', 'url'], ({ parts }) => parts.relatedProcesses),
  ofTender('contract_transaction', ['partKey', 'key'], ['paidOn', 'amount', 'currency', 'payer', 'payee', 'source'], ({ parts }) => parts.transactions),
  ofTender('sustainability_goal', ['lotKey', 'goal'], ['strategies', 'description', 'impactCategory'], ({ parts }) => parts.goals),
]

const tenderFields = [
  'buyerId',
  'title',
  'description',
  'status',
  'method',
  'amount',
  'currency',
  'publishedOn',
  'concludedOn',
  'isIct',
  'isCallOff',
  'hasSustainability',
  'language',
  'source',
]

/**
 * Brings the tenders and all that belongs to them to the state of the drafts; returns the tenders' ids by ocid.
 * A row that stays the same is not touched, and a row that changes keeps its id: the change log tells real changes only.
 */
export async function writeTenders(
  transaction: Transaction,
  drafts: readonly TenderDraft[],
  organisationIds: Map<string, string>,
): Promise<Map<string, string>> {
  const stored = await transaction.tender.findMany({ where: { ocid: { in: drafts.map(({ ocid }) => ocid) } }, select: { id: true, ocid: true, slug: true } })
  const byOcid = new Map(stored.map((tender) => [tender.ocid as string, tender]))
  const ids = new Map(drafts.map(({ ocid }) => [ocid, byOcid.get(ocid)?.id ?? newId()]))
  const rows = drafts.map((draft): Row => {
    const slug = byOcid.get(draft.ocid)?.slug ?? slugOf(draft.title, draft.ocid)
    return { id: ids.get(draft.ocid), ...draft, slug, isFictional: false, buyerId: organisationIds.get(draft.buyer.sourceKey) }
  })
  await upsertRows(transaction, { table: 'tender', parent: 'ocid', key: [], fields: ['slug', 'isFictional', ...tenderFields] }, [], rows)

  const grown = stored.map(({ id }) => id)
  for (const table of tables) {
    const wanted = drafts.flatMap((draft) => table.rows(draft).map((row): Row => ({ id: newId(), tenderId: ids.get(draft.ocid), ...row })))
    await upsertRows(transaction, table, grown, wanted)
  }
  await writeSuppliers(transaction, drafts, ids, organisationIds, grown)
  return ids
}

async function writeSuppliers(
  transaction: Transaction,
  drafts: readonly TenderDraft[],
  ids: ReadonlyMap<string, string>,
  organisationIds: ReadonlyMap<string, string>,
  grown: string[],
): Promise<void> {
  const tenderIds = drafts.filter(({ awards }) => awards.some(({ suppliers }) => suppliers.length > 0)).map(({ ocid }) => ids.get(ocid) as string)
  const awards = await transaction.award.findMany({
    where: { tenderId: { in: [...new Set([...tenderIds, ...grown])] } },
    select: { id: true, tenderId: true, key: true, suppliers: { select: { awardId: true, organisationId: true } } },
  })
  const awardIds = new Map(awards.map(({ id, tenderId, key }) => [`${tenderId} ${key}`, id]))
  const wanted = drafts.flatMap((draft) =>
    draft.awards.flatMap((award) => {
      const awardId = awardIds.get(`${ids.get(draft.ocid)} ${award.key}`) as string
      // Two names of one registered organisation are one supplier.
      const suppliers = new Set(award.suppliers.map(({ sourceKey }) => organisationIds.get(sourceKey) as string))
      return [...suppliers].map((organisationId) => ({ awardId, organisationId }))
    }),
  )
  const pairOf = (pair: { awardId: string; organisationId: string }) => `${pair.awardId} ${pair.organisationId}`
  const before = awards.flatMap(({ suppliers }) => suppliers)
  const after = new Set(wanted.map(pairOf))
  const left = before.filter((pair) => !after.has(pairOf(pair)))
  if (left.length > 0) await transaction.awardSupplier.deleteMany({ where: { OR: left } })
  const held = new Set(before.map(pairOf))
  await insertRows(
    transaction,
    'award_supplier',
    wanted.filter((pair) => !held.has(pairOf(pair))),
  )
}
