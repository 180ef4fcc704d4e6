import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per line of the budget.',
  key: ['budget_line_id'],
  columns: {
    budget_line_id: 'Key of the line.',
    fiscal_year_id: 'Key of the fiscal year.',
    line_code: 'Code of the line.',
    line: 'Name of the line.',
    kind: 'INCOME or EXPENSE.',
    task: 'Task that a cost line pays for; null for income.',
    amount: 'Amount in its currency.',
    currency: 'ISO 4217 code.',
  },
})
