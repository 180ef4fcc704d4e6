import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per answer in a revision that counts, with its question.',
  key: ['answer_id'],
  columns: {
    year: 'Calendar year that is reported.',
    organisation_id: 'Key of the organisation.',
    answer_id: 'Key of the answer.',
    question_key: 'Name of the question from version to version.',
    question: 'The question as asked.',
    position: 'Place in the questionnaire.',
    kind: 'Kind of the question.',
    clause: 'Clause of the Pact; null for none.',
    role: 'The role that is asked; null when both are.',
    strategy: 'Strategy; null for none.',
    impact_category: 'Impact category; null for none.',
    unit: 'Unit of a number; null for words.',
    state: 'ANSWERED, NOT_KNOWN or NOT_APPLICABLE.',
    step: 'Step reached, for a question of kind PROGRESS.',
    text: 'What the organisation says in words.',
    language: 'Language of the text, BCP 47.',
    number: 'A number or an amount.',
    currency: 'ISO 4217 code of an amount.',
    numerator: 'Numerator of a share.',
    denominator: 'Denominator of a share.',
  },
})
