import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per practice, strategy and impact category it was coded to.',
  key: ['practice_id', 'strategy', 'impact_category'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Year in which the practice was shared.',
    practice_id: 'Key of the practice.',
    practice: 'Stable public name of the practice.',
    title: 'Title as shared.',
    stage: 'Stage of the procurement cycle.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    strategy: 'Strategy it speaks to.',
    impact_category: 'Impact category it speaks to.',
    outcomes: 'Outcomes and lessons, in the words of the organisation.',
    language: 'Language of the texts, BCP 47.',
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
