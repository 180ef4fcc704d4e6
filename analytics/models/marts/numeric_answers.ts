import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year, organisation and question about a number, amount or share that was answered in a submission that counts.',
  key: ['year', 'organisation_id', 'question_key'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year that is reported.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    question_key: 'Name of the question from version to version.',
    question: 'The question as asked.',
    kind: 'NUMBER, AMOUNT or SHARE.',
    clause: 'Clause of the Pact; null for none.',
    unit: 'Unit of the number.',
    state: 'ANSWERED, NOT_KNOWN or NOT_APPLICABLE.',
    number: 'The number or amount, in the unit of the row; null unless answered.',
    currency: 'ISO 4217 code of an amount.',
    numerator: 'Numerator of a share.',
    denominator: 'Denominator of a share.',
  },
})
