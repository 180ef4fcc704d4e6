import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per organisation, year and device category.',
  key: ['fleet_id'],
  columns: {
    fleet_id: 'Key of the record.',
    organisation_id: 'Key of the organisation.',
    year: 'Calendar year.',
    category: 'Device category.',
    in_use: ['In use on 31 December; null when not known.', 'devices'],
    bought_new: ['Bought new in the year; null when not known.', 'devices'],
    bought_refurbished: ['Bought refurbished in the year; null when not known.', 'devices'],
    bought_remanufactured: ['Bought remanufactured in the year; null when not known.', 'devices'],
    retired: ['Retired in the year; null when not known.', 'devices'],
    planned_replacement_years: ['Age at which replacement is planned; null when not known.', 'years'],
  },
})
