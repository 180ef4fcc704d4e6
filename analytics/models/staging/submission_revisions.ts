import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per revision of a submission.',
  key: ['revision_id'],
  columns: {
    revision_id: 'Key of the revision.',
    submission_id: 'Key of the submission.',
    revision: '1 for the first return, 2 for its first correction.',
    submitted_at: 'Instant of submission in UTC; null for the draft.',
  },
})
