import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per fiscal year and account of assets or liabilities in money, with its balance at the end of the year.',
  key: ['year', 'account_id'],
  columns: {
    year: 'Fiscal year.',
    account_id: 'Key of the account.',
    account_code: 'Code of the account.',
    account: 'Name of the account.',
    kind: 'ASSET or LIABILITY.',
    closing_eur: ['Balance at the end of the year; what is owed is negative.', 'EUR'],
    postings: ['Postings up to the end of the year.', 'postings'],
  },
})
