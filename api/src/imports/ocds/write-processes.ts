import { type Bulk, newId } from '@cfit/prisma'
import { copyRows } from '../copy-rows.ts'
import { type Noticed, noticed } from '../finding.ts'
import type { ImportedFile } from '../imported-file.ts'
import { JsonText } from '../insert-rows.ts'
import type { JsonObject, MergeableRelease } from './merge.ts'
import type { ReadRelease } from './read-release.ts'
import { type TenderDraft, tenderDraft } from './tender-draft.ts'
import { writeOrganisations } from './write-organisations.ts'
import { writeTenders } from './write-tenders.ts'

export type Effect = 'created' | 'updated' | 'unchanged'

/**
 * Takes the releases of some processes into the store, all or nothing. A release whose content the store holds for that process is
 * known already, from whatever file; each process that got a new one is merged anew from all its releases.
 * Returns the effect on each ocid and everything noticed about the releases, known ones included.
 */
export async function writeProcesses(
  bulk: Bulk,
  file: ImportedFile,
  releases: readonly ReadRelease[],
): Promise<{ effects: Map<string, Effect>; findings: Noticed[] }> {
  // Two imports at once would both create the same process; the second waits for the first. The number only names the lock.
  const { sql } = bulk
  await sql('select pg_advisory_xact_lock(20240601)')
  // Compressing the bodies took the largest part of an import; the quicker method is there where the server was built with it.
  await sql("select set_config(name, 'lz4', true) from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)")
  const ocids = [...new Set(releases.map(({ ocid }) => ocid))]
  const stored = await sql<{ ocid: string; key: string; sha256: string }>('select ocid, key, sha256 from release where ocid = any($1::text[])', [ocids])
  const { fresh, findings } = pickFresh(releases, stored)

  const changed = [...new Set(fresh.map(({ ocid }) => ocid))]
  const known = new Set(stored.map(({ ocid }) => ocid))
  const effects = new Map(ocids.map((ocid): [string, Effect] => [ocid, 'unchanged']))
  for (const ocid of changed) effects.set(ocid, known.has(ocid) ? 'updated' : 'created')

  if (changed.length > 0) {
    const drafts = await draftsOf(sql, changed, known, fresh)
    for (const draft of drafts) findings.push(...lacksOf(draft, fresh))
    const organisationIds = await writeOrganisations(bulk, drafts)
    const tenderIds = await writeTenders(bulk, drafts, organisationIds)
    await copyRows(
      bulk,
      'release',
      fresh.map(({ ocid, key, date, tags, canonical, sha256, pointer }) => {
        return { id: newId(), ocid, key, date, tags, body: new JsonText(canonical), sha256, pointer, sourceFileId: file.id, tenderId: tenderIds.get(ocid) }
      }),
    )
  }
  await file.writeFindings(sql, findings)
  return { effects, findings }
}

/** The releases the store lacks, with the key each will bear: an id that two different releases claim is told apart by content. */
function pickFresh(releases: readonly ReadRelease[], stored: { ocid: string; key: string; sha256: string }[]): { fresh: ReadRelease[]; findings: Noticed[] } {
  const contents = new Set(stored.map(({ ocid, sha256 }) => `${sha256} ${ocid}`))
  const keys = new Set(stored.map(({ ocid, key }) => `${key} ${ocid}`))
  const fresh: ReadRelease[] = []
  const findings: Noticed[] = []
  for (const release of releases) {
    for (const finding of release.findings) findings.push(finding)
    const content = `${release.sha256} ${release.ocid}`
    if (contents.has(content)) continue
    contents.add(content)
    let { key } = release
    if (keys.has(`${key} ${release.ocid}`)) {
      findings.push(noticed('release-id-repeated', release.pointer, release.ocid, { id: key }))
      key = `${key}~${release.sha256.slice(0, 16)}`
    }
    keys.add(`${key} ${release.ocid}`)
    fresh.push({ ...release, key })
  }
  return { fresh, findings }
}

async function draftsOf(sql: Bulk['sql'], changed: string[], known: Set<string>, fresh: ReadRelease[]): Promise<TenderDraft[]> {
  const grown = changed.filter((ocid) => known.has(ocid))
  const earlier =
    grown.length === 0
      ? []
      : await sql<{ ocid: string; sha256: string; at: number; tags: string[]; body: JsonObject }>(
          'select ocid, sha256, (extract(epoch from date) * 1000)::float8 as at, tags, body from release where ocid = any($1::text[])',
          [grown],
        )
  const byOcid = new Map<string, MergeableRelease[]>(changed.map((ocid) => [ocid, []]))
  for (const { ocid, at, ...release } of earlier) byOcid.get(ocid)?.push({ ...release, date: new Date(at) })
  for (const release of fresh) byOcid.get(release.ocid)?.push(release)
  return [...byOcid].map(([ocid, releases]) => tenderDraft(ocid, releases))
}

/** What the process as a whole lacks is told at the latest of its releases just read. */
function lacksOf(draft: TenderDraft, fresh: readonly ReadRelease[]): Noticed[] {
  const latest = fresh.filter(({ ocid }) => ocid === draft.ocid).sort((a, b) => b.date.getTime() - a.date.getTime())[0]
  return latest ? draft.lacks.map((code) => noticed(code, latest.pointer, draft.ocid)) : []
}
