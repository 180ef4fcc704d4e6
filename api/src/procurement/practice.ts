import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { contains, offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { oneRecord, recordList } from '../graphql/record-list.ts'
import { Organisation } from '../membership/organisation.ts'
import { ImpactCategoryEnum, ProcurementStageEnum, StrategyEnum } from './codes.ts'

export const Practice = builder.prismaNode('Practice', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    what: t.exposeString('what'),
    how: t.exposeString('how'),
    who: t.exposeString('who'),
    outcomes: t.exposeString('outcomes'),
    stage: t.expose('stage', { type: ProcurementStageEnum }),
    language: t.exposeString('language'),
    sharedOn: t.expose('sharedOn', { type: 'Date' }),
    source: t.exposeString('source', { nullable: true }),
    isFictional: t.exposeBoolean('isFictional'),
  }),
})

const PracticeCode = builder.prismaObject('PracticeCode', {
  fields: (t) => ({
    strategy: t.expose('strategy', { type: StrategyEnum }),
    impactCategory: t.expose('impactCategory', { type: ImpactCategoryEnum }),
  }),
})

recordField(Practice, 'organisation', { type: Organisation, key: 'organisationId', isRequired: false, description: 'The participant that shared it.' })
childConnection(Practice, 'codes', {
  type: PracticeCode,
  relation: { model: 'PracticeCode', parentKey: 'practiceId', orderBy: [{ field: 'strategy', direction: 'asc' }], tieBreak: 'impactCategory' },
  description: 'The strategies and impact categories it speaks to.',
})
childConnection(Organisation, 'practices', {
  type: Practice,
  relation: { model: 'Practice', parentKey: 'organisationId', orderBy: [{ field: 'sharedOn', direction: 'desc' }] },
  description: 'Practices it shared, newest first.',
})

const PracticeFilter = builder.inputType('PracticeFilter', {
  description: 'Which practices; conditions add up.',
  fields: (t) => ({
    stage: t.field({ type: ProcurementStageEnum, description: 'Only those of this stage of the procurement cycle.' }),
    strategy: t.field({ type: StrategyEnum, description: 'Only those coded to this strategy.' }),
    impactCategory: t.field({ type: ImpactCategoryEnum, description: 'Only those coded to this impact category.' }),
    organisation: t.string({ description: 'Only those of the organisation with this slug.' }),
    search: t.string({ description: 'Only those in which this text occurs.' }),
  }),
})

type PracticeFilterInput = typeof PracticeFilter.$inferInput | null | undefined

function wherePractice(filter: PracticeFilterInput): Prisma.PracticeWhereInput {
  if (!filter) return {}
  const { stage, strategy, impactCategory } = filter
  const text = contains(filter.search)
  return {
    ...(stage ? { stage } : {}),
    ...(strategy || impactCategory ? { codes: { some: { ...(strategy ? { strategy } : {}), ...(impactCategory ? { impactCategory } : {}) } } } : {}),
    ...(filter.organisation ? { organisation: { slug: filter.organisation } } : {}),
    ...(text ? { OR: [{ title: text }, { what: text }, { how: text }, { outcomes: text }] } : {}),
  }
}

builder.queryFields((t) => ({
  practice: t.field({
    type: Practice,
    nullable: true,
    description: 'The practice with this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its public name in addresses.' }) },
    ...oneRecord(Practice, ({ slug }: { slug: string }) => ({ slug })),
  }),
  practices: t.connection(
    {
      type: Practice,
      description: 'Practices shared by participants, newest first.',
      complexity: pageComplexity,
      args: { filter: t.arg({ type: PracticeFilter, description: 'Which ones.' }), offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Practice, ({ filter }: { filter?: PracticeFilterInput }) => ({
        where: wherePractice(filter),
        orderBy: [{ sharedOn: 'desc' }, { id: 'desc' }],
      })),
    },
    { description: 'A page of practices.' },
    { description: 'One practice of the page, with its cursor.' },
  ),
}))
