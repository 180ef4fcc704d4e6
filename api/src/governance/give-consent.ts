import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription } from '../graphql/command-inputs.ts'
import { CommandError } from '../graphql/errors.ts'
import { allowed, refused } from '../identity/viewer.ts'
import { ConsentValueEnum, type CountedChange, countConsents, PactChange, rulingOnConsents } from './pact-change.ts'
import { type ChangeFacts, holdChange } from './request-change.ts'

interface GiveConsent {
  pactChangeId: string
  organisation: string
  value: 'YES' | 'NO'
  signatoryFunction?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

interface Facts extends ChangeFacts {
  organisationId: string | null
  /** Its word so far; undefined where it is not of the frozen electorate. */
  earlier: 'YES' | 'NO' | null | undefined
  count: CountedChange
}

/** Puts the written word of a participant on a change of the Pact on record. While consents are open a later word replaces the earlier. */
export const giveConsent: Command<GiveConsent, Facts> = {
  name: 'giveConsent',
  subjectType: 'PactChange',
  subjectId: ({ pactChangeId }) => pactChangeId,
  async load(tx, { pactChangeId, organisation }, viewer, { today }) {
    const facts = await holdChange(tx, pactChangeId, viewer)
    const [found] = await tx.sql<{ id: string; isElector: boolean; value: 'YES' | 'NO' | null }>(
      `select o."id", s."organisation_id" is not null as "isElector", s."value" from "organisation" o
       left join "consent" s on s."organisation_id" = o."id" and s."pact_change_id" = $2 where o."slug" = $1`,
      [organisation, pactChangeId],
    )
    const [count] = await countConsents(tx.sql, [pactChangeId], today)
    return { ...facts, organisationId: found?.id ?? null, earlier: found?.isElector ? found.value : undefined, count: count as CountedChange }
  },
  permit(viewer, { organisationId, state }) {
    const isOwn = organisationId !== null && viewer.organisationIds.includes(organisationId)
    if (!isOwn && !viewer.isSecretariat) return refused('NOT_YOUR_ORGANISATION')
    return state === 'OPEN' ? allowed : refused('CONSENTS_NOT_OPEN')
  },
  ask: ({ count, earlier }, { today }, { value }) => {
    const change = (value === 'YES' ? 1 : 0) - (earlier === 'YES' ? 1 : 0)
    return rulingOnConsents({ ...count, yes: count.yes + change, yesToday: count.yesToday + change }, today)
  },
  async write(tx, facts, { organisation, value, signatoryFunction }, _ruling, { today }) {
    if (facts.earlier === undefined) {
      throw new CommandError({
        code: 'NOT_AN_ELECTOR',
        message: 'This organisation was no participant on the day on which consents were opened.',
        field: 'organisation',
        value: organisation,
        remedy: 'Consents are counted by the register of that day; the count by today’s register stands beside it.',
      })
    }
    if (facts.closesOn !== null && today > facts.closesOn) {
      throw new CommandError({
        code: 'CONSENTS_CLOSED',
        message: `The last day for consents was ${facts.closesOn}.`,
        field: 'value',
        value,
        remedy: 'Write to the Secretariat if your word is still to be heard.',
      })
    }
    void tx.sql(
      `update "consent" set "value" = $3::text::"consent_value", "given_on" = $4, "signatory_function" = $5 where "pact_change_id" = $1 and "organisation_id" = $2`,
      [facts.id, facts.organisationId, value, today, signatoryFunction?.trim() || null],
    )
    return { change: { organisationId: facts.organisationId, value: { before: facts.earlier, after: value } } }
  },
}

const GiveConsentInput = builder.inputType('GiveConsentInput', {
  description: 'The word of a participant.',
  fields: (t) => ({
    pactChangeId: t.globalID({ required: true, for: PactChange, description: 'The change of the Pact.' }),
    organisation: t.string({ required: true, description: 'Slug of the participant.' }),
    value: t.field({ type: ConsentValueEnum, required: true, description: 'Whether it consents.' }),
    signatoryFunction: t.string({
      description: 'The function of the person who signed, never the name.',
      validate: z.string().trim().max(200, 'A function has at most 200 characters.').nullish(),
    }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('giveConsent', {
  type: PactChange,
  input: GiveConsentInput,
  description: 'Gives or refuses the written consent of a participant (6.5.2, 6.2.3). For its own people; the Secretariat records a letter.',
  run: ({ pactChangeId, ...input }, context) => runCommand(giveConsent, { ...input, pactChangeId: pactChangeId.id }, context),
})
