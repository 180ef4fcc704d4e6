import { isObjectType, lexicographicSortSchema, printSchema } from 'graphql'
import { builder, nodeTypes } from './builder.ts'
import './graphql/scalars.ts'
import './graphql/errors.ts'
import './membership/organisation.ts'
import './governance/seat.ts'
import './governance/committee.ts'
import './governance/meeting.ts'
import './governance/decision.ts'
import './governance/proposal.ts'
import './governance/propose.ts'
import './governance/revise-proposal.ts'
import './governance/cast-vote.ts'
import './governance/decide-proposal.ts'
import './governance/keep-seats.ts'
import './governance/record-rules.ts'
import './governance/keep-meeting.ts'
import './membership/application.ts'
import './membership/receive-application.ts'
import './membership/assess-application.ts'
import './membership/decide-application.ts'
import './membership/withdraw-application.ts'
import './membership/leave-pact.ts'
import './membership/termination.ts'
import './membership/proceed-termination.ts'
import './governance/pact-change.ts'
import './governance/request-change.ts'
import './governance/give-consent.ts'
import './governance/conclude-change.ts'
import './governance/pact-clause.ts'
import './working-groups/output.ts'
import './procurement/criterion.ts'
import './procurement/tender.ts'
import './procurement/practice.ts'
import './procurement/planned-demand.ts'
import './procurement/finding.ts'
import './procurement/process-parts.ts'
import './procurement/origin.ts'
import './mail/mail.ts'
import './uploads/upload.ts'
import './uploads/decide-upload.ts'
import './devices/device-model.ts'
import './devices/fleet.ts'
import './monitoring/submission.ts'
import './monitoring/save-answers.ts'
import './monitoring/submit-submission.ts'
import './identity/viewer-type.ts'
import './identity/mandate.ts'
import './identity/invite-person.ts'
import './identity/end-mandate.ts'
import './identity/erase-person.ts'
import './reports/metric.ts'
import './reports/report.ts'
import './search.ts'

export const schema = builder.toSchema()

// What a count counts depends on where the connection stands; which types have a global id is known only now.
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type)) continue
  if (type.getInterfaces().some((face) => face.name === 'Node')) nodeTypes.add(type.name)
  // A record that its type guards must be guarded on the way by its id, too.
  const { authScopes } = (type.extensions['pothosOptions'] ?? {}) as { authScopes?: unknown }
  if (authScopes && !type.extensions.isVisible) throw new Error(`${type.name} says who may see its fields, but not who may see it.`)
  const { totalCount } = type.getFields()
  if (totalCount) totalCount.description = type.name.startsWith('Query') ? 'How many there are in all, with the same filter.' : 'How many there are in all.'
}

/** The schema as text, sorted, so that its differences stay small. Committed as `schema.graphql` and compared in a test. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
