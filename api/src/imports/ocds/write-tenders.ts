import { type Bulk, newId } from '@cfit/prisma'
import { copyRows } from '../copy-rows.ts'
import type { Row } from '../insert-rows.ts'
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
export async function writeTenders(bulk: Bulk, drafts: readonly TenderDraft[], organisationIds: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const { sql } = bulk
  const stored = await sql<{ id: string; ocid: string; slug: string }>('select id, ocid, slug from tender where ocid = any($1::text[])', [
    drafts.map(({ ocid }) => ocid),
  ])
  const byOcid = new Map(stored.map((tender) => [tender.ocid, tender]))
  const ids = new Map(drafts.map(({ ocid }) => [ocid, byOcid.get(ocid)?.id ?? newId()]))
  const [grown, fresh] = [drafts.filter(({ ocid }) => byOcid.has(ocid)), drafts.filter(({ ocid }) => !byOcid.has(ocid))]
  const tenderRow = (draft: TenderDraft): Row => {
    const told = Object.fromEntries(tenderFields.map((field) => [field, draft[field as keyof TenderDraft]]))
    const slug = byOcid.get(draft.ocid)?.slug ?? slugOf(draft.title, draft.ocid)
    return { id: ids.get(draft.ocid), ocid: draft.ocid, slug, isFictional: false, ...told, buyerId: organisationIds.get(draft.buyer.sourceKey) }
  }
  await copyRows(bulk, 'tender', fresh.map(tenderRow))
  await upsertRows(sql, { table: 'tender', parent: 'ocid', key: [], fields: ['slug', 'isFictional', ...tenderFields] }, [], grown.map(tenderRow))

  const grownIds = stored.map(({ id }) => id)
  for (const table of tables) {
    const partRows = (some: readonly TenderDraft[]) =>
      some.flatMap((draft) =>
        table.rows(draft).map((row): Row => {
          const told = Object.fromEntries([...table.key, ...table.fields].map((field) => [field, (row as Row)[field]]))
          return { id: newId(), tenderId: ids.get(draft.ocid), ...told }
        }),
      )
    await copyRows(bulk, table.table, partRows(fresh))
    if (grown.length > 0) await upsertRows(sql, table, grownIds, partRows(grown))
  }
  await writeSuppliers(sql, drafts, ids, organisationIds, grownIds)
  return ids
}

async function writeSuppliers(
  sql: Bulk['sql'],
  drafts: readonly TenderDraft[],
  ids: ReadonlyMap<string, string>,
  organisationIds: ReadonlyMap<string, string>,
  grown: readonly string[],
): Promise<void> {
  const supplied = drafts.filter(({ awards }) => awards.some(({ suppliers }) => suppliers.length > 0)).map(({ ocid }) => ids.get(ocid) as string)
  if (supplied.length === 0 && grown.length === 0) return
  const pairs = drafts.flatMap((draft) =>
    draft.awards.flatMap((award) => {
      // Two names of one registered organisation are one supplier.
      const suppliers = new Set(award.suppliers.map(({ sourceKey }) => organisationIds.get(sourceKey) as string))
      return [...suppliers].map((organisationId) => ({ tenderId: ids.get(draft.ocid), key: award.key, organisationId }))
    }),
  )
  const wanted = `select a.id as award_id, w."organisationId" as organisation_id
    from jsonb_to_recordset($1::jsonb) w("tenderId" uuid, key text, "organisationId" uuid) join award a on a.tender_id = w."tenderId" and a.key = w.key`
  const json = JSON.stringify(pairs)
  await sql(
    `with wanted as (${wanted}) delete from award_supplier s using award a
     where a.id = s.award_id and a.tender_id = any($2::uuid[]) and not exists (select from wanted w where w.award_id = s.award_id and w.organisation_id = s.organisation_id)`,
    [json, grown],
  )
  await sql(`insert into award_supplier (award_id, organisation_id) ${wanted} on conflict do nothing`, [json])
}
