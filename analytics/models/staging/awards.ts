import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per award of a tender.',
  key: ['award_id'],
  columns: {
    award_id: 'Key of the award.',
    tender_id: 'Key of the tender.',
    status: 'Status as OCDS names it; null when not stated.',
    awarded_on: 'Day of the award; null when not known.',
    amount: 'Value of the award in its currency; null when not published.',
    currency: 'ISO 4217 code of the amount.',
  },
})
