import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * Ordinary questions are answered directly, unusual ones by the GraphQL server. A question mark after the address makes any question unusual.
 */

let hub: Hub
let cookie: string
beforeAll(async () => {
  hub = await openHub()
  cookie = await hub.signIn('participant')
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Question {
  query: string
  variables?: object
  operationName?: string
}

async function answer(path: string, question: Question, headers: Record<string, string> = {}) {
  const response = await fetch(hub.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(question),
  })
  const told = Object.fromEntries([...response.headers].filter(([name]) => !['date', 'content-length', 'transfer-encoding'].includes(name)))
  const body = (await response.json()) as { errors?: object[] }
  // Errors stand before or after the data; their order within an object says nothing.
  return { status: response.status, headers: told, body }
}

const questions: [string, Question][] = [
  [
    'a list',
    {
      query:
        '{ tenders(first: 50) { totalCount edges { cursor node { id title amount publishedOn status buyer { name } } } pageInfo { hasNextPage endCursor } } }',
    },
  ],
  [
    'nested lists',
    {
      query:
        '{ organisations(first: 5) { edges { node { name tenders(first: 3) { totalCount edges { node { title lots(first: 2) { edges { node { key amount } } } } } } } } } }',
    },
  ],
  [
    'fragments, aliases and directives',
    {
      query:
        'query ($yes: Boolean!) { a: tenders(first: 2) { edges { node { ...F title @include(if: $yes) source @skip(if: $yes) } } } } fragment F on Tender { id slug }',
      variables: { yes: true },
    },
  ],
  ['one of two operations', { query: 'query A { campaigns { year } } query B { campaigns { title } }', operationName: 'B' }],
  ['two operations without a name', { query: 'query A { campaigns { year } } query B { campaigns { title } }' }],
  [
    'a node of each kind',
    { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Tender { title } ... on Organisation { name } } }', variables: { ids: [] } },
  ],
  [
    'aliases that are words of the language',
    { query: '{ constructor: tenders(first: 2) { toString: edges { __proto__: node { constructor: title __proto__: slug valueOf: buyer { name } } } } }' },
  ],
  ['ids that are none', { query: '{ nodes(ids: ["nonsense"]) { id } node(id: "nonsense") { id } }' }],
  ['one id that is none', { query: '{ nodes(ids: ["nonsense"]) { id } }' }],
  ['a search', { query: '{ search(text: "laptop") { tenders { title } organisations { name } } }' }],
  ['figures', { query: '{ figures(metric: RESPONSE_RATE) { year value numerator denominator n } }' }],
  ['a refusal with its place', { query: '{ campaigns { year } organisations(first: 1) { edges { node { tenders(first: 101) { totalCount } } } } }' }],
  ['an unknown field', { query: '{ tenders { nonsense } }' }],
  ['a text that is no GraphQL', { query: '{ tenders(' }],
  ['a variable that does not fit', { query: 'query ($first: Int!) { tenders(first: $first) { totalCount } }', variables: { first: 'x' } }],
  ['a variable that is missing', { query: 'query ($first: Int!) { tenders(first: $first) { totalCount } }' }],
  ['too much', { query: '{ organisations(first: 100) { edges { node { tenders(first: 100) { edges { node { lots(first: 100) { totalCount } } } } } } } }' }],
  ['the schema', { query: '{ __schema { queryType { name } } }' }],
  [
    'a command without a session',
    {
      query:
        'mutation { saveAnswers(input: { submissionId: "U3VibWlzc2lvbjowMDAwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA=", version: 1, answers: [] }) { __typename } }',
    },
  ],
]

describe('the direct way and the long way', () => {
  it.each(questions)('give the same answer: %s', async (_what, question) => {
    const long = await answer('/graphql?', question)
    // Read, then repeated until it is compiled.
    for (let repeat = 0; repeat < 5; repeat += 1) expect(await answer('/graphql', question), `time ${repeat + 1}`).toEqual(long)
  })

  it.each(['*/*', 'application/graphql-response+json', 'application/json, */*;q=0.5', 'text/html'])('answer in the form asked for: %s', async (accept) => {
    const question = { query: '{ campaigns { year } }' }
    const send = (path: string) =>
      fetch(hub.url + path, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify(question) })
    const [direct, long] = [await send('/graphql'), await send('/graphql?')]
    expect([direct.status, direct.headers.get('content-type')]).toEqual([long.status, long.headers.get('content-type')])
  })

  it('tell a person with a session the same', async () => {
    const question = {
      query: '{ viewer { name organisations { name } } submissions(first: 100) { totalCount edges { node { state canSubmit { allowed reason } } } } }',
    }
    const own = { cookie, 'x-cfit-client': 'test' }
    const long = await answer('/graphql?', question, own)
    for (let repeat = 0; repeat < 5; repeat += 1) expect(await answer('/graphql', question, own)).toEqual(long)
    expect((await answer('/graphql', question, { cookie })).status).toBe(403)
  })

  it('take no cookie whose signature is not ours', async () => {
    const forged = cookie.replace(/session_token=[^;]+/, (pair) => `${pair.slice(0, -8)}AAAAAA%3D`)
    expect(forged).not.toBe(cookie)
    const { body } = await answer('/graphql', { query: '{ viewer { name } }' }, { cookie: forged, 'x-cfit-client': 'test' })
    expect(body).toMatchObject({ data: { viewer: null } })
  })
})
