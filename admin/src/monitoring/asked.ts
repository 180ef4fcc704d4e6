import { nodes } from '../resource-source.ts'
import type { AskedQuestion, GivenAnswer, SubmissionRecord } from './submission-source.ts'

/** The questions put to this organisation: those for both roles, and those for the roles it held when the campaign opened. */
export function askedOf({ campaign, organisation }: SubmissionRecord): AskedQuestion[] {
  if (!campaign?.questionnaire) return []
  const { opensOn } = campaign
  const roles = new Set(
    nodes(organisation?.participations)
      .filter(({ since, until }) => (since === null || since <= opensOn) && (until === null || until >= opensOn))
      .map(({ role }) => role),
  )
  return nodes(campaign.questionnaire.questions)
    .filter(({ role }) => role === null || roles.has(role))
    .sort((a, b) => a.position - b.position)
}

export interface AnswerCounts {
  answered: number
  notKnown: number
  notApplicable: number
  /** Asked, and nothing said yet. */
  open: number
}

/** The three ways in which a value can be missing are three different things. */
export function countAnswers(questions: readonly AskedQuestion[], answers: ReadonlyMap<string, GivenAnswer>): AnswerCounts {
  const states = questions.map(({ key }) => answers.get(key)?.state)
  const of = (state: GivenAnswer['state'] | undefined) => states.filter((each) => each === state).length
  return { answered: of('ANSWERED'), notKnown: of('NOT_KNOWN'), notApplicable: of('NOT_APPLICABLE'), open: of(undefined) }
}
