import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { Organisation } from '../membership/organisation.ts'
import { DeviceCategoryEnum } from '../procurement/codes.ts'

const Fleet = builder.prismaObject('Fleet', {
  fields: (t) => ({
    year: t.exposeInt('year'),
    category: t.expose('category', { type: DeviceCategoryEnum }),
    inUse: t.exposeInt('inUse', { nullable: true }),
    boughtNew: t.exposeInt('boughtNew', { nullable: true }),
    boughtRefurbished: t.exposeInt('boughtRefurbished', { nullable: true }),
    boughtRemanufactured: t.exposeInt('boughtRemanufactured', { nullable: true }),
    retired: t.exposeInt('retired', { nullable: true }),
    plannedReplacementYears: t.expose('plannedReplacementYears', { type: 'Decimal', nullable: true }),
  }),
})

childConnection(Organisation, 'fleets', {
  type: Fleet,
  relation: {
    model: 'Fleet',
    parentKey: 'organisationId',
    orderBy: [
      { field: 'year', direction: 'desc' },
      { field: 'category', direction: 'asc' },
    ],
  },
  description: 'Its stock by category and year, newest first.',
})
