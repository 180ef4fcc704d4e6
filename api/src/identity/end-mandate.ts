import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { CommandError } from '../graphql/errors.ts'
import { mandateInForce } from './invitation.ts'
import { Mandate, type MandateFacts, mayEnd } from './mandate.ts'

interface EndMandate {
  mandateId: string
  idempotencyKey?: string | null | undefined
}

interface Facts extends MandateFacts {
  id: string
  until: string | null
  /** Others of the Secretariat who can sign in: an invitation not taken up yet is nobody. */
  ofSecretariat: number
}

/** Ends a mandate at once: whoever held it may do nothing by it from their next request on. The account stays, for what else they do. */
export const endMandate: Command<EndMandate, Facts> = {
  name: 'endMandate',
  subjectType: 'Mandate',
  subjectId: ({ mandateId }) => mandateId,
  async load(tx, { mandateId }, viewer, { today }) {
    // Those of the Secretariat are held together, in one order: two that end at once would leave nobody.
    const held = await tx.sql<{ id: string; canSignIn: boolean }>(
      `select m."id", exists (select from "credential" c where c."user_id" = m."user_id") as "canSignIn" from "mandate" m
       where m."function" = 'SECRETARIAT' and ${mandateInForce('$1')} order by m."id" for update of m`,
      [today],
    )
    const [mandate] = await tx.sql<Omit<Facts, 'ofSecretariat'>>(
      `select m."id", m."function", m."organisation_id" as "organisationId", m."until"::text as "until", m."ended_at"::text as "endedAt" from "mandate" m where m."id" = $1 for update`,
      [mandateId],
    )
    const isSeen = viewer.isSecretariat || (mandate?.organisationId != null && viewer.administeredIds.includes(mandate.organisationId))
    if (!mandate || !isSeen) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such mandate.',
        field: 'mandateId',
        value: mandateId,
        remedy: 'Choose one from the list of people.',
      })
    }
    return { ...mandate, ofSecretariat: held.filter(({ id, canSignIn }) => canSignIn && id !== mandateId).length }
  },
  permit: mayEnd,
  ask: () => null,
  async write(tx, facts, _input, _ruling, { today, now }) {
    if (facts.function === 'SECRETARIAT' && facts.ofSecretariat === 0) {
      throw new CommandError({
        code: 'LAST_OF_SECRETARIAT',
        message: 'Nobody would be left in the Secretariat.',
        field: 'mandateId',
        value: facts.id,
        remedy: 'Invite somebody else first.',
      })
    }
    const until = facts.until !== null && facts.until < today ? facts.until : today
    void tx.sql('update "mandate" set "until" = greatest("since", $2::date), "ended_at" = $3::timestamptz where "id" = $1', [
      facts.id,
      until,
      now.toISOString(),
    ])
    void tx.sql(`update "invitation" set "voided_at" = $2::timestamptz where "mandate_id" = $1 and "accepted_at" is null and "voided_at" is null`, [
      facts.id,
      now.toISOString(),
    ])
    return { change: { function: facts.function, organisationId: facts.organisationId, until: { before: facts.until, after: until } } }
  },
}

const EndMandateInput = builder.inputType('EndMandateInput', {
  description: 'Which mandate ends.',
  fields: (t) => ({
    mandateId: t.globalID({ required: true, for: Mandate, description: 'The mandate.' }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

commandField('endMandate', {
  type: Mandate,
  input: EndMandateInput,
  description: 'Ends a mandate at once. For the Secretariat, and for administrators as far as contributors of their own organisation go.',
  run: ({ mandateId, ...input }, context) => runCommand(endMandate, { ...input, mandateId: mandateId.id }, context),
})
