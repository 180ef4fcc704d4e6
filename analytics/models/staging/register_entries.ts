import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation on the register when a campaign opened.',
  key: ['campaign_id', 'organisation_id'],
  columns: {
    campaign_id: 'Key of the campaign.',
    organisation_id: 'Key of the organisation.',
    roles: 'Roles held at opening, in a fixed order with a space between.',
  },
})
