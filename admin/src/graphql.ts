import { print } from '@0no-co/graphql.web'
import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada'
import { HttpError } from 'ra-core'
import type { introspection } from './generated/introspection'

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'

/** Writes a GraphQL document whose result and variables are typed from the API's schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { Date: string; DateTime: string; Decimal: string; Json: unknown }
}>()

interface Answer<Result> {
  data?: Result | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** Sends one document to the hub. Throws an HttpError whose message is for people. */
export async function ask<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    // A signed-in request must carry this header, which no form of another site can send.
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-cfit-client': 'admin' },
    body: JSON.stringify({ query: print(document), variables }),
    ...(signal ? { signal } : {}),
  })
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>
  const [error] = answer.errors ?? []
  if (error || !answer.data) throw new HttpError(error?.message ?? response.statusText, response.status, answer)
  return answer.data
}
