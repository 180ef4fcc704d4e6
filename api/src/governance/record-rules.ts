import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription } from '../graphql/command-inputs.ts'
import { CommandError } from '../graphql/errors.ts'
import { committeeIsCompetent, type RulesOfProcedure } from '../pact/index.ts'
import { MajorityBaseEnum, TieRuleEnum } from './committee.ts'
import { Decision } from './decision.ts'
import { mayKeepCommittee } from './permission.ts'

interface RecordRules extends RulesOfProcedure {
  decisionId: string
  since: string
  idempotencyKey?: string | null | undefined
}

interface Facts {
  decision: { kind: string; outcome: string; decidedOn: string } | null
  isUsed: boolean
}

/** Turns rules of procedure that the committee approved into numbers that the hub counts by. They hold from a day on; earlier votes stay as they were counted. */
export const recordRulesOfProcedure: Command<RecordRules, Facts> = {
  name: 'recordRulesOfProcedure',
  subjectType: 'Decision',
  subjectId: ({ decisionId }) => decisionId,
  async load(tx, { decisionId }) {
    const [decision] = await tx.sql<NonNullable<Facts['decision']>>(
      'select "kind", "outcome", "decided_on"::text as "decidedOn" from "decision" where "id" = $1',
      [decisionId],
    )
    const used = await tx.sql('select from "rules_of_procedure" where "decision_id" = $1', [decisionId])
    return { decision: decision ?? null, isUsed: used.length > 0 }
  },
  permit: mayKeepCommittee,
  ask: (_facts, { today }) => committeeIsCompetent('RULES_OF_PROCEDURE', today),
  async write(tx, { decision, isUsed }, input) {
    if (decision?.kind !== 'RULES_OF_PROCEDURE' || decision.outcome === 'REFUSED') {
      throw new CommandError({
        code: 'NO_SUCH_DECISION',
        message: 'Rules of procedure rest on a decision of the committee to adopt them.',
        field: 'decisionId',
        value: input.decisionId,
        remedy: 'Propose the rules, have the committee approve them, and name that decision here.',
      })
    }
    if (isUsed) {
      throw new CommandError({
        code: 'ALREADY_RECORDED',
        message: 'The rules of this decision are on record.',
        field: 'decisionId',
        value: input.decisionId,
        remedy: 'Other rules need a decision of their own.',
      })
    }
    if (input.since < decision.decidedOn) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: 'Rules cannot hold before they were approved.',
        field: 'since',
        value: input.since,
        remedy: `Give a day from ${decision.decidedOn} on.`,
      })
    }
    for (const name of ['quorum', 'majority'] as const) {
      if (input[`${name}Numerator`] > input[`${name}Denominator`]) {
        throw new CommandError({
          code: 'MORE_THAN_ALL',
          message: 'A share is at most the whole.',
          field: `${name}Numerator`,
          value: input[`${name}Numerator`],
          remedy: `Give at most ${input[`${name}Denominator`]}.`,
        })
      }
    }
    const { decisionId, since, idempotencyKey: _key, ...rules } = input
    void tx.sql(
      `insert into "rules_of_procedure" ("id", "since", "quorum_numerator", "quorum_denominator", "majority_numerator", "majority_denominator", "majority_is_inclusive", "majority_of", "tie", "secretariat_votes", "decision_id")
       values ($1, $2, $3, $4, $5, $6, $7, $8::text::"majority_base", $9::text::"tie_rule", $10, $11)`,
      [
        newId(),
        since,
        rules.quorumNumerator,
        rules.quorumDenominator,
        rules.majorityNumerator,
        rules.majorityDenominator,
        rules.majorityIsInclusive,
        rules.majorityOf,
        rules.tie,
        rules.secretariatVotes,
        decisionId,
      ],
    )
    return { change: { since, ...rules } }
  },
}

const part = z.number().int().min(0, 'Parts are counted from 0.').max(1000, 'Use smaller parts.')
const whole = z.number().int().min(1, 'There is at least one part.').max(1000, 'Use smaller parts.')

const RecordRulesOfProcedureInput = builder.inputType('RecordRulesOfProcedureInput', {
  description: 'How the committee decides, from a day on.',
  fields: (t) => ({
    decisionId: t.globalID({ required: true, for: Decision, description: 'The decision by which the committee adopted them.' }),
    since: t.field({ type: 'Date', required: true, description: 'First day on which they hold.' }),
    quorumNumerator: t.int({ required: true, description: 'So many parts of the seats take part at least; 0 for no quorum.', validate: part }),
    quorumDenominator: t.int({ required: true, description: 'In how many parts the seats are counted.', validate: whole }),
    majorityNumerator: t.int({ required: true, description: 'A proposal is carried by more than so many parts.', validate: part }),
    majorityDenominator: t.int({ required: true, description: 'In how many parts the votes are counted.', validate: whole }),
    majorityIsInclusive: t.boolean({ required: true, description: 'True: exactly the share is enough.' }),
    majorityOf: t.field({ type: MajorityBaseEnum, required: true, description: 'Of what the share is taken.' }),
    tie: t.field({ type: TieRuleEnum, required: true, description: 'What becomes of as many votes for as against.' }),
    secretariatVotes: t.boolean({ required: true, description: 'True: the Secretariat’s seat has a vote.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('recordRulesOfProcedure', {
  type: Decision,
  input: RecordRulesOfProcedureInput,
  description: 'Puts approved rules of procedure on record, by which votes are counted from then on. For the Secretariat and the chair.',
  run: ({ decisionId, since, ...input }, context) => runCommand(recordRulesOfProcedure, { ...input, decisionId: decisionId.id, since: String(since) }, context),
})
