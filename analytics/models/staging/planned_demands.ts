import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation, device category, quarter and certainty.',
  key: ['planned_demand_id'],
  columns: {
    planned_demand_id: 'Key of the planned demand.',
    organisation_id: 'Key of the organisation.',
    category: 'Device category.',
    year: 'Year in which it is planned to buy.',
    quarter: 'Quarter of the year, 1 to 4.',
    quantity: ['Devices planned.', 'devices'],
    certainty: 'FIRM or INTENDED.',
  },
})
