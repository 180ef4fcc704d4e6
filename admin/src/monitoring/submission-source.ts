import { HttpError } from 'ra-core'
import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

export const submissionStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const

const listDocument = graphql(`
  query Submissions($filter: SubmissionFilter!, $orderBy: SubmissionOrder!, $first: Int!, $offset: Int!) {
    submissions(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) {
      totalCount
      edges {
        node {
          id state
          campaign { year title dueOn }
          organisation { slug name isFictional }
          revisions(first: 1) { edges { node { submittedAt answers(first: 1) { totalCount } } } }
        }
      }
    }
    campaigns { year }
  }
`)

const oneDocument = graphql(`
  query Submission($id: ID!) {
    node(id: $id) {
      __typename
      ... on Submission {
        id state version
        canSubmit { allowed reason }
        organisation {
          slug name isFictional
          participations { totalCount edges { node { role since until } } }
        }
        campaign {
          year title dueOn opensOn closedOn
          questionnaire {
            title version
            questions(first: 100) { edges { node { key section text kind clause role strategy unit position } } }
          }
        }
        revisions(first: 10) {
          totalCount
          edges {
            node {
              number submittedAt contentHash ruling
              answers(first: 100) { edges { node { state step text language number currency numerator denominator question { key } } } }
            }
          }
        }
      }
    }
  }
`)

export type SubmissionRow = Row<ResultOf<typeof listDocument>['submissions']['edges'][number]['node']>
export type SubmissionRecord = Row<Extract<NonNullable<ResultOf<typeof oneDocument>['node']>, { __typename: 'Submission' }>>
export type Revision = SubmissionRecord['revisions']['edges'][number]['node']
export type GivenAnswer = Revision['answers']['edges'][number]['node']
export type AskedQuestion = NonNullable<NonNullable<SubmissionRecord['campaign']>['questionnaire']>['questions']['edges'][number]['node']

const orders: Record<string, VariablesOf<typeof listDocument>['orderBy']['by']> = { organisation: 'ORGANISATION', year: 'YEAR' }

export const submissionSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter, sort } = wishOf(params)
    const { submissions, campaigns } = await ask(
      listDocument,
      {
        filter: given({
          year: filter['year'] === undefined ? undefined : Number(filter['year']),
          state: oneOf(filter['state'], submissionStates),
          organisation: filter['organisation'],
        }),
        orderBy: { by: orders[sort.field] ?? 'YEAR', direction: sort.direction },
        first,
        offset,
      },
      signal,
    )
    return { ...rowsBy(submissions, ({ id }) => id), meta: { years: campaigns.map(({ year }) => year) } }
  },
  async one(id, signal) {
    const { node } = await ask(oneDocument, { id: String(id) }, signal).catch(hiddenAsNone)
    return node?.__typename === 'Submission' ? node : null
  },
}

/** A return that the reader may not see comes as an error beside an empty node; to the reader there is none. */
function hiddenAsNone(error: unknown): { node: null } {
  if (error instanceof HttpError && (error.body as { data?: { node?: null } | null }).data?.node === null) return { node: null }
  throw error
}
