import { sha256Of } from '@cfit/prisma'
import type { OcdsParty } from './ocds-schema.ts'

/** An organisation as a process names it. Who it is, is told by `sourceKey` alone; names vary. */
export interface OrganisationDraft {
  sourceKey: string
  name: string
  /** Its entry in an official register; null when the publisher gives none. */
  identifier: { scheme: string; identifier: string } | null
  /** ISO 3166-1 alpha-2, from the register's prefix; null when that is no country. */
  countryCode: string | null
  slug: string
  source: string
}

const lengthMax = 200

/** Registers of org-id that belong to no country begin with these. */
const worldwide = new Set(['XI', 'XM', 'XR'])

/** The publisher's registered prefix, `ocds-b5fd17`, or `unregistered` for an ocid without one. */
export function publisherPrefix(ocid: string): string {
  return /^ocds-[a-z0-9]{6}(?=-|$)/i.exec(ocid)?.[0].toLowerCase() ?? 'unregistered'
}

/** The parties of a release by their id; of two with one id the first. */
export function partiesById(parties: OcdsParty[] | null | undefined): ReadonlyMap<string, OcdsParty> {
  const byId = new Map<string, OcdsParty>()
  for (const party of parties ?? []) if ((party.id ?? '') !== '' && !byId.has(String(party.id))) byId.set(String(party.id), party)
  return byId
}

/**
 * The organisation behind a reference: its entry among the parties tells more than the reference itself.
 * With a register and a number it is the same organisation everywhere; else the same name from the same publisher is.
 * Null when neither is told.
 */
export function organisationDraft(ocid: string, reference: OcdsParty, parties: ReadonlyMap<string, OcdsParty>): OrganisationDraft | null {
  const party = parties.get(String(reference.id ?? ''))
  const names = [party?.name, reference.name, party?.identifier?.legalName, reference.identifier?.legalName]
  const name = names.map((text) => tidy(text ?? '')).find((text) => text !== '')
  const identifier = registered(party) ?? registered(reference)
  const prefix = publisherPrefix(ocid)
  if (identifier) {
    const sourceKey = bounded(`ocds:${identifier.scheme}:${identifier.identifier}`)
    const country = /^([A-Z]{2})-/.exec(identifier.scheme)?.[1] ?? null
    const shownName = name ?? `${identifier.scheme} ${identifier.identifier}`
    return {
      sourceKey,
      name: shownName,
      identifier,
      countryCode: country && !worldwide.has(country) ? country : null,
      slug: slugOf(shownName, sourceKey),
      source: `Open contracting data, ${identifier.scheme}`,
    }
  }
  if (name === undefined) return null
  const sourceKey = bounded(`ocds:${prefix}:${normalisedName(name)}`)
  return { sourceKey, name, identifier: null, countryCode: null, slug: slugOf(name, sourceKey), source: `Open contracting data, ${prefix}` }
}

/** Stands for the buyer of a process that names none, one for each publisher: a tender has a buyer, known or not. */
export function unstatedBuyer(ocid: string): OrganisationDraft {
  const prefix = publisherPrefix(ocid)
  const name = `Buyer not stated (${prefix})`
  const sourceKey = `ocds:${prefix}:`
  return { sourceKey, name, identifier: null, countryCode: null, slug: slugOf(name, sourceKey), source: `Open contracting data, ${prefix}` }
}

function registered(party: OcdsParty | undefined): OrganisationDraft['identifier'] {
  const scheme = (party?.identifier?.scheme ?? '').trim()
  const identifier = String(party?.identifier?.id ?? '').trim()
  if (scheme === '' || identifier === '' || scheme.length > lengthMax || identifier.length > lengthMax) return null
  return { scheme, identifier }
}

/** Letters and digits in lower case: `The Council, Ltd.` and `the council ltd` are one name. */
const normalisedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()

const tidy = (name: string): string => {
  const plain = name.replace(/\s+/g, ' ').trim()
  return plain.length <= lengthMax * 2 ? plain : `${plain.slice(0, lengthMax * 2 - 1).toWellFormed()}…`
}

const bounded = (key: string): string => (key.length <= lengthMax ? key : `${key.slice(0, 40).toWellFormed()}:${sha256Of(key)}`)

/** A public name for addresses: the words of the text and eight digits of the key's hash, which make it unique and keep it stable. */
export function slugOf(text: string, key: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  const hash = sha256Of(key).slice(0, 10)
  return words === '' ? hash : `${words}-${hash}`
}

/** Which of two spellings of one name is shown. It does not matter which was read first. */
export function preferredName(a: string, b: string): string {
  const shouting = (name: string) => name === name.toUpperCase() || name === name.toLowerCase()
  if (shouting(a) !== shouting(b)) return shouting(a) ? b : a
  if (a.length !== b.length) return a.length < b.length ? a : b
  return a < b ? a : b
}
