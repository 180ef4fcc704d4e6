import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per calendar year for which the hub holds a campaign, books, fleets, practices or concluded tenders of participants.',
  key: ['year'],
  columns: {
    year: 'Calendar year.',
  },
})
