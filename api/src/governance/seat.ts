import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { Organisation } from '../membership/organisation.ts'

export const SeatKindEnum = enumeration('SeatKind', 'What kind of seat in the Steering Committee it is.', {
  MEMBER: 'Of a representative whom a participant put forward (5.1.4).',
  SECRETARIAT: 'Of the Secretariat (5.1.3).',
})

export const Seat = builder.prismaNode('Seat', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    kind: t.expose('kind', { type: SeatKindEnum }),
    since: t.expose('since', { type: 'Date' }),
    until: t.expose('until', { type: 'Date', nullable: true }),
    version: t.exposeInt('version'),
  }),
})

const Chair = builder.prismaObject('Chair', {
  fields: (t) => ({ since: t.expose('since', { type: 'Date' }), until: t.expose('until', { type: 'Date', nullable: true }) }),
})

recordField(Seat, 'organisation', {
  type: Organisation,
  key: 'organisationId',
  isRequired: false,
  description: 'The participant that put the member forward; null for the Secretariat.',
})
childConnection(Seat, 'chairs', {
  type: Chair,
  relation: { model: 'Chair', parentKey: 'seatId', orderBy: [{ field: 'since', direction: 'desc' }] },
  description: 'When it led the committee.',
})

interface SeatArgs {
  on?: string | Date | null | undefined
}

builder.queryField('seats', (t) =>
  t.connection(
    {
      type: Seat,
      description: 'Seats in the Steering Committee (5.1.3). Who holds them is personal and not told; whom they speak for is.',
      complexity: pageComplexity,
      args: {
        on: t.arg({ type: 'Date', description: 'Only those in force on this day.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Seat, ({ on }: SeatArgs) => {
        const day = on ? new Date(`${String(on)}T00:00:00Z`) : null
        return {
          where: day ? { since: { lte: day }, OR: [{ until: null }, { until: { gte: day } }] } : {},
          orderBy: [{ since: 'asc' }, { id: 'asc' }],
        }
      }),
    },
    { description: 'A page of seats.' },
    { description: 'One seat of the page, with its cursor.' },
  ),
)
