import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, reasonShape } from '../graphql/command-inputs.ts'
import { CommandError } from '../graphql/errors.ts'
import { mayVote } from './permission.ts'
import { Proposal, VoteValueEnum } from './proposal.ts'
import { holdProposal, type ProposalFacts } from './proposal-facts.ts'
import { rulesOn } from './rules-of-procedure.ts'
import { Seat } from './seat.ts'

interface CastVote {
  proposalId: string
  contentHash: string
  value: typeof VoteValueEnum.$inferType
  comment?: string | null | undefined
  seatId?: string | null
  idempotencyKey?: string | null | undefined
}

interface Facts extends ProposalFacts {
  /** The seats for which the person may vote today. */
  seats: { id: string; isDeputy: boolean }[]
  earlier: Map<string, string>
}

/** Puts the vote of a seat on record, on the words that the member saw. While the proposal is open a later vote of the seat replaces the earlier. */
export const castVote: Command<CastVote, Facts> = {
  name: 'castVote',
  subjectType: 'Proposal',
  subjectId: ({ proposalId }) => proposalId,
  async load(tx, { proposalId }, viewer, { today }) {
    const facts = await holdProposal(tx, proposalId, viewer)
    const votes = await tx.sql<{ seatId: string; value: string }>('select "seat_id" as "seatId", "value" from "vote" where "proposal_id" = $1', [proposalId])
    const seats = [...viewer.seats]
    if (viewer.isSecretariat && (await rulesOn(tx.sql, today))?.secretariatVotes) {
      const [own] = await tx.sql<{ id: string }>(
        `select "id" from "seat" where "kind" = 'SECRETARIAT' and "since" <= $1::date and ("until" is null or "until" >= $1::date)`,
        [today],
      )
      if (own && !seats.some(({ id }) => id === own.id)) seats.push({ id: own.id, isDeputy: false })
    }
    return { ...facts, seats, earlier: new Map(votes.map(({ seatId, value }) => [seatId, value])) }
  },
  permit: (viewer, facts) => mayVote(viewer, facts),
  ask: () => null,
  async write(tx, facts, { contentHash, value, comment, seatId }, _ruling, { now }) {
    const own = seatId ? facts.seats.filter(({ id }) => id === seatId) : facts.seats
    const [seat] = own
    if (!seat || own.length > 1) {
      throw new CommandError({
        code: seat ? 'WHICH_SEAT' : 'NO_SEAT',
        message: seat ? 'You hold several seats.' : 'You hold no seat that may vote today.',
        field: 'seatId',
        ...(seatId ? { value: seatId } : {}),
        remedy: seat
          ? 'Say for which of them this vote is.'
          : 'A vote is cast by who holds a seat in the committee; the Secretariat has one where the rules of procedure say so.',
      })
    }
    if (contentHash !== facts.contentHash) {
      throw new CommandError({
        code: 'CONTENT_CHANGED',
        message: 'The proposal says something else now.',
        field: 'contentHash',
        value: contentHash,
        remedy: 'Read it again, then vote on what it says now.',
      })
    }
    void tx.sql(
      `insert into "vote" ("proposal_id", "seat_id", "value", "comment", "by_deputy", "content_hash", "cast_at") values ($1, $2, $3::text::"vote_value", $4, $5, $6, $7)
       on conflict ("proposal_id", "seat_id") do update set "value" = excluded."value", "comment" = excluded."comment", "by_deputy" = excluded."by_deputy",
         "content_hash" = excluded."content_hash", "cast_at" = excluded."cast_at"`,
      [facts.id, seat.id, value, comment?.trim() || null, seat.isDeputy, contentHash, now.toISOString()],
    )
    return { change: { seatId: seat.id, byDeputy: seat.isDeputy, value: { before: facts.earlier.get(seat.id) ?? null, after: value }, contentHash } }
  },
}

const CastVoteInput = builder.inputType('CastVoteInput', {
  description: 'The vote of a seat.',
  fields: (t) => ({
    proposalId: t.globalID({ required: true, for: Proposal, description: 'The proposal.' }),
    contentHash: t.string({ required: true, description: 'The hash of the content you read; the vote is bound to it.' }),
    value: t.field({ type: VoteValueEnum, required: true, description: 'How the seat votes, or that it stands aside.' }),
    comment: t.string({ description: 'A word to it, for Secretariat and committee.', validate: reasonShape.nullish() }),
    seatId: t.globalID({ for: Seat, description: 'For which seat, where you hold several.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('castVote', {
  type: Proposal,
  input: CastVoteInput,
  description: 'Puts the vote of a seat on record. For who holds a seat today, or stands in for it.',
  run: ({ proposalId, seatId, ...input }, context) => runCommand(castVote, { ...input, proposalId: proposalId.id, seatId: seatId?.id ?? null }, context),
})
