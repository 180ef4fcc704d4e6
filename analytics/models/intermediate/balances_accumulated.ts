import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per fiscal year and asset account in money, with all postings up to the end of that year added up.',
  key: ['year', 'account_id'],
  columns: {
    year: 'Calendar year.',
    account_id: 'Key of the account.',
    account_code: 'Code of the account.',
    account: 'Name of the account.',
    closing_eur: ['Balance at the end of the year.', 'EUR'],
    postings: ['Postings up to the end of the year.', 'postings'],
  },
})
