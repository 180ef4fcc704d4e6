import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per entry of the journal.',
  key: ['entry_id'],
  columns: {
    entry_id: 'Key of the entry.',
    fiscal_year_id: 'Key of the fiscal year.',
    entry_number: 'Number within the year.',
    booked_on: 'Day of booking.',
    description: 'What was booked.',
    organisation_id: 'Key of the organisation concerned; null when none.',
    is_fictional: 'True for an entry invented for the demonstration.',
  },
})
