import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per period in which an organisation supports the Pact.',
  key: ['support_id'],
  columns: {
    support_id: 'Key of the period.',
    organisation_id: 'Key of the organisation.',
    since: 'First day; null when the source does not tell.',
    until: 'Last day; null while in force.',
  },
})
