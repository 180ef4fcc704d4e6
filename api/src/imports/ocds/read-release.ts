import { sha256Of } from '@cfit/prisma'
import { type Noticed, noticed, pointerOf, shown } from '../finding.ts'
import type { Refusal } from '../outcome.ts'
import { readDate, yearMax, yearMin } from './calendar-day.ts'
import { cleanRelease, depthMax, TooDeep, withoutEmails, withoutTelephones } from './cleaning.ts'
import { inspectRelease } from './inspect-release.ts'
import type { JsonObject } from './merge.ts'
import { releaseTags } from './ocds-schema.ts'
import type { FoundRelease } from './releases-in.ts'

/** A release that can be stored: its process and its place in time are known beyond doubt. */
export interface ReadRelease {
  pointer: string
  ocid: string
  /** The publisher's id, or the hash of the body where there is none. */
  key: string
  date: Date
  tags: string[]
  body: JsonObject
  /** SHA-256 of `canonical`. */
  sha256: string
  /** The canonical body: keys sorted, no white space. */
  canonical: string
  findings: Noticed[]
}

/** Longest key that fits an index of the store, with room for four bytes a character. */
const keyLengthMax = 200

/** Most characters that the texts of one release may have together; the largest real ones have a few hundred thousand. */
const releaseCharactersMax = 10_000_000

/** Adds up the texts only until the answer is known. */
function isLongerThan(release: JsonObject, most: number): boolean {
  let left = most
  const pending: unknown[] = [release]
  while (pending.length > 0 && left >= 0) {
    const value = pending.pop()
    if (typeof value === 'string') left -= value.length
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) pending.push(inner)
  }
  return left < 0
}

/** Judges one release: accepted with its findings, or refused because its process or its date is not told. */
export function readRelease(found: FoundRelease): ReadRelease | { refusal: Refusal } {
  const { pointer, release, isCompiled, ocidOfRecord } = found
  const refuse = (field: string, code: string, message: string) => ({ refusal: { pointer: pointerOf(pointer, field === '' ? [] : [field]), code, message } })

  const ownOcid = release['ocid'] ?? ''
  if (typeof ownOcid !== 'string') return refuse('ocid', 'ocid-unusable', `The ocid is ${kindOf(ownOcid)}, not text.`)
  const ocid = ownOcid.trim()
  if (ocid === '') return refuse('ocid' in release ? 'ocid' : '', 'ocid-missing', 'The release has no ocid, so its process is not known.')
  if (ocid.length > keyLengthMax || ocid.includes('\0') || !ocid.isWellFormed()) {
    return refuse('ocid', 'ocid-unusable', `The ocid is longer than ${keyLengthMax} characters or holds characters that no text can.`)
  }
  const published = release['date'] ?? ''
  if (typeof published !== 'string') return refuse('date', 'date-unusable', `The date of the release is ${kindOf(published)}, not text such as ${dateExample}.`)
  if (published.trim() === '') {
    return refuse('date' in release ? 'date' : '', 'date-missing', 'The release has no date, so its place among the releases of its process is not known.')
  }
  const date = readDate(published)
  if (!date) {
    const message = `The date of the release, “${shown(withoutTelephones(withoutEmails(published)))}”, is no day from ${yearMin} to ${yearMax} in the form ${dateExample}.`
    return refuse('date', 'date-unusable', message)
  }
  if (isLongerThan(release, releaseCharactersMax)) {
    return refuse('', 'release-too-large', `The texts of the release have more than ${releaseCharactersMax} characters together.`)
  }
  try {
    const { body, findings } = cleanRelease(release, pointer, ocid)
    body['ocid'] = ocid
    const canonical = JSON.stringify(body)
    const sha256 = sha256Of(canonical)
    const tags = tagsOf(body)
    const own = body['id']
    const hasOwnId = (typeof own === 'string' && own.trim() !== '') || typeof own === 'number'
    const key = hasOwnId && String(own).trim().length <= keyLengthMax ? String(own).trim() : sha256
    if (!hasOwnId) findings.push(noticed('release-id-missing', pointer, ocid, { key: sha256 }))
    if (!date.hasTimeZone) findings.push(noticed('date-without-time-zone', pointerOf(pointer, ['date']), ocid, { value: published }))
    if (typeof ocidOfRecord === 'string' && ocidOfRecord.trim() !== ocid) {
      findings.push(noticed('ocid-differs', pointerOf(pointer, ['ocid']), ocid, { record: shown(ocidOfRecord) }))
    }
    if (isCompiled || tags.includes('compiled')) findings.push(noticed('release-compiled', pointer, ocid))
    const inspected = inspectRelease(body, pointer, ocid)
    return { pointer, ocid, key, date: date.instant, tags, body, sha256, canonical, findings: findings.concat(inspected) }
  } catch (error) {
    if (error instanceof TooDeep) return refuse('', 'nested-too-deep', `The release is nested deeper than ${depthMax} levels.`)
    throw error
  }
}

/** What a value is that should have been text. */
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`)

const dateExample = '2025-01-31T09:00:00Z'

function tagsOf(body: JsonObject): string[] {
  const tag = body['tag']
  const tags = Array.isArray(tag) ? tag : [tag]
  return tags.filter((value): value is string => typeof value === 'string' && releaseTags.has(value))
}
