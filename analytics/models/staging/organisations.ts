import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation the hub knows.',
  key: ['organisation_id'],
  columns: {
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name used in addresses.',
    organisation_name: 'The name used today.',
    kind: 'Kind of body; null when nobody has said.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    is_fictional: 'True for an organisation invented for the demonstration.',
  },
})
