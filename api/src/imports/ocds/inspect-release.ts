import { type FindingCode, type FindingParameters, type Noticed, noticed, pointerOf, shown } from '../finding.ts'
import { readDate } from './calendar-day.ts'
import { isObject, type Json, type JsonObject } from './merge.ts'
import { readAmount } from './money.ts'
import { readBySchema, releaseTags } from './ocds-schema.ts'
import { readGoal } from './sustainability.ts'

const dateFields = new Set(['date', 'startDate', 'endDate', 'maxExtentDate', 'dateSigned', 'datePublished', 'dateModified', 'dueDate', 'dateMet'])

/** Arrays whose ids may repeat by the standard: codes of classifications and registers, not names of the objects. */
const idsMayRepeat = new Set(['additionalClassifications', 'additionalIdentifiers', 'classifications'])

/** Arrays of the process whose objects are rows of the store and need an id of their own. */
const keyedArrays = ['lots', 'awards', 'contracts']

/** Everything in a release that is not as OCDS has it, with its place. Nothing here stops the import. */
export function inspectRelease(body: JsonObject, base: string, ocid: string): Noticed[] {
  const findings: Noticed[] = []
  const notice = (code: FindingCode, path: readonly PropertyKey[], parameters: FindingParameters = {}) =>
    findings.push(noticed(code, pointerOf(base, path), ocid, parameters))

  for (const { path, expected, isCode, value } of readBySchema(body).issues) {
    notice(isCode ? 'code-unknown' : 'value-unusable', path, { expected, value: shown(value) })
  }
  inspectTags(body['tag'], notice)
  for (const [path, array] of keyedArraysOf(body)) {
    for (const [index, item] of array.entries()) {
      if (isObject(item) && (item['id'] ?? '') === '') notice('id-missing', [...path, index])
    }
  }
  walk(body, [], notice)
  return findings
}

type Notice = (code: FindingCode, path: readonly PropertyKey[], parameters?: FindingParameters) => void

function inspectTags(tag: Json | undefined, notice: Notice): void {
  if (!Array.isArray(tag)) {
    notice('value-unusable', tag === undefined ? [] : ['tag'], { expected: 'array of release tags', value: shown(tag ?? null) })
    return
  }
  for (const [index, value] of tag.entries()) {
    if (typeof value !== 'string' || !releaseTags.has(value)) notice('code-unknown', ['tag', index], { expected: 'release tag', value: shown(value) })
  }
}

function keyedArraysOf(body: JsonObject): [PropertyKey[], Json[]][] {
  const tender = body['tender']
  return keyedArrays.flatMap((name): [PropertyKey[], Json[]][] => {
    const array = name === 'lots' ? isObject(tender) && tender['lots'] : body[name]
    return Array.isArray(array) ? [[name === 'lots' ? ['tender', 'lots'] : [name], array]] : []
  })
}

/** Looks at every object, extensions included: an amount is an amount wherever it stands. */
function walk(value: Json, path: PropertyKey[], notice: Notice): void {
  if (Array.isArray(value)) {
    inspectIds(value, path, notice)
    for (const [index, item] of value.entries()) inside(item, index, path, notice)
    return
  }
  if (!isObject(value)) return
  if ('amount' in value && !isObject(value['amount'])) inspectAmount(value, path, notice)
  if (typeof value['startDate'] === 'string' && typeof value['endDate'] === 'string') inspectPeriod(value['startDate'], value['endDate'], path, notice)
  if (typeof value['goal'] === 'string' && path.includes('sustainability')) inspectGoal(value['goal'], path, notice)
  for (const [key, inner] of Object.entries(value)) {
    // The release's own date was judged before.
    if (dateFields.has(key) && typeof inner === 'string' && path.length > 0 && !readDate(inner))
      notice('date-unusable', [...path, key], { value: shown(inner) })
    if ((key === 'classification' || key === 'additionalClassifications') && inner !== null) inspectSchemes(inner, [...path, key], notice)
    inside(inner, key, path, notice)
  }
}

function inside(value: Json, step: PropertyKey, path: PropertyKey[], notice: Notice): void {
  if (typeof value !== 'object' || value === null) return
  path.push(step)
  walk(value, path, notice)
  path.pop()
}

function inspectAmount(value: JsonObject, path: PropertyKey[], notice: Notice): void {
  const amount = readAmount(value)
  const at = [...path, 'amount']
  const parameters = { amount: shown(value['amount']), currency: shown(value['currency'] ?? null) }
  if (amount === null) return
  if ('problem' in amount) notice(amount.problem, at, parameters)
  else if (amount.isRounded) notice('amount-rounded', at, { ...parameters, kept: amount.amount })
  // Text of many digits is how the reader keeps what a number would lose.
  else if (typeof value['amount'] === 'string' && value['amount'].replace(/\D/g, '').length <= 15) notice('amount-as-text', at, parameters)
}

function inspectGoal(goal: string, path: PropertyKey[], notice: Notice): void {
  const read = readGoal(goal)
  if (read?.wasRenamed) notice('code-renamed', [...path, 'goal'], { value: shown(goal), kept: read.goal })
}

function inspectPeriod(startDate: string, endDate: string, path: PropertyKey[], notice: Notice): void {
  const start = readDate(startDate)
  const end = readDate(endDate)
  if (start && end && end.instant < start.instant) notice('period-reversed', path, { startDate: shown(startDate), endDate: shown(endDate) })
}

function inspectSchemes(value: Json, path: PropertyKey[], notice: Notice): void {
  const classifications = Array.isArray(value) ? value : [value]
  for (const [index, classification] of classifications.entries()) {
    if (!isObject(classification) || (classification['id'] ?? '') === '' || (classification['scheme'] ?? '') !== '') continue
    notice('classification-scheme-missing', Array.isArray(value) ? [...path, index] : path, { id: shown(classification['id']) })
  }
}

function inspectIds(array: Json[], path: readonly PropertyKey[], notice: Notice): void {
  if (idsMayRepeat.has(String(path.at(-1)))) return
  const seen = new Set<string>()
  for (const [index, item] of array.entries()) {
    if (!isObject(item) || (item['id'] ?? '') === '') continue
    const id = String(item['id'])
    if (seen.has(id)) notice('id-repeated', [...path, index], { id: shown(id) })
    seen.add(id)
  }
}
