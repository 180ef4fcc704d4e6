import { createHash, type Hash } from 'node:crypto'
import type { Bulk, Store } from '@cfit/prisma'
import { deviceRows, stockOf } from './devices.ts'
import { financeRows } from './finance.ts'
import { membershipRows } from './membership.ts'
import { monitoringRows } from './monitoring.ts'
import { procurementRows } from './procurement.ts'
import { campaignsOf } from './returns.ts'
import type { TableRows } from './rows.ts'
import { lastYear, type ScaleSize, type ScaleWorld, worldOf } from './world.ts'

export { type ReleasesWritten, releaseLines, writeReleases } from './releases.ts'
export { TooManyAnswers } from './returns.ts'
export { type ScaleSize, smallWorld } from './world.ts'

/** The domains of a world, in the order in which they can be written. */
const domains = ['membership', 'procurement', 'devices', 'monitoring', 'finance'] as const
export type ScaleDomain = (typeof domains)[number]

/** What was written of a domain, and how long it took. */
export interface DomainWritten {
  domain: ScaleDomain
  rows: number
  milliseconds: number
}

export interface Generated {
  domains: DomainWritten[]
  /** Number of rows by table. */
  counts: Record<string, number>
  /** SHA-256 over every row in order: the same for the same size and seed, whatever the store. */
  hash: string
}

/** Characters handed on at a time; what is written does not depend on it. */
const charactersPerChunk = 65_536

/**
 * Writes a world into a store, in one transaction. `leaveOut` names domains that the store has already from elsewhere.
 * Throws, and writes nothing, when a guard of the store refuses a row.
 */
export async function generateWorld(
  store: Store,
  size: ScaleSize,
  options: { leaveOut?: ScaleDomain[]; tell?: (written: DomainWritten) => void } = {},
): Promise<Generated> {
  const world = worldOf(size)
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  return store.bulk(async (bulk) => {
    const done: DomainWritten[] = []
    for (const [domain, tables] of tablesOf(world)) {
      if (options.leaveOut?.includes(domain)) continue
      const started = performance.now()
      let rows = 0
      for (const table of tables()) {
        const lines = await writeTable(bulk, table, hash)
        rows += lines
        if (!table.isUpdate) counts[table.table] = lines
      }
      const told = { domain, rows, milliseconds: performance.now() - started }
      options.tell?.(told)
      done.push(told)
    }
    const generated = { domains: done, counts, hash: hash.digest('hex') }
    await leaveMark(bulk, world, { hash: generated.hash, leftOut: options.leaveOut ?? [] })
    return generated
  })
}

const command = 'generateWorld'

/** An audit event tells later runs, and whoever wonders, which world this is. */
async function leaveMark(bulk: Bulk, world: ScaleWorld, written: { hash: string; leftOut: ScaleDomain[] }): Promise<void> {
  const id = world.ids('audit-event')(0)
  await bulk.sql(
    "insert into audit_event (id, at, command, subject_type, subject_id, change) values ($1, '2026-06-30T12:00:00Z', $2, 'Store', $1, $3::text::jsonb)",
    [id, command, JSON.stringify({ size: world.size, ...written })],
  )
}

/** The worlds that a store holds already. */
export async function worldsIn(store: Store): Promise<{ size: ScaleSize; hash: string }[]> {
  const rows = await store.sql<{ change: string }>(
    "select change::text as change from audit_event where command = $1 order by (change #>> '{size,seed}')::bigint",
    [command],
  )
  return rows.map(({ change }) => JSON.parse(change) as { size: ScaleSize; hash: string })
}

/** Whom the sign-ins of a generated store act for: somebody with a draft open in the last campaign, and somebody else. */
export function signInOrganisations(size: ScaleSize): { committee: string; contributor: string } {
  const world = worldOf(size)
  const { returns } = campaignsOf(world)
  const drafting = returns.find(({ year, state }) => year === lastYear && state === 'DRAFT') ?? returns[0]
  const others = world.participants.filter(({ id }) => id !== drafting?.organisation.id)
  const [committee] = others
  return { committee: committee?.id ?? (world.participants[0]?.id as string), contributor: drafting?.organisation.id ?? (world.participants[0]?.id as string) }
}

/** Each domain's rows; what several domains need is counted when the first asks for it. */
function* tablesOf(world: ScaleWorld): Generator<[ScaleDomain, () => TableRows[]]> {
  yield ['membership', () => membershipRows(world)]
  yield ['procurement', () => procurementRows(world)]
  const stock = stockOf(world)
  yield ['devices', () => deviceRows(world, stock)]
  yield ['monitoring', () => monitoringRows(world, stock)]
  yield ['finance', () => financeRows(world)]
}

async function writeTable(bulk: Bulk, rows: TableRows, hash: Hash): Promise<number> {
  const { table, columns, isUpdate = false } = rows
  hash.update(`${table} ${columns.join(' ')}\n`)
  if (!isUpdate) return bulk.copyIn(table, columns, chunksOf(rows, hash))
  const [key, ...changed] = columns as [string, ...string[]]
  await bulk.sql(`create temp table changed on commit drop as select ${columns.map((column) => `"${column}"`).join(', ')} from "${table}" with no data`)
  const count = await bulk.copyIn('changed', columns, chunksOf(rows, hash))
  const values = changed.map((column) => `"${column}" = changed."${column}"`)
  await bulk.sql(`update "${table}" as target set ${values.join(', ')} from changed where target."${key}" = changed."${key}"`)
  await bulk.sql('drop table changed')
  return count
}

function* chunksOf(rows: TableRows, hash: Hash): Generator<string> {
  let chunk = ''
  for (const line of rows.lines()) {
    chunk += line
    if (chunk.length < charactersPerChunk) continue
    hash.update(chunk)
    yield chunk
    chunk = ''
  }
  if (chunk === '') return
  hash.update(chunk)
  yield chunk
}
