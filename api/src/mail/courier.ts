import type { Store } from '@cfit/prisma'
import { makeLinkToken } from '../identity/invitation.ts'
import type { Postman } from './postman.ts'
import { letterFor, type MailParameters } from './templates.ts'

const pauseMilliseconds = 10_000

const minute = 60_000
/** Pauses after the first, second and further failed attempts; after the last attempt a message is given up. */
const pauses = [1, 5, 30, 120, 480, 1_440].map((minutes) => minutes * minute)
export const attemptsMost = pauses.length + 1
/** A message that was begun is nobody else's for so long; if its courier dies, another begins again. Sending one takes two minutes at most. */
const lease = 10 * minute
/** What has waited longer is no news any more: a hub that gets its mail server late does not send the past. */
const freshness = 14 * 24 * 60 * minute

export interface CourierParts {
  store: Store
  postman: Postman
  /** Address at which people reach the hub. */
  publicUrl: string
}

interface DueMail {
  id: string
  kind: string
  parameters: unknown
  attempts: number
  isStale: boolean
  name: string
  address: string
}

/** Sends all that is due at an instant, one after the other; returns how many went out. Several may do so at a time: each message is claimed by one. */
export async function deliverDue(parts: CourierParts, now: () => Date): Promise<number> {
  let sent = 0
  while (await isAnythingDue(parts.store, now())) {
    const mail = await claim(parts.store, now())
    if (!mail) break
    if (await deliver(parts, mail, now)) sent += 1
  }
  return sent
}

/** Asked before anything is claimed: a look costs nothing, a claim is a write. */
async function isAnythingDue({ sql }: Store, now: Date): Promise<boolean> {
  return (await sql('select 1 from "mail" where "next_try_at" <= $1::timestamptz limit 1', [now.toISOString()])).length > 0
}

async function claim(store: Store, now: Date): Promise<DueMail | null> {
  return store.transaction(async (sql) => {
    const [mail] = await sql<DueMail>(
      `update "mail" m set "attempts" = m."attempts" + 1, "next_try_at" = $2::timestamptz
       from (select "id" from "mail" where "next_try_at" <= $1::timestamptz order by "next_try_at", "id" limit 1 for update skip locked) due, "user" u
       where m."id" = due."id" and u."id" = m."recipient_id"
       returning m."id", m."kind", m."parameters", m."attempts", m."created_at" < $3::timestamptz as "isStale", u."name", u."email" as "address"`,
      [now.toISOString(), later(now, lease), later(now, -freshness)],
    )
    return mail ?? null
  })
}

async function deliver({ store, postman, publicUrl }: CourierParts, mail: DueMail, now: () => Date): Promise<boolean> {
  if (mail.isStale) return giveUp(store, mail, 'TOO_OLD')
  const token = await tokenFor(store, mail, now())
  if (token === null) return giveUp(store, mail, 'NO_LONGER_OPEN')
  const letter = letterFor(mail.kind, mail.parameters, { name: mail.name, publicUrl, token })
  if (!letter) return giveUp(store, mail, 'KIND_NOT_KNOWN')
  // The same message has the same mark at each attempt, so that a mailbox that gets it twice can tell.
  const fault = await postman.send({ mark: mail.id, to: { name: mail.name, address: mail.address }, ...letter })
  if (fault) {
    const pause = pauses[mail.attempts - 1]
    if (fault.isFinal || pause === undefined) return giveUp(store, mail, fault.code)
    await store.sql('update "mail" set "failure" = $3, "next_try_at" = $4::timestamptz where "id" = $1 and "attempts" = $2 and "sent_at" is null', [
      mail.id,
      mail.attempts,
      fault.code,
      later(now(), pause),
    ])
    return false
  }
  await store.sql('update "mail" set "sent_at" = $2::timestamptz, "next_try_at" = null, "failure" = null where "id" = $1', [mail.id, now().toISOString()])
  return true
}

/** The secret part of a message's link, where it has one: made now, so that no outbox holds it. Null where there is nothing left to be led to. */
async function tokenFor(store: Store, { kind, parameters }: DueMail, now: Date): Promise<string | null> {
  return kind === 'INVITATION' ? makeLinkToken(store, (parameters as MailParameters['INVITATION']).invitationId, now) : ''
}

async function giveUp({ sql }: Store, mail: DueMail, failure: string): Promise<false> {
  await sql('update "mail" set "failure" = $3, "next_try_at" = null where "id" = $1 and "attempts" = $2 and "sent_at" is null', [
    mail.id,
    mail.attempts,
    failure,
  ])
  return false
}

const later = (instant: Date, milliseconds: number): string => new Date(instant.getTime() + milliseconds).toISOString()

/** Looks into the outbox every few seconds and sends what is due. */
export class Courier {
  readonly #parts: CourierParts
  readonly #onError: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  #round: Promise<void> | null = null
  #isFailing = false

  constructor(parts: CourierParts, onError: (error: unknown) => void) {
    this.#parts = parts
    this.#onError = onError
    this.#timer = setInterval(() => this.#tick(), pauseMilliseconds)
    this.#timer.unref()
    this.#tick()
  }

  #tick(): void {
    if (this.#round) return
    this.#round = deliverDue(this.#parts, () => new Date())
      .then(() => {
        this.#isFailing = false
      })
      .catch((error: unknown) => {
        // Told once, not at each round, while the store does not answer.
        if (!this.#isFailing) this.#onError(error)
        this.#isFailing = true
      })
      .finally(() => {
        this.#round = null
      })
  }

  /** Ends it after the message that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#parts.postman.close()
    await this.#round
  }
}
