import { releaseTags } from './ocds-schema.ts'

/** A JSON value as read from a file; objects have no prototype surprises because cleaning dropped `__proto__`. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export interface MergeableRelease {
  /** SHA-256 of `body`: the last resort that makes the order total. */
  sha256: string
  date: Date
  tags: readonly string[]
  body: JsonObject
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields of a release that describe the release and not the process: the schema's `omitWhenMerged` at the root. */
const omitted = new Set(['id', 'date', 'tag'])

/** Arrays the schema marks `wholeListMerge`: their objects have ids that name something else than the object. */
const wholeLists = new Set(['additionalClassifications', 'additionalIdentifiers', 'sustainability'])

/** The codelist of tags stands in the order of a process; it decides between releases of the same instant (some publishers date by day only). */
const stages = [...releaseTags]

const stageOf = (release: MergeableRelease): number => release.tags.reduce((latest, tag) => Math.max(latest, stages.indexOf(tag)), -1)

/** Date order, then stage, then hash: a total order, so that the merge never depends on the order of reading. */
export function inMergeOrder<Release extends MergeableRelease>(releases: readonly Release[]): Release[] {
  return [...releases].sort((a, b) => a.date.getTime() - b.date.getTime() || stageOf(a) - stageOf(b) || (a.sha256 < b.sha256 ? -1 : 1))
}

/**
 * Merges the releases of one contracting process into its present state by the rules of OCDS 1.1:
 * later values replace earlier ones, null removes a field, objects merge by field,
 * arrays of objects merge by `id` (of two with one id in the same release the last is kept),
 * every other array is replaced as a whole. `versionId` plays no part: it only marks ids outside arrays.
 * Returns the compiled release without `id`, `date` and `tag`.
 */
export function mergeReleases(releases: readonly MergeableRelease[]): JsonObject {
  let merged: JsonObject = {}
  for (const { body } of inMergeOrder(releases)) {
    const told = Object.fromEntries(Object.entries(body).filter(([key]) => !omitted.has(key)))
    merged = mergeObjects(merged, told)
  }
  return merged
}

function mergeObjects(before: JsonObject, after: JsonObject): JsonObject {
  const merged = { ...before }
  for (const [key, value] of Object.entries(after)) {
    const next = mergeValues(key, merged[key], value)
    if (next === null) delete merged[key]
    else merged[key] = next
  }
  return merged
}

function mergeValues(key: string, before: Json | undefined, after: Json): Json {
  if (isObject(after)) return mergeObjects(isObject(before) ? before : {}, after)
  if (!Array.isArray(after)) return after
  const known = Array.isArray(before) ? before : []
  return mergesById(key, known, after) ? mergeById(known as JsonObject[], after as JsonObject[]) : after
}

/** True for arrays of objects with ids. An empty array says nothing new about objects that have ids. */
function mergesById(key: string, before: Json[], after: Json[]): boolean {
  if (wholeLists.has(key) || !before.every(isObject) || !after.every(isObject)) return false
  return after.length > 0 ? after.some(hasId) : before.some(hasId)
}

const hasId = (value: JsonObject): boolean => value['id'] !== undefined && value['id'] !== null

function mergeById(before: JsonObject[], after: JsonObject[]): JsonObject[] {
  const merged = [...before]
  const places = new Map(before.flatMap((value, index) => (hasId(value) ? [[String(value['id']), index] as const] : [])))
  const last = new Map<string, JsonObject>()
  const unidentified: JsonObject[] = []
  for (const value of after) {
    if (hasId(value)) last.set(String(value['id']), value)
    else unidentified.push(value)
  }
  for (const [id, value] of last) {
    const place = places.get(id)
    if (place === undefined) merged.push(mergeObjects({}, value))
    else merged[place] = mergeObjects(merged[place] ?? {}, value)
  }
  return [...merged, ...unidentified.map((value) => mergeObjects({}, value))]
}
