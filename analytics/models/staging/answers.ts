import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per answer in a revision.',
  key: ['answer_id'],
  columns: {
    answer_id: 'Key of the answer.',
    revision_id: 'Key of the revision.',
    question_id: 'Key of the question.',
    state: 'ANSWERED, NOT_KNOWN or NOT_APPLICABLE.',
    step: 'Step reached, for a question of kind PROGRESS.',
    text: 'What the organisation says in words.',
    language: 'Language of the text, BCP 47.',
    number: 'A number or an amount, in the unit of the question.',
    currency: 'ISO 4217 code of an amount.',
    numerator: 'Numerator of a share.',
    denominator: 'Denominator of a share.',
  },
})
