import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { recordField } from '../graphql/record-field.ts'
import { Question } from './campaign.ts'

export const AnswerStateEnum = enumeration('AnswerState', 'What an answer says. A question without an answer is a fourth case.', {
  ANSWERED: 'There is a value; it may be zero.',
  NOT_KNOWN: 'The organisation does not know.',
  NOT_APPLICABLE: 'The question does not apply to the organisation.',
})

export const ProgressStepEnum = enumeration('ProgressStep', 'Five steps of progress on a commitment.', {
  NO_EVIDENCE: 'No evidence available.',
  NOT_STARTED: 'Not started.',
  LIMITED: 'Limited progress.',
  SUBSTANTIAL: 'Substantial progress.',
  COMPLETE: 'Complete: common practice by now.',
})

/** Reached through a submission only, and therefore no node: by itself it does not tell who may see it. */
export const Answer = builder.prismaObject('Answer', {
  fields: (t) => ({
    state: t.expose('state', { type: AnswerStateEnum }),
    step: t.expose('step', { type: ProgressStepEnum, nullable: true }),
    text: t.exposeString('text', { nullable: true }),
    language: t.exposeString('language', { nullable: true }),
    number: t.expose('number', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
    numerator: t.expose('numerator', { type: 'Decimal', nullable: true }),
    denominator: t.expose('denominator', { type: 'Decimal', nullable: true }),
  }),
})

recordField(Answer, 'question', { type: Question, key: 'questionId', isRequired: false, description: 'The question.' })
