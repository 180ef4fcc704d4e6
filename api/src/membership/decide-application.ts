import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { DecisionOutcomeEnum } from '../governance/decision.ts'
import { CommandError, checkVersion, commandErrors } from '../graphql/errors.ts'
import { Application, readApplication } from './application.ts'
import { type ApplicationFacts, holdApplication, mayHandle, rulingOn, rulingsOn } from './application-facts.ts'

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
  async write(tx, facts, input, ruling, { today }) {
    const { version, outcome, decidedOn, reason } = input
    checkVersion('application', facts.version, version)
    if (decidedOn > today || decidedOn < facts.receivedOn) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: 'The decision lies before the receipt of the application, or in the future.',
        field: 'decidedOn',
        value: decidedOn,
        remedy: `Give a day from ${facts.receivedOn} to ${today}.`,
      })
    }
    const isAsRuled = ruling?.outcome === 'in line' && outcome === 'APPROVED'
    if (!isAsRuled && !reason) {
      throw new CommandError({
        code: 'REASON_NEEDED',
        message: outcome === 'REFUSED' ? 'A refusal needs a reason.' : 'The Pact’s text does not settle this case by itself.',
        field: 'reason',
        remedy: 'Say in a few words why the committee decided so.',
      })
    }
    void tx.sql(
      `insert into "decision" ("id", "subject_type", "subject_id", "subject_version", "outcome", "decided_on", "votes_for", "votes_against", "abstentions", "recusals", "reason", "rulings")
       values ($1, 'Application', $2, $3, $4::text::"decision_outcome", $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(),
        facts.id,
        version,
        outcome,
        decidedOn,
        input.votesFor ?? null,
        input.votesAgainst ?? null,
        input.abstentions ?? null,
        input.recusals ?? null,
        reason?.trim() ?? null,
        JSON.stringify(rulingsOn(facts, today, decidedOn)),
      ],
    )
    void tx.sql('update "application" set "state" = $2::text::"application_state", "version" = "version" + 1 where "id" = $1', [facts.id, outcome])
    if (outcome === 'APPROVED') admit(tx, facts, decidedOn)
    return { change: { state: { before: facts.state, after: outcome }, decidedOn, version: { before: version, after: version + 1 } } }
  },
}

/** The organisation is part of the Pact from the day of the decision. */
function admit(tx: CommandTransaction, { kind, organisationId, pactVersion, signatoryFunction }: ApplicationFacts, since: string): void {
  if (kind === 'SUPPORT') {
    void tx.sql('insert into "support" ("id", "organisation_id", "since") values ($1, $2, $3)', [newId(), organisationId, since])
    return
  }
  void tx.sql(
    `insert into "participation" ("id", "organisation_id", "role", "since", "pact_version", "signatory_function") values ($1, $2, $3::text::"participation_role", $4, $5, $6)`,
    [newId(), organisationId, kind, since, pactVersion, signatoryFunction],
  )
}

const votes = z.number().int().min(0, 'Votes are counted from 0.').max(1000, 'So many do not vote.').nullish()

const DecideApplicationInput = builder.inputType('DecideApplicationInput', {
  description: 'What the Steering Committee decided.',
  fields: (t) => ({
    applicationId: t.globalID({ required: true, for: Application, description: 'The application.' }),
    version: t.int({ required: true, description: 'The version you read; a newer one on the server refuses the command.' }),
    outcome: t.field({ type: DecisionOutcomeEnum, required: true, description: 'What was decided.' }),
    decidedOn: t.field({ type: 'Date', required: true, description: 'Day of the decision.' }),
    reason: t.string({
      description: 'Why, in words; needed for a refusal, and where a ruling is not in line.',
      validate: z.string().trim().min(3, 'Say why, in a few words.').max(5000, 'A reason has at most 5,000 characters.').nullish(),
    }),
    votesFor: t.int({ description: 'Votes for it; leave it out when they were not counted.', validate: votes }),
    votesAgainst: t.int({ description: 'Votes against it.', validate: votes }),
    abstentions: t.int({ description: 'Votes withheld.', validate: votes }),
    recusals: t.int({ description: 'Members who stood aside.', validate: votes }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

builder.mutationField('decideApplication', (t) =>
  t.field({
    type: Application,
    description: 'Puts the Steering Committee’s decision on an application on record (6.4.2). For Secretariat and Steering Committee.',
    errors: { ...commandErrors, union: { name: 'DecideApplicationResult', description: 'The application, or why the command was refused.' } },
    args: { input: t.arg({ type: DecideApplicationInput, required: true, description: 'What was decided.' }) },
    resolve: async (_root, { input }, context, info) => {
      const own = { ...input, applicationId: input.applicationId.id, decidedOn: String(input.decidedOn) }
      return readApplication(context, info, await runCommand(decideApplication, own, context))
    },
  }),
)
