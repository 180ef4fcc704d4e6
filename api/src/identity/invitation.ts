import { createHash, randomBytes } from 'node:crypto'
import { newId, type Store } from '@cfit/prisma'
import { dayOf } from '../pact/index.ts'
import type { MandateFunction } from './viewer.ts'

type Sql = Pick<Store, 'sql'>

/** How long a link works. */
const validDays = 14

export interface Invitee {
  name: string
  email: string
  function: MandateFunction
  organisationId: string | null
  /** The seat in the Steering Committee that the person holds, or stands in for; null for who is none of its members. */
  seatId: string | null
  isDeputy: boolean
}

export interface Invited {
  invitationId: string
  mandateId: string
  userId: string
  /** Last day on which the link works. */
  validUntil: string
  /** False where the person holds this mandate already, and is merely invited anew. */
  isNewMandate: boolean
}

export const emailInStore = (email: string): string => email.trim().toLowerCase()

/**
 * Puts a person on record with a mandate from today, and invites them. Who has an account keeps it and its name, and whoever invites learns nothing
 * of it. A new invitation voids an old one. The link is not made here: see `makeLinkToken`.
 */
export async function invite(
  tx: Sql,
  { name, email, function: does, organisationId, seatId, isDeputy }: Invitee,
  invitationId: string,
  today: string,
  now: Date,
): Promise<Invited> {
  // The row is held until the end, known or new: two invitations of one person follow each other.
  const [user] = await tx.sql<{ id: string }>(
    `insert into "user" ("id", "name", "email") values ($1, $2, $3) on conflict ("email") do update set "email" = excluded."email" returning "id"`,
    [newId(), name.trim(), emailInStore(email)],
  )
  if (!user) throw new Error('A person who was just put on record is gone.')
  const [held] = await tx.sql<{ id: string }>(
    `select "id" from "mandate" m where m."user_id" = $1 and m."function" = $2::text::"mandate_function" and m."organisation_id" is not distinct from $3::uuid
       and m."seat_id" is not distinct from $5::uuid and m."is_deputy" = $6 and ${mandateInForce('$4')}`,
    [user.id, does, organisationId, today, seatId, isDeputy],
  )
  const mandateId = held?.id ?? newId()
  if (!held) {
    void tx.sql(
      `insert into "mandate" ("id", "user_id", "organisation_id", "function", "seat_id", "is_deputy", "since")
       values ($1, $2, $3, $4::text::"mandate_function", $5, $6, $7::date)`,
      [mandateId, user.id, organisationId, does, seatId, isDeputy, today],
    )
  }
  void tx.sql(`update "invitation" set "voided_at" = $2::timestamptz where "user_id" = $1 and "accepted_at" is null and "voided_at" is null`, [
    user.id,
    now.toISOString(),
  ])
  const expiresAt = new Date(now.getTime() + validDays * 86_400_000)
  void tx.sql(
    `insert into "invitation" ("id", "user_id", "mandate_id", "name", "created_at", "expires_at") values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz)`,
    [invitationId, user.id, mandateId, name.trim(), now.toISOString(), expiresAt.toISOString()],
  )
  return { invitationId, mandateId, userId: user.id, validUntil: dayOf(expiresAt), isNewMandate: !held }
}

/** That a mandate with the alias `m` is in force on the day of this parameter. */
export function mandateInForce(day: string): string {
  return `m."ended_at" is null and m."since" <= ${day}::date and (m."until" is null or m."until" >= ${day}::date)`
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const isOpen = `i."accepted_at" is null and i."voided_at" is null and i."expires_at" > $2::timestamptz`

/** Makes the token of an invitation's link, of which only its hash is kept; one made earlier works no longer. Null where the invitation is not open any more. */
export async function makeLinkToken({ sql }: Sql, invitationId: string, now: Date): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const made = await sql(`update "invitation" i set "token_hash" = $3 where i."id" = $1 and ${isOpen} returning i."id"`, [
    invitationId,
    now.toISOString(),
    hashOf(token),
  ])
  return made.length === 1 ? token : null
}

export const welcomeLink = (publicUrl: string, token: string): string => `${publicUrl}/welcome?token=${token}`

/** Whom an open invitation invites; null for a link that works no longer, or never did. */
export async function readInvitation({ sql }: Sql, token: string, now: Date): Promise<{ name: string; email: string } | null> {
  const [invited] = await sql<{ name: string; email: string }>(
    `select u."name", u."email" from "invitation" i join "user" u on u."id" = i."user_id" where i."token_hash" = $1 and ${isOpen}`,
    [hashOf(token), now.toISOString()],
  )
  return invited ?? null
}

/** Sets the password of whom a link invites, once; whoever was signed in as them is no longer. Null for a link that does not work. */
export async function acceptInvitation(store: Store, token: string, passwordHash: string, now: Date): Promise<{ email: string } | null> {
  const at = now.toISOString()
  return store.transaction(async (sql) => {
    const [accepted] = await sql<{ id: string; userId: string; mandateId: string }>(
      `update "invitation" i set "accepted_at" = $2::timestamptz where i."token_hash" = $1 and ${isOpen} returning i."id", i."user_id" as "userId", i."mandate_id" as "mandateId"`,
      [hashOf(token), at],
    )
    if (!accepted) return null
    const { id, userId, mandateId } = accepted
    void sql(
      `insert into "credential" ("id", "user_id", "account_id", "provider_id", "password") values ($1, $2::uuid, $2::text, 'credential', $3)
       on conflict ("provider_id", "account_id") do update set "password" = excluded."password", "updated_at" = $4::timestamptz`,
      [newId(), userId, passwordHash, at],
    )
    void sql('delete from "session" where "user_id" = $1', [userId])
    void sql(
      `insert into "audit_event" ("id", "at", "actor_id", "command", "subject_type", "subject_id", "change") values ($1, $2::timestamptz, $3, 'acceptInvitation', 'Invitation', $4, $5)`,
      [newId(), at, userId, id, JSON.stringify({ mandateId })],
    )
    const [user] = await sql<{ email: string }>('update "user" set "email_verified" = true, "updated_at" = $2::timestamptz where "id" = $1 returning "email"', [
      userId,
      at,
    ])
    return user ?? null
  })
}
