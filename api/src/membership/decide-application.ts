import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { readCommittee } from '../governance/committee.ts'
import { withdrawProposalsOn } from '../governance/proposal-facts.ts'
import { checkDecisionDay, checkReason, recordDecision } from '../governance/record-decision.ts'
import { commandField } from '../graphql/command-field.ts'
import { reasonShape } from '../graphql/command-inputs.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { Application } from './application.ts'
import { type ApplicationFacts, holdApplication, mayHandle, rulingOn, rulingsOn } from './application-facts.ts'
import { settleApplication } from './settle-application.ts'

interface DecideApplication {
  applicationId: string
  version: number
  outcome: 'APPROVED' | 'REFUSED'
  decidedOn: string
  reason?: string | null | undefined
  votesFor?: number | null | undefined
  votesAgainst?: number | null | undefined
  abstentions?: number | null | undefined
  recusals?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

/**
 * Puts the Steering Committee's decision on an application on record (6.4.2), with the rulings it rests on. What the Pact says does not bind the
 * committee: it may decide otherwise, and then says why. An approval makes the organisation a participant, or a supporting organisation, from that day.
 */
export const decideApplication: Command<DecideApplication, ApplicationFacts> = {
  name: 'decideApplication',
  subjectType: 'Application',
  subjectId: ({ applicationId }) => applicationId,
  load: (tx, input, viewer, { today }) => holdApplication(tx, input, viewer, today),
  permit: mayHandle,
  ask: (facts, { today }, { decidedOn }) => rulingOn(facts, today, decidedOn),
  async write(tx, facts, input, _ruling, moment) {
    const { today } = moment
    const { version, outcome, decidedOn } = input
    checkVersion('application', facts.version, version)
    checkDecisionDay(decidedOn, facts.receivedOn, today)
    const votes = { for: input.votesFor ?? null, against: input.votesAgainst ?? null, abstained: input.abstentions ?? null, recused: input.recusals ?? null }
    const { members } = await readCommittee(tx.sql, decidedOn)
    const cast = Object.values(votes).reduce<number>((sum, each) => sum + (each ?? 0), 0)
    if (cast > members) {
      throw new CommandError({
        code: 'MORE_VOTES_THAN_SEATS',
        message: `The committee had ${members} seats on that day.`,
        field: 'votesFor',
        value: cast,
        remedy: 'Count each seat once, or leave the votes out.',
      })
    }
    const rulings = rulingsOn(facts, today, decidedOn)
    const reason = input.reason?.trim() || null
    checkReason(outcome === 'APPROVED', rulings, reason)
    const decisionId = recordDecision(tx, {
      kind: 'APPLICATION',
      title: facts.organisationName,
      contentHash: null,
      proposalId: null,
      meetingId: null,
      subject: { type: 'Application', id: facts.id, version },
      outcome,
      decidedOn,
      votes,
      reason,
      language: 'en',
      rulings,
    })
    await settleApplication(tx, facts, outcome === 'APPROVED', decidedOn, moment)
    withdrawProposalsOn(tx, 'Application', facts.id)
    return { change: { decisionId, state: { before: facts.state, after: outcome }, decidedOn, version: { before: version, after: version + 1 } } }
  },
}

const votes = z.number().int().min(0, 'Votes are counted from 0.').max(1000, 'So many do not vote.').nullish()

const ApplicationOutcomeEnum = enumeration('ApplicationOutcome', 'What was decided on an application.', {
  APPROVED: 'Approved.',
  REFUSED: 'Refused.',
})

const DecideApplicationInput = builder.inputType('DecideApplicationInput', {
  description: 'What the Steering Committee decided.',
  fields: (t) => ({
    applicationId: t.globalID({ required: true, for: Application, description: 'The application.' }),
    version: t.int({ required: true, description: 'The version you read; a newer one on the server refuses the command.' }),
    outcome: t.field({ type: ApplicationOutcomeEnum, required: true, description: 'What was decided.' }),
    decidedOn: t.field({ type: 'Date', required: true, description: 'Day of the decision.' }),
    reason: t.string({
      description: 'Why, in words; needed for a refusal, and where a ruling is not in line.',
      validate: reasonShape.nullish(),
    }),
    votesFor: t.int({ description: 'Votes for it; leave it out when they were not counted.', validate: votes }),
    votesAgainst: t.int({ description: 'Votes against it.', validate: votes }),
    abstentions: t.int({ description: 'Votes withheld.', validate: votes }),
    recusals: t.int({ description: 'Members who stood aside.', validate: votes }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

commandField('decideApplication', {
  type: Application,
  input: DecideApplicationInput,
  description: 'Puts the Steering Committee’s decision on an application on record (6.4.2). For Secretariat and Steering Committee.',
  run: ({ applicationId, decidedOn, ...input }, context) =>
    runCommand(decideApplication, { ...input, applicationId: applicationId.id, decidedOn: String(decidedOn) }, context),
})
