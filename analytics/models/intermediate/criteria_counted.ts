import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per tender that asked for at least one criterion.',
  key: ['tender_id'],
  columns: {
    tender_id: 'Key of the tender.',
    criteria: ['Criteria asked for, each counted once whatever its roles.', 'criteria'],
    criteria_inherited: ['Of these, criteria that only the framework above the call-off asked for.', 'criteria'],
    level: 'Highest level asked for: BASIC, SIGNIFICANT or AMBITIOUS.',
  },
})
