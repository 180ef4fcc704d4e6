import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per signature of an organisation in one role.',
  key: ['participation_id'],
  columns: {
    participation_id: 'Key of the participation.',
    organisation_id: 'Key of the organisation.',
    role: 'PROCURING, COORDINATING, or NOT_STATED where the source lists the participant without a role.',
    since: 'First day; null when the source does not tell.',
    until: 'Last day; null while in force.',
  },
})
