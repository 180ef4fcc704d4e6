import { type Bulk, newId } from '@cfit/prisma'
import { insertRows, updateRows } from '../insert-rows.ts'
import { type OrganisationDraft, preferredName } from './organisation-draft.ts'
import type { TenderDraft } from './tender-draft.ts'

/**
 * Finds or creates the buyers and suppliers of the drafts; returns their ids by source key. An organisation with the same entry in a
 * register is the same one, whoever recorded it; one that was recorded by hand is never changed.
 */
export async function writeOrganisations({ sql }: Bulk, drafts: readonly TenderDraft[]): Promise<Map<string, string>> {
  const wanted = new Map<string, OrganisationDraft>()
  for (const draft of drafts) {
    for (const organisation of [draft.buyer, ...draft.awards.flatMap(({ suppliers }) => suppliers)]) {
      const before = wanted.get(organisation.sourceKey)
      wanted.set(organisation.sourceKey, before ? { ...before, name: preferredName(before.name, organisation.name) } : organisation)
    }
  }
  const ids = new Map<string, string>()
  const identified = [...wanted.values()].filter(({ identifier }) => identifier !== null)
  const entries = await sql<{ scheme: string; identifier: string; organisationId: string }>(
    'select scheme, identifier, organisation_id as "organisationId" from organisation_identifier where identifier = any($1::text[])',
    [identified.map(({ identifier }) => identifier?.identifier)],
  )
  const byEntry = new Map(entries.map(({ scheme, identifier, organisationId }) => [`${scheme} ${identifier}`, organisationId]))
  for (const { sourceKey, identifier } of identified) {
    const id = byEntry.get(`${identifier?.scheme} ${identifier?.identifier}`)
    if (id) ids.set(sourceKey, id)
  }

  const known = await sql<{ id: string; name: string; sourceKey: string }>(
    'select id, name, source_key as "sourceKey" from organisation where source_key = any($1::text[])',
    [[...wanted.keys()]],
  )
  const renamed = known.flatMap(({ id, name, sourceKey }) => {
    if (!ids.has(sourceKey)) ids.set(sourceKey, id)
    const better = preferredName(name, (wanted.get(sourceKey) as OrganisationDraft).name)
    return better === name ? [] : [{ id, name: better }]
  })
  await updateRows(sql, 'organisation', renamed)

  const missing = [...wanted.values()].filter(({ sourceKey }) => !ids.has(sourceKey))
  for (const { sourceKey } of missing) ids.set(sourceKey, newId())
  const organisations = missing.map(({ sourceKey, name, countryCode, slug, source }) => {
    return { id: ids.get(sourceKey), sourceKey, name, countryCode, slug, source, isFictional: false }
  })
  await insertRows(sql, 'organisation', organisations)
  const registered = missing.flatMap(({ sourceKey, identifier }) => (identifier ? [{ id: newId(), organisationId: ids.get(sourceKey), ...identifier }] : []))
  await insertRows(sql, 'organisation_identifier', registered)
  return ids
}
