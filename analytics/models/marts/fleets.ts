import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per year, organisation and device category.',
  key: ['year', 'organisation_id', 'category'],
  scope: ['year', 'organisation_id'],
  columns: {
    year: 'Calendar year.',
    organisation_id: 'Key of the organisation.',
    organisation: 'Stable public name of the organisation.',
    organisation_name: 'Name of the organisation today.',
    country_code: 'ISO 3166-1 alpha-2 code; null for an intergovernmental body, or when not known.',
    category: 'Device category.',
    in_use: ['In use on 31 December; null when not known.', 'devices'],
    bought_new: ['Bought new; null when not known.', 'devices'],
    bought_refurbished: ['Bought refurbished; null when not known.', 'devices'],
    bought_remanufactured: ['Bought remanufactured; null when not known.', 'devices'],
    bought: ['All bought; null unless all three parts are known.', 'devices'],
    bought_again: ['Bought refurbished or remanufactured; null unless all three parts are known.', 'devices'],
    retired: ['Retired in the year; null when not known.', 'devices'],
    planned_replacement_years: ['Age at which replacement is planned; null when not known.', 'years'],
    planned_device_years: ['That age times the devices in use; null unless both are known.', 'device-years'],
  },
})
