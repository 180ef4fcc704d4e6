import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per side of an entry.',
  key: ['posting_id'],
  columns: {
    posting_id: 'Key of the posting.',
    entry_id: 'Key of the entry.',
    account_id: 'Key of the account.',
    amount_eur: ['Amount in the reporting currency; positive is debit, negative is credit.', 'EUR'],
    task: 'Task of the Secretariat that the cost belongs to; null for other postings.',
  },
})
