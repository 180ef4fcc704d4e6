import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per question of one version of the questionnaire.',
  key: ['question_id'],
  columns: {
    question_id: 'Key of the question.',
    question_key: 'Name that stays the same from version to version while the question means the same.',
    position: 'Place in the questionnaire.',
    section: 'Section of the questionnaire.',
    question: 'The question as asked.',
    kind: 'PROGRESS, TEXT, NUMBER, AMOUNT or SHARE.',
    clause: 'Clause of the Pact it asks about; null for none.',
    role: 'The role that is asked; null when both are.',
    strategy: 'Strategy it speaks to; null for none.',
    impact_category: 'Impact category it speaks to; null for none.',
    unit: 'Unit of a number; null for words.',
  },
})
