import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { Organisation } from '../membership/organisation.ts'
import { DemandCertaintyEnum, DeviceCategoryEnum } from './codes.ts'

const PlannedDemand = builder.prismaObject('PlannedDemand', {
  fields: (t) => ({
    category: t.expose('category', { type: DeviceCategoryEnum }),
    year: t.exposeInt('year'),
    quarter: t.exposeInt('quarter'),
    quantity: t.exposeInt('quantity'),
    certainty: t.expose('certainty', { type: DemandCertaintyEnum }),
  }),
})

childConnection(Organisation, 'plannedDemands', {
  type: PlannedDemand,
  relation: {
    model: 'PlannedDemand',
    parentKey: 'organisationId',
    orderBy: [
      { field: 'year', direction: 'asc' },
      { field: 'quarter', direction: 'asc' },
    ],
  },
  description: 'What it plans to buy, by quarter.',
})
