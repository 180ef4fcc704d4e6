import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per tender with an award in force (active, or without a stated status).',
  key: ['tender_id'],
  columns: {
    tender_id: 'Key of the tender.',
    awards: ['Awards in force.', 'awards'],
    awarded_eur: ['Value of the awards in euro; null when no award has a value in euro.', 'EUR'],
    awards_not_in_eur: ['Awards in another currency, left out of the value.', 'awards'],
    awards_without_amount: ['Awards without a published value.', 'awards'],
  },
})
