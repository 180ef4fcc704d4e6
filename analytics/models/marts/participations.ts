import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year, organisation and role with a participation in force on 31 December.',
  key: ['year', 'organisation_id', 'role'],
  columns: {
    year: 'Calendar year.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    role: 'PROCURING, COORDINATING, or NOT_STATED where the source lists the participant without a role.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    is_start_known: 'False when the first day is not known.',
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
