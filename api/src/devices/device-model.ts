import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { contains, Direction, offsetDescription, pageComplexity } from '../graphql/list.ts'
import { oneRecord, recordList } from '../graphql/record-list.ts'
import { DeviceCategoryEnum } from '../procurement/codes.ts'

export const DeviceModel = builder.prismaNode('DeviceModel', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    manufacturer: t.exposeString('manufacturer'),
    name: t.exposeString('name'),
    category: t.expose('category', { type: DeviceCategoryEnum }),
  }),
})

const Footprint = builder.prismaObject('Footprint', {
  fields: (t) => ({
    factorSet: t.exposeString('factorSet'),
    totalKgCo2e: t.expose('totalKgCo2e', { type: 'Decimal' }),
    manufacturingShare: t.expose('manufacturingShare', { type: 'Decimal', nullable: true }),
    transportShare: t.expose('transportShare', { type: 'Decimal', nullable: true }),
    useShare: t.expose('useShare', { type: 'Decimal', nullable: true }),
    endOfLifeShare: t.expose('endOfLifeShare', { type: 'Decimal', nullable: true }),
    errorShare: t.expose('errorShare', { type: 'Decimal', nullable: true }),
    lifetimeYears: t.expose('lifetimeYears', { type: 'Decimal', nullable: true }),
    yearlyEnergyKwh: t.expose('yearlyEnergyKwh', { type: 'Decimal', nullable: true }),
    useLocation: t.exposeString('useLocation', { nullable: true }),
    assemblyLocation: t.exposeString('assemblyLocation', { nullable: true }),
    weightKg: t.expose('weightKg', { type: 'Decimal', nullable: true }),
    screenInches: t.expose('screenInches', { type: 'Decimal', nullable: true }),
    subcategory: t.exposeString('subcategory', { nullable: true }),
    reportedOn: t.exposeString('reportedOn', { nullable: true }),
    source: t.exposeString('source'),
    licence: t.exposeString('licence'),
  }),
})

childConnection(DeviceModel, 'footprints', {
  type: Footprint,
  relation: { model: 'Footprint', parentKey: 'deviceModelId', orderBy: [{ field: 'factorSet', direction: 'desc' }] },
  description: 'Its published carbon footprints. Makers count differently: do not compare or add them across makers or factor sets.',
})

const DeviceModelFilter = builder.inputType('DeviceModelFilter', {
  description: 'Which device models; conditions add up.',
  fields: (t) => ({
    category: t.field({ type: DeviceCategoryEnum, description: 'Only those of this category.' }),
    manufacturer: t.string({ description: 'Only those of this maker.' }),
    search: t.string({ description: 'Only those whose maker or name contains this text.' }),
  }),
})

const DeviceModelOrder = builder.inputType('DeviceModelOrder', {
  description: 'Order of device models.',
  fields: (t) => ({
    by: t.field({
      type: builder.enumType('DeviceModelOrderField', {
        description: 'What device models are ordered by.',
        values: {
          NAME: { description: 'The name.' },
          MANUFACTURER: { description: 'The maker, then the name.' },
          CATEGORY: { description: 'The category, then the name.' },
        },
      }),
      required: true,
      description: 'The field to order by.',
    }),
    direction: t.field({ type: Direction, defaultValue: 'ASC', description: 'Ascending unless said otherwise.' }),
  }),
})

interface DeviceModelArgs {
  filter?: typeof DeviceModelFilter.$inferInput | null | undefined
  orderBy?: typeof DeviceModelOrder.$inferInput | null | undefined
}

function whereDeviceModel(filter: DeviceModelArgs['filter']): Prisma.DeviceModelWhereInput {
  if (!filter) return {}
  const text = contains(filter.search)
  return {
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.manufacturer ? { manufacturer: filter.manufacturer } : {}),
    ...(text ? { OR: [{ name: text }, { manufacturer: text }] } : {}),
  }
}

function orderDeviceModels(order: DeviceModelArgs['orderBy']): Prisma.DeviceModelOrderByWithRelationInput[] {
  const sort = order?.direction === 'DESC' ? 'desc' : 'asc'
  if (order?.by === 'MANUFACTURER') return [{ manufacturer: sort }, { name: sort }, { id: sort }]
  if (order?.by === 'CATEGORY') return [{ category: sort }, { name: sort }, { id: sort }]
  return [{ name: sort }, { id: sort }]
}

builder.queryFields((t) => ({
  deviceModel: t.field({
    type: DeviceModel,
    nullable: true,
    description: 'The device model with this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its public name in addresses.' }) },
    ...oneRecord(DeviceModel, ({ slug }: { slug: string }) => ({ slug })),
  }),
  deviceModels: t.connection(
    {
      type: DeviceModel,
      description: 'The catalogue of device models.',
      complexity: pageComplexity,
      args: {
        filter: t.arg({ type: DeviceModelFilter, description: 'Which ones.' }),
        orderBy: t.arg({ type: DeviceModelOrder, description: 'In which order; by name unless said otherwise.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(DeviceModel, ({ filter, orderBy }: DeviceModelArgs) => ({ where: whereDeviceModel(filter), orderBy: orderDeviceModels(orderBy) })),
    },
    { description: 'A page of device models.' },
    { description: 'One device model of the page, with its cursor.' },
  ),
}))
