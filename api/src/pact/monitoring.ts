import { articleInForce } from './articles.ts'
import { daysBetween } from './days.ts'
import type { Ruling } from './ruling.ts'

/**
 * Whether a return reached the campaign in time (3.1.2 and 3.2.1 b ask for monitoring; the day itself is the campaign's).
 * A due date runs through the end of its day. A late return is welcome and marked; the Pact sets no consequence.
 * Acts before version 2 took effect are not determined: the text of version 1 is not at hand.
 */
export function submissionIsOnTime(facts: { submittedOn: string; dueOn: string }): Ruling {
  const parameters = { submittedOn: facts.submittedOn, dueOn: facts.dueOn, daysLate: Math.max(0, daysBetween(facts.dueOn, facts.submittedOn)) }
  if (!articleInForce('monitoringIsAccepted', facts.submittedOn)) {
    return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters, isReading: false, dueOn: facts.dueOn }
  }
  const isOnTime = facts.submittedOn <= facts.dueOn
  return {
    outcome: isOnTime ? 'in line' : 'needs judgement',
    article: '3.1.2',
    because: isOnTime ? 'SUBMITTED_IN_TIME' : 'SUBMITTED_LATE',
    parameters,
    isReading: true,
    dueOn: facts.dueOn,
  }
}
