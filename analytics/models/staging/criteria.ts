import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per criterion that can be used again.',
  key: ['criterion_id'],
  columns: {
    criterion_id: 'Key of the criterion.',
    level: 'BASIC, SIGNIFICANT or AMBITIOUS.',
    strategy: 'Strategy it serves.',
    impact_category: 'Impact category it serves.',
  },
})
