import fc from 'fast-check'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../api/src/schema.ts'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * The store tells most answers as one text. Whatever is asked, that text is the answer that field by field gives, to the letter.
 * A question mark after the address makes the hub resolve field by field.
 */

let hub: Hub
let cookie: string
beforeAll(async () => {
  hub = await openHub()
  cookie = await hub.signIn('participant')
})
afterAll(() => hub[Symbol.asyncDispose]())

async function dataOf(path: string, query: string, variables: object, session: string | null): Promise<string> {
  const response = await fetch(hub.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cfit-client': 'test', ...(session ? { cookie: session } : {}) },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: object; errors?: { message: string }[] }
  return JSON.stringify({ data, errors: errors?.map(({ message }) => message) })
}

/** Any selection of a type's fields, down to a depth; connections and records within go on as deep as that. */
function selection(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields())
    .filter(isAskable)
    .filter((field) => isLeafType(getNamedType(field.type)) || depth > 0 || isPage(type))
  if (fields.length === 0) return fc.constant('{ __typename }')
  const chosen = fc.subarray(fields, { minLength: 1, maxLength: Math.min(6, fields.length) })
  return chosen.chain((some) => fc.tuple(...some.map((field) => fieldText(field, depth)))).map((texts) => `{ __typename ${texts.join(' ')} }`)
}

/** Within a page, edges and nodes are no further step. */
const isPage = ({ name }: GraphQLObjectType) => /Connection$|Edge$/.test(name)

const isAskable = (field: GraphQLField<unknown, unknown>) => !field.args.some((arg) => isRequiredArgument(arg))

function fieldText(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(field.type)
  const alias = fc.constantFrom('', `as_${field.name}: `)
  if (!isObjectType(type)) return alias.map((text) => text + field.name)
  return fc
    .tuple(alias, argumentsText(field), selection(type, isPage(type) ? depth : depth - 1))
    .map(([name, args, inner]) => `${name}${field.name}${args} ${inner}`)
}

/** Cursors and pages from the back are rare, as most of them are refused; tests of paging follow real ones. */
const rare = new Set(['after', 'before', 'last'])

function argumentsText(field: GraphQLField<unknown, unknown>): fc.Arbitrary<string> {
  const parts = field.args.map(({ name, type }) => optional(name, type, rare.has(name) ? 40 : 1))
  return fc.tuple(...parts).map((texts) => (texts.flat().length ? `(${texts.flat().join(', ')})` : ''))
}

/** `name: value`, or nothing so many times as often. */
function optional(name: string, type: GraphQLInputType, omitted: number): fc.Arbitrary<string[]> {
  const given = { weight: 1, arbitrary: valueText(name, type).map((text) => [`${name}: ${text}`]) }
  return isNonNullType(type) ? given.arbitrary : fc.oneof(given, { weight: omitted, arbitrary: fc.constant<string[]>([]) })
}

function valueText(name: string, type: GraphQLInputType): fc.Arbitrary<string> {
  const named = getNamedType(type)
  if (isEnumType(named)) return fc.constantFrom(...named.getValues().map((value) => value.name))
  if (isInputObjectType(named)) {
    return fc.tuple(...Object.values(named.getFields()).map((field) => optional(field.name, field.type, 4))).map((texts) => `{${texts.flat().join(', ')}}`)
  }
  if (name === 'first') return fc.constantFrom('0', '1', '2', '7', '50', '50', '50', '101')
  if (name === 'last') return fc.constantFrom('1', '3')
  if (name === 'after' || name === 'before') return fc.constantFrom('"YWZ0ZXI6MA"', '"nonsense"')
  if (!isScalarType(named)) return fc.constant('null')
  if (named.name === 'Boolean') return fc.constantFrom('true', 'false')
  if (named.name === 'Int') return fc.constantFrom('1', '2025', '2025')
  if (named.name === 'Date') return fc.constant('"2025-01-01"')
  return fc.constantFrom('"laptop"', '"e"', '"100%"', '""')
}

const query = schema.getQueryType() as GraphQLObjectType
const lists = Object.values(query.getFields()).filter((field) => field.extensions.recordList)

function nodeTypeOf(list: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const inside = (type: GraphQLObjectType, name: string) => getNamedType(type.getFields()[name]?.type) as GraphQLObjectType
  return inside(inside(getNamedType(list.type) as GraphQLObjectType, 'edges'), 'node')
}

describe('what the store tells', () => {
  it.each(lists.map((field) => [field.name, field] as const))(
    'is what field by field gives: %s',
    async (_name, field) => {
      let told = 0
      await fc.assert(
        fc.asyncProperty(fieldText(field, 2), fc.boolean(), async (text, hasSession) => {
          const asked = `query { ${text} }`
          const session = hasSession ? cookie : null
          const resolved = await dataOf('/graphql?', asked, {}, session)
          // The second time from what was worked out the first time.
          for (const time of [1, 2]) {
            hub.takeStatements()
            expect(await dataOf('/graphql', asked, {}, session), `time ${time}: ${asked}`).toBe(resolved)
            if (hub.takeStatements().some((statement) => statement.endsWith('as "json"'))) told += 1
          }
        }),
        { numRuns: 60, seed: 20261124 },
      )
      // A type with a rule of its own about who sees its records is resolved field by field.
      if (!nodeTypeOf(field).extensions.isVisible) expect(told, 'most are told').toBeGreaterThan(60)
    },
    120_000,
  )

  it('follows variables, also where they decide what is selected', async () => {
    const asked = `query ($first: Int!, $with: Boolean!, $text: String) {
      tenders(first: 5, filter: { search: $text }) { edges { node { title @include(if: $with) slug lots(first: $first) { totalCount edges { cursor node { key } } pageInfo { endCursor hasNextPage } } } } }
    }`
    for (const variables of [
      { first: 1, with: true },
      { first: 3, with: false, text: 'e' },
      { first: 1, with: false, text: 'laptop' },
      { first: 101, with: true },
    ])
      expect(await dataOf('/graphql', asked, variables, null)).toBe(await dataOf('/graphql?', asked, variables, null))
  })

  it('is a node of any type by its id, and null where there is none', async () => {
    const ids = ['Tender', 'Organisation', 'DeviceModel', 'Practice', 'Submission'].map(async (model) => {
      const table = model.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
      const [row] = await hub.store.sql<{ id: string }>(`select id from "${table}" order by id limit 1`)
      return Buffer.from(`${model}:${row?.id}`).toString('base64')
    })
    const none = Buffer.from('Tender:00000000-0000-7000-8000-000000000000').toString('base64')
    const asked =
      'query ($id: ID!) { node(id: $id) { __typename id ... on Tender { title buyer { name } } ... on Organisation { name tenders(first: 2) { totalCount } } ... on DeviceModel { name } } }'
    for (const id of [...(await Promise.all(ids)), none, 'nonsense'])
      for (const session of [null, cookie]) expect(await dataOf('/graphql', asked, { id }, session), id).toBe(await dataOf('/graphql?', asked, { id }, session))
  })

  it('keeps every letter of a text', async () => {
    const title = 'Quotes " and \\ and / and \u0001 and \u2028 and 😀 and é\n\tend'
    const [tender] = await hub.store.sql<{ slug: string; title: string }>('select slug, title from tender order by id limit 1')
    await hub.store.sql('update tender set title = $2 where slug = $1', [tender?.slug, title])
    const asked = `{ tender(slug: "${tender?.slug}") { title } }`
    expect(JSON.parse(await dataOf('/graphql', asked, {}, null))).toEqual({ data: { tender: { title } } })
    expect(await dataOf('/graphql', asked, {}, null)).toBe(await dataOf('/graphql?', asked, {}, null))
    await hub.store.sql('update tender set title = $2 where slug = $1', [tender?.slug, tender?.title])
  })

  it('is never a record that its type guards', async () => {
    const asked = '{ campaigns { submissions(first: 100) { edges { node { state } } } } submissions(first: 100) { totalCount edges { node { state } } } }'
    const { data } = JSON.parse(await dataOf('/graphql', asked, {}, null)) as { data: { submissions: { edges: { node: { state: string } }[] } } }
    expect(new Set(data.submissions.edges.map(({ node }) => node.state))).toEqual(new Set(['ACCEPTED']))
  })
})
