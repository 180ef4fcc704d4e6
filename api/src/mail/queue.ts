import { newId, type Store } from '@cfit/prisma'
import { mandateInForce } from '../identity/invitation.ts'
import type { MailKind, MailParameters } from './templates.ts'

/** One message to some people. */
export interface MailWish<Kind extends MailKind> {
  kind: Kind
  /** Ids of users. */
  recipientIds: readonly string[]
  parameters: MailParameters[Kind]
  /** What it is about, such as `application-decided/<id>`: each person gets one message about it, however often it is queued. */
  about: string
  now: Date
}

/** Puts messages into the outbox, in the transaction of the act that they tell of. They go out once it is committed. */
export function queueMail<Kind extends MailKind>(tx: Pick<Store, 'sql'>, { kind, recipientIds, parameters, about, now }: MailWish<Kind>): void {
  const recipients = [...new Set(recipientIds)]
  if (recipients.length === 0) return
  void tx.sql(
    `insert into "mail" ("id", "kind", "recipient_id", "parameters", "dedupe_key", "created_at", "next_try_at")
     select t."id", $3::text, t."recipient_id", $4::jsonb, $5::text || '/' || t."recipient_id"::text, $6::timestamptz, $6::timestamptz
     from unnest($1::uuid[], $2::uuid[]) as t("id", "recipient_id")
     on conflict ("dedupe_key") do nothing`,
    [recipients.map(() => newId()), recipients, kind, JSON.stringify(parameters), about, now.toISOString()],
  )
}

/** Ids of those who are in the Secretariat, or hold a seat in the Steering Committee, on a day. */
export async function officeOn(tx: Pick<Store, 'sql'>, today: string): Promise<string[]> {
  const holdsSeat = `exists (select from "seat" s where s."id" = m."seat_id" and s."since" <= $1::date and (s."until" is null or s."until" >= $1::date))`
  return userIds(tx, `(m."function" = 'SECRETARIAT' or ${holdsSeat})`, [today])
}

/** Ids of those who act for an organisation on a day. */
export async function peopleOf(tx: Pick<Store, 'sql'>, organisationId: string, today: string): Promise<string[]> {
  return userIds(tx, `m."function" not in ('SECRETARIAT', 'STEERING_COMMITTEE') and m."organisation_id" = $2`, [today, organisationId])
}

/** Ids of those who act on a day for an organisation of the frozen electorate of a change of the Pact. */
export async function peopleOfParticipants(tx: Pick<Store, 'sql'>, pactChangeId: string, today: string): Promise<string[]> {
  const isElector = `m."organisation_id" in (select s."organisation_id" from "consent" s where s."pact_change_id" = $2)`
  return userIds(tx, `m."function" not in ('SECRETARIAT', 'STEERING_COMMITTEE') and ${isElector}`, [today, pactChangeId])
}

/** Ids of those who hold a mandate of the Secretariat on a day. */
export async function secretariatOn(tx: Pick<Store, 'sql'>, today: string): Promise<string[]> {
  return userIds(tx, `m."function" = 'SECRETARIAT'`, [today])
}

async function userIds({ sql }: Pick<Store, 'sql'>, which: string, parameters: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select distinct m."user_id" as "id" from "mandate" m where ${mandateInForce('$1')} and ${which} order by 1`,
    parameters,
  )
  return rows.map(({ id }) => id)
}
