import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year, organisation and question answered in words, whatever the kind of the question.',
  key: ['year', 'organisation_id', 'question_key'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year that is reported.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    question_key: 'Name of the question from version to version.',
    question: 'The question as asked.',
    position: 'Place in the questionnaire.',
    clause: 'Clause of the Pact; null for none.',
    strategy: 'Strategy; null for none.',
    impact_category: 'Impact category; null for none.',
    text: 'What the organisation says, in its own words.',
    language: 'Language of the text, BCP 47; null when not stated.',
  },
})
