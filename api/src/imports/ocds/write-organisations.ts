import { newId } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { insertRows } from '../insert-rows.ts'
import { type OrganisationDraft, preferredName } from './organisation-draft.ts'
import type { TenderDraft } from './tender-draft.ts'

/**
 * Finds or creates the buyers and suppliers of the drafts; returns their ids by source key. An organisation with the same entry in a
 * register is the same one, whoever recorded it; one that was recorded by hand is never changed.
 */
export async function writeOrganisations(transaction: Transaction, drafts: readonly TenderDraft[]): Promise<Map<string, string>> {
  const wanted = new Map<string, OrganisationDraft>()
  for (const draft of drafts) {
    for (const organisation of [draft.buyer, ...draft.awards.flatMap(({ suppliers }) => suppliers)]) {
      const before = wanted.get(organisation.sourceKey)
      wanted.set(organisation.sourceKey, before ? { ...before, name: preferredName(before.name, organisation.name) } : organisation)
    }
  }
  const ids = new Map<string, string>()
  const identified = [...wanted.values()].filter(({ identifier }) => identifier !== null)
  const entries = await inParts(
    identified.flatMap(({ identifier }) => identifier?.identifier ?? []),
    (part) =>
      transaction.organisationIdentifier.findMany({ where: { identifier: { in: part } }, select: { scheme: true, identifier: true, organisationId: true } }),
  )
  const byEntry = new Map(entries.map(({ scheme, identifier, organisationId }) => [`${scheme} ${identifier}`, organisationId]))
  for (const { sourceKey, identifier } of identified) {
    const id = byEntry.get(`${identifier?.scheme} ${identifier?.identifier}`)
    if (id) ids.set(sourceKey, id)
  }

  const known = await inParts([...wanted.keys()], (part) =>
    transaction.organisation.findMany({ where: { sourceKey: { in: part } }, select: { id: true, name: true, sourceKey: true } }),
  )
  for (const { id, name, sourceKey } of known) {
    const draft = wanted.get(sourceKey as string) as OrganisationDraft
    if (!ids.has(draft.sourceKey)) ids.set(draft.sourceKey, id)
    const better = preferredName(name, draft.name)
    if (better !== name) await transaction.organisation.update({ where: { id }, data: { name: better }, select: { id: true } })
  }

  const missing = [...wanted.values()].filter(({ sourceKey }) => !ids.has(sourceKey))
  for (const { sourceKey } of missing) ids.set(sourceKey, newId())
  if (missing.length > 0) {
    const organisations = missing.map(({ sourceKey, name, countryCode, slug, source }) => {
      return { id: ids.get(sourceKey), sourceKey, name, countryCode, slug, source, isFictional: false }
    })
    await insertRows(transaction, 'organisation', organisations)
    const registered = missing.flatMap(({ sourceKey, identifier }) => (identifier ? [{ id: newId(), organisationId: ids.get(sourceKey), ...identifier }] : []))
    await insertRows(transaction, 'organisation_identifier', registered)
  }
  return ids
}

/** PostgreSQL takes 32,767 parameters a statement; a single framework may name more suppliers. */
const partSize = 10_000

async function inParts<Value, Found>(values: Value[], find: (part: Value[]) => Promise<Found[]>): Promise<Found[]> {
  const found: Found[] = []
  for (let start = 0; start < values.length; start += partSize) found.push(...(await find(values.slice(start, start + partSize))))
  return found
}
