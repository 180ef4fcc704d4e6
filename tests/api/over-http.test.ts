import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

describe('GraphQL over HTTP', () => {
  it('passes the whole audit suite', async () => {
    const results = await auditServer({ url: `${hub.url}/graphql` })
    const missed = results.filter((result) => result.status !== 'ok').map((result) => `${result.status} ${result.id} ${result.name}`)
    expect(missed).toEqual([])
    expect(results.length).toBe(61)
  })

  it('answers with what the operation cost', async () => {
    const { extensions } = await hub.ask('{ organisations(first: 10) { edges { node { name } } } }')
    expect(extensions?.cost).toMatchObject({ limit: 20_000 })
    expect(extensions?.cost?.requested).toBeGreaterThan(10)
  })

  it('is live, ready, and measured', async () => {
    expect((await fetch(`${hub.url}/health/live`)).status).toBe(200)
    expect(await (await fetch(`${hub.url}/health/ready`)).json()).toEqual({ status: 'ready' })
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain('http_request_duration_seconds_bucket')
  })
})

describe('limits, one over-limit request each', () => {
  const refused: [string, string, string][] = [
    [
      'cost',
      '{ organisations(first: 100) { edges { node { tenders(first: 100) { edges { node { lots(first: 100) { edges { node { title } } } } } } } } } }',
      'QUERY_TOO_COSTLY',
    ],
    [
      'depth',
      `{ ${'practices(first:1){edges{node{organisation{'.repeat(1)}${'tenders(first:1){edges{node{buyer{'.repeat(4)}name${'}}}}'.repeat(5)} }`,
      'QUERY_TOO_DEEP',
    ],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: viewer { name }`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    [
      'breadth',
      `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: metrics { ${'key label unit direction missing description caveat source version numerator denominator n clause dimensions'} }`).join(' ')} }`,
      'QUERY_TOO_BROAD',
    ],
  ]
  it.each(refused)('%s', async (_limit, query, code) => {
    const started = performance.now()
    const { status, errors } = await hub.ask(query)
    expect(errors?.map((error) => error.extensions?.code)).toContain(code)
    expect(status).toBe(400)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('tokens', async () => {
    const { errors } = await hub.ask(`{ ${'viewer { name } '.repeat(1100)} }`)
    expect(errors?.[0]?.message).toContain('4000')
  })

  it('body size, announced or not', async () => {
    const body = JSON.stringify({ query: '{ viewer { name } }', variables: { padding: 'x'.repeat(1_100_000) } })
    const send = (init: RequestInit) => fetch(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, ...init })
    expect((await send({ body })).status).toBe(413)
    const stream = new Blob([body]).stream()
    expect((await send({ body: stream, duplex: 'half' } as RequestInit)).status).toBe(413)
  })

  it('the same text with other variables is measured anew', async () => {
    const query =
      'query ($n: Int!) { organisations(first: $n) { edges { node { tenders(first: $n) { edges { node { lots(first: $n) { edges { node { title } } } } } } } } } }'
    expect((await hub.ask(query, { n: 5 })).errors).toBeUndefined()
    expect((await hub.ask(query, { n: 100 })).errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COSTLY')
  })

  it('pages out of bounds are refused with the remedy', async () => {
    const { errors } = await hub.ask('{ organisations(first: 1) { edges { node { tenders(first: 101) { totalCount } } } } }')
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'first', value: 101 } })
    const other = await hub.ask('{ tenders(offset: 30000) { totalCount edges { cursor } } }')
    expect(other.errors?.[0]?.message).toContain('30000')
  })
})

describe('figures, the dearest field', () => {
  const bomb =
    'query ($by: [String!], $years: [Int!], $where: [DimensionFilter!]) { figures(metric: PROGRESS_ANSWERS, by: $by, years: $years, where: $where) { n } }'
  const refused: [string, object][] = [
    ['a dimension named many times', { by: Array.from({ length: 11 }, () => 'step') }],
    ['thousands of dimensions', { by: Array.from({ length: 2000 }, () => 'clause') }],
    ['thousands of years', { years: Array.from({ length: 3000 }, (_, index) => 2000 + (index % 100)) }],
    [
      'one dimension with two values',
      {
        where: [
          { name: 'step', value: 'LIMITED' },
          { name: 'step', value: 'COMPLETE' },
        ],
      },
    ],
    ['a value that is none', { where: [{ name: 'step', value: 'NOPE' }] }],
  ]
  it.each(refused)('refuses %s', async (_what, variables) => {
    const { errors } = await hub.ask(bomb, variables)
    expect(['BAD_USER_INPUT', 'QUERY_TOO_COSTLY']).toContain(errors?.[0]?.extensions?.code)
  })

  it('many of them in one operation cost too much', async () => {
    const fields = Array.from(
      { length: 28 },
      (_, index) => `a${index}: figures(metric: PROGRESS_ANSWERS, by: ["step", "clause", "question_key", "role", "strategy"]) { value n by { name value } }`,
    )
    expect((await hub.ask(`{ ${fields.join(' ')} }`)).errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COSTLY')
  })
})

describe('values that cannot be kept', () => {
  const queries: [string, string, object][] = [
    ['a null character in a variable', 'query ($text: String!) { search(text: $text) { tenders { title } } }', { text: 'a\u0000b' }],
    ['a null character in the text', '{ search(text: "a\\u0000b") { tenders { title } } }', {}],
    ['half of a surrogate pair', 'query ($text: String!) { search(text: $text) { tenders { title } } }', { text: 'a\ud800b' }],
    ['the year zero', '{ tenders(filter: { publishedFrom: "0000-01-01" }) { totalCount } }', {}],
    ['a year beyond the store', '{ campaign(year: 2147483647) { title } }', {}],
    ['a year that is none', '{ submissions(filter: { year: 0 }) { totalCount } }', {}],
  ]
  it.each(queries)('%s is refused in plain words', async (_what, query, variables) => {
    expect((await hub.ask(query, variables)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })

  it('a wildcard of the store is an ordinary character to a reader', async () => {
    const { data } = await hub.ask<{ organisations: { totalCount: number } }>('{ organisations(filter: { search: "_" }) { totalCount } }')
    expect(data.organisations.totalCount).toBe(0)
  })
})

describe('what a browser of another site may send', () => {
  it('no other origin gets leave to read, and none acts with a session', async () => {
    const cookie = await hub.signIn('committee')
    const evil = { origin: 'http://127.0.0.1:1', cookie, 'x-cfit-client': 'x', 'content-type': 'application/json' }
    const preflight = await fetch(`${hub.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: evil.origin, 'access-control-request-headers': 'x-cfit-client' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    const read = await fetch(`${hub.url}/graphql`, { method: 'POST', headers: evil, body: JSON.stringify({ query: '{ viewer { name } }' }) })
    expect(read.status).toBe(403)
    const own = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { ...evil, origin: hub.url },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    })
    expect(own.status).toBe(200)
  })

  it('known passwords open nothing where others can reach the hub', async () => {
    await using open = await openHub({ allowDemonstration: false })
    await expect(open.signIn('secretariat')).rejects.toThrow('answered 401')
  })

  it('pages carry their protections, GraphiQL too, and a missing asset is missing', async () => {
    const graphiql = await fetch(`${hub.url}/graphql`, { headers: { accept: 'text/html' } })
    expect(graphiql.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(graphiql.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetch(`${hub.url}/assets/missing`)).status).toBe(404)
  })

  it('a signed-in request without our own header is refused', async () => {
    const cookie = await hub.signIn('participant')
    const send = (headers: Record<string, string>, init: RequestInit = {}) =>
      fetch(`${hub.url}/graphql`, { method: 'POST', headers: { cookie, ...headers }, body: JSON.stringify({ query: '{ viewer { name } }' }), ...init })
    expect((await send({ 'content-type': 'application/json' })).status).toBe(403)
    expect((await send({ 'content-type': 'text/plain' })).status).toBe(403)
    expect((await send({ 'content-type': 'application/json', 'x-cfit-client': 'test' })).status).toBe(200)
    const byLink = await fetch(
      `${hub.url}/graphql?query=${encodeURIComponent('mutation { submitSubmission(input: {submissionId: "x", version: 1}) { __typename } }')}`,
      { headers: { cookie, 'x-cfit-client': 'test' } },
    )
    expect(byLink.status).toBe(405)
  })

  it('an error inside tells nothing of the inside', async () => {
    await hub.store.sql('alter table "practice" rename to "practice_away"')
    try {
      const { errors } = await hub.ask('{ practices { edges { node { title } } } }')
      expect(errors?.[0]?.message).toBe('Something went wrong on our side. It has been recorded; please try again.')
      expect(JSON.stringify(errors)).not.toMatch(/practice_away|prisma|select|\.ts/i)
    } finally {
      await hub.store.sql('alter table "practice_away" rename to "practice"')
    }
  })
})
