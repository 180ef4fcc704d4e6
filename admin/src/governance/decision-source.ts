import { isIdOf } from '../global-id.ts'
import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Decisions($first: Int!, $offset: Int!, $kind: DecisionKind, $year: Int) {
    decisions(first: $first, offset: $offset, kind: $kind, year: $year) {
      totalCount
      edges { node { id kind title outcome decidedOn votesFor votesAgainst abstentions recusals } }
    }
  }
`)

const oneDocument = graphql(`
  query Decision($id: ID!) {
    node(id: $id) {
      __typename
      ... on Decision {
        id kind title text outcome decidedOn votesFor votesAgainst abstentions recusals reason rulings contentHash
        meeting { id heldOn }
      }
    }
  }
`)

export type DecisionKind = NonNullable<VariablesOf<typeof listDocument>['kind']>
type Decisions = ResultOf<typeof listDocument>['decisions']
export type DecisionRow = Row<Decisions['edges'][number]['node']>
export type DecisionRecord = Row<Extract<ResultOf<typeof oneDocument>['node'], { __typename: 'Decision' }>>

/** What a proposal may be about; the others follow from a record and are proposed from its page. */
export const proposableKinds = [
  'STRATEGY',
  'TARGET',
  'BUDGET',
  'CONTRIBUTION',
  'OUTPUT',
  'PROGRESS_REPORT',
  'FINANCIAL_REPORT',
  'UPTAKE',
  'SCOPE',
  'WORKING_GROUP',
  'COMMITTEE',
  'RULES_OF_PROCEDURE',
  'COORDINATION',
  'DISPUTE',
  'READING',
  'RESIDUAL_FUNDS',
  'OTHER',
] as const satisfies readonly DecisionKind[]
/** What participants may put to the committee themselves. */
export const kindsOfParticipants = ['SCOPE', 'WORKING_GROUP', 'OTHER'] as const satisfies readonly DecisionKind[]
export const decisionKinds = ['APPLICATION', 'AMENDMENT', 'EXTENSION', 'MINUTES', 'TERMINATION', ...proposableKinds] as const satisfies readonly DecisionKind[]

export const decisionSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const kind = decisionKinds.find((each) => each === filter['kind'])
    const year = /^\d{4}$/.test(filter['year'] ?? '') ? Number(filter['year']) : null
    return rowsBy((await ask(listDocument, { first, offset, kind: kind ?? null, year }, signal)).decisions, ({ id }) => id)
  },
  async one(id, signal) {
    if (!isIdOf('Decision', id)) return null
    const { node } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'Decision' ? node : null
  },
}
