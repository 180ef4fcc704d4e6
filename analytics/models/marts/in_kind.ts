import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per contribution in kind.',
  key: ['in_kind_id'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Year of the gift.',
    in_kind_id: 'Key of the contribution.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    description: 'What was given, in words.',
    days: ['Working days given; null when the gift is not time.', 'days'],
    is_fictional: 'True for what was invented for the demonstration.',
  },
})
