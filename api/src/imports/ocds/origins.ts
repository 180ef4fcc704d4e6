import { pointerOf } from '../finding.ts'
import { readDate } from './calendar-day.ts'
import { amountOf, classificationOf, storedKey } from './draft-values.ts'
import { isIctCode } from './ict.ts'
import { inMergeOrder, isObject, type Json, type MergeableRelease } from './merge.ts'
import { languageOf, shortened, type TenderDraft, tenderDraft } from './tender-draft.ts'

/** Where the value of one stored field was published. */
export interface Origin<Release> {
  /** The field as the API names it: `title`, or with its row, `awards/4711/awardedOn`. */
  field: string
  /** The value as stored, as text. */
  value: string
  release: Release
  /** JSON pointer within the release's body. */
  pointer: string
}

type Step = string | { key: string }

/** How a stored field is read from the standard's: the places it may stand in, and what reading makes of what stands there. */
interface FieldSource {
  field: string
  stored: unknown
  paths: Step[][]
  read(published: Json): unknown
}

/**
 * For each field that the hub stores of a process: the release and the place its value comes from. A place counts only when reading
 * what stands there gives the stored value, so an origin is never guessed. Of several releases the latest that tells it is named.
 */
export function originsOf<Release extends MergeableRelease>(ocid: string, releases: readonly Release[]): Origin<Release>[] {
  const latestFirst = inMergeOrder(releases).reverse()
  const draft = tenderDraft(ocid, releases)
  return sourcesOf(draft).flatMap(({ field, stored, paths, read }) => {
    if (stored === null || stored === undefined || stored === false || (Array.isArray(stored) && stored.length === 0)) return []
    const value = textOf(stored)
    for (const path of paths) {
      for (const release of latestFirst) {
        for (const found of placesIn(release.body, path, [])) {
          if (textOf(read(found.value)) === value) return [{ field, value, release, pointer: pointerOf('', found.at) }]
        }
      }
    }
    return []
  })
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))

/** Every place in a document that a path leads to; `*` stands for each element of a list, a key for the element with that id. */
function* placesIn(value: Json | undefined, path: Step[], at: (string | number)[]): Generator<{ value: Json; at: (string | number)[] }> {
  const [step, ...rest] = path
  if (value === undefined || value === null) return
  if (step === undefined) {
    yield { value, at }
    return
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (step === '*' || (typeof step === 'object' && isKeyed(item, index, step.key))) yield* placesIn(item, rest, [...at, index])
    }
    return
  }
  if (!isObject(value) || typeof step !== 'string') return
  yield* placesIn(value[step], rest, [...at, step])
}

const isKeyed = (item: Json, index: number, key: string): boolean => {
  const id = isObject(item) ? (item['id'] ?? item['date'] ?? '') : ''
  return id === '' ? key === `#${index + 1}` : storedKey(String(id)) === key
}

const trimmed = (published: Json): unknown => (typeof published === 'string' ? published.trim() : published)
const upper = (published: Json): unknown => String(published).toUpperCase()
const upperSnake = (published: Json): unknown => String(published).replace(/[A-Z]/g, '_$&').toUpperCase()
const day = (published: Json): unknown => readDate(String(published))?.day
const key = (published: Json): unknown => storedKey(String(published))
const amount = (published: Json): unknown => (isObject(published) ? amountOf(published).amount : null)
const currency = (published: Json): unknown => (isObject(published) ? amountOf(published).currency : null)
const anything = (stored: unknown) => (): unknown => stored

type Reader = [paths: string, read: (published: Json) => unknown]

const byField: Readonly<Record<string, Reader>> = {
  title: ['title', trimmed],
  description: ['description', trimmed],
  status: ['status', trimmed],
  amount: ['value amount', amount],
  currency: ['value amount', currency],
  hasSustainability: ['hasSustainability', (published) => published],
  awardedOn: ['date', day],
  awardKey: ['awardID', key],
  signedOn: ['dateSigned', day],
  startsOn: ['period/startDate', day],
  endsOn: ['period/endDate', day],
  scheme: ['classification additionalClassifications/*', (published) => (isObject(published) ? classificationOf(published)?.scheme : null)],
  code: ['classification additionalClassifications/*', (published) => (isObject(published) ? classificationOf(published)?.code : null)],
  quantity: ['quantity', (published) => (typeof published === 'number' ? published.toFixed(4) : null)],
  unit: ['unit/name unit/id', trimmed],
  unitAmount: ['unit/value', amount],
  unitCurrency: ['unit/value', currency],
  lotKey: ['relatedLot', key],
  kind: ['documentType type code', trimmed],
  url: ['url uri', trimmed],
  publishedOn: ['datePublished', day],
  format: ['format', trimmed],
  language: ['language', trimmed],
  dueOn: ['dueDate', day],
  metOn: ['dateMet', day],
  amendedOn: ['date', day],
  rationale: ['rationale', trimmed],
  amendsReleaseKey: ['amendsReleaseID', trimmed],
  releaseKey: ['releaseID', trimmed],
  relationships: ['relationship', (published) => published],
  identifier: ['identifier', trimmed],
  paidOn: ['date', day],
  payer: ['payer/name providerOrganization/name providerOrganization/legalName', trimmed],
  payee: ['payee/name receiverOrganization/name receiverOrganization/legalName', trimmed],
  source: ['source uri', trimmed],
}

/** The fields of one row that stands at a place of its own, by the readers above; some tables read one of them otherwise. */
function rowSources(name: string, base: Step[], row: object, special: Readonly<Record<string, Reader>> = {}): FieldSource[] {
  return Object.entries(row).flatMap(([field, stored]) => {
    const reader = special[field] ?? byField[field]
    if (!reader) return []
    const paths = reader[0].split(' ').map((path) => [...base, ...path.split('/')])
    return [{ field: `${name}/${field}`, stored, paths, read: reader[1] }]
  })
}

function sourcesOf(draft: TenderDraft): FieldSource[] {
  return [
    ...tenderSources(draft),
    ...draft.classifications.map(classificationSource),
    ...draft.lots.flatMap((lot) => rowSources(`lots/${lot.key}`, ['tender', 'lots', { key: lot.key }], lot, { status: ['status', upper] })),
    ...draft.awards.flatMap((award) => {
      const base: Step[] = ['awards', { key: award.key }]
      const names = award.suppliers.map(({ name }) => name)
      const suppliers = { field: `awards/${award.key}/suppliers`, stored: names, paths: [[...base, 'suppliers']], read: anything(names) }
      return [...rowSources(`awards/${award.key}`, base, award), suppliers]
    }),
    ...draft.contracts.flatMap((contract) => rowSources(`contracts/${contract.key}`, ['contracts', { key: contract.key }], contract)),
    ...partSources(draft),
  ]
}

function tenderSources(draft: TenderDraft): FieldSource[] {
  const source = (field: keyof TenderDraft, paths: string, read: FieldSource['read']): FieldSource => {
    return { field, stored: draft[field], paths: paths.split(' ').map((path) => path.split('/')), read }
  }
  const ict = draft.classifications.find(({ scheme, code }) => isIctCode(scheme, code))
  return [
    source('title', 'tender/title awards/*/title contracts/*/title planning/budget/project ocid', (published) => shortened(String(published).trim())),
    source('description', 'tender/description', trimmed),
    source('status', 'tender/status', upper),
    source('method', 'tender/procurementMethod', upper),
    source('amount', 'tender/value', amount),
    source('currency', 'tender/value', currency),
    source('publishedOn', 'tender/datePublished date', day),
    source('concludedOn', 'awards/*/date date', day),
    source('isCallOff', 'relatedProcesses/*/relationship tender/procurementMethodDetails', anything(true)),
    source('hasSustainability', 'tender/sustainability', anything(true)),
    source('hasSustainability', 'tender/hasSustainability', (published) => published),
    source('language', 'language', (published) => languageOf(String(published))),
    source('source', 'awards/*/documents/*/url tender/documents/*/url', trimmed),
    { field: 'buyer', stored: draft.buyer.name, paths: [['buyer'], ['tender', 'procuringEntity'], ['parties', '*']], read: anything(draft.buyer.name) },
    ...(ict ? [{ ...classificationSource(ict), field: 'isIct' }] : []),
  ]
}

const classifiedParts = ['tender', 'tender/lots/*', 'tender/items/*', 'awards/*/items/*', 'contracts/*/items/*']

function classificationSource({ scheme, code }: { scheme: string; code: string }): FieldSource {
  const paths = classifiedParts.flatMap((part) => ['classification', 'additionalClassifications/*'].map((name) => `${part}/${name}`.split('/')))
  const read = (published: Json): unknown => {
    const found = isObject(published) ? classificationOf(published) : null
    return found ? `${found.scheme} ${found.code}` : null
  }
  return { field: `classifications/${scheme}/${code}`, stored: `${scheme} ${code}`, paths, read }
}

function partSources({ parts }: TenderDraft): FieldSource[] {
  const within = ({ part, partKey }: { part: string; partKey: string }): Step[] => {
    if (part === 'PROCESS') return []
    if (part === 'PLANNING' || part === 'TENDER') return [part.toLowerCase()]
    if (part === 'AWARD') return ['awards', { key: partKey }]
    return part === 'CONTRACT' ? ['contracts', { key: partKey }] : ['contracts', { key: partKey }, 'implementation']
  }
  const nameOf = (table: string, row: { part?: string; partKey: string; key: string }) =>
    [table, row.part?.toLowerCase(), row.partKey, row.key].filter((step) => step !== undefined && step !== '').join('/')
  const listed = <Row extends { part: string; partKey: string; key: string }>(table: string, name: string, rows: Row[], special?: Record<string, Reader>) =>
    rows.flatMap((row) => rowSources(nameOf(table, row), [...within(row), name, { key: row.key }], row, special))
  return [
    ...listed('items', 'items', parts.items),
    ...listed('documents', 'documents', parts.documents),
    ...listed('milestones', 'milestones', parts.milestones, { status: ['status', upperSnake] }),
    ...listed('amendments', 'amendments', parts.amendments),
    ...listed('relatedProcesses', 'relatedProcesses', parts.relatedProcesses),
    ...parts.transactions.flatMap((row) => {
      return rowSources(nameOf('transactions', row), ['contracts', { key: row.partKey }, 'implementation', 'transactions', { key: row.key }], row)
    }),
    ...parts.goals.map(({ lotKey, goal }): FieldSource => {
      const base: Step[] = lotKey === '' ? ['tender'] : ['tender', 'lots', { key: lotKey }]
      return { field: `goals/${lotKey}/${goal}`, stored: goal, paths: [[...base, 'sustainability']], read: anything(goal) }
    }),
  ]
}
