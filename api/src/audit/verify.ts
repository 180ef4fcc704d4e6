import type { Store } from '@cfit/prisma'
import { counted } from '../imports/outcome.ts'
import { type AuditHead, auditHead, beforeTheFirst, linkHash, type SealedFields, sealedColumns } from './chain.ts'

/**
 * What is wrong at a place of the chain: a link is missing (`LINK_MISSING`), the event of a link is (`EVENT_MISSING`), or an event is not what
 * was sealed (`EVENT_ALTERED`); or the chain is not the one whose head was kept: it ends before (`TAIL_CUT`) or is another there (`HEAD_DIFFERS`).
 */
export interface AuditFault {
  code: 'LINK_MISSING' | 'EVENT_MISSING' | 'EVENT_ALTERED' | 'TAIL_CUT' | 'HEAD_DIFFERS'
  position: number
  eventId: string | null
}

export interface AuditVerdict {
  /** Links that were checked. */
  sealed: number
  /** Events that are not sealed yet, and which nothing protects until they are. */
  unsealed: number
  head: AuditHead | null
  /** The first faults. */
  faults: AuditFault[]
  faultCount: number
}

const pageSize = 5000
const faultsShown = 50

type Link = { position: number; eventId: string; hash: string } & (SealedFields | { id: null })

/** Computes the whole chain anew from the events, a page at a time, and compares it with a head that somebody kept, where one is given. */
export async function verifyAudit(store: Store, kept: Pick<AuditHead, 'position' | 'hash'> | null = null): Promise<AuditVerdict> {
  const head = await auditHead(store.sql)
  const [open] = await store.sql<{ unsealed: number }>(
    'select count(*)::int as "unsealed" from "audit_event" e where not exists (select from "audit_link" l where l."event_id" = e."id")',
  )
  const verdict: AuditVerdict = { sealed: 0, unsealed: open?.unsealed ?? 0, head, faults: [], faultCount: 0 }
  const blame = (code: AuditFault['code'], position: number, eventId: string | null = null): void => {
    verdict.faultCount += 1
    if (verdict.faults.length < faultsShown) verdict.faults.push({ code, position, eventId })
  }
  /** Null where the link before is not known, so that its successor cannot be judged. */
  let before: string | null = beforeTheFirst
  let position = 0
  for (let links = await linksAfter(store, 0, head); links.length > 0; links = await linksAfter(store, position, head)) {
    for (const link of links) {
      for (position += 1; position < link.position; position += 1) {
        blame('LINK_MISSING', position)
        before = null
      }
      if (link.id === null) blame('EVENT_MISSING', position, link.eventId)
      else if (before !== null && linkHash(before, link) !== link.hash) blame('EVENT_ALTERED', position, link.eventId)
      if (kept?.position === position && kept.hash !== link.hash) blame('HEAD_DIFFERS', position, link.eventId)
      before = link.hash
      verdict.sealed += 1
    }
  }
  if (kept && kept.position > position) blame('TAIL_CUT', position + 1)
  return verdict
}

/** Up to the head as it was at first: what is sealed meanwhile is another day's. */
function linksAfter(store: Store, position: number, head: AuditHead | null): Promise<Link[]> {
  return store.sql<Link>(
    `select l."position"::float8 as "position", l."event_id"::text as "eventId", l."hash", ${sealedColumns}
     from "audit_link" l left join "audit_event" e on e."id" = l."event_id"
     where l."position" > $1 and l."position" <= $2 order by l."position" limit ${pageSize}`,
    [position, head?.position ?? 0],
  )
}

const faultInWords: Record<AuditFault['code'], string> = {
  LINK_MISSING: 'the link was removed',
  EVENT_MISSING: 'the event was removed',
  EVENT_ALTERED: 'the event is not what was sealed',
  TAIL_CUT: 'the chain ends before the head that was kept',
  HEAD_DIFFERS: 'the chain is another than the one whose head was kept',
}

/** The verdict in words, several lines. */
export function describeVerdict({ sealed, unsealed, head, faults, faultCount }: AuditVerdict): string {
  const lines = faults.map(({ code, position, eventId }) => `  ${position}${eventId ? ` (${eventId})` : ''}: ${faultInWords[code]}. (${code})`)
  if (faultCount > faults.length) lines.push(`  and ${faultCount - faults.length} more.`)
  return [
    `Audit: ${counted(sealed, 'event')} sealed, ${faultCount === 0 ? 'all whole' : counted(faultCount, 'fault')}; ${unsealed} not sealed yet.`,
    ...lines,
    ...(head
      ? [`Head: ${head.position}:${head.hash}. Keep it elsewhere; --head ${head.position}:${head.hash.slice(0, 8)}... finds what is cut or rewritten later.`]
      : []),
  ].join('\n')
}
