import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year and organisation that supports the Pact on 31 December. Support of unknown start counts from the first known participation.',
  key: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
