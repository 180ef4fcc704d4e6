import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per contribution in kind.',
  key: ['in_kind_id'],
  columns: {
    in_kind_id: 'Key of the contribution.',
    organisation_id: 'Key of the organisation that gave.',
    year: 'Year of the gift.',
    description: 'What was given, in words.',
    days: ['Working days given; null when the gift is not time.', 'days'],
    is_fictional: 'True for a gift invented for the demonstration.',
  },
})
