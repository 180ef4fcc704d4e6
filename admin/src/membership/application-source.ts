import { isIdOf } from '../global-id.ts'
import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Applications($first: Int!, $offset: Int!, $state: ApplicationState) {
    applications(first: $first, offset: $offset, state: $state) {
      totalCount
      edges { node { id kind state receivedOn dueOn organisation { name isFictional } } }
    }
  }
`)

const oneDocument = graphql(`
  query Application($id: ID!) {
    node(id: $id) {
      __typename
      ... on Application {
        id kind state version receivedOn receivedBy dueOn pactVersion signatoryFunction rulings
        canHandle { allowed reason }
        organisation { slug name kind countryCode isFictional }
        assessments(first: 10) { edges { node { criterion value reason } } }
        decisions(first: 1) { edges { node { outcome decidedOn votesFor votesAgainst abstentions recusals reason rulings } } }
      }
    }
  }
`)

type Applications = ResultOf<typeof listDocument>['applications']
export type ApplicationRow = Row<Applications['edges'][number]['node']>
export type ApplicationRecord = Row<Extract<ResultOf<typeof oneDocument>['node'], { __typename: 'Application' }>>
export type Criterion = ApplicationRecord['assessments']['edges'][number]['node']['criterion']
export type AssessmentValue = ApplicationRecord['assessments']['edges'][number]['node']['value']
export type ApplicationKind = ApplicationRecord['kind']

export const applicationStates = ['RECEIVED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const
export const criteria = ['ENDORSES', 'CONTRIBUTES', 'INTEGRITY'] as const satisfies readonly Criterion[]
export const assessmentValues = ['MET', 'NOT_MET', 'UNCLEAR'] as const satisfies readonly AssessmentValue[]

export const applicationSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const { applications } = await ask(listDocument, { first, offset, ...given({ state: oneOf(filter['state'], applicationStates) }) }, signal)
    return rowsBy(applications, ({ id }) => id)
  },
  async one(id, signal) {
    if (!isIdOf('Application', id)) return null
    const { node } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'Application' ? node : null
  },
}
