import { getDatamodel } from '@cfit/prisma/pothos'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Loaders } from '../../api/src/graphql/loaders.ts'
import { readRecords } from '../../api/src/graphql/record-list.ts'
import { rowReader, scalarFields, snakeCase } from '../../api/src/graphql/rows.ts'
import { type Hub, openHub } from '../support/hub.ts'

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

const nested = `query ($first: Int!) {
  organisations(first: $first, filter: { isParticipant: true }) {
    totalCount
    edges { node { name
      tenders(first: $first) { totalCount edges { node { title
        lots(first: 5) { totalCount edges { node { title } } }
        awards(first: 5) { edges { node { amount suppliers(first: 2) { edges { node { organisation { name } } } } } } }
      } } }
    } }
  }
}`

/** How many statements a question costs when its data is told by the store, and when it is resolved field by field. */
async function statementsFor(query: string, variables: object = {}): Promise<[told: number, resolved: number]> {
  const counts: number[] = []
  for (const path of ['/graphql', '/graphql?']) {
    hub.takeStatements()
    const response = await fetch(hub.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    expect(await response.json()).not.toHaveProperty('errors')
    counts.push(hub.takeStatements().length)
  }
  return counts as [number, number]
}

describe('statements', () => {
  it('a nested page costs the same number of statements at any size', async () => {
    // Resolved: organisations, their number, tenders, lots, awards, suppliers, organisations of suppliers.
    for (const first of [1, 5, 15]) expect(await statementsFor(nested, { first }), `${first} at each level`).toEqual([1, 7])
  })

  it('ten by ten by five with counts at each level is one statement, or four', async () => {
    const query =
      '{ organisations(first: 10) { totalCount edges { node { tenders(first: 10) { totalCount edges { node { lots(first: 5) { totalCount edges { node { key } } } } } } } } } }'
    expect(await statementsFor(query)).toEqual([1, 4])
  })

  it('each field of the root is told by a statement of its own', async () => {
    expect(
      await statementsFor('{ a: tenders(first: 2) { totalCount } b: organisations(first: 1) { edges { node { name } } } c: tender(slug: "none") { id } }'),
    ).toEqual([3, 3])
  })

  it('a count alone reads no rows', async () => {
    hub.takeStatements()
    await hub.ask('{ organisations(first: 3) { edges { node { tenders { totalCount } } } } }')
    const [statement] = hub.takeStatements()
    expect(statement).toContain('count(*)')
    expect(statement).not.toContain('"title"')
  })
})

describe('the two read paths', () => {
  const models = Object.keys((getDatamodel() as unknown as { datamodel: { models: Record<string, unknown> } }).datamodel.models)

  it('know every column of the store by the one naming rule', async () => {
    const rows = await hub.store.sql<{ table_name: string; column_name: string }>(
      'select table_name, column_name from information_schema.columns where table_schema = current_schema()',
    )
    const columns = new Set(rows.map((row) => `${row.table_name}.${row.column_name}`))
    const unknown = models
      .flatMap((model) => scalarFields(model).map((field) => `${snakeCase(model)}.${snakeCase(field.name)}`))
      .filter((name) => !columns.has(name))
    expect(unknown).toEqual([])
  })

  it('give the same values, field by field', async () => {
    let compared = 0
    for (const model of models) {
      if (model === 'ChangeLog') continue
      const delegate = (hub.store.prisma as unknown as Record<string, { findMany(args: object): Promise<Record<string, unknown>[]> }>)[
        `${model[0]?.toLowerCase()}${model.slice(1)}`
      ]
      const fields = scalarFields(model).map((field) => field.name)
      const prismaRows = (await delegate?.findMany({ select: Object.fromEntries(fields.map((name) => [name, true])), take: 5000 })) ?? []
      const sqlRows = await hub.store.sql<Record<string, unknown>>(`select ${rowReader(model).columns} from "${snakeCase(model)}" c limit 5000`)
      const canonical = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(fields.map((name) => row[name]))).sort()
      expect(canonical(sqlRows.map(rowReader(model).read))).toEqual(canonical(prismaRows))
      compared += prismaRows.length
    }
    expect(compared).toBeGreaterThan(1000)
  })

  it('a child list equals what plain SQL says, page by page', async () => {
    const [buyer] = await hub.store.sql<{ id: string; slug: string }>(
      'select o."id", o."slug" from "organisation" o join "tender" t on t."buyer_id" = o."id" group by 1, 2 order by count(*) desc, 2 limit 1',
    )
    const expected = await hub.store.sql<{ slug: string }>('select "slug" from "tender" where "buyer_id" = $1 order by "published_on" desc nulls last, "id"', [
      buyer?.id,
    ])
    const read: string[] = []
    let after: string | null = null
    do {
      const answer: { data: { organisation: { tenders: Page } } } = await hub.ask(
        'query ($slug: String!, $after: String) { organisation(slug: $slug) { tenders(first: 3, after: $after) { totalCount edges { node { slug } } pageInfo { hasNextPage endCursor } } } }',
        { slug: buyer?.slug, after },
      )
      const page = answer.data.organisation.tenders
      expect(page.totalCount).toBe(expected.length)
      read.push(...page.edges.map((edge) => edge.node.slug))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(read).toEqual(expected.map((row) => row.slug))
  })

  it('a parent without children has an empty page, in its own place', async () => {
    const loaders = new Loaders(hub.store, null)
    const ids = await hub.store.sql<{ id: string; tenders: number }>(
      'select o."id", (select count(*)::int from "tender" t where t."buyer_id" = o."id") as "tenders" from "organisation" o order by 1',
    )
    const relation = { model: 'Tender', parentKey: 'buyerId', orderBy: [] }
    const pages = await Promise.all(ids.map(({ id }) => loaders.children(relation, id, { offset: 0, limit: 100, withRows: true, withTotal: true })))
    expect(pages.map((page) => [page.rows.length, page.total])).toEqual(ids.map(({ tenders }) => [tenders, tenders]))
    expect(ids.some(({ tenders }) => tenders === 0)).toBe(true)
  })
})

interface Page {
  totalCount: number
  edges: { node: { slug: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Conditions and orders of every form that lists use. */
const lists: [string, object, object[]][] = [
  ['tender', {}, [{ publishedOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }]],
  ['tender', { AND: [], publishedOn: {} }, [{ amount: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]],
  ['tender', { publishedOn: { gte: new Date('2024-06-01T00:00:00Z'), lte: new Date('2025-06-30T00:00:00Z') } }, [{ title: 'desc' }, { id: 'desc' }]],
  [
    'tender',
    { AND: [{ criterionUses: { some: {} } }, { OR: [{ title: { contains: 'LAPTOP', mode: 'insensitive' } }, { description: null }] }] },
    [{ id: 'asc' }],
  ],
  ['tender', { criterionUses: { some: { criterion: { strategy: 'USE_LONGER' } } }, isIct: true }, [{ id: 'asc' }]],
  ['tender', { buyer: { participations: { some: {} } }, criterionUses: { none: {} } }, [{ concludedOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }]],
  ['tender', { OR: [] }, [{ id: 'asc' }]],
  [
    'organisation',
    { participations: { some: { role: 'PROCURING', OR: [{ until: null }, { until: { gte: new Date('2025-01-01T00:00:00Z') } }] } } },
    [{ name: 'asc' }, { id: 'asc' }],
  ],
  ['organisation', { supports: { some: {} } }, [{ countryCode: { sort: 'desc', nulls: 'last' } }, { name: 'desc' }, { id: 'desc' }]],
  [
    'submission',
    { campaign: { year: 2025 }, OR: [{ state: 'ACCEPTED' }, { organisationId: { in: [] } }] },
    [{ organisation: { name: 'asc' } }, { campaign: { year: 'desc' } }, { id: 'asc' }],
  ],
  ['practice', { codes: { some: { strategy: 'USE_LONGER', impactCategory: 'CIRCULARITY' } } }, [{ sharedOn: 'desc' }, { id: 'desc' }]],
]

describe('lists through plain SQL', () => {
  it.each(lists)('hold what Prisma finds: %s %j %j', async (name, where, orderBy) => {
    const delegate = (hub.store.prisma as unknown as Record<string, { findMany(args: object): Promise<{ id: string }[]> }>)[name]
    const expected = (await delegate?.findMany({ where, orderBy, take: 200 })) ?? []
    const model = `${name[0]?.toUpperCase()}${name.slice(1)}`
    expect(JSON.stringify(await readRecords(hub.store, { model, where, orderBy }, 200))).toBe(JSON.stringify(expected.map((row) => inOrderOf(model, row))))
    expect(expected.length > 0 || JSON.stringify(where) === '{"OR":[]}').toBe(true)
  })

  const inOrderOf = (model: string, row: object) => Object.fromEntries(scalarFields(model).map(({ name }) => [name, (row as Record<string, unknown>)[name]]))

  it.each(['TITLE', 'PUBLISHED_ON', 'CONCLUDED_ON', 'AMOUNT'])('are whole and in order when paged by cursor, forwards and backwards: %s', async (by) => {
    for (const direction of ['ASC', 'DESC']) {
      const order = `filter: { isIct: true }, orderBy: { by: ${by}, direction: ${direction} }`
      const page = async (offset: number) =>
        (await hub.ask<{ tenders: Page }>(`{ tenders(first: 100, offset: ${offset}, ${order}) { totalCount edges { node { slug } } } }`)).data.tenders
      const pages = [await page(0), await page(100)]
      const expected = pages.flatMap(({ edges }) => edges.map((edge) => edge.node.slug))
      expect(expected).toHaveLength(pages[0]?.totalCount ?? 0)
      expect(await walk(`first: 19, ${order}`, 'after')).toEqual(expected)
      expect(await walk(`last: 19, ${order}`, 'before')).toEqual(expected)
    }
  })

  async function walk(args: string, towards: 'after' | 'before'): Promise<string[]> {
    const read: string[] = []
    for (let cursor: string | null = null, isMore = true; isMore; ) {
      const asked: { data: { tenders: BothWays } } = await hub.ask(
        `query ($cursor: String) { tenders(${args}, ${towards}: $cursor) { edges { node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { cursor },
      )
      const { edges, pageInfo } = asked.data.tenders
      const slugs = edges.map((edge) => edge.node.slug)
      if (towards === 'after') read.push(...slugs)
      else read.unshift(...slugs)
      isMore = towards === 'after' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage
      cursor = towards === 'after' ? pageInfo.endCursor : pageInfo.startCursor
    }
    return read
  }

  it('refuse pages that cannot be, with the remedy', async () => {
    for (const args of ['first: -1', 'last: -1', 'after: "x"', 'first: 3, before: "x"']) {
      expect((await hub.ask(`{ tenders(${args}) { edges { cursor } } }`)).errors?.[0]?.extensions?.code, args).toBe('BAD_USER_INPUT')
    }
  })

  it('read no more columns than the question needs', async () => {
    hub.takeStatements()
    await hub.ask('{ tenders(first: 2) { edges { node { title } } } }')
    const [list] = hub.takeStatements()
    expect(list).toContain('"title"')
    expect(list).not.toContain('"description"')
  })
})

describe('lists', () => {
  it('count with the same filter as they list', async () => {
    const filters = [
      '{ isIct: true }',
      '{ hasCriteria: true }',
      '{ hasCriteria: false }',
      '{ strategy: USE_LONGER }',
      '{ status: CANCELLED }',
      '{ search: "laptop" }',
      '{ publishedFrom: "2025-01-01", publishedTo: "2025-12-31" }',
      '{ isShared: true }',
    ]
    for (const filter of filters) {
      const { data } = await hub.ask<{ tenders: Page }>(`{ tenders(first: 100, filter: ${filter}) { totalCount edges { node { slug } } } }`)
      let read = data.tenders.edges.length
      for (let offset = 100; offset < data.tenders.totalCount; offset += 100) {
        read += (await hub.ask<{ tenders: Page }>(`{ tenders(first: 100, offset: ${offset}, filter: ${filter}) { edges { node { slug } } } }`)).data.tenders
          .edges.length
      }
      expect(read, filter).toBe(data.tenders.totalCount)
      expect(data.tenders.totalCount, filter).toBeGreaterThan(0)
    }
  })

  it('page by number and page by cursor show the same', async () => {
    const byNumber = await hub.ask<{ tenders: Page }>('{ tenders(first: 10, offset: 10, orderBy: { by: TITLE }) { edges { node { slug } } } }')
    const first = await hub.ask<{ tenders: Page }>(
      '{ tenders(first: 10, orderBy: { by: TITLE }) { edges { node { slug } } pageInfo { hasNextPage endCursor } } }',
    )
    const byCursor = await hub.ask<{ tenders: Page }>(
      'query ($after: String) { tenders(first: 10, after: $after, orderBy: { by: TITLE }) { edges { node { slug } } } }',
      { after: first.data.tenders.pageInfo.endCursor },
    )
    expect(byNumber.data.tenders.edges).toEqual(byCursor.data.tenders.edges)
    expect(byNumber.data.tenders.edges).not.toEqual(first.data.tenders.edges)
  })

  it('search finds across nouns and ignores case', async () => {
    const { data } = await hub.ask<{ search: Record<string, unknown[]> }>(
      '{ search(text: "LAPTOP") { organisations { name } tenders { title } practices { title } deviceModels { name } } }',
    )
    expect(data.search['tenders']?.length).toBeGreaterThan(0)
    expect((await hub.ask<{ search: Record<string, unknown[]> }>('{ search(text: "%") { tenders { title } } }')).data.search['tenders']).toEqual([])
  })

  it('values travel exactly: decimals as text, dates as days', async () => {
    const [row] = await hub.store.sql<{ slug: string; amount: string; day: string }>(
      'select "slug", trim_scale("amount")::text as "amount", "published_on"::text as "day" from "tender" where "amount" is not null order by "slug" limit 1',
    )
    const { data } = await hub.ask<{ tender: { amount: string; publishedOn: string } }>(
      'query ($slug: String!) { tender(slug: $slug) { amount publishedOn } }',
      { slug: row?.slug },
    )
    expect(data.tender).toEqual({ amount: row?.amount, publishedOn: row?.day })
  })
})

interface BothWays {
  edges: { node: { slug: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

describe('figures', () => {
  it('of an unknown dimension are refused with the ones there are', async () => {
    const { errors } = await hub.ask('{ figures(metric: RESPONSE_RATE, by: ["colour"]) { value } }')
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    expect(errors?.[0]?.message).toContain('colour')
  })

  it('of every public metric equal what the reports are bound to', async () => {
    const { data } = await hub.ask<{ metrics: { key: string }[] }>('{ metrics { key } }')
    const analytics = await hub.analytics.current()
    for (const { key } of data.metrics) {
      const asked = await hub.ask<{ figures: { year: number; value: string | null; n: number }[] }>(
        'query ($key: MetricKey!) { figures(metric: $key) { year value n } }',
        { key },
        undefined,
      )
      for (const figure of asked.data.figures) {
        const { value, n } = await analytics.figure(key.toLowerCase(), { year: figure.year })
        expect({ value: figure.value, n: figure.n }, `${key} ${figure.year}`).toEqual({ value: value === null ? null : String(Number(value)), n })
      }
    }
  })
})

describe('global ids', () => {
  it('that name nothing, or nothing of ours, are null or refused in plain words', async () => {
    const forged = (text: string) => Buffer.from(text).toString('base64')
    const ask = (id: string) => hub.ask<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', { id })
    for (const type of ['Organisation', 'Tender', 'Submission', 'Report', 'DeviceModel']) {
      const { data, errors } = await ask(forged(`${type}:00000000-0000-7000-8000-000000000000`))
      expect(errors, type).toBeUndefined()
      expect(data.node, type).toBeNull()
    }
    for (const id of [forged('Tender:1'), forged("Tender:' or 1=1 --"), forged('User:x'), forged('nothing'), 'not base64 at all', '']) {
      const { errors } = await ask(id)
      expect(errors?.[0]?.extensions?.code, id).toBe('BAD_USER_INPUT')
    }
  })
})
