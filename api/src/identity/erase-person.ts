import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { keyDescription } from '../graphql/command-inputs.ts'
import { CommandError, commandErrors } from '../graphql/errors.ts'
import { mandateInForce } from './invitation.ts'
import { Mandate } from './mandate.ts'
import { allowed, refused } from './viewer.ts'

interface ErasePerson {
  mandateId: string
  idempotencyKey?: string | null | undefined
}

interface Facts {
  userId: string
  /** Mandates of the person that are in force today. */
  inForce: number
}

/**
 * Erases the person behind a mandate: account, sessions, mandates, invitations and messages go, and whatever could be searched for their name or
 * address. Acts stay in the audit under a number that leads to nobody any more, so that its chain stays whole.
 */
export const erasePerson: Command<ErasePerson, Facts> = {
  name: 'erasePerson',
  subjectType: 'Mandate',
  subjectId: ({ mandateId }) => mandateId,
  async load(tx, { mandateId }, viewer, { today }) {
    const [facts] = await tx.sql<Facts>(
      `select x."user_id" as "userId", (select count(*)::int from "mandate" m where m."user_id" = x."user_id" and ${mandateInForce('$2')}) as "inForce"
       from "mandate" x where x."id" = $1`,
      [mandateId, today],
    )
    if (!facts || !viewer.isSecretariat) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such mandate.',
        field: 'mandateId',
        value: mandateId,
        remedy: 'Choose one from the list of people.',
      })
    }
    return facts
  },
  permit: (viewer) => (viewer.isSecretariat ? allowed : refused('SECRETARIAT_ONLY')),
  ask: () => null,
  async write(tx, { userId, inForce }, { mandateId }) {
    if (inForce > 0) {
      throw new CommandError({
        code: 'STILL_IN_FORCE',
        message: 'This person still does something in the hub.',
        field: 'mandateId',
        value: mandateId,
        remedy: 'End their mandates first.',
      })
    }
    // A hash over name and address is personal, too.
    void tx.sql('delete from "idempotency_key" where "actor_id" = $1 or "result_id" in (select "id" from "invitation" where "user_id" = $1)', [userId])
    void tx.sql('delete from "verification" where "value" like \'%\' || $1 || \'%\' or "identifier" in (select "email" from "user" where "id" = $1::uuid)', [
      userId,
    ])
    void tx.sql('delete from "user" where "id" = $1', [userId])
    return { change: { erased: true } }
  },
}

const ErasePersonInput = builder.inputType('ErasePersonInput', {
  description: 'Who is erased.',
  fields: (t) => ({
    mandateId: t.globalID({ required: true, for: Mandate, description: 'Any mandate that the person held.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

builder.mutationField('erasePerson', (t) =>
  t.boolean({
    description: 'Erases a person who does nothing in the hub any more. It cannot be undone. For the Secretariat.',
    errors: {
      ...commandErrors,
      union: { name: 'ErasePersonResult', description: 'That the person was erased, or why not.' },
      directResult: false,
      result: { name: 'PersonErased', description: 'The person was erased.' },
      dataField: { name: 'isErased', description: 'Always true.' },
    },
    args: { input: t.arg({ type: ErasePersonInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, context) => {
      await runCommand(erasePerson, { ...input, mandateId: input.mandateId.id }, context)
      return true
    },
  }),
)
