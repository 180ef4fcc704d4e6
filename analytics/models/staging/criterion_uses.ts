import { defineModel } from '../../define.ts'

export default defineModel({
  grain: 'One row per criterion asked in a tender in one role.',
  key: ['criterion_use_id'],
  columns: {
    criterion_use_id: 'Key of the use.',
    tender_id: 'Key of the tender.',
    criterion_id: 'Key of the criterion.',
    is_inherited: 'True when the framework above the call-off already asked for it.',
  },
})
