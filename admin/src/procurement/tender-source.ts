import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf, yesNo } from '../resource-source.ts'
import { impactCategories, strategies, tenderStatuses } from './codes.ts'

const listDocument = graphql(`
  query Tenders($filter: TenderFilter!, $orderBy: TenderOrder!, $first: Int!, $offset: Int!) {
    tenders(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount
      edges {
        node {
          slug title publishedOn concludedOn amount currency status isIct isFictional
          buyer { slug name participations(first: 1) { totalCount } }
          criterionUses(first: 20) { totalCount edges { node { criterion { strategy } } } }
        }
      }
    }
  }
`)

const oneDocument = graphql(`
  query Tender($slug: String!) {
    tender(slug: $slug) {
      slug title description status method amount currency publishedOn concludedOn ocid source language isCallOff isIct hasSustainability isFictional
      buyer { slug name participations(first: 1) { totalCount } }
      classifications { totalCount edges { node { scheme code description } } }
      lots(first: 100) { totalCount edges { node { key title description amount currency status hasSustainability } } }
      awards(first: 50) {
        totalCount
        edges {
          node {
            key title status awardedOn amount currency
            suppliers { edges { node { organisation { slug name participations(first: 1) { totalCount } } } } }
          }
        }
      }
      contracts(first: 50) { totalCount edges { node { key title status signedOn startsOn endsOn amount currency } } }
      criterionUses(first: 60) {
        totalCount
        edges { node { role isInherited criterion { slug title text level strategy impactCategory source } } }
      }
      items(first: 100) {
        totalCount
        edges { node { part partKey key description scheme code quantity unit unitAmount unitCurrency lotKey } }
      }
      documents(first: 60) {
        totalCount
        edges { node { part partKey key kind title description url publishedOn format language } }
      }
      milestones(first: 60) { totalCount edges { node { part partKey key title kind description dueOn metOn status } } }
      amendments(first: 60) { totalCount edges { node { part partKey amendedOn rationale description } } }
      relatedProcesses(first: 60) {
        totalCount
        edges { node { part partKey relationships title identifier url tender { slug title } } }
      }
      transactions(first: 60) { totalCount edges { node { partKey paidOn amount currency payer payee source } } }
      sustainabilityGoals(first: 60) {
        totalCount
        edges { node { lotKey goal strategies description impactCategory } }
      }
      findings(first: 100) { totalCount edges { node { code severity pointer file } } }
    }
  }
`)

const originsDocument = graphql(`
  query TenderOrigins($slug: String!) {
    tender(slug: $slug) { origins { field value file sha256 pointer releaseKey releasedAt } }
  }
`)

export type TenderRow = Row<ResultOf<typeof listDocument>['tenders']['edges'][number]['node']>
export type TenderRecord = Row<NonNullable<ResultOf<typeof oneDocument>['tender']>>

/** Where one stored value was published. */
export type FieldOrigin = NonNullable<ResultOf<typeof originsDocument>['tender']>['origins'][number]

/** Where each stored value of a tender was published; heavy for the hub, so no page asks before somebody does. */
export async function readOrigins(slug: string, signal?: AbortSignal): Promise<FieldOrigin[]> {
  return (await ask(originsDocument, { slug }, signal)).tender?.origins ?? []
}

/** What came with a list: the buyer to whom it is narrowed, so that the filter can name them. */
export interface TenderListMeta {
  buyer: TenderRow['buyer'] | undefined
}

const orders: Record<string, VariablesOf<typeof listDocument>['orderBy']['by']> = {
  title: 'TITLE',
  amount: 'AMOUNT',
  publishedOn: 'PUBLISHED_ON',
  concludedOn: 'CONCLUDED_ON',
}

const inNumbers = new Intl.Collator('en', { numeric: true })

/** Publishers number lots and items; as text, 10 would come before 2. */
function byKey<Connection extends { edges: { node: { key: string } }[] }>(connection: Connection): Connection {
  return { ...connection, edges: connection.edges.toSorted((a, b) => inNumbers.compare(a.node.key, b.node.key)) }
}

export const tenderSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter, sort } = wishOf(params)
    const { tenders } = await ask(
      listDocument,
      {
        filter: given({
          search: filter['search'],
          buyer: filter['buyer'],
          isIct: yesNo(filter['isIct']),
          isShared: yesNo(filter['isShared']),
          hasCriteria: yesNo(filter['hasCriteria']),
          status: oneOf(filter['status'], tenderStatuses),
          strategy: oneOf(filter['strategy'], strategies),
          impactCategory: oneOf(filter['impactCategory'], impactCategories),
        }),
        orderBy: { by: orders[sort.field] ?? 'PUBLISHED_ON', direction: sort.direction },
        first,
        offset,
      },
      signal,
    )
    const page = rowsBy(tenders, ({ slug }) => slug)
    const buyer = filter['buyer'] === undefined ? undefined : page.rows[0]?.buyer
    return { ...page, meta: { buyer } satisfies TenderListMeta }
  },
  async one(id, signal) {
    const { tender } = await ask(oneDocument, { slug: String(id) }, signal)
    return tender && { ...tender, lots: byKey(tender.lots), items: byKey(tender.items), id: tender.slug }
  },
}
