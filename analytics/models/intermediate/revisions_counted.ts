import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per submission that counts: submitted or accepted, with its latest submitted revision. Drafts and returned submissions do not count.',
  key: ['submission_id'],
  columns: {
    year: 'Calendar year that is reported.',
    campaign_id: 'Key of the campaign.',
    submission_id: 'Key of the submission.',
    organisation_id: 'Key of the organisation.',
    state: 'SUBMITTED or ACCEPTED.',
    revision_id: 'Key of the revision that counts.',
    revision: 'Its number.',
    submitted_at: 'Instant of its submission in UTC.',
  },
})
