import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per posting in money; accounts of contributions in kind are left out.',
  key: ['posting_id'],
  scope: ['year'],
  columns: {
    year: 'Fiscal year.',
    posting_id: 'Key of the posting.',
    entry_id: 'Key of the entry.',
    entry_number: 'Number of the entry within the year.',
    booked_on: 'Day of booking.',
    description: 'What was booked.',
    organisation: 'Stable public name of the organisation concerned; null when none.',
    organisation_name: 'Its name today.',
    account_code: 'Code of the account.',
    account: 'Name of the account.',
    kind: 'ASSET, LIABILITY, FUND, INCOME or EXPENSE.',
    task: 'Task of the Secretariat; null for other postings.',
    amount_eur: ['Amount; positive is debit, negative is credit.', 'EUR'],
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
