import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, reasonShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { decisionKinds, firstDayOfPact, gravest, type Ruling } from '../pact/index.ts'
import { Meeting } from './meeting.ts'
import { mayDecide } from './permission.ts'
import { Proposal } from './proposal.ts'
import { holdProposal, type ProposalFacts } from './proposal-facts.ts'
import { checkDecisionDay, checkReason, recordDecision } from './record-decision.ts'
import { checkSubject, type HeldSubject, holdSubject } from './subjects.ts'
import { type Counted, countVotes } from './vote-count.ts'

interface DecideProposal {
  proposalId: string
  version: number
  isYes: boolean
  decidedOn: string
  meetingId?: string | null
  reason?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

interface Facts extends ProposalFacts {
  subject: HeldSubject | null
  counted: Counted
  meeting: { heldOn: string } | null
}

const rulingsOf = ({ subject, counted }: Facts, { isYes, decidedOn }: DecideProposal): [Ruling, ...Ruling[]] =>
  [...counted.rulings(isYes), ...(subject?.rulings(decidedOn) ?? [])] as [Ruling, ...Ruling[]]

/**
 * Puts the committee's decision on a proposal on record: bound to the hash of what was decided, with the votes as they were counted by the recorded
 * rules of procedure, and the rulings it rests on. What follows from it for the record it is about is written with it.
 */
export const decideProposal: Command<DecideProposal, Facts> = {
  name: 'decideProposal',
  subjectType: 'Proposal',
  subjectId: ({ proposalId }) => proposalId,
  async load(tx, { proposalId, decidedOn, meetingId }, viewer, { today }) {
    const facts = await holdProposal(tx, proposalId, viewer)
    const subject = facts.subjectType && facts.subjectId ? await holdSubject(tx, facts.subjectType, facts.subjectId, today) : null
    const counted = await countVotes(tx.sql, proposalId, facts.kind, decidedOn)
    const [meeting] = meetingId ? await tx.sql<{ heldOn: string }>('select "held_on"::text as "heldOn" from "meeting" where "id" = $1', [meetingId]) : []
    if (meetingId && !meeting) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such meeting.',
        field: 'meetingId',
        value: meetingId,
        remedy: 'Choose one from the list.',
      })
    }
    return { ...facts, subject, counted, meeting: meeting ?? null }
  },
  permit: mayDecide,
  ask: (facts, _moment, input) => gravest(rulingsOf(facts, input)),
  async write(tx, facts, input, _ruling, moment) {
    const { today } = moment
    const { version, isYes, decidedOn, meetingId = null } = input
    const { subject, counted, meeting } = facts
    checkVersion('proposal', facts.version, version)
    if (subject) checkSubject(subject, facts.subjectVersion ?? 0)
    const obstacle = subject?.obstacle?.(isYes)
    if (obstacle) throw obstacle
    // What was decided in a meeting may be put on record afterwards; no decision is older than the Pact.
    checkDecisionDay(decidedOn, subject?.from ?? firstDayOfPact, today)
    if (meeting && meeting.heldOn !== decidedOn) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: 'The meeting was on another day.',
        field: 'decidedOn',
        value: decidedOn,
        remedy: `Give the day of the meeting, ${meeting.heldOn}, or leave the meeting out.`,
      })
    }
    const rulings = rulingsOf(facts, input)
    const reason = input.reason?.trim() || null
    checkReason(isYes, rulings, reason)
    const { count } = counted
    const outcome = isYes ? decisionKinds[facts.kind].yes : 'REFUSED'
    const isCounted = count.for + count.against + count.abstained + count.recused > 0
    const decisionId = recordDecision(tx, {
      kind: facts.kind,
      title: facts.title,
      contentHash: facts.contentHash,
      proposalId: facts.id,
      meetingId,
      subject:
        facts.subjectType && facts.subjectId
          ? { type: facts.subjectType, id: facts.subjectId, version: facts.subjectVersion ?? 0 }
          : { type: 'Proposal', id: facts.id, version },
      outcome,
      decidedOn,
      votes: isCounted
        ? { for: count.for, against: count.against, abstained: count.abstained, recused: count.recused }
        : { for: null, against: null, abstained: null, recused: null },
      reason,
      language: facts.language,
      rulings,
    })
    void tx.sql(`update "proposal" set "state" = 'DECIDED', "version" = "version" + 1 where "id" = $1`, [facts.id])
    await subject?.settle(tx, isYes, decidedOn, moment)
    return { change: { decisionId, outcome, decidedOn, contentHash: facts.contentHash, version: { before: version, after: version + 1 } } }
  },
}

const DecideProposalInput = builder.inputType('DecideProposalInput', {
  description: 'What the Steering Committee decided.',
  fields: (t) => ({
    proposalId: t.globalID({ required: true, for: Proposal, description: 'The proposal.' }),
    version: t.int({ required: true, description: versionDescription }),
    isYes: t.boolean({ required: true, description: 'True: approved, noted or established, as the matter is. False: refused.' }),
    decidedOn: t.field({ type: 'Date', required: true, description: 'Day of the decision.' }),
    meetingId: t.globalID({ for: Meeting, description: 'The meeting it was taken in; left out for a written procedure.' }),
    reason: t.string({ description: 'Why; needed for a refusal, and where a ruling is not in line.', validate: reasonShape.nullish() }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('decideProposal', {
  type: Proposal,
  input: DecideProposalInput,
  description: 'Puts the decision of the Steering Committee on record, with the votes as they stand. For Secretariat and committee.',
  run: ({ proposalId, meetingId, decidedOn, ...input }, context) =>
    runCommand(decideProposal, { ...input, proposalId: proposalId.id, meetingId: meetingId?.id ?? null, decidedOn: String(decidedOn) }, context),
})
