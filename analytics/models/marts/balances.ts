import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per fiscal year and asset account in money, with its balance at the end of the year.',
  key: ['year', 'account_id'],
  columns: {
    year: 'Fiscal year.',
    account_id: 'Key of the account.',
    account_code: 'Code of the account.',
    account: 'Name of the account.',
    closing_eur: ['Balance at the end of the year.', 'EUR'],
    postings: ['Postings up to the end of the year.', 'postings'],
  },
})
