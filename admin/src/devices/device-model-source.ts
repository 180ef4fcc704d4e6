import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

export const deviceCategories = ['LAPTOP', 'DESKTOP', 'MONITOR', 'SMARTPHONE', 'TABLET', 'SERVER', 'PRINTER', 'NETWORK', 'OTHER'] as const

const listDocument = graphql(`
  query DeviceModels($filter: DeviceModelFilter!, $orderBy: DeviceModelOrder!, $first: Int!, $offset: Int!) {
    deviceModels(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount
      edges { node { slug name manufacturer category footprints(first: 1) { totalCount edges { node { totalKgCo2e lifetimeYears } } } } }
    }
  }
`)

const oneDocument = graphql(`
  query DeviceModel($slug: String!) {
    deviceModel(slug: $slug) {
      slug name manufacturer category
      footprints(first: 50) {
        edges { node { 
          totalKgCo2e errorShare manufacturingShare transportShare useShare endOfLifeShare lifetimeYears yearlyEnergyKwh useLocation
          assemblyLocation weightKg screenInches subcategory reportedOn factorSet licence source
        } }
      }
    }
  }
`)

export type DeviceModelRow = Row<ResultOf<typeof listDocument>['deviceModels']['edges'][number]['node']>
export type DeviceModelRecord = Row<NonNullable<ResultOf<typeof oneDocument>['deviceModel']>>

const orders: Record<string, VariablesOf<typeof listDocument>['orderBy']['by']> = { name: 'NAME', manufacturer: 'MANUFACTURER', category: 'CATEGORY' }

export const deviceModelSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter, sort } = wishOf(params)
    const { deviceModels } = await ask(
      listDocument,
      {
        filter: given({ search: filter['search'], manufacturer: filter['manufacturer'], category: oneOf(filter['category'], deviceCategories) }),
        orderBy: { by: orders[sort.field] ?? 'NAME', direction: sort.direction },
        first,
        offset,
      },
      signal,
    )
    return rowsBy(deviceModels, ({ slug }) => slug)
  },
  async one(id, signal) {
    const { deviceModel } = await ask(oneDocument, { slug: String(id) }, signal)
    return deviceModel && { ...deviceModel, id: deviceModel.slug }
  },
}
