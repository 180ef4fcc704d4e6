import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, readRows } from './build.ts'
import type { Read } from './figures.ts'
import type { Mart } from './marts.ts'
import { conditionOf, type Touch } from './touch.ts'

/*
 * The content hash of the marts: SHA-256 over canonical rows, in steps, so that after a change only what it touched is hashed again. A row is a JSON array of
 * texts; the rows of one scope (a year and an organisation) make one digest, the digests of a mart one, the marts the content hash. Within a step the digests
 * are sorted, so the order in which rows lie means nothing.
 */

/** The tables that keep the digests, of the scopes and of the marts for which they were made. */
export async function createFingerprints(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    create schema built;
    create table built.fingerprints (mart text, year integer, organisation_id uuid, digest text);
    create table built.mart_digests (mart text, digest text)`)
}

/** Of the few rows of a scope a sorted list is quickest, of the many digests of a mart a sorted aggregate. */
const digestOfRows = (texts: string): string => `sha256(list_sort(list(${texts}))::varchar)`
const digestOfDigests = "sha256(string_agg(digest, '' order by digest))"

/** SELECT of the digests of a mart, one for each scope. */
function digestsOf({ model, columns }: Mart, condition: string | null): string {
  const scope = model.sidecar.scope ?? []
  const row = `sha256(json_array(${[...columns.keys()].map((column) => `"${column}"::varchar`).join(', ')})::varchar)`
  const held = (['year', 'organisation_id'] as const).map((column) => (scope.includes(column) ? column : `null as ${column}`))
  return `
    select '${model.name}' as mart, ${held.join(', ')}, ${digestOfRows(row)} as digest from marts.${model.name}
    ${condition ? `where ${condition}` : ''} ${scope.length > 0 ? `group by ${quoted(scope)}` : 'having count(*) > 0'}`
}

/** Names of the marts that have digests. */
export async function fingerprinted(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  return new Set((await readRows(connection, 'select distinct mart from built.fingerprints')).map((row) => String(row['mart'])))
}

/** Makes the digests of those of the marts that have none. */
export async function makeFingerprints(connection: DuckDBConnection, marts: readonly Mart[]): Promise<void> {
  const made = await fingerprinted(connection)
  for (const mart of marts) if (!made.has(mart.model.name)) await connection.run(`insert into built.fingerprints ${digestsOf(mart, null)}`)
  await connection.run(`
    insert into built.mart_digests
    select mart, ${digestOfDigests} from built.fingerprints where mart not in (select mart from built.mart_digests) group by mart`)
}

/** After a mart was refreshed: makes anew the digests of what was touched. When that is the whole mart, it is left to the one who asks for them. */
export async function renewFingerprints(connection: DuckDBConnection, mart: Mart, touch: Touch): Promise<void> {
  const { name, sidecar } = mart.model
  const condition = conditionOf(touch, sidecar.scope ?? [])
  const remove = `delete from built.mart_digests where mart = '${name}'; delete from built.fingerprints where mart = '${name}'`
  await connection.run(condition ? `${remove} and ${condition}; insert into built.fingerprints ${digestsOf(mart, condition)}` : remove)
}

/** The content hash of the marts, hexadecimal. Equal data give equal hashes, however they were built. */
export async function contentHashOf(read: Read, marts: readonly Mart[]): Promise<string> {
  const made = await read('select mart, digest from built.mart_digests')
  const digests = new Map(made.map((row) => [row['mart'], row['digest']]))
  const hash = createHash('sha256')
  for (const mart of [...marts].sort((a, b) => (a.model.name < b.model.name ? -1 : 1))) {
    const { name } = mart.model
    const digest = digests.get(name) ?? (await read(`select ${digestOfDigests} as digest from (${digestsOf(mart, null)})`))[0]?.['digest']
    hash.update(`${JSON.stringify([name, ...mart.columns.keys(), digest ?? null])}\n`)
  }
  return hash.digest('hex')
}
