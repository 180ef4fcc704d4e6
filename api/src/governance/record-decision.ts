import { newId } from '@cfit/prisma'
import type { CommandTransaction } from '../command.ts'
import { CommandError } from '../graphql/errors.ts'
import type { DecisionKind, Ruling } from '../pact/index.ts'

export type DecisionOutcome = 'APPROVED' | 'REFUSED' | 'NOTED' | 'ESTABLISHED'

export interface NewDecision {
  kind: DecisionKind
  title: string
  contentHash: string | null
  proposalId: string | null
  meetingId: string | null
  subject: { type: string; id: string; version: number }
  outcome: DecisionOutcome
  decidedOn: string
  votes: { for: number | null; against: number | null; abstained: number | null; recused: number | null }
  reason: string | null
  language: string
  rulings: readonly Ruling[]
}

/** Appends a decision to the log, from which nothing is ever taken away. Returns its id. */
export function recordDecision(tx: CommandTransaction, decision: NewDecision): string {
  const id = newId()
  const { subject, votes } = decision
  void tx.sql(
    `insert into "decision" ("id", "kind", "title", "content_hash", "proposal_id", "meeting_id", "subject_type", "subject_id", "subject_version", "outcome", "decided_on",
       "votes_for", "votes_against", "abstentions", "recusals", "reason", "language", "rulings")
     values ($1, $2::text::"decision_kind", $3, $4, $5, $6, $7, $8, $9, $10::text::"decision_outcome", $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      id,
      decision.kind,
      decision.title,
      decision.contentHash,
      decision.proposalId,
      decision.meetingId,
      subject.type,
      subject.id,
      subject.version,
      decision.outcome,
      decision.decidedOn,
      votes.for,
      votes.against,
      votes.abstained,
      votes.recused,
      decision.reason,
      decision.language,
      JSON.stringify(decision.rulings),
    ],
  )
  return id
}

/** A decision that the rulings do not bear by themselves needs a word of why; so does every refusal. */
export function checkReason(isYes: boolean, rulings: readonly Ruling[], reason: string | null): void {
  // What cannot be determined, because nobody recorded rules or the text is not at hand, is no reason to ask for one.
  const isBorne = rulings.every(({ outcome }) => outcome === 'in line' || outcome === 'not determined')
  if ((isYes && isBorne) || reason?.trim()) return
  throw new CommandError({
    code: 'REASON_NEEDED',
    message: isYes ? 'The Pact’s text does not settle this case by itself.' : 'A refusal needs a reason.',
    field: 'reason',
    remedy: 'Say in a few words why the committee decided so.',
  })
}

export function checkDecisionDay(decidedOn: string, from: string, today: string): void {
  if (decidedOn >= from && decidedOn <= today) return
  throw new CommandError({
    code: 'DAY_OUT_OF_ORDER',
    message: 'The decision lies before what was decided on was received, or in the future.',
    field: 'decidedOn',
    value: decidedOn,
    remedy: `Give a day from ${from} to ${today}.`,
  })
}
