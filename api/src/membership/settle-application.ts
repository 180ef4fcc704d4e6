import { newId } from '@cfit/prisma'
import type { CommandTransaction } from '../command.ts'
import type { HeldSubject } from '../governance/subjects.ts'
import { type ApplicationFacts, holdApplicationRow, rulingsOn } from './application-facts.ts'

/** Ends the application with the committee's word. The organisation is part of the Pact from the day of an approval. */
export function settleApplication(tx: CommandTransaction, facts: ApplicationFacts, isApproved: boolean, decidedOn: string): void {
  void tx.sql('update "application" set "state" = $2::text::"application_state", "version" = "version" + 1 where "id" = $1', [
    facts.id,
    isApproved ? 'APPROVED' : 'REFUSED',
  ])
  if (!isApproved) return
  const { kind, organisationId, pactVersion, signatoryFunction } = facts
  if (kind === 'SUPPORT') {
    void tx.sql('insert into "support" ("id", "organisation_id", "since") values ($1, $2, $3)', [newId(), organisationId, decidedOn])
    return
  }
  void tx.sql(
    `insert into "participation" ("id", "organisation_id", "role", "since", "pact_version", "signatory_function") values ($1, $2, $3::text::"participation_role", $4, $5, $6)`,
    [newId(), organisationId, kind, decidedOn, pactVersion, signatoryFunction],
  )
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
    settle: (settling, isYes, decidedOn) => settleApplication(settling, facts, isYes, decidedOn),
  }
}
