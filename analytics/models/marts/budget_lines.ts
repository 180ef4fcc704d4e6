import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per line of the budget of a year.',
  key: ['budget_line_id'],
  columns: {
    year: 'Fiscal year.',
    budget_line_id: 'Key of the line.',
    line_code: 'Code of the line.',
    line: 'Name of the line.',
    kind: 'INCOME or EXPENSE.',
    task: 'Task that a cost line pays for; null for income.',
    amount_eur: ['Amount; null when the line is in another currency.', 'EUR'],
    currency: 'ISO 4217 code of the line.',
  },
})
