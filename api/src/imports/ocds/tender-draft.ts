import type { ProcurementMethod, TenderStatus } from '@cfit/prisma'
import type { FindingCode } from '../finding.ts'
import { readDate } from './calendar-day.ts'
import { amountOf, classificationOf, firstText, keyed, storedKey } from './draft-values.ts'
import { isIctCode } from './ict.ts'
import { inMergeOrder, type JsonObject, type MergeableRelease, mergeReleases } from './merge.ts'
import { type OcdsClassification, type OcdsRelease, type OcdsTender, readBySchema } from './ocds-schema.ts'
import { type OrganisationDraft, organisationDraft, partiesById, unstatedBuyer } from './organisation-draft.ts'
import { type PartDrafts, partDrafts } from './part-drafts.ts'

/** Days are `2025-01-31`; amounts exact decimals as text, null together with their currency. */
export interface TenderDraft {
  ocid: string
  title: string
  description: string | null
  status: TenderStatus | null
  method: ProcurementMethod | null
  amount: string | null
  currency: string | null
  publishedOn: string | null
  concludedOn: string | null
  isIct: boolean
  isCallOff: boolean
  hasSustainability: boolean | null
  language: string | null
  source: string
  buyer: OrganisationDraft
  classifications: ClassificationDraft[]
  lots: LotDraft[]
  awards: AwardDraft[]
  contracts: ContractDraft[]
  parts: PartDrafts
  /** What the merged process lacks, as against what one of its releases does. */
  lacks: FindingCode[]
}

export interface ClassificationDraft {
  scheme: string
  code: string
  description: string | null
}

export interface LotDraft {
  key: string
  title: string | null
  description: string | null
  status: TenderStatus | null
  amount: string | null
  currency: string | null
  hasSustainability: boolean | null
}

export interface AwardDraft {
  key: string
  title: string | null
  status: string | null
  awardedOn: string | null
  amount: string | null
  currency: string | null
  suppliers: OrganisationDraft[]
}

export interface ContractDraft {
  key: string
  awardKey: string | null
  title: string | null
  status: string | null
  signedOn: string | null
  startsOn: string | null
  endsOn: string | null
  amount: string | null
  currency: string | null
}

/** Longest text that fits the store's index on titles and names. */
const indexedLengthMax = 500

/** The present state of one contracting process, from all its releases. The same releases give the same draft in any order. */
export function tenderDraft(ocid: string, releases: readonly MergeableRelease[]): TenderDraft {
  const { release } = readBySchema(mergeReleases(releases))
  const { tender } = release
  const lacks: FindingCode[] = []
  const title = firstText([tender?.title, ...each(release.awards, 'title'), ...each(release.contracts, 'title'), release.planning?.budget?.project])
  if (title === null) lacks.push('title-missing')
  if (title !== null && title.length > indexedLengthMax) lacks.push('text-shortened')
  const buyer = buyerOf(ocid, release)
  if (buyer === null) lacks.push('buyer-missing')
  const awards = awardsOf(ocid, release, lacks)
  const classifications = classificationsOf(release)
  return {
    ocid,
    title: shortened(title ?? ocid),
    description: firstText([tender?.description]),
    status: (tender?.status?.toUpperCase() as TenderStatus | undefined) ?? null,
    method: (tender?.procurementMethod?.toUpperCase() as ProcurementMethod | undefined) ?? null,
    ...amountOf(tender?.value),
    publishedOn: publishedOn(release, releases),
    concludedOn: concludedOn(release, releases),
    isIct: classifications.some(({ scheme, code }) => isIctCode(scheme, code)),
    isCallOff: isCallOff(release),
    hasSustainability: hasSustainability(tender),
    language: languageOf(release.language),
    source: sourceOf(ocid, release),
    buyer: buyer ?? unstatedBuyer(ocid),
    classifications,
    lots: keyed(tender?.lots).map(([key, lot]) => ({
      key,
      title: firstText([lot.title]),
      description: firstText([lot.description]),
      status: (lot.status?.toUpperCase() as TenderStatus | undefined) ?? null,
      ...amountOf(lot.value),
      hasSustainability: hasSustainability(lot),
    })),
    awards,
    contracts: contractsOf(release),
    parts: partDrafts(release),
    lacks: [...new Set(lacks)],
  }
}

function awardsOf(ocid: string, release: OcdsRelease, lacks: FindingCode[]): AwardDraft[] {
  const parties = partiesById(release.parties)
  return keyed(release.awards).map(([key, award]) => {
    const suppliers = (award.suppliers ?? []).map((supplier) => organisationDraft(ocid, supplier, parties))
    if (suppliers.includes(null)) lacks.push('supplier-unnamed')
    const named = new Map(suppliers.flatMap((supplier) => (supplier ? [[supplier.sourceKey, supplier] as const] : [])))
    return {
      key,
      title: firstText([award.title]),
      status: award.status ?? null,
      awardedOn: readDate(award.date)?.day ?? null,
      ...amountOf(award.value),
      suppliers: [...named.values()],
    }
  })
}

function contractsOf(release: OcdsRelease): ContractDraft[] {
  return keyed(release.contracts).map(([key, contract]) => {
    const start = readDate(contract.period?.startDate)
    const end = readDate(contract.period?.endDate)
    // Of two dates that contradict each other nobody knows which is wrong: neither is used.
    const isReversed = start !== null && end !== null && end.instant < start.instant
    const awardKey = (contract.awardID ?? '') === '' ? null : storedKey(String(contract.awardID))
    return {
      key,
      awardKey,
      title: firstText([contract.title]),
      status: contract.status ?? null,
      signedOn: readDate(contract.dateSigned)?.day ?? null,
      startsOn: isReversed ? null : (start?.day ?? null),
      endsOn: isReversed ? null : (end?.day ?? null),
      ...amountOf(contract.value),
    }
  })
}

function buyerOf(ocid: string, release: OcdsRelease): OrganisationDraft | null {
  const inRole = (role: string) => release.parties?.find(({ roles }) => roles?.includes(role))
  const candidates = [release.buyer, release.tender?.procuringEntity, inRole('buyer'), inRole('procuringEntity')]
  const parties = partiesById(release.parties)
  for (const candidate of candidates) {
    const draft = candidate ? organisationDraft(ocid, candidate, parties) : null
    if (draft) return draft
  }
  return null
}

/** Every classification of what is bought, once each; the first description found is kept. */
function classificationsOf(release: OcdsRelease): ClassificationDraft[] {
  const found = new Map<string, ClassificationDraft>()
  const { tender } = release
  const awarded = [...(release.awards ?? []), ...(release.contracts ?? [])].flatMap(({ items }) => items ?? [])
  for (const part of [tender, ...(tender?.lots ?? []), ...(tender?.items ?? []), ...awarded]) {
    for (const classification of [part?.classification, ...(part?.additionalClassifications ?? [])]) collect(classification, found)
  }
  return [...found.values()].sort((a, b) => (a.scheme === b.scheme ? (a.code < b.code ? -1 : 1) : a.scheme < b.scheme ? -1 : 1))
}

/** True when a release by itself tells that ICT is bought. */
export const buysIct = (release: JsonObject): boolean => classificationsOf(readBySchema(release).release).some(({ scheme, code }) => isIctCode(scheme, code))

function collect(classification: OcdsClassification | null | undefined, found: Map<string, ClassificationDraft>): void {
  const read = classificationOf(classification)
  if (!read) return
  const { scheme, code } = read
  const description = found.get(`${scheme} ${code}`)?.description ?? firstText([classification?.description])
  found.set(`${scheme} ${code}`, { scheme, code, description })
}

/** The day the tender says it was published, or that of its first release, whichever is earlier. */
function publishedOn(release: OcdsRelease, releases: readonly MergeableRelease[]): string | null {
  const days = [readDate(release.tender?.datePublished)?.day, dayOf(inMergeOrder(releases)[0])]
  return days.filter((day) => day !== undefined).sort()[0] ?? null
}

/** The latest award that stands, once the tender is no longer under way; where no award is dated, the first release that tells of one. */
function concludedOn(release: OcdsRelease, releases: readonly MergeableRelease[]): string | null {
  const status = release.tender?.status
  if (status === 'planning' || status === 'planned' || status === 'active') return null
  const standing = (release.awards ?? []).filter((award) => award.status !== 'cancelled' && award.status !== 'unsuccessful' && award.status !== 'pending')
  if (standing.length === 0) return null
  const dated = standing.flatMap((award) => readDate(award.date)?.day ?? []).sort()
  return dated.at(-1) ?? dayOf(inMergeOrder(releases).find(({ body }) => Array.isArray(body['awards']) && body['awards'].length > 0)) ?? null
}

const dayOf = (release: MergeableRelease | undefined): string | undefined =>
  typeof release?.body['date'] === 'string' ? readDate(release.body['date'])?.day : undefined

/** A call-off names the framework it belongs to, or the procedure says so. */
function isCallOff(release: OcdsRelease): boolean {
  if (release.relatedProcesses?.some(({ relationship }) => relationship?.includes('framework'))) return true
  const details = release.tender?.procurementMethodDetails ?? ''
  return /call-?off|mini-?competition|further competition|from a framework/i.test(details)
}

/** What the publisher says of it: by a goal, or by the flag; the goal `none` is a no. */
function hasSustainability(part: Pick<OcdsTender, 'hasSustainability' | 'sustainability'> | null | undefined): boolean | null {
  const told = part?.sustainability ?? []
  if (told.some(({ goal }) => goal?.trim().toLowerCase() !== 'none')) return true
  return part?.hasSustainability ?? (told.length > 0 ? false : null)
}

const noticeTypes = ['awardNotice', 'contractNotice', 'tenderNotice']

/** The address of the notice itself where the publisher gives one, else the publisher's prefix. */
function sourceOf(ocid: string, release: OcdsRelease): string {
  const documents = [...(release.awards ?? []), release.tender].flatMap((part) => part?.documents ?? [])
  const notice = documents.find(({ documentType, url }) => noticeTypes.includes(documentType ?? '') && /^https?:\/\/\S+$/.test(url ?? ''))
  return notice?.url ?? `OCDS ${ocid}`
}

/** The language as BCP 47 writes it; null for what is none. */
export function languageOf(language: string | null | undefined): string | null {
  try {
    return Intl.getCanonicalLocales((language ?? '').trim().replace('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

function each<Key extends string>(items: { [key in Key]?: string | null | undefined }[] | null | undefined, key: Key): (string | null | undefined)[] {
  return (items ?? []).map((item) => item[key])
}

export const shortened = (text: string): string => (text.length <= indexedLengthMax ? text : `${text.slice(0, indexedLengthMax - 1).toWellFormed()}…`)
