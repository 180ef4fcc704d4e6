import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, reasonShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { articleInForce } from '../pact/index.ts'
import { contentHashOf } from './content-hash.ts'
import { type CountedChange, countConsents, mayConduct, PactChange, rulingOnConsents } from './pact-change.ts'
import { checkReason, recordDecision } from './record-decision.ts'
import { type ChangeFacts, holdChange } from './request-change.ts'

interface ConcludeChange {
  pactChangeId: string
  version: number
  isAccepted: boolean
  effectiveOn?: string | null
  reason?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

type Facts = ChangeFacts & { count: CountedChange }

/**
 * Puts the outcome of the consents on record. What they say is not open to a vote: a word against it needs a reason, and is marked.
 * With an extension, who did not consent takes part until the last day of the Pact and no longer.
 */
export const concludeChange: Command<ConcludeChange, Facts> = {
  name: 'concludeChange',
  subjectType: 'PactChange',
  subjectId: ({ pactChangeId }) => pactChangeId,
  async load(tx, { pactChangeId }, viewer, { today }) {
    const facts = await holdChange(tx, pactChangeId, viewer)
    const [count] = await countConsents(tx.sql, [pactChangeId], today)
    return { ...facts, count: count as CountedChange }
  },
  permit: mayConduct,
  ask: ({ count }, { today }) => rulingOnConsents(count, today),
  async write(tx, facts, input, ruling, { today }) {
    const { version, isAccepted, effectiveOn = null } = input
    const { count, kind } = facts
    checkVersion('change of the Pact', facts.version, version)
    if (facts.state !== 'OPEN') {
      throw new CommandError({
        code: 'CONSENTS_NOT_OPEN',
        message: 'Consents have not been opened.',
        field: 'pactChangeId',
        value: facts.id,
        remedy: 'Open them first.',
      })
    }
    const isClear = ruling?.outcome === 'in line'
    if (!isClear && facts.closesOn !== null && today <= facts.closesOn && count.yes + count.no < count.all) {
      throw new CommandError({
        code: 'CONSENTS_STILL_OPEN',
        message: `Some participants have not spoken, and may until ${facts.closesOn}.`,
        field: 'isAccepted',
        value: isAccepted,
        remedy: 'Wait for that day, or for enough consents.',
      })
    }
    if (isAccepted !== (effectiveOn !== null) || (effectiveOn !== null && effectiveOn < today)) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: isAccepted ? 'What is accepted takes effect on a day, from today on.' : 'What is not accepted takes no effect.',
        field: 'effectiveOn',
        ...(effectiveOn ? { value: effectiveOn } : {}),
        remedy: isAccepted ? 'Give the day on which it takes effect.' : 'Leave the day out.',
      })
    }
    const rulings = ruling ? [ruling] : []
    const reason = input.reason?.trim() || null
    if (isAccepted !== isClear || ruling?.outcome === 'needs judgement') checkReason(false, rulings, reason)
    const decisionId = recordDecision(tx, {
      kind,
      title: facts.title,
      contentHash: contentHashOf({
        kind,
        title: facts.title,
        text: facts.proposedText,
        language: facts.language,
        subjectType: 'PactChange',
        subjectId: facts.id,
        subjectVersion: version,
      }),
      proposalId: null,
      meetingId: null,
      subject: { type: 'PactChange', id: facts.id, version },
      outcome: kind === 'EXTENSION' ? (isAccepted ? 'APPROVED' : 'REFUSED') : 'NOTED',
      decidedOn: today,
      votes: { for: count.yes, against: count.no, abstained: null, recused: null },
      reason,
      language: facts.language,
      rulings,
    })
    const state = isAccepted ? 'ACCEPTED' : 'NOT_ACCEPTED'
    void tx.sql(
      `update "pact_change" set "state" = $2::text::"pact_change_state", "concluded_on" = $3, "effective_on" = $4, "version" = "version" + 1 where "id" = $1`,
      [facts.id, state, today, effectiveOn],
    )
    const lastDay = articleInForce('endOfPact', today)?.value
    if (kind === 'EXTENSION' && isAccepted && lastDay) {
      void tx.sql(
        `update "participation" p set "until" = $2::date from "consent" s where s."pact_change_id" = $1 and s."organisation_id" = p."organisation_id"
         and s."value" is distinct from 'YES' and (p."until" is null or p."until" > $2::date)`,
        [facts.id, lastDay],
      )
    }
    return { change: { decisionId, state: { before: facts.state, after: state }, effectiveOn, version: { before: version, after: version + 1 } } }
  },
}

const ConcludeChangeInput = builder.inputType('ConcludeChangeInput', {
  description: 'What came of the consents.',
  fields: (t) => ({
    pactChangeId: t.globalID({ required: true, for: PactChange, description: 'The change of the Pact.' }),
    version: t.int({ required: true, description: versionDescription }),
    isAccepted: t.boolean({ required: true, description: 'True when the change is accepted.' }),
    effectiveOn: t.field({ type: 'Date', description: 'Day on which it takes effect; needed when it is accepted.' }),
    reason: t.string({ description: 'Why; needed where the consents do not say so by themselves.', validate: reasonShape.nullish() }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('concludeChange', {
  type: PactChange,
  input: ConcludeChangeInput,
  description: 'Puts the outcome of the consents on record (6.5.2, 6.2.3). For the Secretariat and the chair.',
  run: ({ pactChangeId, effectiveOn, ...input }, context) =>
    runCommand(concludeChange, { ...input, pactChangeId: pactChangeId.id, effectiveOn: effectiveOn ? String(effectiveOn) : null }, context),
})
