import { articleInForce } from './articles.ts'
import { daysBetween, monthsAfter } from './days.ts'
import type { Ruling } from './ruling.ts'

/** What is applied for: a signature in one of the two roles (2.1.1), or support by letter (2.2.1). */
export type ApplicationKind = 'PROCURING' | 'COORDINATING' | 'SUPPORT'

/** The three criteria of 6.4.2, in the order of the text. */
export const criteria = ['ENDORSES', 'CONTRIBUTES', 'INTEGRITY'] as const
export type Criterion = (typeof criteria)[number]
export type Assessment = 'MET' | 'NOT_MET' | 'UNCLEAR'

const clauseOf: Record<Criterion, string> = { ENDORSES: '6.4.2 a', CONTRIBUTES: '6.4.2 b', INTEGRITY: '6.4.2 c' }

const rulingOf = (outcome: Ruling['outcome'], article: string, because: string, parameters: Ruling['parameters'], isReading = false): Ruling => ({
  outcome,
  article,
  because,
  parameters,
  isReading,
})

/**
 * Whether the Steering Committee decided an application within its month (6.4.2). The month runs from the first receipt by Secretariat or committee,
 * which is our reading of "receipt". A late decision is as good as one in time, and is marked; nobody is approved by silence.
 */
export function applicationIsDecidedInTime(facts: { receivedOn: string; decidedOn: string | null; today: string }): Ruling {
  const { receivedOn, decidedOn, today } = facts
  const period = articleInForce('decisionOnApplication', receivedOn)
  if (!period) return rulingOf('not determined', '6.2.1', 'BEFORE_VERSION_TWO', { receivedOn, decidedOn })
  const dueOn = monthsAfter(receivedOn, Number(period.value))
  const on = decidedOn ?? today
  const parameters = { receivedOn, decidedOn, dueOn, daysLate: Math.max(0, daysBetween(dueOn, on)) }
  const isInTime = on <= dueOn
  const because = decidedOn === null ? (isInTime ? 'AWAITS_DECISION' : 'DECISION_OVERDUE') : isInTime ? 'DECIDED_IN_TIME' : 'DECIDED_LATE'
  return { ...rulingOf(isInTime ? 'in line' : 'needs judgement', period.article, because, parameters, true), dueOn }
}

/**
 * Whether the applicant is a body that may sign, or support, in this way (2.1.2, 2.1.3, 2.2.1). A body outside is told so, and pointed to the
 * Letter of Support; the decision stays with the committee.
 */
export function applicantIsEligible(facts: { kind: ApplicationKind; organisationKind: string | null; isParticipant: boolean; on: string }): Ruling {
  const { kind, organisationKind, isParticipant, on } = facts
  const parameters = { kind, organisationKind }
  if (kind === 'SUPPORT') {
    return isParticipant
      ? rulingOf('needs judgement', '2.2.1', 'PARTICIPANTS_DO_NOT_SUPPORT', parameters)
      : rulingOf('in line', '2.2.1', 'MAY_SUPPORT', parameters)
  }
  const bodies = articleInForce(kind === 'PROCURING' ? 'procuringBodies' : 'coordinatingBodies', on)
  if (!bodies) return rulingOf('not determined', '6.2.1', 'BEFORE_VERSION_TWO', parameters)
  if (organisationKind === null) return rulingOf('needs judgement', bodies.article, 'KIND_OF_BODY_NOT_KNOWN', parameters)
  if ((bodies.value as readonly string[]).includes(organisationKind)) return rulingOf('in line', bodies.article, 'BODY_MAY_SIGN', parameters)
  const intergovernmental = articleInForce('intergovernmentalBodies', on)
  if (kind === 'PROCURING' && (intergovernmental?.value as readonly string[] | undefined)?.includes(organisationKind)) {
    return rulingOf('in line', intergovernmental?.article ?? bodies.article, 'INTERGOVERNMENTAL_BODY_MAY_SIGN', parameters, true)
  }
  return rulingOf('outside', bodies.article, 'BODY_MAY_SUPPORT_INSTEAD', parameters)
}

/** Whether the three criteria of 6.4.2 are met, as assessed one by one. The first that is not met, or not clear, is named. */
export function criteriaAreMet(assessments: Readonly<Partial<Record<Criterion, Assessment>>>): Ruling {
  const notMet = criteria.find((criterion) => assessments[criterion] === 'NOT_MET')
  const open = criteria.find((criterion) => assessments[criterion] !== 'MET')
  const parameters = Object.fromEntries(criteria.map((criterion) => [criterion, assessments[criterion] ?? null]))
  if (notMet) return rulingOf('outside', clauseOf[notMet], 'CRITERION_NOT_MET', parameters)
  if (open) return rulingOf('needs judgement', clauseOf[open], assessments[open] ? 'CRITERION_NOT_CLEAR' : 'CRITERION_NOT_ASSESSED', parameters)
  return rulingOf('in line', '6.4.2', 'CRITERIA_MET', parameters)
}
