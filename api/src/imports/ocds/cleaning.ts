import { type FindingCode, type Noticed, noticed, pointerOf, shown } from '../finding.ts'
import type { Json, JsonObject } from './merge.ts'

/** Keys under which publishers put people: removed with all they hold before anything is stored. */
const personal = new Set([
  'contact',
  'contactperson',
  'contactpersons',
  'contactpoint',
  'contactpoints',
  'contacts',
  'beneficialowners',
  'persons',
  'personalinformation',
  'signatory',
  'signatories',
  'email',
  'emailaddress',
  'telephone',
  'telephonenumber',
  'phone',
  'phonenumber',
  'mobile',
  'fax',
  'faxnumber',
])

export const depthMax = 64
export const emailMark = '[e-mail address removed]'

export class TooDeep extends Error {}

/**
 * The release as it may be stored: keys sorted (so that equal content has equal text), people removed, e-mail addresses within
 * texts replaced, text the database cannot hold (null characters, lone surrogates) repaired. All else stays as published.
 * Throws `TooDeep` beyond `depthMax` levels.
 */
export function cleanRelease(release: JsonObject, base: string, ocid: string): { body: JsonObject; findings: Noticed[] } {
  const findings: Noticed[] = []
  const path: PropertyKey[] = []
  const notice = (code: FindingCode, parameters = {}) =>
    findings.push(noticed(code, pointerOf(base, path).toWellFormed().replaceAll('\0', ''), ocid, parameters))

  function cleanText(text: string): string {
    let cleaned = text
    if (cleaned.includes('\0') || !cleaned.isWellFormed()) {
      cleaned = cleaned.replaceAll('\0', '').toWellFormed()
      notice('text-cleaned')
    }
    if (!cleaned.includes('@')) return cleaned
    const redacted = withoutEmails(cleaned)
    if (redacted !== cleaned) notice('email-removed')
    return redacted
  }

  function clean(value: Json): Json {
    if (typeof value === 'string') return cleanText(value)
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value !== 'object' || value === null) return value
    if (path.length >= depthMax) throw new TooDeep()
    if (Array.isArray(value)) {
      return value.map((item, index) => {
        path.push(index)
        const cleaned = clean(item)
        path.pop()
        return cleaned
      })
    }
    return cleanObject(value)
  }

  function cleanObject(value: JsonObject): JsonObject {
    const cleaned: JsonObject = {}
    for (const key of Object.keys(value).sort()) {
      if (personal.has(key.toLowerCase())) continue
      path.push(key)
      if (key === '__proto__') notice('value-unusable', { expected: 'another key', value: shown(key) })
      else cleaned[cleanText(key)] = clean(value[key] as Json)
      path.pop()
    }
    return cleaned
  }

  return { body: cleanObject(release), findings }
}

const local = /[\p{L}\p{N}._%+'’-]/u
const domain = /[\p{L}\p{N}.-]/u

/** Replaces each e-mail address. It looks outward from every `@`, which stays linear on texts made to stall a pattern. */
export function withoutEmails(text: string): string {
  let result = ''
  let done = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > done && local.test(text[start - 1] as string)) start -= 1
    let end = at + 1
    while (end < text.length && domain.test(text[end] as string)) end += 1
    while (end > at + 1 && /[.-]/.test(text[end - 1] as string)) end -= 1
    if (start === at || !text.slice(at + 1, end).includes('.')) continue
    result += text.slice(done, start) + emailMark
    done = end
    at = end - 1
  }
  return result + text.slice(done)
}
