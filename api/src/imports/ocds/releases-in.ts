import { pointerOf } from '../finding.ts'
import type { Refusal } from '../outcome.ts'
import { isObject, type JsonObject } from './merge.ts'
import { compiledFromVersions, isVersioned } from './versioned-release.ts'

/** A release as it stands in a file, not yet judged. `isCompiled` when it stands for the whole history of its process. */
export interface FoundRelease {
  pointer: string
  release: JsonObject
  isCompiled: boolean
  /** What the record around it gives as the ocid; undefined outside of records. */
  ocidOfRecord?: unknown
}

export type Found = FoundRelease | { refusal: Refusal; isRelease: boolean }

const releaseFields = ['tag', 'initiationType', 'tender', 'awards', 'contracts', 'planning', 'buyer', 'parties']

/** Finds the releases in one JSON text: a release, a release package, a record, a record package, or an array of those. */
export function* releasesIn(value: unknown, base: string): Generator<Found> {
  if (Array.isArray(value)) {
    if (value.length === 0) yield refused(base, 'not-ocds', 'The array is empty: there is no release in it.')
    for (const [index, item] of value.entries()) {
      if (Array.isArray(item)) yield refused(pointerOf(base, [index]), 'not-an-object', 'An array within an array is no OCDS document.')
      else yield* releasesIn(item, pointerOf(base, [index]))
    }
    return
  }
  if (!isObject(value)) {
    yield refused(base, 'not-an-object', 'An OCDS document is a JSON object; this is not one.')
    return
  }
  if (isRecord(value)) return yield* releasesOfRecord(value, base)
  if ('records' in value || ('releases' in value && !('ocid' in value))) return yield* releasesOfPackage(value, base)
  if ('ocid' in value && isVersioned(value)) return yield { pointer: base, release: compiledFromVersions(value), isCompiled: true }
  if ('ocid' in value || releaseFields.some((field) => field in value)) return yield { pointer: base, release: value, isCompiled: false }
  yield refused(base, 'not-ocds', 'This is no OCDS release, record or package: it has neither an ocid nor any field of a release.')
}

const isRecord = (value: JsonObject): boolean => 'compiledRelease' in value || 'versionedRelease' in value || ('ocid' in value && 'releases' in value)

function* releasesOfPackage(value: JsonObject, base: string): Generator<Found> {
  for (const list of ['releases', 'records']) {
    const items = value[list]
    if (items === undefined || items === null) continue
    const pointer = pointerOf(base, [list])
    if (!Array.isArray(items)) {
      yield refused(pointer, 'not-an-array', `The ${list} of a package are an array; this is not one.`)
      continue
    }
    for (const [index, item] of items.entries()) yield* releasesOfList(list, item, pointerOf(pointer, [index]))
  }
}

/** The releases in one element of a package's list, `releases` or `records`. */
export function* releasesOfList(list: string, item: unknown, base: string): Generator<Found> {
  if (!isObject(item)) yield refused(base, 'not-an-object', `Each of the ${list} is a JSON object; this is not one.`, list === 'releases')
  else if (list === 'records') yield* releasesOfRecord(item, base)
  else yield { pointer: base, release: item, isCompiled: false }
}

/** The releases a record holds; where it only links to them, its compiled or else its versioned release, which hold what they led to. */
function* releasesOfRecord(record: JsonObject, base: string): Generator<Found> {
  for (const found of withinRecord(record, base)) yield 'refusal' in found ? found : { ...found, ocidOfRecord: record['ocid'] }
}

function* withinRecord(record: JsonObject, base: string): Generator<Found> {
  const releases = Array.isArray(record['releases']) ? record['releases'] : []
  const embedded = releases.flatMap((release, index) => (isObject(release) && 'ocid' in release ? [{ release, index }] : []))
  if (embedded.length > 0 && embedded.length === releases.length) {
    for (const { release, index } of embedded) yield { pointer: pointerOf(base, ['releases', index]), release, isCompiled: false }
    return
  }
  const compiled = record['compiledRelease']
  if (isObject(compiled)) {
    yield { pointer: pointerOf(base, ['compiledRelease']), release: compiled, isCompiled: true }
    return
  }
  const versioned = record['versionedRelease']
  if (isObject(versioned) && isVersioned(versioned)) {
    yield { pointer: pointerOf(base, ['versionedRelease']), release: compiledFromVersions(versioned), isCompiled: true }
    return
  }
  for (const { release, index } of embedded) yield { pointer: pointerOf(base, ['releases', index]), release, isCompiled: false }
  if (embedded.length > 0) return
  if (releases.length > 0) yield refused(base, 'record-links-only', 'The record only links to its releases; import the files the links lead to.')
  else yield refused(base, 'record-without-release', 'The record holds no release: neither embedded nor compiled.')
}

function refused(pointer: string, code: string, message: string, isRelease = false): Found {
  return { refusal: { pointer, code, message }, isRelease }
}
