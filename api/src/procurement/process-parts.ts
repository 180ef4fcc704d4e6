import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { ImpactCategoryEnum, MilestoneStatusEnum, ProcessPartEnum } from './codes.ts'
import { Tender } from './tender.ts'

const Item = builder.prismaObject('Item', {
  fields: (t) => ({
    part: t.expose('part', { type: ProcessPartEnum }),
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    description: t.exposeString('description', { nullable: true }),
    scheme: t.exposeString('scheme', { nullable: true }),
    code: t.exposeString('code', { nullable: true }),
    quantity: t.expose('quantity', { type: 'Decimal', nullable: true }),
    unit: t.exposeString('unit', { nullable: true }),
    unitAmount: t.expose('unitAmount', { type: 'Decimal', nullable: true }),
    unitCurrency: t.exposeString('unitCurrency', { nullable: true }),
    lotKey: t.exposeString('lotKey', { nullable: true }),
  }),
})

const ProcessDocument = builder.prismaObject('ProcessDocument', {
  fields: (t) => ({
    part: t.expose('part', { type: ProcessPartEnum }),
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    kind: t.exposeString('kind', { nullable: true }),
    title: t.exposeString('title', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    publishedOn: t.expose('publishedOn', { type: 'Date', nullable: true }),
    format: t.exposeString('format', { nullable: true }),
    language: t.exposeString('language', { nullable: true }),
  }),
})

const Milestone = builder.prismaObject('Milestone', {
  fields: (t) => ({
    part: t.expose('part', { type: ProcessPartEnum }),
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    title: t.exposeString('title', { nullable: true }),
    kind: t.exposeString('kind', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true }),
    metOn: t.expose('metOn', { type: 'Date', nullable: true }),
    status: t.expose('status', { type: MilestoneStatusEnum, nullable: true }),
  }),
})

const Amendment = builder.prismaObject('Amendment', {
  fields: (t) => ({
    part: t.expose('part', { type: ProcessPartEnum }),
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    amendedOn: t.expose('amendedOn', { type: 'Date', nullable: true }),
    rationale: t.exposeString('rationale', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    amendsReleaseKey: t.exposeString('amendsReleaseKey', { nullable: true }),
    releaseKey: t.exposeString('releaseKey', { nullable: true }),
  }),
})

const RelatedProcess = builder.prismaObject('RelatedProcess', {
  fields: (t) => ({
    part: t.expose('part', { type: ProcessPartEnum }),
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    relationships: t.exposeStringList('relationships'),
    title: t.exposeString('title', { nullable: true }),
    scheme: t.exposeString('scheme', { nullable: true }),
    identifier: t.exposeString('identifier', { nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    tender: t.field({
      type: Tender,
      nullable: true,
      description: 'The other process where the hub holds it, by its ocid; null otherwise.',
      extensions: { reads: ['scheme', 'identifier'] },
      // Prisma reads all that are asked for at one time in one statement.
      resolve: ({ scheme, identifier }, _args, { store }) =>
        scheme?.toLowerCase() === 'ocid' && identifier ? store.prisma.tender.findUnique({ where: { ocid: identifier } }) : null,
    }),
  }),
})

const ContractTransaction = builder.prismaObject('ContractTransaction', {
  fields: (t) => ({
    partKey: t.exposeString('partKey'),
    key: t.exposeString('key'),
    paidOn: t.expose('paidOn', { type: 'Date', nullable: true }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true }),
    currency: t.exposeString('currency', { nullable: true }),
    payer: t.exposeString('payer', { nullable: true }),
    payee: t.exposeString('payee', { nullable: true }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

const SustainabilityGoal = builder.prismaObject('SustainabilityGoal', {
  fields: (t) => ({
    lotKey: t.exposeString('lotKey'),
    goal: t.exposeString('goal'),
    strategies: t.exposeStringList('strategies'),
    description: t.exposeString('description', { nullable: true }),
    impactCategory: t.expose('impactCategory', { type: ImpactCategoryEnum, nullable: true }),
  }),
})

const byField = (field: string, direction: 'asc' | 'desc') => [{ field, direction }]

childConnection(Tender, 'items', {
  type: Item,
  relation: { model: 'Item', parentKey: 'tenderId', orderBy: byField('key', 'asc') },
  description: 'What is asked for, awarded and contracted, each with its quantity.',
})
childConnection(Tender, 'documents', {
  type: ProcessDocument,
  relation: { model: 'ProcessDocument', parentKey: 'tenderId', orderBy: byField('publishedOn', 'desc') },
  description: 'Its documents by their addresses, newest first.',
})
childConnection(Tender, 'milestones', {
  type: Milestone,
  relation: { model: 'Milestone', parentKey: 'tenderId', orderBy: byField('dueOn', 'asc') },
  description: 'What falls due in its course, earliest first.',
})
childConnection(Tender, 'amendments', {
  type: Amendment,
  relation: { model: 'Amendment', parentKey: 'tenderId', orderBy: byField('amendedOn', 'desc') },
  description: 'Changes that the publisher declares, newest first.',
})
childConnection(Tender, 'relatedProcesses', {
  type: RelatedProcess,
  relation: { model: 'RelatedProcess', parentKey: 'tenderId', orderBy: byField('key', 'asc') },
  description: 'Other processes it belongs to or follows from.',
})
childConnection(Tender, 'transactions', {
  type: ContractTransaction,
  relation: { model: 'ContractTransaction', parentKey: 'tenderId', orderBy: byField('paidOn', 'desc') },
  description: 'Payments under its contracts, newest first.',
})
childConnection(Tender, 'sustainabilityGoals', {
  type: SustainabilityGoal,
  relation: { model: 'SustainabilityGoal', parentKey: 'tenderId', orderBy: byField('goal', 'asc') },
  description: 'The sustainability goals it declares, for itself or for a lot.',
})
