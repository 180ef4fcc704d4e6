import { newId } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { insertRows, type Row } from '../insert-rows.ts'
import { differences, instantOf, isSame } from '../row-differences.ts'
import { slugOf } from './organisation-draft.ts'
import type { TenderDraft } from './tender-draft.ts'

/**
 * Brings the tenders, their lots, awards, contracts and classifications to the state of the drafts; returns the tenders' ids by ocid.
 * A row that stays the same is not touched, and a row that changes keeps its id: the change log tells real changes only.
 */
export async function writeTenders(
  transaction: Transaction,
  drafts: readonly TenderDraft[],
  organisationIds: Map<string, string>,
): Promise<Map<string, string>> {
  const stored = await transaction.tender.findMany({ where: { ocid: { in: drafts.map(({ ocid }) => ocid) } } })
  const byOcid = new Map(stored.map((tender) => [tender.ocid as string, tender]))
  const ids = new Map(drafts.map(({ ocid }) => [ocid, byOcid.get(ocid)?.id ?? newId()]))

  const created: Row[] = []
  for (const draft of drafts) {
    const id = ids.get(draft.ocid) as string
    const fields = tenderFields(draft, organisationIds)
    const before = byOcid.get(draft.ocid)
    if (!before) created.push({ id, ocid: draft.ocid, slug: slugOf(draft.title, draft.ocid), isFictional: false, ...fields })
    else if (!isSame(before, fields)) await transaction.tender.update({ where: { id }, data: fields, select: { id: true } })
  }
  await insertRows(transaction, 'tender', created)

  const grown = stored.map(({ id }) => id)
  const tenderIdOf = ({ ocid }: TenderDraft) => ids.get(ocid) as string
  await writeClassifications(transaction, drafts, tenderIdOf, grown)
  await writeLots(transaction, drafts, tenderIdOf, grown)
  await writeAwards(transaction, drafts, tenderIdOf, grown, organisationIds)
  await writeContracts(transaction, drafts, tenderIdOf, grown)
  return ids
}

function tenderFields(draft: TenderDraft, organisationIds: Map<string, string>) {
  return {
    buyerId: organisationIds.get(draft.buyer.sourceKey) as string,
    title: draft.title,
    description: draft.description,
    status: draft.status,
    method: draft.method,
    amount: draft.amount,
    currency: draft.currency,
    publishedOn: instantOf(draft.publishedOn),
    concludedOn: instantOf(draft.concludedOn),
    isIct: draft.isIct,
    isCallOff: draft.isCallOff,
    language: draft.language,
    source: draft.source,
  }
}

type TenderIdOf = (draft: TenderDraft) => string

async function writeClassifications(transaction: Transaction, drafts: readonly TenderDraft[], tenderIdOf: TenderIdOf, grown: string[]): Promise<void> {
  const stored = grown.length > 0 ? await transaction.tenderClassification.findMany({ where: { tenderId: { in: grown } } }) : []
  const wanted = drafts.flatMap((draft) => draft.classifications.map((classification) => ({ tenderId: tenderIdOf(draft), ...classification })))
  const { added, changed, gone } = differences(
    stored,
    wanted,
    ({ tenderId, scheme, code }: { tenderId: string; scheme: string; code: string }) => `${tenderId} ${scheme} ${code}`,
  )
  if (gone.length > 0) await transaction.tenderClassification.deleteMany({ where: { id: { in: gone } } })
  for (const { id, row } of changed) await transaction.tenderClassification.update({ where: { id }, data: row, select: { id: true } })
  await insertRows(transaction, 'tender_classification', added)
}

async function writeLots(transaction: Transaction, drafts: readonly TenderDraft[], tenderIdOf: TenderIdOf, grown: string[]): Promise<void> {
  const stored = grown.length > 0 ? await transaction.lot.findMany({ where: { tenderId: { in: grown } } }) : []
  const wanted = drafts.flatMap((draft) => draft.lots.map((lot) => ({ tenderId: tenderIdOf(draft), ...lot })))
  const { added, changed, gone } = differences(stored, wanted, keyOfChild)
  if (gone.length > 0) await transaction.lot.deleteMany({ where: { id: { in: gone } } })
  for (const { id, row } of changed) await transaction.lot.update({ where: { id }, data: row, select: { id: true } })
  await insertRows(transaction, 'lot', added)
}

async function writeContracts(transaction: Transaction, drafts: readonly TenderDraft[], tenderIdOf: TenderIdOf, grown: string[]): Promise<void> {
  const stored = grown.length > 0 ? await transaction.contract.findMany({ where: { tenderId: { in: grown } } }) : []
  const wanted = drafts.flatMap((draft) =>
    draft.contracts.map(({ signedOn, startsOn, endsOn, ...contract }) => ({
      tenderId: tenderIdOf(draft),
      ...contract,
      signedOn: instantOf(signedOn),
      startsOn: instantOf(startsOn),
      endsOn: instantOf(endsOn),
    })),
  )
  const { added, changed, gone } = differences(stored, wanted, keyOfChild)
  if (gone.length > 0) await transaction.contract.deleteMany({ where: { id: { in: gone } } })
  for (const { id, row } of changed) await transaction.contract.update({ where: { id }, data: row, select: { id: true } })
  await insertRows(transaction, 'contract', added)
}

async function writeAwards(
  transaction: Transaction,
  drafts: readonly TenderDraft[],
  tenderIdOf: TenderIdOf,
  grown: string[],
  organisationIds: Map<string, string>,
): Promise<void> {
  const stored = grown.length > 0 ? await transaction.award.findMany({ where: { tenderId: { in: grown } }, include: { suppliers: true } }) : []
  const wanted = drafts.flatMap((draft) =>
    draft.awards.map(({ suppliers: _, awardedOn, ...award }) => ({ tenderId: tenderIdOf(draft), ...award, awardedOn: instantOf(awardedOn) })),
  )
  const { added, changed, gone } = differences(stored, wanted, keyOfChild)
  if (gone.length > 0) await transaction.award.deleteMany({ where: { id: { in: gone } } })
  for (const { id, row } of changed) await transaction.award.update({ where: { id }, data: row, select: { id: true } })
  await insertRows(transaction, 'award', added)

  const awardIds = new Map([...stored, ...added].map((award) => [keyOfChild(award), award.id]))
  const suppliers = drafts.flatMap((draft) =>
    draft.awards.flatMap((award) => {
      const awardId = awardIds.get(keyOfChild({ tenderId: tenderIdOf(draft), key: award.key })) as string
      // Two names of one registered organisation are one supplier.
      const ids = new Set(award.suppliers.map(({ sourceKey }) => organisationIds.get(sourceKey) as string))
      return [...ids].map((organisationId) => ({ awardId, organisationId }))
    }),
  )
  const pairOf = (pair: { awardId: string; organisationId: string }) => `${pair.awardId} ${pair.organisationId}`
  const before = new Set(stored.flatMap((award) => award.suppliers.map(pairOf)))
  const after = new Set(suppliers.map(pairOf))
  const left = stored.filter(({ id }) => !gone.includes(id)).flatMap((award) => award.suppliers.filter((pair) => !after.has(pairOf(pair))))
  if (left.length > 0) await transaction.awardSupplier.deleteMany({ where: { OR: left } })
  const joined = suppliers.filter((pair) => !before.has(pairOf(pair)))
  await insertRows(transaction, 'award_supplier', joined)
}

const keyOfChild = ({ tenderId, key }: { tenderId: string; key: string }): string => `${tenderId} ${key}`
