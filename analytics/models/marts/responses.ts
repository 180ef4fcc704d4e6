import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation on the register when the campaign of a year opened.',
  key: ['year', 'organisation_id'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year that is reported.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    roles: 'Roles held at opening.',
    is_submitted: 'True when a submission counts.',
    revision: 'Number of the revision that counts; null without one.',
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
