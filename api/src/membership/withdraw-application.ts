import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { withdrawProposalsOn } from '../governance/proposal-facts.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { Application } from './application.ts'
import { type ApplicationFacts, holdApplication, mayHandle } from './application-facts.ts'

interface WithdrawApplication {
  applicationId: string
  version: number
  withdrawnOn: string
  idempotencyKey?: string | null | undefined
}

/** Puts on record that the applicant took its request back. Nobody decides on it, and it is told to nobody else. */
export const withdrawApplication: Command<WithdrawApplication, ApplicationFacts> = {
  name: 'withdrawApplication',
  subjectType: 'Application',
  subjectId: ({ applicationId }) => applicationId,
  load: (tx, input, viewer, { today }) => holdApplication(tx, input, viewer, today),
  permit: mayHandle,
  ask: () => null,
  async write(tx, facts, { version, withdrawnOn }, _ruling, { today }) {
    checkVersion('application', facts.version, version)
    if (withdrawnOn < facts.receivedOn || withdrawnOn > today) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: 'The withdrawal lies before the receipt of the application, or in the future.',
        field: 'withdrawnOn',
        value: withdrawnOn,
        remedy: `Give a day from ${facts.receivedOn} to ${today}.`,
      })
    }
    void tx.sql(`update "application" set "state" = 'WITHDRAWN', "version" = "version" + 1 where "id" = $1`, [facts.id])
    withdrawProposalsOn(tx, 'Application', facts.id)
    return { change: { state: { before: facts.state, after: 'WITHDRAWN' }, withdrawnOn, version: { before: version, after: version + 1 } } }
  },
}

const WithdrawApplicationInput = builder.inputType('WithdrawApplicationInput', {
  description: 'Which application its applicant took back, and when.',
  fields: (t) => ({
    applicationId: t.globalID({ required: true, for: Application, description: 'The application.' }),
    version: t.int({ required: true, description: versionDescription }),
    withdrawnOn: t.field({ type: 'Date', required: true, description: 'Day on which it was taken back.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('withdrawApplication', {
  type: Application,
  input: WithdrawApplicationInput,
  description: 'Puts on record that an applicant took its request back before a decision. For Secretariat and Steering Committee.',
  run: ({ applicationId, withdrawnOn, ...input }, context) =>
    runCommand(withdrawApplication, { ...input, applicationId: applicationId.id, withdrawnOn: String(withdrawnOn) }, context),
})
