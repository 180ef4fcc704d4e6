import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per ICT tender concluded by an organisation that is a participant on 31 December of that year, call-offs included.',
  key: ['tender_id'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Year of conclusion.',
    tender_id: 'Key of the tender.',
    tender: 'Stable public name of the tender.',
    title: 'Title as shared.',
    concluded_on: 'Day of conclusion.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    is_call_off: 'True for a call-off or mini-competition under a framework agreement.',
    criteria: ['Criteria asked for, each counted once.', 'criteria'],
    criteria_inherited: ['Of these, criteria that only the framework asked for.', 'criteria'],
    level: 'Highest level asked for; null when no criterion was.',
    awarded_eur: ['Value of its awards in euro; null when none is known.', 'EUR'],
    awards_not_in_eur: ['Awards in another currency, left out of the value.', 'awards'],
    awards_without_amount: ['Awards without a published value.', 'awards'],
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
