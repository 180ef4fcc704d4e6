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
export const telephoneMark = '[telephone number removed]'

export class TooDeep extends Error {}

/**
 * The release as it may be stored: keys sorted (so that equal content has equal text), fields about people removed, e-mail addresses
 * and telephone numbers within texts replaced, text the database cannot hold (null characters, lone surrogates) repaired. All else stays as published.
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
    const unmailed = withoutEmails(cleaned)
    if (unmailed !== cleaned) notice('email-removed')
    const redacted = withoutTelephones(unmailed)
    if (redacted !== unmailed) notice('telephone-removed')
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
      const kept = cleanText(key)
      path.push(kept)
      if (key === '__proto__') notice('value-unusable', { expected: 'another key', value: shown(key) })
      else cleaned[kept] = clean(value[key] as Json)
      path.pop()
    }
    return cleaned
  }

  return { body: cleanObject(release), findings }
}

const local = /[\p{L}\p{N}._%+'’-]/u
const domain = /[\p{L}\p{N}.-]/u

/** The sign within an address, and the writings that stand for it: wide, escaped in HTML or in a link, or spelt to keep robots away. */
const atSigns = /@|＠|%40|&#0*64;|&#x0*40;|&commat;|[([{]at[)\]}]/gi

/** Replaces each e-mail address. It looks outward from every `@`, no further than the one before, which stays linear on texts made to stall it. */
export function withoutEmails(text: string): string {
  let result = ''
  let done = 0
  let before = 0
  for (const { 0: sign, index: at } of text.matchAll(atSigns)) {
    const from = Math.max(done, before)
    before = at + sign.length
    if (at < done) continue
    let start = at
    while (start > from && local.test(text[start - 1] as string)) start -= 1
    const after = before
    let end = after
    while (end < text.length && domain.test(text[end] as string)) end += 1
    while (end > after && /[.-]/.test(text[end - 1] as string)) end -= 1
    if (start === at || !text.slice(after, end).includes('.')) continue
    result += text.slice(done, start) + emailMark
    done = end
  }
  return result + text.slice(done)
}

/** The word that announces a telephone number, in the languages of the publishers read so far, and what may stand between the two. */
const announced =
  /\b(?:tel|tele?phone|tele?fono|t[ée]l[ée]phone|telefon|telefoon|phone|mobile|mobiel|mobil|mob|fax)\b(?:\s?(?:no|nr|number|num))?[.:\s]{0,3}(\+?\(?\d[\d\s()./-]{4,22}\d)/giu
/** A number with its country's code in front, which nothing else is written like. */
const international = /(?<![\w+.,])\+\d{1,3}[\s.-]?(?:\(0?\)|\(\d{1,4}\))?[\s.-]?\d(?:[\s().-]?\d){6,12}(?!\d)/g

/** Replaces telephone numbers that are written as such; digits that only might be one stay, as contracts are full of numbers. */
export function withoutTelephones(text: string): string {
  if (!/\d{2}/.test(text)) return text
  return text
    .replace(announced, (found, number: string) => (digitsOf(number) >= 7 && digitsOf(number) <= 15 ? found.slice(0, -number.length) + telephoneMark : found))
    .replace(international, telephoneMark)
}

const digitsOf = (text: string): number => text.replace(/\D/g, '').length
