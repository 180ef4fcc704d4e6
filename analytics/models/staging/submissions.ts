import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per return of an organisation in a campaign.',
  key: ['submission_id'],
  columns: {
    submission_id: 'Key of the submission.',
    campaign_id: 'Key of the campaign.',
    organisation_id: 'Key of the organisation.',
    state: 'DRAFT, SUBMITTED, RETURNED or ACCEPTED.',
  },
})
