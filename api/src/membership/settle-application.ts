import { newId } from '@cfit/prisma'
import type { CommandTransaction, Moment } from '../command.ts'
import type { HeldSubject } from '../governance/subjects.ts'
import { officeOn, peopleOf, queueMail } from '../mail/queue.ts'
import { type ApplicationFacts, holdApplicationRow, rulingsOn } from './application-facts.ts'

/** Ends the application with the committee's word, and tells it. The organisation is part of the Pact from the day of an approval. */
export async function settleApplication(
  tx: CommandTransaction,
  facts: ApplicationFacts,
  isApproved: boolean,
  decidedOn: string,
  moment: Moment,
): Promise<void> {
  void tx.sql('update "application" set "state" = $2::text::"application_state", "version" = "version" + 1 where "id" = $1', [
    facts.id,
    isApproved ? 'APPROVED' : 'REFUSED',
  ])
  if (isApproved) admit(tx, facts, decidedOn)
  await tellDecision(tx, facts, { outcome: isApproved ? 'APPROVED' : 'REFUSED', decidedOn }, moment)
}

function admit(tx: CommandTransaction, { kind, organisationId, pactVersion, signatoryFunction }: ApplicationFacts, decidedOn: string): void {
  void tx.sql('update "organisation" set "is_provisional" = false where "id" = $1 and "is_provisional"', [organisationId])
  if (kind === 'SUPPORT') {
    void tx.sql('insert into "support" ("id", "organisation_id", "since") values ($1, $2, $3)', [newId(), organisationId, decidedOn])
    return
  }
  void tx.sql(
    `insert into "participation" ("id", "organisation_id", "role", "since", "pact_version", "signatory_function") values ($1, $2, $3::text::"participation_role", $4, $5, $6)`,
    [newId(), organisationId, kind, decidedOn, pactVersion, signatoryFunction],
  )
}

/** Whoever acts for the applicant is told, and Secretariat and Steering Committee are. Who belongs to both gets the applicant's word. */
async function tellDecision(
  tx: CommandTransaction,
  { id, kind, organisationId, organisationName }: ApplicationFacts,
  decided: { outcome: 'APPROVED' | 'REFUSED'; decidedOn: string },
  { today, now }: Moment,
): Promise<void> {
  const [applicants, office, [organisation]] = await Promise.all([
    peopleOf(tx, organisationId, today),
    officeOn(tx, today),
    tx.sql<{ slug: string }>('select "slug" from "organisation" where "id" = $1', [organisationId]),
  ])
  const parameters = { applicationId: id, organisation: organisationName, organisationSlug: organisation?.slug ?? '', kind, ...decided }
  const about = `application-decided/${id}`
  queueMail(tx, { kind: 'YOUR_APPLICATION_DECIDED', recipientIds: applicants, parameters, about, now })
  queueMail(tx, { kind: 'APPLICATION_DECIDED', recipientIds: office, parameters, about, now })
}

/** An application as what is put to the committee. */
export async function holdApplicationAsSubject(tx: CommandTransaction, id: string, today: string): Promise<HeldSubject | null> {
  const facts = await holdApplicationRow(tx, id, today)
  if (!facts) return null
  return {
    kind: 'APPLICATION',
    title: facts.organisationName,
    version: facts.version,
    isOpen: facts.state === 'RECEIVED',
    from: facts.receivedOn,
    rulings: (decidedOn) => rulingsOn(facts, today, decidedOn),
    settle: (settling, isYes, decidedOn, moment) => settleApplication(settling, facts, isYes, decidedOn, moment),
  }
}
