import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { renewProposalsOn } from '../governance/proposal-facts.ts'
import { commandField } from '../graphql/command-field.ts'
import { checkVersion } from '../graphql/errors.ts'
import type { Assessment, Criterion } from '../pact/index.ts'
import { Application, ApplicationCriterionEnum, AssessmentValueEnum } from './application.ts'
import { type ApplicationFacts, holdApplication, mayHandle, rulingOn } from './application-facts.ts'

interface AssessApplication {
  applicationId: string
  version: number
  criterion: Criterion
  value: Assessment
  reason: string
  idempotencyKey?: string | null | undefined
}

/** Records how one criterion of 6.4.2 was found, and why. A later word on the same criterion replaces the earlier; the audit keeps both. */
export const assessApplication: Command<AssessApplication, ApplicationFacts> = {
  name: 'assessApplication',
  subjectType: 'Application',
  subjectId: ({ applicationId }) => applicationId,
  load: (tx, input, viewer, { today }) => holdApplication(tx, input, viewer, today),
  permit: mayHandle,
  ask: (facts, { today }, { criterion, value }) => rulingOn({ ...facts, assessments: { ...facts.assessments, [criterion]: value } }, today, null),
  async write(tx, facts, { version, criterion, value, reason }) {
    checkVersion('application', facts.version, version)
    void tx.sql(
      `insert into "application_assessment" ("application_id", "criterion", "value", "reason") values ($1, $2::text::"application_criterion", $3::text::"application_assessment_value", $4)
       on conflict ("application_id", "criterion") do update set "value" = excluded."value", "reason" = excluded."reason"`,
      [facts.id, criterion, value, reason.trim()],
    )
    void tx.sql('update "application" set "version" = "version" + 1 where "id" = $1', [facts.id])
    await renewProposalsOn(tx, 'Application', facts.id, version + 1)
    return { change: { criterion, value: { before: facts.assessments[criterion] ?? null, after: value }, version: { before: version, after: version + 1 } } }
  },
}

const AssessApplicationInput = builder.inputType('AssessApplicationInput', {
  description: 'How one criterion was found.',
  fields: (t) => ({
    applicationId: t.globalID({ required: true, for: Application, description: 'The application.' }),
    version: t.int({ required: true, description: 'The version you read; a newer one on the server refuses the command.' }),
    criterion: t.field({ type: ApplicationCriterionEnum, required: true, description: 'The criterion.' }),
    value: t.field({ type: AssessmentValueEnum, required: true, description: 'How it was found.' }),
    reason: t.string({
      required: true,
      description: 'Why, in words.',
      validate: z.string().trim().min(3, 'Say why, in a few words.').max(5000, 'A reason has at most 5,000 characters.'),
    }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

commandField('assessApplication', {
  type: Application,
  input: AssessApplicationInput,
  description: 'Records how one criterion of 6.4.2 was found. For Secretariat and Steering Committee.',
  run: ({ applicationId, ...input }, context) => runCommand(assessApplication, { ...input, applicationId: applicationId.id }, context),
})
