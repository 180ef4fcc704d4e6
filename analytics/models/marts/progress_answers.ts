import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year, organisation and question about progress that was answered in a submission that counts.',
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
    role: 'The role that is asked; null when both are.',
    strategy: 'Strategy; null for none.',
    impact_category: 'Impact category; null for none.',
    state: 'ANSWERED, NOT_KNOWN or NOT_APPLICABLE.',
    step: 'NO_EVIDENCE, NOT_STARTED, LIMITED, SUBSTANTIAL or COMPLETE; null unless answered.',
    is_well_advanced: 'True for SUBSTANTIAL and COMPLETE.',
  },
})
