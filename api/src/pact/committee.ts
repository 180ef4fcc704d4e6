import { articleInForce } from './articles.ts'
import { monthsAfter } from './days.ts'
import type { Ruling } from './ruling.ts'

/** What a decision of the Steering Committee may be about, with the clause that gives it the mandate, and the word for saying yes. */
export const decisionKinds = {
  APPLICATION: { article: '6.4.2', yes: 'APPROVED' },
  OUTPUT: { article: '5.1.2', yes: 'APPROVED' },
  PROGRESS_REPORT: { article: '5.1.2', yes: 'APPROVED' },
  // The Secretariat provides it (5.2.4); nothing says that the committee approves it, unless its own rules of procedure do.
  FINANCIAL_REPORT: { article: '5.2.4', yes: 'NOTED', isReading: true },
  BUDGET: { article: '5.1.1', yes: 'ESTABLISHED' },
  CONTRIBUTION: { article: '5.3.2', yes: 'ESTABLISHED' },
  STRATEGY: { article: '5.1.1', yes: 'ESTABLISHED' },
  TARGET: { article: '5.1.1', yes: 'ESTABLISHED' },
  UPTAKE: { article: '5.1.1', yes: 'APPROVED' },
  SCOPE: { article: '1.1.2', yes: 'APPROVED' },
  WORKING_GROUP: { article: '4.5', yes: 'APPROVED' },
  COMMITTEE: { article: '5.1.4', yes: 'APPROVED' },
  RULES_OF_PROCEDURE: { article: '5.1.3', yes: 'APPROVED', isReading: true },
  MINUTES: { article: '5.1.5', yes: 'APPROVED', isReading: true },
  COORDINATION: { article: '3.2.2', yes: 'NOTED', isReading: true },
  TERMINATION: { article: '6.6.2', yes: 'APPROVED' },
  AMENDMENT: { article: '6.5.2', yes: 'NOTED', isReading: true },
  EXTENSION: { article: '6.2.3', yes: 'APPROVED' },
  DISPUTE: { article: '6.7.2', yes: 'APPROVED' },
  READING: { article: '5.1.1', yes: 'ESTABLISHED', isReading: true },
  RESIDUAL_FUNDS: { article: '6.2.2', yes: 'APPROVED', isReading: true },
  OTHER: { article: '5.1.1', yes: 'APPROVED' },
} as const satisfies Record<string, { article: string; yes: 'APPROVED' | 'NOTED' | 'ESTABLISHED'; isReading?: true }>
export type DecisionKind = keyof typeof decisionKinds

/** How the committee decides, as it recorded itself; shares are whole numbers over whole numbers. */
export interface RulesOfProcedure {
  quorumNumerator: number
  quorumDenominator: number
  majorityNumerator: number
  majorityDenominator: number
  majorityIsInclusive: boolean
  majorityOf: 'VOTES_CAST' | 'SEATS'
  tie: 'CHAIR' | 'REFUSED'
  secretariatVotes: boolean
}

export interface VoteCount {
  /** Seats that may vote under the rules, those that stood aside included. */
  seats: number
  for: number
  against: number
  abstained: number
  recused: number
  /** How the chair's seat voted. */
  chair: 'FOR' | 'AGAINST' | null
}

/** Whether the committee has a mandate for the matter. Where no clause names it, the committee judges that itself. */
export function committeeIsCompetent(kind: DecisionKind, on: string): Ruling {
  const { article } = decisionKinds[kind]
  const parameters = { kind }
  if (!articleInForce('versionTwoInEffect', on)) {
    return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters, isReading: false }
  }
  if (kind === 'OTHER') return { outcome: 'needs judgement', article, because: 'MANDATE_NOT_NAMED', parameters, isReading: false }
  return { outcome: 'in line', article, because: 'MANDATE_GIVEN', parameters, isReading: 'isReading' in decisionKinds[kind] }
}

/** True when so many seats are a quorum: those that stand aside are not counted among the seats. */
export function quorumIsReached({ seats, for: yes, against, abstained, recused }: VoteCount, rules: RulesOfProcedure): boolean {
  return (yes + against + abstained) * rules.quorumDenominator >= rules.quorumNumerator * (seats - recused)
}

/** True when the votes carry a proposal under the rules. Where half carries, as many for as against is a tie, which the rule on ties decides. */
export function majorityIsReached(count: VoteCount, rules: RulesOfProcedure): boolean {
  const { for: yes, against, seats, recused, chair } = count
  if (yes === 0) return false
  const isHalf = 2 * rules.majorityNumerator === rules.majorityDenominator
  if (rules.majorityOf === 'VOTES_CAST' && isHalf && yes === against) return rules.tie === 'CHAIR' && chair === 'FOR'
  const of = rules.majorityOf === 'SEATS' ? seats - recused : yes + against
  const [share, needed] = [yes * rules.majorityDenominator, of * rules.majorityNumerator]
  return rules.majorityIsInclusive ? share >= needed : share > needed
}

/**
 * Whether what is put on record follows from the votes, by the committee's own rules of procedure. The Pact has none, so that without recorded rules
 * nothing is determined, and the committee's word stands alone.
 */
export function decisionFollowsVotes(facts: { kind: DecisionKind; count: VoteCount; rules: RulesOfProcedure | null; isYes: boolean }): Ruling {
  const { kind, count, rules, isYes } = facts
  const { article } = decisionKinds[kind]
  const { chair, ...counted } = count
  const parameters = { ...counted, isYes }
  const ruling = (outcome: Ruling['outcome'], because: string): Ruling => ({ outcome, article, because, parameters, isReading: false })
  if (!rules) return ruling('not determined', 'NO_RULES_OF_PROCEDURE')
  if (!quorumIsReached(count, rules)) return ruling('outside', 'NO_QUORUM')
  const isCarried = majorityIsReached(count, rules)
  if (isCarried === isYes) return ruling('in line', isCarried ? 'VOTES_CARRY' : 'VOTES_DO_NOT_CARRY')
  return ruling('outside', isCarried ? 'REFUSED_THOUGH_CARRIED' : 'DECIDED_WITHOUT_MAJORITY')
}

/** Whether the committee has as many members as 5.1.3 asks, the Secretariat included. */
export function committeeSizeIsLawful(facts: { members: number; hasSecretariat: boolean; on: string }): Ruling {
  const { members, hasSecretariat, on } = facts
  const least = articleInForce('committeeSizeLeast', on)
  const most = articleInForce('committeeSizeMost', on)
  if (!least || !most) return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters: { members }, isReading: false }
  const parameters = { members, least: Number(least.value), most: Number(most.value) }
  const ruling = (outcome: Ruling['outcome'], because: string): Ruling => ({ outcome, article: least.article, because, parameters, isReading: false })
  if (members < parameters.least) return ruling('outside', 'COMMITTEE_TOO_SMALL')
  if (members > parameters.most) return ruling('outside', 'COMMITTEE_TOO_LARGE')
  if (!hasSecretariat) return ruling('needs judgement', 'SECRETARIAT_HAS_NO_SEAT')
  return ruling('in line', 'COMMITTEE_SIZE_FITS')
}

/** Whether the committee's membership is due to be updated (5.1.4): two years after it last changed. */
export function committeeIsUpdatedInTime(facts: { lastUpdatedOn: string | null; today: string }): Ruling {
  const { lastUpdatedOn, today } = facts
  const period = articleInForce('committeeUpdate', today)
  const parameters = { lastUpdatedOn }
  if (!period) return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters, isReading: false }
  if (lastUpdatedOn === null) return { outcome: 'needs judgement', article: period.article, because: 'COMMITTEE_NEVER_FORMED', parameters, isReading: true }
  const dueOn = monthsAfter(lastUpdatedOn, Number(period.value))
  const isInTime = today <= dueOn
  return {
    outcome: isInTime ? 'in line' : 'needs judgement',
    article: period.article,
    because: isInTime ? 'COMMITTEE_UPDATED' : 'COMMITTEE_UPDATE_DUE',
    parameters: { ...parameters, dueOn },
    isReading: true,
    dueOn,
  }
}
