import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation, device category, quarter and certainty of what is planned to be bought.',
  key: ['year', 'organisation_id', 'category', 'quarter', 'certainty'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Year in which it is planned to buy.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    category: 'Device category.',
    quarter: 'Quarter of the year, 1 to 4.',
    certainty: 'FIRM or INTENDED.',
    quantity: ['Devices planned.', 'devices'],
  },
})
