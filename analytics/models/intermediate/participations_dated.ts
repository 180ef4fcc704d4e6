import { defineModel } from '../../define.ts'

export default defineModel({
  grain:
    'One row per year, organisation and role with a participation in force on 31 December. A participation of unknown start counts from the first known start of anyone.',
  key: ['year', 'organisation_id', 'role'],
  columns: {
    year: 'Calendar year.',
    organisation_id: 'Key of the organisation.',
    role: 'PROCURING, COORDINATING, or NOT_STATED where the source lists the participant without a role.',
    is_start_known: 'False when the first day is not known.',
  },
})
