import { isIdOf } from '../global-id.ts'
import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Proposals($first: Int!, $offset: Int!, $state: ProposalState, $awaitsMe: Boolean) {
    proposals(first: $first, offset: $offset, state: $state, awaitsMe: $awaitsMe) {
      totalCount
      edges { node { id kind title state openedOn dueOn outlook requestedBy { name } } }
    }
  }
`)

const oneDocument = graphql(`
  query Proposal($id: ID!) {
    node(id: $id) {
      __typename
      ... on Proposal {
        id kind title text state version openedOn dueOn contentHash subjectType subjectId withdrawnBecause outlook
        requestedBy { slug name }
        canVote { allowed reason }
        canDecide { allowed reason }
        canRevise { allowed reason }
        votes(first: 30) { edges { node { value comment byDeputy castAt seat { id kind organisation { name } } } } }
        decisions(first: 1) { edges { node { id outcome decidedOn votesFor votesAgainst abstentions recusals reason rulings } } }
      }
    }
    meetings(first: 12) { edges { node { id heldOn } } }
  }
`)

type Proposals = ResultOf<typeof listDocument>['proposals']
export type ProposalRow = Row<Proposals['edges'][number]['node']>
type Told = ResultOf<typeof oneDocument>
export type ProposalRecord = Row<Extract<Told['node'], { __typename: 'Proposal' }>> & { meetings: Told['meetings'] }

export const proposalStates = ['OPEN', 'DECIDED', 'WITHDRAWN'] as const

/** The API tells the outlook as JSON, whose shape its documentation promises. */
export interface Outlook {
  count: { seats: number; for: number; against: number; abstained: number; recused: number }
  rulings: unknown
  ownSeats: { seatId: string; value: 'FOR' | 'AGAINST' | 'ABSTAINED' | 'RECUSED' | null }[]
}
export const outlookOf = (told: unknown): Outlook | null => (told ? (told as Outlook) : null)

export const proposalSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const wish = { first, offset, ...given({ state: oneOf(filter['state'], proposalStates), awaitsMe: filter['awaitsMe'] === 'true' ? true : undefined }) }
    return rowsBy((await ask(listDocument, wish, signal)).proposals, ({ id }) => id)
  },
  async one(id, signal) {
    if (!isIdOf('Proposal', id)) return null
    const { node, meetings } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'Proposal' ? { ...node, meetings } : null
  },
}
