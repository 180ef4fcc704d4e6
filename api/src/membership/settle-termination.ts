import type { CommandTransaction } from '../command.ts'
import type { HeldSubject } from '../governance/subjects.ts'
import { CommandError } from '../graphql/errors.ts'
import { type Hearing, type TerminationGround, terminationMayBeDecided } from '../pact/index.ts'
import { endParticipation } from './leave-pact.ts'

export interface TerminationFacts {
  id: string
  version: number
  state: 'OPEN' | 'ENDED' | 'KEPT' | 'DROPPED'
  organisationId: string
  organisationName: string
  ground: TerminationGround
  effect: string
  hearing: Hearing
  openedOn: string
  heardOn: string | null
  invitedFor: string | null
}

export async function holdTerminationRow(tx: CommandTransaction, id: string): Promise<TerminationFacts | null> {
  const [facts] = await tx.sql<TerminationFacts>(
    `select t."id", t."version", t."state", t."organisation_id" as "organisationId", o."name" as "organisationName", t."ground", t."effect", t."hearing",
       t."opened_on"::text as "openedOn", t."heard_on"::text as "heardOn", t."invited_for"::text as "invitedFor"
     from "termination" t join "organisation" o on o."id" = t."organisation_id" where t."id" = $1 for update of t`,
    [id],
  )
  return facts ?? null
}

/** A proceeding as what is put to the committee. Without the hearing of 6.6.2 nothing is ended: the one thing that blocks. */
export async function holdTerminationAsSubject(tx: CommandTransaction, id: string, today: string): Promise<HeldSubject | null> {
  const facts = await holdTerminationRow(tx, id)
  if (!facts) return null
  const bound = await tx.sql<{ id: string; kind: string }>(
    `select "id", coalesce("role"::text, 'PARTICIPANT') as "kind" from "participation" where "organisation_id" = $1 and ("until" is null or "until" > $2::date)
     union all select "id", 'SUPPORT' from "support" where "organisation_id" = $1 and ("until" is null or "until" > $2::date)`,
    [facts.organisationId, today],
  )
  return {
    kind: 'TERMINATION',
    title: facts.organisationName,
    version: facts.version,
    isOpen: facts.state === 'OPEN',
    from: facts.heardOn ?? facts.openedOn,
    rulings: (decidedOn) => [terminationMayBeDecided({ ...facts, on: decidedOn })],
    obstacle: (isYes) =>
      isYes && facts.hearing === 'NONE'
        ? new CommandError({
            code: 'NOT_HEARD',
            message: 'The organisation has not been heard, and without that its participation cannot be ended (6.6.2).',
            remedy: 'Invite it, hear it, and put on record what it said, or that it declined.',
          })
        : null,
    settle(settling, isYes, decidedOn) {
      void settling.sql('update "termination" set "state" = $2::text::"termination_state", "version" = "version" + 1 where "id" = $1', [
        id,
        isYes ? 'ENDED' : 'KEPT',
      ])
      if (isYes) endParticipation(settling, bound, decidedOn)
    },
  }
}
