import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'
import { impactCategories, stages, strategies } from './codes.ts'

const listDocument = graphql(`
  query Practices($filter: PracticeFilter!, $first: Int!, $offset: Int!) {
    practices(filter: $filter, first: $first, offset: $offset) {
      totalCount
      edges {
        node {
          slug title what stage sharedOn isFictional language
          organisation { slug name participations(first: 1) { totalCount } }
          codes { edges { node { strategy impactCategory } } }
        }
      }
    }
  }
`)

const oneDocument = graphql(`
  query Practice($slug: String!) {
    practice(slug: $slug) {
      slug title what how who outcomes stage sharedOn source language isFictional
      organisation { slug name participations(first: 1) { totalCount } }
      codes { edges { node { strategy impactCategory } } }
    }
  }
`)

export type PracticeRow = Row<ResultOf<typeof listDocument>['practices']['edges'][number]['node']>
export type PracticeRecord = Row<NonNullable<ResultOf<typeof oneDocument>['practice']>>

export const practiceSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const { practices } = await ask(
      listDocument,
      {
        filter: given({
          search: filter['search'],
          organisation: filter['organisation'],
          strategy: oneOf(filter['strategy'], strategies),
          impactCategory: oneOf(filter['impactCategory'], impactCategories),
          stage: oneOf(filter['stage'], stages),
        }),
        first,
        offset,
      },
      signal,
    )
    return rowsBy(practices, ({ slug }) => slug)
  },
  async one(id, signal) {
    const { practice } = await ask(oneDocument, { slug: String(id) }, signal)
    return practice && { ...practice, id: practice.slug }
  },
}
