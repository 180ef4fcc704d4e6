import type { Store } from '@cfit/prisma'
import type { Viewer } from '../identity/viewer.ts'
import { committeeIsCompetent, type DecisionKind, decisionFollowsVotes, type RulesOfProcedure, type Ruling, type VoteCount } from '../pact/index.ts'
import { rulesOn } from './rules-of-procedure.ts'

interface SeatVote {
  proposalId: string
  kind: DecisionKind
  seatId: string
  seatKind: 'MEMBER' | 'SECRETARIAT'
  isChair: boolean
  value: 'FOR' | 'AGAINST' | 'ABSTAINED' | 'RECUSED' | null
}

/** Every seat in force on the day against each proposal, with its vote; of seats that ended meanwhile no vote counts. */
const seatVotesSql = `select p."id" as "proposalId", p."kind", t."id" as "seatId", t."kind" as "seatKind", v."value",
    exists (select from "chair" h where h."seat_id" = t."id" and h."since" <= $2::date and (h."until" is null or h."until" >= $2::date)) as "isChair"
  from "proposal" p
  cross join "seat" t
  left join "vote" v on v."proposal_id" = p."id" and v."seat_id" = t."id"
  where p."id" = any($1::uuid[]) and t."since" <= $2::date and (t."until" is null or t."until" >= $2::date)`

/** Counts the votes of the seats that may vote under the rules; without rules, of the members. */
function countOf(rows: readonly SeatVote[], rules: RulesOfProcedure | null): VoteCount {
  const voting = rows.filter(({ seatKind }) => seatKind === 'MEMBER' || rules?.secretariatVotes === true)
  const withValue = (value: SeatVote['value']) => voting.filter((row) => row.value === value).length
  const chair = voting.find(({ isChair }) => isChair)?.value
  return {
    seats: voting.length,
    for: withValue('FOR'),
    against: withValue('AGAINST'),
    abstained: withValue('ABSTAINED'),
    recused: withValue('RECUSED'),
    chair: chair === 'FOR' || chair === 'AGAINST' ? chair : null,
  }
}

export interface Counted {
  count: VoteCount
  /** What the Pact says of a decision on that day that follows, or does not follow, these votes. */
  rulings: (isYes: boolean) => Ruling[]
}

export async function countVotes(sql: Store['sql'], proposalId: string, kind: DecisionKind, on: string): Promise<Counted> {
  const [rows, rules] = await Promise.all([sql<SeatVote>(seatVotesSql, [[proposalId], on]), rulesOn(sql, on)])
  const count = countOf(rows, rules)
  return { count, rulings: (isYes) => [committeeIsCompetent(kind, on), decisionFollowsVotes({ kind, count, rules, isYes })] }
}

/** How each proposal stands for Secretariat and committee; null for others. */
export async function outlookOf(sql: Store['sql'], ids: string[], viewer: Viewer | null, today: string): Promise<(object | null)[]> {
  if (!viewer?.isOffice) return ids.map(() => null)
  const [rows, rules] = await Promise.all([sql<SeatVote>(seatVotesSql, [ids, today]), rulesOn(sql, today)])
  const byProposal = Map.groupBy(rows, ({ proposalId }) => proposalId)
  const own = new Set(viewer.seats.map(({ id }) => id))
  return ids.map((id) => {
    const seats = byProposal.get(id) ?? []
    const [first] = seats
    const count = countOf(seats, rules)
    const ownSeats = seats
      .filter(({ seatId, seatKind }) => own.has(seatId) || (seatKind === 'SECRETARIAT' && viewer.isSecretariat && rules?.secretariatVotes === true))
      .map(({ seatId, value }) => ({ seatId, value }))
    const rulings = first ? [committeeIsCompetent(first.kind, today), decisionFollowsVotes({ kind: first.kind, count, rules, isYes: true })] : []
    return { count, rulings, ownSeats }
  })
}
