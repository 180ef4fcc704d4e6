import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { given, nodes, oneOf, type ResourceSource, type Row, rowsBy, wishOf, yesNo } from '../resource-source.ts'

const listDocument = graphql(`
  query Organisations($filter: OrganisationFilter!, $orderBy: OrganisationOrder!, $first: Int!, $offset: Int!, $all: OrganisationFilter!) {
    organisations(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount
      edges {
        node {
          slug name countryCode kind isFictional
          participations { edges { node { role since until } } }
          supports { edges { node { since until } } }
        }
      }
    }
    everyone: organisations(filter: $all, first: 100) { edges { node { countryCode } } }
  }
`)

const oneDocument = graphql(`
  query Organisation($slug: String!) {
    organisation(slug: $slug) {
      slug name countryCode kind isFictional website source
      identifiers { edges { node { scheme identifier } } }
      participations { edges { node { role since until pactVersion signatoryFunction source } } }
      supports { edges { node { since until source } } }
      tenders(first: 10) { totalCount edges { node { slug title publishedOn amount currency criterionUses(first: 1) { totalCount } } } }
      practices(first: 20) { totalCount edges { node { slug title sharedOn stage } } }
      fleets(first: 60) { edges { node { year category inUse boughtNew boughtRefurbished boughtRemanufactured retired plannedReplacementYears } } }
      plannedDemands(first: 40) { edges { node { year quarter category quantity certainty } } }
      submissions(first: 10) { edges { node { id state campaign { year } revisions(first: 1) { edges { node { submittedAt } } } } } }
    }
  }
`)

export type OrganisationRow = Row<ResultOf<typeof listDocument>['organisations']['edges'][number]['node']>
export type OrganisationRecord = Row<NonNullable<ResultOf<typeof oneDocument>['organisation']>>

/** What came with a list: the countries that occur, for the filter. */
export interface OrganisationListMeta {
  countries: string[]
}

type Filter = VariablesOf<typeof listDocument>['filter']

function source(whose: Filter): ResourceSource {
  return {
    async list(params, signal) {
      const { first, offset, filter, sort } = wishOf(params)
      const data = await ask(
        listDocument,
        {
          filter: {
            ...whose,
            ...given({
              search: filter['search'],
              countryCode: filter['country'],
              isFictional: yesNo(filter['isFictional']),
              role: oneOf(filter['role'], ['PROCURING', 'COORDINATING']),
            }),
          },
          orderBy: { by: sort.field === 'country' ? 'COUNTRY' : 'NAME', direction: sort.direction },
          first,
          offset,
          all: whose,
        },
        signal,
      )
      const countries = [...new Set(nodes(data.everyone).flatMap(({ countryCode }) => (countryCode ? [countryCode] : [])))]
      return { ...rowsBy(data.organisations, ({ slug }) => slug), meta: { countries } satisfies OrganisationListMeta }
    },
    async one(id, signal) {
      const { organisation } = await ask(oneDocument, { slug: String(id) }, signal)
      return organisation && { ...organisation, id: organisation.slug }
    },
  }
}

export const participantSource = source({ isParticipant: true })
export const supporterSource = source({ isSupporter: true })
/** Other bodies that tenders name; they are reached from those, not from a list. */
export const { list: _, ...organisationSource } = source({})
