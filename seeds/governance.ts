import { contentHashOf } from '@cfit/api'
import { committeeIsCompetent, type DecisionKind, decisionFollowsVotes, decisionKinds, type RulesOfProcedure } from '@cfit/api/pact'
import type { Prisma } from '@cfit/prisma'
import { type Counts, day, fixedId, organisationId, type Transaction } from './world.ts'

export const seatId = (organisation: string): string => fixedId(`seat/${organisation}`)
const meetingId = (heldOn: string): string => fixedId(`meeting/${heldOn}`)
const proposalId = (key: string): string => fixedId(`proposal/${key}`)
const decisionId = (key: string): string => fixedId(`decision/${key}`)

/** Who put a member forward, and since when. The rotation of September 2024 brought two newcomers; Upper Alvaria left. */
const seats: [organisation: string, since: string, until: string | null][] = [
  ['nordmark-digital-affairs', '2022-09-01', null],
  ['alvaria-environment', '2022-09-01', null],
  ['westmere-cabinet-office', '2022-09-01', null],
  ['upper-alvaria-province', '2022-09-01', '2024-08-31'],
  ['tessara-education-agency', '2024-09-01', null],
  ['city-of-harrowmere', '2024-09-01', null],
]
const chair = 'alvaria-environment'

/** Half of the seats make a quorum, more votes for than against carry, and the Secretariat advises. */
const rules: RulesOfProcedure = {
  quorumNumerator: 1,
  quorumDenominator: 2,
  majorityNumerator: 1,
  majorityDenominator: 2,
  majorityIsInclusive: false,
  majorityOf: 'VOTES_CAST',
  tie: 'CHAIR',
  secretariatVotes: false,
}
const rulesSince = '2026-04-17'

// biome-ignore format: one line a meeting reads as a table.
const meetings: [heldOn: string, place: string, agenda: string, minutes: string | null, approvedOn: string | null][] = [
  ['2025-12-02', 'By video', 'Budget and yearly contribution for 2026\nStrategy for 2026 and 2027', 'The committee went through the budget line by line and established it.\nIt established the contribution and the strategy. Nobody objected. (fictional)', '2026-02-10'],
  ['2026-02-10', 'Harrowmere (fictional)', 'Minutes of December\nPlan of the campaign on 2025', 'The committee approved the minutes of December.\nThe campaign on 2025 closes in April, so that the report can be decided on in June. (fictional)', '2026-04-16'],
  ['2026-04-16', 'By video', 'Minutes of February\nRules of procedure, as the revised Pact has none\nWhat the revised Pact changes', 'The committee approved the minutes of February.\nIt adopted rules of procedure: half of the seats make a quorum, more votes for than against carry, the chair decides a tie, and the Secretariat advises. (fictional)', null],
]

interface SeededProposal {
  key: string
  kind: DecisionKind
  title: string
  text: string
  openedOn: string
  dueOn?: string
  decidedOn?: string
  /** Votes by organisation; the seats without one have not voted. */
  votes: [organisation: string, value: 'FOR' | 'AGAINST' | 'ABSTAINED' | 'RECUSED', comment?: string][]
  requestedBy?: string
}

const all = (value: 'FOR'): SeededProposal['votes'] => seats.filter(([, , until]) => until === null).map(([organisation]) => [organisation, value])

const proposals: SeededProposal[] = [
  {
    key: 'budget-2026',
    kind: 'BUDGET',
    title: 'Budget for 2026 (fictional)',
    text: 'The budget for 2026 as the Secretariat laid it before the committee in November: the same lines as 2025, and more for the working groups.',
    openedOn: '2025-11-18',
    decidedOn: '2025-12-02',
    votes: all('FOR'),
  },
  {
    key: 'contribution-2026',
    kind: 'CONTRIBUTION',
    title: 'Yearly contribution for 2026 (fictional)',
    text: 'Coordinating organisations pay the same yearly contribution as in 2025, or contribute in kind to that value. Procuring organisations contribute in kind.',
    openedOn: '2025-11-18',
    decidedOn: '2025-12-02',
    votes: [
      ['nordmark-digital-affairs', 'FOR'],
      ['alvaria-environment', 'FOR'],
      ['westmere-cabinet-office', 'FOR'],
      ['tessara-education-agency', 'FOR'],
      ['city-of-harrowmere', 'ABSTAINED', 'Our council decides on it in January.'],
    ],
  },
  {
    key: 'rules-of-procedure',
    kind: 'RULES_OF_PROCEDURE',
    title: 'Rules of procedure (fictional)',
    text: 'Half of the seats that may vote make a quorum; who stands aside is not counted. A proposal is carried by more votes for than against. The vote of the chair decides a tie. The Secretariat advises and does not vote. Between meetings the committee decides in writing.',
    openedOn: '2026-04-15',
    decidedOn: '2026-04-16',
    votes: all('FOR'),
  },
  {
    key: 'hosting-recommendation',
    kind: 'OUTPUT',
    title: 'Recommendation on energy reports in hosting contracts, version 1.0 (fictional)',
    text: 'Buyers ask hosting providers for the energy used by each rack, monthly, and for the share that was renewable in that hour. The recommendation says how to ask, what to do with the answer, and what to leave out of a first tender.',
    openedOn: '2026-04-17',
    dueOn: '2026-05-15',
    votes: [
      ['nordmark-digital-affairs', 'FOR', 'We asked so twice, and got it twice.'],
      ['westmere-cabinet-office', 'ABSTAINED', 'We would like to see the costs first.'],
    ],
  },
  {
    key: 'scope-audiovisual',
    kind: 'SCOPE',
    title: 'Audiovisual equipment within the scope (fictional)',
    text: 'Projectors and meeting room systems are bought together with displays and have the same questions: repair, power at rest, take-back. We ask to extend the scope to them (1.1.2).',
    openedOn: '2026-04-20',
    requestedBy: 'tessara-region',
    votes: [],
  },
]

/** The Steering Committee: seats, chair, meetings, its rules of procedure, what it decided, and what awaits it when the story ends. */
export async function seedGovernance(tx: Transaction): Promise<Counts> {
  const seatRows: Prisma.SeatCreateManyInput[] = [
    { id: seatId('secretariat'), kind: 'SECRETARIAT', since: day('2022-09-01') },
    ...seats.map(([organisation, since, until]) => ({
      id: seatId(organisation),
      kind: 'MEMBER' as const,
      organisationId: organisationId(organisation),
      since: day(since),
      until: until === null ? null : day(until),
    })),
  ]
  await tx.seat.createMany({ data: seatRows })
  await tx.chair.create({ data: { id: fixedId(`chair/${chair}`), seatId: seatId(chair), since: day('2024-09-10') } })
  await tx.meeting.createMany({
    data: meetings.map(([heldOn, place, agenda, minutes, approvedOn]) => ({
      id: meetingId(heldOn),
      heldOn: day(heldOn),
      place,
      agenda,
      minutes,
      minutesApprovedOn: approvedOn === null ? null : day(approvedOn),
    })),
  })
  const taken = seats.filter(([, , until]) => until === null)
  await tx.attendance.createMany({
    data: meetings.flatMap(([heldOn], meeting) =>
      taken.map(([organisation], seat) => ({
        meetingId: meetingId(heldOn),
        seatId: seatId(organisation),
        presence: (meeting + seat) % 6 === 4 ? ('ABSENT' as const) : (meeting * 2 + seat) % 5 === 3 ? ('DEPUTY' as const) : ('PRESENT' as const),
      })),
    ),
  })
  // Votes are written while a proposal is open: the store's own condition.
  await tx.proposal.createMany({ data: proposals.map(proposalRow) })
  const votes = proposals.flatMap(({ key, openedOn, votes: cast, ...rest }) =>
    cast.map(
      ([organisation, value, comment]): Prisma.VoteCreateManyInput => ({
        proposalId: proposalId(key),
        seatId: seatId(organisation),
        value,
        comment: comment ?? null,
        byDeputy: false,
        contentHash: hashOf(rest),
        castAt: day(openedOn),
      }),
    ),
  )
  await tx.vote.createMany({ data: votes })
  const decided = proposals.filter(({ decidedOn }) => decidedOn !== undefined)
  await tx.decision.createMany({ data: decided.map(decisionRow) })
  for (const { key } of decided) await tx.proposal.update({ where: { id: proposalId(key) }, data: { state: 'DECIDED', version: 2 } })
  await tx.rulesOfProcedure.create({
    data: { id: fixedId('rules-of-procedure/1'), since: day(rulesSince), decisionId: decisionId('rules-of-procedure'), ...rules },
  })
  return { seat: seatRows.length, meeting: meetings.length, proposal: proposals.length, vote: votes.length, decision: decided.length }
}

function hashOf({ kind, title, text }: Pick<SeededProposal, 'kind' | 'title' | 'text'>): string {
  return contentHashOf({ kind, title, text, language: 'en', subjectType: null, subjectId: null, subjectVersion: null })
}

function proposalRow({ key, kind, title, text, openedOn, dueOn, requestedBy }: SeededProposal): Prisma.ProposalCreateManyInput {
  return {
    id: proposalId(key),
    kind,
    title,
    text,
    contentHash: hashOf({ kind, title, text }),
    openedOn: day(openedOn),
    dueOn: dueOn ? day(dueOn) : null,
    requestedById: requestedBy ? organisationId(requestedBy) : null,
  }
}

function decisionRow(proposal: SeededProposal): Prisma.DecisionCreateManyInput {
  const { key, kind, title, votes } = proposal
  const decidedOn = proposal.decidedOn ?? proposal.openedOn
  const counted = (value: string) => votes.filter(([, cast]) => cast === value).length
  const count = {
    seats: seats.filter(([, , until]) => until === null).length,
    for: counted('FOR'),
    against: counted('AGAINST'),
    abstained: counted('ABSTAINED'),
    recused: counted('RECUSED'),
    chair: 'FOR' as const,
  }
  const inForce = decidedOn >= rulesSince ? rules : null
  return {
    id: decisionId(key),
    kind,
    title,
    contentHash: hashOf(proposal),
    proposalId: proposalId(key),
    meetingId: meetingId(decidedOn),
    subjectType: 'Proposal',
    subjectId: proposalId(key),
    subjectVersion: 1,
    outcome: decisionKinds[kind].yes,
    decidedOn: day(decidedOn),
    recordedAt: day(decidedOn),
    votesFor: count.for,
    votesAgainst: count.against,
    abstentions: count.abstained,
    recusals: count.recused,
    rulings: [committeeIsCompetent(kind, decidedOn), decisionFollowsVotes({ kind, count, rules: inForce, isYes: true })] as unknown as Prisma.InputJsonArray,
  }
}
