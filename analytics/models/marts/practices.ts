import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per practice shared.',
  key: ['practice_id'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Year in which it was shared.',
    practice_id: 'Key of the practice.',
    practice: 'Stable public name of the practice.',
    title: 'Title as shared.',
    stage: 'Stage of the procurement cycle.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    what: 'What was implemented.',
    outcomes: 'Outcomes and lessons, in the words of the organisation.',
    language: 'Language of the texts, BCP 47.',
    shared_on: 'Day it was shared.',
    codes: ['Pairs of strategy and impact category it was coded to.', 'pairs'],
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
