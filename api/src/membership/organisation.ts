import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { contains, Direction, offsetDescription, pageComplexity } from '../graphql/list.ts'
import { oneRecord, recordList } from '../graphql/record-list.ts'
import type { Viewer } from '../identity/viewer.ts'

export const OrganisationKindEnum = enumeration('OrganisationKind', 'What kind of body an organisation is.', {
  NATIONAL_GOVERNMENT: 'A ministry or other body of a national government.',
  REGIONAL_GOVERNMENT: 'A body of a region or state.',
  LOCAL_GOVERNMENT: 'A municipality or other local body.',
  AGENCY: 'A public agency.',
  CENTRAL_PURCHASING_BODY: 'A body that buys or sets up framework agreements for others.',
  INTERGOVERNMENTAL: 'An intergovernmental organisation; its own rules apply (6.3.3).',
  NON_PROFIT: 'A non-profit organisation, such as a knowledge partner or an ecolabel.',
  COMPANY: 'A company, such as a supplier.',
  OTHER: 'Another kind of body.',
})

export const ParticipationRoleEnum = enumeration('ParticipationRole', 'The two kinds of participation (2.1.1).', {
  PROCURING: 'Buys ICT, or sets up framework agreements for others (2.1.2).',
  COORDINATING: 'A government or agency that builds capacity in its country or region (2.1.3).',
})

export const Organisation = builder.prismaNode('Organisation', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: OrganisationKindEnum, nullable: true }),
    countryCode: t.exposeString('countryCode', { nullable: true }),
    website: t.exposeString('website', { nullable: true }),
    source: t.exposeString('source', { nullable: true }),
    isFictional: t.exposeBoolean('isFictional'),
  }),
})

const Identifier = builder.prismaObject('OrganisationIdentifier', {
  fields: (t) => ({ scheme: t.exposeString('scheme'), identifier: t.exposeString('identifier') }),
})

const Participation = builder.prismaObject('Participation', {
  fields: (t) => ({
    role: t.expose('role', { type: ParticipationRoleEnum, nullable: true }),
    since: t.expose('since', { type: 'Date', nullable: true }),
    until: t.expose('until', { type: 'Date', nullable: true }),
    pactVersion: t.exposeString('pactVersion'),
    signatoryFunction: t.exposeString('signatoryFunction', { nullable: true }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

const Support = builder.prismaObject('Support', {
  fields: (t) => ({
    since: t.expose('since', { type: 'Date', nullable: true }),
    until: t.expose('until', { type: 'Date', nullable: true }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

childConnection(Organisation, 'identifiers', {
  type: Identifier,
  relation: { model: 'OrganisationIdentifier', parentKey: 'organisationId', orderBy: [{ field: 'scheme', direction: 'asc' }] },
  description: 'Its identifiers in official registers; many ministries have none.',
})
childConnection(Organisation, 'participations', {
  type: Participation,
  relation: { model: 'Participation', parentKey: 'organisationId', orderBy: [{ field: 'since', direction: 'asc' }] },
  description: 'Its signatures under the Pact, one for each role.',
})
childConnection(Organisation, 'supports', {
  type: Support,
  relation: { model: 'Support', parentKey: 'organisationId', orderBy: [{ field: 'since', direction: 'asc' }] },
  description: 'Its periods as a supporting organisation (2.2).',
})

const OrganisationFilter = builder.inputType('OrganisationFilter', {
  description: 'Which organisations; conditions add up.',
  fields: (t) => ({
    participatesOn: t.field({ type: 'Date', description: 'Only those with a participation in force on this day.' }),
    role: t.field({ type: ParticipationRoleEnum, description: 'Only those that hold or held a participation in this role.' }),
    isParticipant: t.boolean({ description: 'True: only those with a participation, ended ones too. False: only those without.' }),
    isSupporter: t.boolean({ description: 'True: only supporting organisations. False: only others.' }),
    kind: t.field({ type: OrganisationKindEnum, description: 'Only bodies of this kind.' }),
    countryCode: t.string({ description: 'Only those of this country, ISO 3166-1 alpha-2.' }),
    isFictional: t.boolean({ description: 'True: only those invented for the demonstration. False: only real ones.' }),
    search: t.string({ description: 'Only those whose name contains this text.' }),
  }),
})

const OrganisationOrder = builder.inputType('OrganisationOrder', {
  description: 'Order of organisations.',
  fields: (t) => ({
    by: t.field({
      type: builder.enumType('OrganisationOrderField', {
        description: 'What organisations are ordered by.',
        values: { NAME: { description: 'The name.' }, COUNTRY: { description: 'The country code, then the name.' } },
      }),
      required: true,
      description: 'The field to order by.',
    }),
    direction: t.field({ type: Direction, defaultValue: 'ASC', description: 'Ascending unless said otherwise.' }),
  }),
})

type Filter = typeof OrganisationFilter.$inferInput

interface OrganisationArgs {
  filter?: typeof OrganisationFilter.$inferInput | null | undefined
  orderBy?: typeof OrganisationOrder.$inferInput | null | undefined
}

function whereOrganisation(filter: Filter | null | undefined): Prisma.OrganisationWhereInput {
  if (!filter) return {}
  const conditions: Prisma.OrganisationWhereInput[] = []
  if (filter.participatesOn) {
    const on = new Date(`${filter.participatesOn}T00:00:00Z`)
    conditions.push({
      participations: { some: { AND: [{ OR: [{ since: null }, { since: { lte: on } }] }, { OR: [{ until: null }, { until: { gte: on } }] }] } },
    })
  }
  if (filter.role) conditions.push({ participations: { some: { role: filter.role } } })
  if (filter.isParticipant != null) conditions.push({ participations: filter.isParticipant ? { some: {} } : { none: {} } })
  if (filter.isSupporter != null) conditions.push({ supports: filter.isSupporter ? { some: {} } : { none: {} } })
  const name = contains(filter.search)
  return {
    AND: conditions,
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.countryCode ? { countryCode: filter.countryCode } : {}),
    ...(filter.isFictional != null ? { isFictional: filter.isFictional } : {}),
    ...(name ? { name } : {}),
  }
}

function orderOrganisations(order: OrganisationArgs['orderBy']): Prisma.OrganisationOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc'
  if (order?.by === 'COUNTRY') return [{ countryCode: { sort: direction, nulls: 'last' } }, { name: direction }, { id: direction }]
  return [{ name: direction }, { id: direction }]
}

/** Who applied and is nothing else to the hub yet is known to Secretariat and committee alone. */
export const knownTo = (viewer: Viewer | null): Prisma.OrganisationWhereInput => (viewer?.isOffice ? {} : { isProvisional: false })

builder.queryFields((t) => ({
  organisation: t.field({
    type: Organisation,
    nullable: true,
    description: 'The organisation with this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its public name in addresses.' }) },
    ...oneRecord(Organisation, ({ slug }: { slug: string }, { viewer }) => ({ slug, ...knownTo(viewer) })),
  }),
  organisations: t.connection(
    {
      type: Organisation,
      description: 'Organisations the hub knows: participants, supporters, and the buyers and suppliers named in tenders.',
      complexity: pageComplexity,
      args: {
        filter: t.arg({ type: OrganisationFilter, description: 'Which ones.' }),
        orderBy: t.arg({ type: OrganisationOrder, description: 'In which order; by name unless said otherwise.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Organisation, ({ filter, orderBy }: OrganisationArgs, { viewer }) => ({
        where: { ...whereOrganisation(filter), ...knownTo(viewer) },
        orderBy: orderOrganisations(orderBy),
      })),
    },
    { description: 'A page of organisations.' },
    { description: 'One organisation of the page, with its cursor.' },
  ),
}))
