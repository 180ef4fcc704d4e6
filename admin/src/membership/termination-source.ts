import { isIdOf } from '../global-id.ts'
import { ask, graphql, type ResultOf } from '../graphql.ts'
import { type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Terminations($first: Int!, $offset: Int!) {
    terminations(first: $first, offset: $offset) {
      totalCount
      edges { node { id ground state hearing openedOn organisation { name } } }
    }
  }
`)

const oneDocument = graphql(`
  query Termination($id: ID!) {
    node(id: $id) {
      __typename
      ... on Termination {
        id ground effect openedOn invitedFor hearing heardOn views state version droppedBecause ruling
        canProceed { allowed reason }
        organisation { slug name isFictional }
      }
    }
  }
`)

type Terminations = ResultOf<typeof listDocument>['terminations']
export type TerminationRow = Row<Terminations['edges'][number]['node']>
export type TerminationRecord = Row<Extract<ResultOf<typeof oneDocument>['node'], { __typename: 'Termination' }>>

export const terminationSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset } = wishOf(params)
    return rowsBy((await ask(listDocument, { first, offset }, signal)).terminations, ({ id }) => id)
  },
  async one(id, signal) {
    if (!isIdOf('Termination', id)) return null
    const { node } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'Termination' ? node : null
  },
}
