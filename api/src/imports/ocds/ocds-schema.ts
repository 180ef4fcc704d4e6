import { z } from 'zod'

/*
 * The fields of OCDS 1.1 and 1.0 (and of the lots and sustainability extensions) the hub knows, written from the standard's field list. Everything may be absent or
 * null, because a release tells only what changed and null removes; fields not listed here stay in the stored release.
 */

const text = z.string().nullish()
const id = z.union([z.string(), z.number()]).nullish()
const flag = z.boolean().nullish()
const number = z.number().nullish()
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish()

export const tenderStatuses = ['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn'] as const
export const procurementMethods = ['open', 'selective', 'limited', 'direct'] as const
const awardStatuses = ['pending', 'active', 'cancelled', 'unsuccessful'] as const
const contractStatuses = ['pending', 'active', 'cancelled', 'terminated'] as const
export const milestoneStatuses = ['scheduled', 'met', 'notMet', 'partiallyMet'] as const
const categories = ['goods', 'works', 'services'] as const
export const releaseTags: ReadonlySet<string> = new Set([
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
  'compiled',
])

const value = z.object({ amount: z.union([z.number(), z.string()]).nullish(), currency: text }).nullish()
const period = z.object({ startDate: text, endDate: text, maxExtentDate: text, durationInDays: number }).nullish()
const identifier = z.object({ scheme: text, id, legalName: text, uri: text })
const classification = z.object({ scheme: text, id, description: text, uri: text })
const address = z.object({ streetAddress: text, locality: text, region: text, postalCode: text, countryName: text })
const party = z.object({
  id,
  name: text,
  identifier: identifier.nullish(),
  additionalIdentifiers: list(identifier),
  address: address.nullish(),
  roles: list(z.string()),
})
const document = z.object({
  id,
  documentType: text,
  title: text,
  description: text,
  url: text,
  datePublished: text,
  dateModified: text,
  format: text,
  language: text,
})
const amendment = z.object({ id, date: text, rationale: text, description: text, amendsReleaseID: text, releaseID: text })
/** OCDS 1.0 tells of one amendment, 1.1 of all. */
const amendments = { amendments: list(amendment), amendment: amendment.nullish() }
const milestone = z.object({
  id,
  title: text,
  type: text,
  description: text,
  code: text,
  dueDate: text,
  dateMet: text,
  dateModified: text,
  status: z.enum(milestoneStatuses).nullish(),
})
const relatedProcess = z.object({ id, relationship: list(z.string()), title: text, scheme: text, identifier: text, uri: text })
const item = z.object({
  id,
  description: text,
  classification: classification.nullish(),
  additionalClassifications: list(classification),
  quantity: number,
  unit: z.object({ scheme: text, id, name: text, value, uri: text }).nullish(),
  relatedLot: id,
})
/** The sustainability extension's block on tenders and lots. */
const sustainability = z.object({ goal: text, strategies: list(z.string()), description: text })
const lot = z.object({
  id,
  title: text,
  description: text,
  status: z.enum(tenderStatuses).nullish(),
  value,
  hasSustainability: flag,
  sustainability: list(sustainability),
  contractPeriod: period,
  classification: classification.nullish(),
  additionalClassifications: list(classification),
})
const budget = z.object({ id, description: text, amount: value, project: text, projectID: id, uri: text })
/** `amount`, `providerOrganization` and `receiverOrganization` are what OCDS 1.0 calls `value`, `payer` and `payee`. */
const transaction = z.object({
  id,
  source: text,
  date: text,
  value,
  amount: value,
  payer: party.nullish(),
  payee: party.nullish(),
  providerOrganization: party.extend({ legalName: text }).nullish(),
  receiverOrganization: party.extend({ legalName: text }).nullish(),
  uri: text,
})

const tender = z.object({
  id,
  title: text,
  description: text,
  status: z.enum(tenderStatuses).nullish(),
  procuringEntity: party.nullish(),
  classification: classification.nullish(),
  additionalClassifications: list(classification),
  items: list(item),
  lots: list(lot),
  value,
  minValue: value,
  procurementMethod: z.enum(procurementMethods).nullish(),
  procurementMethodDetails: text,
  procurementMethodRationale: text,
  mainProcurementCategory: z.enum(categories).nullish(),
  additionalProcurementCategories: list(z.string()),
  awardCriteria: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  awardCriteriaDetails: text,
  submissionMethod: list(z.string()),
  submissionMethodDetails: text,
  tenderPeriod: period,
  enquiryPeriod: period,
  awardPeriod: period,
  contractPeriod: period,
  hasEnquiries: flag,
  eligibilityCriteria: text,
  numberOfTenderers: number,
  tenderers: list(party),
  documents: list(document),
  milestones: list(milestone),
  ...amendments,
  datePublished: text,
  hasSustainability: flag,
  sustainability: list(sustainability),
})

const award = z.object({
  id,
  title: text,
  description: text,
  status: z.enum(awardStatuses).nullish(),
  date: text,
  value,
  suppliers: list(party),
  items: list(item),
  contractPeriod: period,
  documents: list(document),
  ...amendments,
})

const contract = z.object({
  id,
  awardID: id,
  title: text,
  description: text,
  status: z.enum(contractStatuses).nullish(),
  period,
  value,
  items: list(item),
  dateSigned: text,
  documents: list(document),
  implementation: z.object({ transactions: list(transaction), milestones: list(milestone), documents: list(document) }).nullish(),
  relatedProcesses: list(relatedProcess),
  milestones: list(milestone),
  ...amendments,
})

export const releaseSchema = z.object({
  initiationType: text,
  language: text,
  parties: list(party),
  buyer: party.nullish(),
  planning: z.object({ rationale: text, budget: budget.nullish(), documents: list(document), milestones: list(milestone) }).nullish(),
  tender: tender.nullish(),
  awards: list(award),
  contracts: list(contract),
  relatedProcesses: list(relatedProcess),
})

export type OcdsRelease = z.infer<typeof releaseSchema>
export type OcdsParty = z.infer<typeof party>
export type OcdsValue = z.infer<typeof value>
export type OcdsTender = NonNullable<OcdsRelease['tender']>
export type OcdsItem = z.infer<typeof item>
export type OcdsDocument = z.infer<typeof document>
export type OcdsMilestone = z.infer<typeof milestone>
export type OcdsAmendment = z.infer<typeof amendment>
export type OcdsRelatedProcess = z.infer<typeof relatedProcess>
export type OcdsTransaction = z.infer<typeof transaction>
export type OcdsSustainability = z.infer<typeof sustainability>
export type OcdsClassification = z.infer<typeof classification>

export interface SchemaIssue {
  path: PropertyKey[]
  /** What the standard expects there: a type, or the list of codes. */
  expected: string
  isCode: boolean
  value: unknown
}

/** Rounds of dropping what does not fit; each removes at least one value, and a union may hide one more below. */
const roundsMax = 50

/** Reads a release by the schema; whatever does not fit is left out of the result and told in `issues`. */
export function readBySchema(release: unknown): { release: OcdsRelease; issues: SchemaIssue[] } {
  const issues: SchemaIssue[] = []
  let rest = release
  for (let round = 0; round < roundsMax; round++) {
    const result = releaseSchema.safeParse(rest)
    if (result.success) return { release: result.data, issues }
    if (round === 0) rest = structuredClone(release)
    const found = result.error.issues.map((issue) => ({ path: issue.path, expected: expectationOf(issue), isCode: issue.code === 'invalid_value' }))
    // From the end of each array backwards, so that taking one out does not move the next.
    for (const issue of found.reverse()) issues.push({ ...issue, value: takeOut(rest, issue.path) })
  }
  return { release: {}, issues }
}

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ')
  return issue.code === 'invalid_union' ? 'string or number' : issue.code
}

function takeOut(root: unknown, path: readonly PropertyKey[]): unknown {
  let holder = root as Record<PropertyKey, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<PropertyKey, unknown>
  const last = path.at(-1) as PropertyKey
  const value = holder[last]
  if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return value
}
