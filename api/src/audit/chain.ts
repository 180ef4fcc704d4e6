import { createHash } from 'node:crypto'
import type { Store } from '@cfit/prisma'

/** The last link of the chain: whoever keeps it can tell later that nothing before it was changed or cut. */
export interface AuditHead {
  position: number
  hash: string
  /** Instant, ISO 8601. */
  sealedAt: string
}

/** An event as it is sealed: all of its columns as text, in one order. */
export interface SealedFields {
  id: string
  at: string
  actorId: string | null
  command: string
  subjectType: string
  subjectId: string
  change: string
  ruling: string | null
}

export const sealedColumns = `e."id"::text as "id", to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at", e."actor_id"::text as "actorId",
  e."command", e."subject_type" as "subjectType", e."subject_id"::text as "subjectId", e."change"::text as "change", e."ruling"::text as "ruling"`

/** What the first link rests on. */
export const beforeTheFirst = ''

export function linkHash(before: string, event: SealedFields): string {
  const { id, at, actorId, command, subjectType, subjectId, change, ruling } = event
  return createHash('sha256')
    .update(JSON.stringify([before, id, at, actorId, command, subjectType, subjectId, change, ruling]))
    .digest('hex')
}

export async function auditHead(sql: Store['sql']): Promise<AuditHead | null> {
  const [head] = await sql<AuditHead>(
    `select "position"::float8 as "position", "hash", to_char("sealed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt"
     from "audit_link" order by "audit_link"."position" desc limit 1`,
  )
  return head ?? null
}

const batchSize = 1000

/**
 * Appends to the chain what was written since the given instant and is not in it yet, oldest first; returns how many events. One process seals
 * at a time, another waits. An event that commits late gets a later link: the chain tells the order of sealing, each event its own time.
 */
export async function sealAudit(store: Store, since: Date | null): Promise<number> {
  let sealed = 0
  for (let count = batchSize; count === batchSize; sealed += count) count = await sealBatch(store, since)
  return sealed
}

async function sealBatch(store: Store, since: Date | null): Promise<number> {
  return store.transaction(async (sql) => {
    // The number only names the lock.
    await sql('select pg_advisory_xact_lock(20261124)')
    const events = await sql<SealedFields>(
      `select ${sealedColumns} from "audit_event" e where e."at" >= $1::timestamptz and not exists (select from "audit_link" l where l."event_id" = e."id")
       order by e."at", e."id" limit ${batchSize}`,
      [since?.toISOString() ?? '-infinity'],
    )
    if (events.length === 0) return 0
    const head = await auditHead(sql)
    let hash = head?.hash ?? beforeTheFirst
    const hashes = events.map((event) => {
      hash = linkHash(hash, event)
      return hash
    })
    const first = (head?.position ?? 0) + 1
    await sql(`insert into "audit_link" ("position", "event_id", "hash") select * from unnest($1::bigint[], $2::uuid[], $3::text[])`, [
      events.map((_event, index) => first + index),
      events.map(({ id }) => id),
      hashes,
    ])
    return events.length
  })
}
