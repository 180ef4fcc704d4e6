import type { ImpactCategory, MilestoneStatus, ProcessPart } from '@cfit/prisma'
import { readDate } from './calendar-day.ts'
import { amountOf, classificationOf, firstText, keyed, placed, storedKey } from './draft-values.ts'
import type {
  OcdsAmendment,
  OcdsDocument,
  OcdsItem,
  OcdsMilestone,
  OcdsRelatedProcess,
  OcdsRelease,
  OcdsSustainability,
  OcdsTransaction,
} from './ocds-schema.ts'
import { readGoal } from './sustainability.ts'

/** Where a part stands: in the tender, or in the award or contract with this key. */
interface Place {
  part: ProcessPart
  partKey: string
}

type ItemDraft = Place & {
  key: string
  description: string | null
  scheme: string | null
  code: string | null
  quantity: string | null
  unit: string | null
  unitAmount: string | null
  unitCurrency: string | null
  lotKey: string | null
}

type DocumentDraft = Place & {
  key: string
  kind: string | null
  title: string | null
  description: string | null
  url: string | null
  publishedOn: string | null
  format: string | null
  language: string | null
}

type MilestoneDraft = Place & {
  key: string
  title: string | null
  kind: string | null
  description: string | null
  dueOn: string | null
  metOn: string | null
  status: MilestoneStatus | null
}

type AmendmentDraft = Place & {
  key: string
  amendedOn: string | null
  rationale: string | null
  description: string | null
  amendsReleaseKey: string | null
  releaseKey: string | null
}

type RelatedProcessDraft = Place & {
  key: string
  relationships: string[]
  title: string | null
  scheme: string | null
  identifier: string | null
  url: string | null
}

interface TransactionDraft {
  partKey: string
  key: string
  paidOn: string | null
  amount: string | null
  currency: string | null
  payer: string | null
  payee: string | null
  source: string | null
}

interface GoalDraft {
  lotKey: string
  goal: string
  strategies: string[]
  description: string | null
  impactCategory: ImpactCategory | null
}

/** The parts of a process beside its lots, awards and contracts, as rows of the store. Days are `2025-01-31`, amounts exact decimals as text. */
export interface PartDrafts {
  items: ItemDraft[]
  documents: DocumentDraft[]
  milestones: MilestoneDraft[]
  amendments: AmendmentDraft[]
  relatedProcesses: RelatedProcessDraft[]
  transactions: TransactionDraft[]
  goals: GoalDraft[]
}

export function partDrafts(release: OcdsRelease): PartDrafts {
  const { planning, tender } = release
  const drafts: PartDrafts = { items: [], documents: [], milestones: [], amendments: [], relatedProcesses: [], transactions: [], goals: [] }
  const inPlanning: Place = { part: 'PLANNING', partKey: '' }
  const inTender: Place = { part: 'TENDER', partKey: '' }
  collect(drafts, { part: 'PROCESS', partKey: '' }, { relatedProcesses: release.relatedProcesses })
  collect(drafts, inPlanning, { documents: planning?.documents, milestones: planning?.milestones })
  collect(drafts, inTender, tender ?? {})
  for (const [partKey, award] of keyed(release.awards)) collect(drafts, { part: 'AWARD', partKey }, award)
  for (const [partKey, contract] of keyed(release.contracts)) {
    collect(drafts, { part: 'CONTRACT', partKey }, contract)
    const { implementation } = contract
    collect(drafts, { part: 'IMPLEMENTATION', partKey }, { documents: implementation?.documents, milestones: implementation?.milestones })
    for (const [key, transaction] of placed(implementation?.transactions)) drafts.transactions.push({ partKey, key, ...transactionOf(transaction) })
  }
  drafts.goals.push(...goalsOf('', tender?.sustainability))
  for (const [lotKey, lot] of keyed(tender?.lots)) drafts.goals.push(...goalsOf(lotKey, lot.sustainability))
  return drafts
}

interface Holder {
  items?: OcdsItem[] | null | undefined
  documents?: OcdsDocument[] | null | undefined
  milestones?: OcdsMilestone[] | null | undefined
  amendments?: OcdsAmendment[] | null | undefined
  amendment?: OcdsAmendment | null | undefined
  relatedProcesses?: OcdsRelatedProcess[] | null | undefined
}

function collect(drafts: PartDrafts, place: Place, holder: Holder): void {
  for (const [key, item] of placed(holder.items)) drafts.items.push({ ...place, key, ...itemOf(item) })
  for (const [key, document] of placed(holder.documents)) drafts.documents.push({ ...place, key, ...documentOf(document) })
  for (const [key, milestone] of placed(holder.milestones)) drafts.milestones.push({ ...place, key, ...milestoneOf(milestone) })
  for (const [key, amendment] of amendmentsOf(holder)) drafts.amendments.push({ ...place, key, ...amendmentOf(amendment) })
  for (const [key, related] of placed(holder.relatedProcesses)) drafts.relatedProcesses.push({ ...place, key, ...relatedOf(related) })
}

const dayOf = (date: string | null | undefined): string | null => readDate(date)?.day ?? null
const urlOf = (url: string | null | undefined): string | null => (/^https?:\/\/\S+$/.test(url?.trim() ?? '') ? (url as string).trim() : null)

function itemOf(item: OcdsItem) {
  const { amount: unitAmount, currency: unitCurrency } = amountOf(item.unit?.value)
  const classification = [item.classification, ...(item.additionalClassifications ?? [])].map(classificationOf).find((found) => found !== null)
  return {
    description: firstText([item.description]),
    scheme: classification?.scheme ?? null,
    code: classification?.code ?? null,
    quantity: quantityOf(item.quantity),
    unit: firstText([item.unit?.name, item.unit?.id == null ? null : String(item.unit.id)]),
    unitAmount,
    unitCurrency,
    lotKey: (item.relatedLot ?? '') === '' ? null : storedKey(String(item.relatedLot)),
  }
}

/** A number of units as an exact decimal that the store can hold; null for what no count can be. */
function quantityOf(quantity: number | null | undefined): string | null {
  return quantity == null || !Number.isFinite(quantity) || Math.abs(quantity) >= 1e15 ? null : quantity.toFixed(4)
}

function documentOf(document: OcdsDocument) {
  return {
    kind: firstText([document.documentType]),
    title: firstText([document.title]),
    description: firstText([document.description]),
    url: urlOf(document.url),
    publishedOn: dayOf(document.datePublished),
    format: firstText([document.format]),
    language: firstText([document.language]),
  }
}

const milestoneStates = { scheduled: 'SCHEDULED', met: 'MET', notMet: 'NOT_MET', partiallyMet: 'PARTIALLY_MET' } as const

function milestoneOf(milestone: OcdsMilestone) {
  return {
    title: firstText([milestone.title]),
    kind: firstText([milestone.type, milestone.code]),
    description: firstText([milestone.description]),
    dueOn: dayOf(milestone.dueDate),
    metOn: dayOf(milestone.dateMet),
    status: milestone.status ? milestoneStates[milestone.status] : null,
  }
}

/** OCDS 1.0 gives an amendment no id; its date tells it from the next. */
function amendmentsOf({ amendments, amendment }: Holder): [string, OcdsAmendment][] {
  const all = [...(amendment ? [amendment] : []), ...(amendments ?? [])]
  return placed(all.map((each) => ({ ...each, id: each.id ?? each.date })))
}

function amendmentOf(amendment: OcdsAmendment) {
  return {
    amendedOn: dayOf(amendment.date),
    rationale: firstText([amendment.rationale]),
    description: firstText([amendment.description]),
    amendsReleaseKey: firstText([amendment.amendsReleaseID]),
    releaseKey: firstText([amendment.releaseID]),
  }
}

function relatedOf(related: OcdsRelatedProcess) {
  return {
    relationships: related.relationship ?? [],
    title: firstText([related.title]),
    scheme: firstText([related.scheme]),
    identifier: firstText([related.identifier]),
    url: urlOf(related.uri),
  }
}

function transactionOf(transaction: OcdsTransaction) {
  return {
    paidOn: dayOf(transaction.date),
    ...amountOf(transaction.value ?? transaction.amount),
    payer: nameOf(transaction.payer ?? transaction.providerOrganization),
    payee: nameOf(transaction.payee ?? transaction.receiverOrganization),
    source: urlOf(transaction.source) ?? urlOf(transaction.uri),
  }
}

function nameOf(organisation: { name?: string | null | undefined; legalName?: string | null | undefined } | null | undefined): string | null {
  return firstText([organisation?.name, organisation?.legalName])
}

/** The goals of a tender or lot, each once; means told twice for one goal are put together. */
function goalsOf(lotKey: string, published: OcdsSustainability[] | null | undefined): GoalDraft[] {
  const byGoal = new Map<string, GoalDraft>()
  for (const { goal: code, strategies, description } of published ?? []) {
    const read = readGoal(code ?? '')
    if (!read) continue
    const { goal, impactCategory } = read
    const before = byGoal.get(goal)
    byGoal.set(goal, {
      lotKey,
      goal: storedKey(goal),
      strategies: [...new Set([...(before?.strategies ?? []), ...(strategies ?? [])])],
      description: before?.description ?? firstText([description]),
      impactCategory,
    })
  }
  return [...byGoal.values()]
}
