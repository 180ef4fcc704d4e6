import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per monitoring round.',
  key: ['campaign_id'],
  columns: {
    campaign_id: 'Key of the campaign.',
    year: 'Calendar year that is reported.',
    opens_on: 'Day the round opens.',
    due_on: 'Last day for returns.',
    is_fictional: 'True for a round invented for the demonstration.',
  },
})
