export { type Article, articleInForce, pactTimeZone } from './articles.ts'
export { dayOf, daysBetween } from './days.ts'
export { submissionIsOnTime } from './monitoring.ts'
export type { Ruling } from './ruling.ts'
