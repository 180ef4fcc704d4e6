import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per strategy and impact category a practice was coded to.',
  key: ['practice_id', 'strategy', 'impact_category'],
  columns: {
    practice_id: 'Key of the practice.',
    strategy: 'Strategy it speaks to.',
    impact_category: 'Impact category it speaks to.',
  },
})
