export { type Article, articleInForce, pactTimeZone, pactVersionOn } from './articles.ts'
export { dayOf, daysBetween, monthsAfter } from './days.ts'
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
