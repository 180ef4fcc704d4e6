import { createHash } from 'node:crypto'
import { newId, type Prisma, type Store } from '@cfit/prisma'
import { z } from 'zod'
import type { Context } from './context.ts'
import { CommandError, noRoom } from './graphql/errors.ts'
import type { Permission, Viewer } from './identity/viewer.ts'
import { isDiskFull } from './imports/import-errors.ts'
import type { Ruling } from './pact/index.ts'

/** A key by which a client may repeat a command safely. */
export const idempotencyKeyShape = z
  .string()
  .min(8, 'An idempotency key has at least 8 characters.')
  .max(200, 'An idempotency key has at most 200 characters.')
  .nullish()

/** The client of one of Prisma's transactions, for imports. */
export type Transaction = Prisma.TransactionClient

/** One transaction: all that a command may touch. */
export interface CommandTransaction {
  sql: Store['sql']
}

/** What a command wrote. */
export interface Written {
  /** What changed, for the audit: field names with before and after, no personal data. */
  change: Prisma.InputJsonObject
  /** The whole subject as it is now, where the command knows it, so that its answer need not read it again. */
  subject?: { id: string }
}

/**
 * One command of the hub, always in these steps:
 * authorise, load the facts, ask the Pact, write state with ruling and audit event in one transaction, return.
 */
export interface Command<Input, Facts> {
  name: string
  /** Type of the record it acts on. */
  subjectType: string
  /** Id of the record it acts on; a new one where it makes the record. */
  subjectId(input: Input): string
  /** Reads all that is needed, with the transaction's client only. Throws a `CommandError` when the subject does not exist for this viewer. */
  load(tx: CommandTransaction, input: Input, viewer: Viewer, moment: Moment): Promise<Facts>
  /** The same evaluator that tells the screen what it may offer. */
  permit(viewer: Viewer, facts: Facts): Permission
  /** The Pact's ruling; null where the Pact has nothing to say. */
  ask(facts: Facts, moment: Moment, input: Input): Ruling | null
  /** Writes, and tells what changed. */
  write(tx: CommandTransaction, facts: Facts, input: Input, ruling: Ruling | null, moment: Moment, subjectId: string): Promise<Written>
}

export interface Moment {
  today: string
  now: Date
}

/** Runs a command and returns its subject's id. A repeat with the same idempotency key changes nothing and returns the same. */
export async function runCommand<Input extends { idempotencyKey?: string | null | undefined }, Facts>(
  command: Command<Input, Facts>,
  input: Input,
  context: Context,
): Promise<string> {
  const { viewer } = context
  if (!viewer) throw new CommandError({ code: 'SIGN_IN_NEEDED', message: 'This needs an account.', remedy: 'Sign in and try again.' })
  const subjectId = command.subjectId(input)
  const moment = { today: context.today, now: context.now }
  let resultId = subjectId
  const act = async (sql: Store['sql']): Promise<Written | null> => {
    const tx = { sql }
    // The facts are asked for in the same breath as the key, which is nearly always new; of a repeat they are not used.
    const repeat = repeatedResult(tx, command.name, input, viewer, subjectId)
    const loading = command.load(tx, input, viewer, moment)
    loading.catch(() => undefined)
    const earlier = await repeat
    if (earlier !== null) {
      resultId = earlier
      return null
    }
    const facts = await loading
    const permission = command.permit(viewer, facts)
    if (!permission.allowed) {
      throw new CommandError({
        code: permission.reason ?? 'NOT_ALLOWED',
        message: 'You may not do this now.',
        remedy: 'Ask the Secretariat if you think you should.',
      })
    }
    const ruling = command.ask(facts, moment, input)
    const done = await command.write(tx, facts, input, ruling, moment, subjectId)
    void sql(
      `insert into "audit_event" ("id", "at", "actor_id", "command", "subject_type", "subject_id", "change", "ruling")
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        context.now.toISOString(),
        viewer.userId,
        command.name,
        command.subjectType,
        subjectId,
        JSON.stringify(done.change),
        ruling && JSON.stringify(ruling),
      ],
    )
    return done
  }
  const written = await context.store.transaction(act).catch((error: unknown) => {
    throw isDiskFull(error) ? new CommandError(noRoom) : error
  })
  // Another field of the same request must not be answered from before the change.
  context.loaders.forget()
  if (written?.subject) context.loaders.learn(command.subjectType, written.subject)
  return resultId
}

/** Claims the idempotency key and returns null; of a repeat, the id of what was made then. A concurrent repeat waits here until the first has committed. */
async function repeatedResult(
  tx: CommandTransaction,
  name: string,
  input: { idempotencyKey?: string | null | undefined },
  viewer: Viewer,
  subjectId: string,
): Promise<string | null> {
  const { idempotencyKey: key, ...rest } = input
  if (!key) return null
  const requestHash = createHash('sha256')
    .update(JSON.stringify([name, rest]))
    .digest('hex')
  const actorId = viewer.userId
  const claimed = await tx.sql(
    `insert into "idempotency_key" ("actor_id", "key", "request_hash", "result_id") values ($1, $2, $3, $4)
     on conflict ("actor_id", "key") do nothing returning "key"`,
    [actorId, key, requestHash, subjectId],
  )
  if (claimed.length === 1) return null
  const [earlier] = await tx.sql<{ requestHash: string; resultId: string }>(
    'select "request_hash" as "requestHash", "result_id" as "resultId" from "idempotency_key" where "actor_id" = $1 and "key" = $2',
    [actorId, key],
  )
  if (earlier?.requestHash !== requestHash) {
    throw new CommandError({
      code: 'IDEMPOTENCY_KEY_REUSED',
      message: 'This idempotency key was used for another command.',
      field: 'idempotencyKey',
      value: key,
      remedy: 'Send a new key with each new command.',
    })
  }
  return earlier.resultId
}
