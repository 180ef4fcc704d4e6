import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { contains, Direction, offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { oneRecord, recordList } from '../graphql/record-list.ts'
import { Organisation } from '../membership/organisation.ts'
import { CriterionRoleEnum, ImpactCategoryEnum, ProcurementMethodEnum, StrategyEnum, TenderStatusEnum } from './codes.ts'
import { Criterion } from './criterion.ts'

export const Tender = builder.prismaNode('Tender', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    ocid: t.exposeString('ocid', { nullable: true }),
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    description: t.exposeString('description', { nullable: true }),
    status: t.expose('status', { type: TenderStatusEnum, nullable: true }),
    method: t.expose('method', { type: ProcurementMethodEnum, nullable: true }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
    publishedOn: t.expose('publishedOn', { type: 'Date', nullable: true }),
    concludedOn: t.expose('concludedOn', { type: 'Date', nullable: true }),
    isIct: t.exposeBoolean('isIct'),
    isCallOff: t.exposeBoolean('isCallOff'),
    hasSustainability: t.exposeBoolean('hasSustainability', { nullable: true }),
    language: t.exposeString('language', { nullable: true }),
    source: t.exposeString('source', { nullable: true }),
    isFictional: t.exposeBoolean('isFictional'),
  }),
})

const Classification = builder.prismaObject('TenderClassification', {
  fields: (t) => ({ scheme: t.exposeString('scheme'), code: t.exposeString('code'), description: t.exposeString('description', { nullable: true }) }),
})

const Lot = builder.prismaObject('Lot', {
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    status: t.expose('status', { type: TenderStatusEnum, nullable: true }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
    hasSustainability: t.exposeBoolean('hasSustainability', { nullable: true }),
  }),
})

const Award = builder.prismaObject('Award', {
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title', { nullable: true }),
    status: t.exposeString('status', { nullable: true }),
    awardedOn: t.expose('awardedOn', { type: 'Date', nullable: true }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
  }),
})

const AwardSupplier = builder.prismaObject('AwardSupplier', {})

const Contract = builder.prismaObject('Contract', {
  fields: (t) => ({
    key: t.exposeString('key'),
    awardKey: t.exposeString('awardKey', { nullable: true }),
    title: t.exposeString('title', { nullable: true }),
    status: t.exposeString('status', { nullable: true }),
    signedOn: t.expose('signedOn', { type: 'Date', nullable: true }),
    startsOn: t.expose('startsOn', { type: 'Date', nullable: true }),
    endsOn: t.expose('endsOn', { type: 'Date', nullable: true }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
  }),
})

const CriterionUse = builder.prismaObject('CriterionUse', {
  fields: (t) => ({
    role: t.expose('role', { type: CriterionRoleEnum }),
    isInherited: t.exposeBoolean('isInherited'),
  }),
})

const newestFirst = (field: string) => [{ field, direction: 'desc' as const }]

recordField(Tender, 'buyer', { type: Organisation, key: 'buyerId', isRequired: true, description: 'The organisation that buys.' })
recordField(AwardSupplier, 'organisation', { type: Organisation, key: 'organisationId', isRequired: true, description: 'The supplier.' })
recordField(CriterionUse, 'criterion', { type: Criterion, key: 'criterionId', isRequired: true, description: 'The criterion that was asked.' })
childConnection(Organisation, 'tenders', {
  type: Tender,
  relation: { model: 'Tender', parentKey: 'buyerId', orderBy: newestFirst('publishedOn') },
  description: 'Tenders in which it is the buyer, newest first.',
})
childConnection(Tender, 'classifications', {
  type: Classification,
  relation: { model: 'TenderClassification', parentKey: 'tenderId', orderBy: [{ field: 'code', direction: 'asc' }] },
  description: 'What is bought, by public classifications.',
})
childConnection(Tender, 'lots', {
  type: Lot,
  relation: { model: 'Lot', parentKey: 'tenderId', orderBy: [{ field: 'key', direction: 'asc' }] },
  description: 'Its lots.',
})
childConnection(Tender, 'awards', {
  type: Award,
  relation: { model: 'Award', parentKey: 'tenderId', orderBy: newestFirst('awardedOn') },
  description: 'Its awards, newest first.',
})
childConnection(Award, 'suppliers', {
  type: AwardSupplier,
  relation: { model: 'AwardSupplier', parentKey: 'awardId', orderBy: [], tieBreak: 'organisationId' },
  description: 'To whom it was given.',
})
childConnection(Tender, 'contracts', {
  type: Contract,
  relation: { model: 'Contract', parentKey: 'tenderId', orderBy: newestFirst('signedOn') },
  description: 'Its contracts, newest first.',
})
childConnection(Tender, 'criterionUses', {
  type: CriterionUse,
  relation: { model: 'CriterionUse', parentKey: 'tenderId', orderBy: [] },
  description: 'The criteria that were asked.',
})

const TenderFilter = builder.inputType('TenderFilter', {
  description: 'Which tenders; conditions add up.',
  fields: (t) => ({
    isIct: t.boolean({ description: 'True: only those that buy ICT.' }),
    status: t.field({ type: TenderStatusEnum, description: 'Only those at this stage.' }),
    buyer: t.string({ description: 'Only those of the organisation with this slug.' }),
    publishedFrom: t.field({ type: 'Date', description: 'Only those published on or after this day.' }),
    publishedTo: t.field({ type: 'Date', description: 'Only those published on or before this day.' }),
    hasCriteria: t.boolean({ description: 'True: only those that asked for at least one CFIT criterion. False: only those that asked for none.' }),
    strategy: t.field({ type: StrategyEnum, description: 'Only those with a criterion of this strategy.' }),
    impactCategory: t.field({ type: ImpactCategoryEnum, description: 'Only those with a criterion of this impact category.' }),
    isShared: t.boolean({ description: 'True: only those of participants. False: only those of other buyers, read from open feeds.' }),
    search: t.string({ description: 'Only those whose title or description contains this text.' }),
  }),
})

const TenderOrder = builder.inputType('TenderOrder', {
  description: 'Order of tenders.',
  fields: (t) => ({
    by: t.field({
      type: builder.enumType('TenderOrderField', {
        description: 'What tenders are ordered by.',
        values: {
          TITLE: { description: 'The title.' },
          PUBLISHED_ON: { description: 'The day of publication.' },
          CONCLUDED_ON: { description: 'The day it was concluded.' },
          AMOUNT: { description: 'The estimated value as a number, whatever its currency.' },
        },
      }),
      required: true,
      description: 'The field to order by.',
    }),
    direction: t.field({ type: Direction, defaultValue: 'ASC', description: 'Ascending unless said otherwise.' }),
  }),
})

interface TenderArgs {
  filter?: typeof TenderFilter.$inferInput | null | undefined
  orderBy?: typeof TenderOrder.$inferInput | null | undefined
}

function whereTender(filter: TenderArgs['filter']): Prisma.TenderWhereInput {
  if (!filter) return {}
  const { strategy, impactCategory, hasCriteria } = filter
  const text = contains(filter.search)
  const conditions: Prisma.TenderWhereInput[] = []
  if (hasCriteria != null) conditions.push({ criterionUses: hasCriteria ? { some: {} } : { none: {} } })
  if (strategy) conditions.push({ criterionUses: { some: { criterion: { strategy } } } })
  if (impactCategory) conditions.push({ criterionUses: { some: { criterion: { impactCategory } } } })
  if (filter.isShared != null) conditions.push({ buyer: { participations: filter.isShared ? { some: {} } : { none: {} } } })
  if (filter.buyer) conditions.push({ buyer: { slug: filter.buyer } })
  if (text) conditions.push({ OR: [{ title: text }, { description: text }] })
  return {
    AND: conditions,
    ...(filter.isIct != null ? { isIct: filter.isIct } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    publishedOn: {
      ...(filter.publishedFrom ? { gte: new Date(`${filter.publishedFrom}T00:00:00Z`) } : {}),
      ...(filter.publishedTo ? { lte: new Date(`${filter.publishedTo}T00:00:00Z`) } : {}),
    },
  }
}

function orderTenders(order: TenderArgs['orderBy']): Prisma.TenderOrderByWithRelationInput[] {
  const sort = order ? (order.direction === 'DESC' ? 'desc' : 'asc') : 'desc'
  const ordered = { sort, nulls: 'last' } as const
  switch (order?.by) {
    case 'TITLE':
      return [{ title: sort }, { id: sort }]
    case 'CONCLUDED_ON':
      return [{ concludedOn: ordered }, { id: sort }]
    case 'AMOUNT':
      return [{ amount: ordered }, { id: sort }]
    default:
      return [{ publishedOn: ordered }, { id: sort }]
  }
}

builder.queryFields((t) => ({
  tender: t.field({
    type: Tender,
    nullable: true,
    description: 'The tender with this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its public name in addresses.' }) },
    ...oneRecord(Tender, ({ slug }: { slug: string }) => ({ slug })),
  }),
  tenders: t.connection(
    {
      type: Tender,
      description: 'Tenders shared by participants or read from open feeds, newest first unless ordered otherwise.',
      complexity: pageComplexity,
      args: {
        filter: t.arg({ type: TenderFilter, description: 'Which ones.' }),
        orderBy: t.arg({ type: TenderOrder, description: 'In which order.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Tender, ({ filter, orderBy }: TenderArgs) => ({ where: whereTender(filter), orderBy: orderTenders(orderBy) })),
    },
    { description: 'A page of tenders.' },
    { description: 'One tender of the page, with its cursor.' },
  ),
}))
