import { isIdOf } from '../global-id.ts'
import { ask, graphql, type ResultOf } from '../graphql.ts'
import { type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query PactChanges($first: Int!, $offset: Int!) {
    pactChanges(first: $first, offset: $offset) {
      totalCount
      edges { node { id kind title state requestedOn closesOn count requestedBy { name } } }
    }
  }
`)

const oneDocument = graphql(`
  query PactChange($id: ID!) {
    node(id: $id) {
      __typename
      ... on PactChange {
        id kind title currentText proposedText reason state version requestedOn openedOn closesOn threshold concludedOn effectiveOn count
        requestedBy { slug name }
        canConduct { allowed reason }
        consents(first: 100) { totalCount edges { node { value givenOn organisation { slug name } } } }
        decisions(first: 1) { edges { node { id outcome decidedOn reason rulings votesFor votesAgainst abstentions recusals } } }
      }
    }
  }
`)

type Changes = ResultOf<typeof listDocument>['pactChanges']
export type ChangeRow = Row<Changes['edges'][number]['node']>
export type ChangeRecord = Row<Extract<ResultOf<typeof oneDocument>['node'], { __typename: 'PactChange' }>>

/** The API tells the count as JSON, whose shape its documentation promises. */
export interface ConsentCount {
  all: number
  yes: number
  no: number
  allToday: number
  yesToday: number
  ruling: object | null
}
export const countOf = (told: unknown): ConsentCount | null => (told ? (told as ConsentCount) : null)

export const changeSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset } = wishOf(params)
    return rowsBy((await ask(listDocument, { first, offset }, signal)).pactChanges, ({ id }) => id)
  },
  async one(id, signal) {
    if (!isIdOf('PactChange', id)) return null
    const { node } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'PactChange' ? node : null
  },
}
