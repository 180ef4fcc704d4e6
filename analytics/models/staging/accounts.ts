import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per account of the books.',
  key: ['account_id'],
  columns: {
    account_id: 'Key of the account.',
    account_code: 'Code of the account.',
    account: 'Name of the account.',
    kind: 'ASSET, LIABILITY, FUND, INCOME or EXPENSE.',
    is_in_kind: 'True for accounts of contributions in kind, which never mix with money.',
  },
})
