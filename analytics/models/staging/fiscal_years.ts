import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year of the books.',
  key: ['fiscal_year_id'],
  columns: {
    fiscal_year_id: 'Key of the fiscal year.',
    year: 'The year.',
    starts_on: 'First day.',
    ends_on: 'Last day.',
    closed_on: 'Day the year was closed; null while open.',
  },
})
