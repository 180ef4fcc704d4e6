import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per tender.',
  key: ['tender_id'],
  columns: {
    tender_id: 'Key of the tender.',
    tender: 'Stable public name used in addresses.',
    organisation_id: 'Key of the organisation that buys.',
    title: 'Title as shared.',
    status: 'Stage as OCDS names it; null when the publisher does not say.',
    published_on: 'Day of first publication; null when not known.',
    concluded_on: 'Day it was concluded by an award or call-off; null while under way.',
    is_ict: 'True when a classification or the participant says that ICT is bought.',
    is_call_off: 'True for a call-off or mini-competition under a framework agreement.',
    is_fictional: 'True for a tender invented for the demonstration.',
  },
})
