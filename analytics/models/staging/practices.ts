import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per practice shared by an organisation.',
  key: ['practice_id'],
  columns: {
    practice_id: 'Key of the practice.',
    practice: 'Stable public name used in addresses.',
    organisation_id: 'Key of the organisation.',
    title: 'Title as shared.',
    what: 'What was implemented.',
    outcomes: 'Outcomes and lessons, in the words of the organisation.',
    stage: 'Stage of the procurement cycle.',
    language: 'Language of the texts, BCP 47.',
    shared_on: 'Day it was shared.',
    is_fictional: 'True for a practice invented for the demonstration.',
  },
})
