export { type Article, articleInForce, firstDayOfPact, lastDayOfPact, pactTimeZone, pactVersionOn } from './articles.ts'
export { consentIsReached, organisationMayAskForChange, shareIsReached, stayersSuffice } from './change.ts'
export {
  committeeIsCompetent,
  committeeIsUpdatedInTime,
  committeeSizeIsLawful,
  type DecisionKind,
  decisionFollowsVotes,
  decisionKinds,
  majorityIsReached,
  quorumIsReached,
  type RulesOfProcedure,
  type VoteCount,
} from './committee.ts'
export { dayOf, daysBetween, monthsAfter } from './days.ts'
export { type Hearing, organisationMayLeave, type TerminationGround, terminationMayBeDecided } from './ending.ts'
export {
  type ApplicationKind,
  type Assessment,
  applicantIsEligible,
  applicationIsDecidedInTime,
  type Criterion,
  criteria,
  criteriaAreMet,
} from './membership.ts'
export { submissionIsOnTime } from './monitoring.ts'
export { clauseNumber, gravest, type Ruling } from './ruling.ts'
