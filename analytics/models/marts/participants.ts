import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year and organisation with at least one participation in force on 31 December, whatever its roles.',
  key: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    is_procuring: 'True with a procuring participation in force.',
    is_coordinating: 'True with a coordinating participation in force.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    is_start_known: 'False when no first day is known.',
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
