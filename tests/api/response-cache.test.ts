import { schema } from '@cfit/api'
import { newId, openStore, type Store } from '@cfit/prisma'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snakeCase } from '../../api/src/graphql/rows.ts'
import { type Hub, openHub } from '../support/hub.ts'
import { storeUnderTest } from '../support/store.ts'

let hub: Hub
beforeAll(async () => {
  hub = await openHub({ hasResponseCache: true })
  // The first question also asks the store how it stands; from then on the cache can tell.
  await hub.ask('{ viewer { name } }')
})
afterAll(() => hub[Symbol.asyncDispose]())

const question = '{ outputs(first: 100) { totalCount edges { node { title } } } }'
type Outputs = { outputs: { totalCount: number } }

async function count(cookie?: string): Promise<number> {
  const { data } = await hub.ask<Outputs>(question, {}, cookie)
  return data.outputs.totalCount
}

/** Statements about outputs that a question costs. */
async function statementsOf(ask: () => Promise<unknown>): Promise<string[]> {
  hub.takeStatements()
  await ask()
  return hub.takeStatements().filter((statement) => statement.includes('"output"'))
}

/** Asks until the answer comes from memory. */
async function warm(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if ((await statementsOf(() => count())).length === 0) return count()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('No answer was kept.')
}

const output = () => ({ id: newId(), slug: `output-${newId()}`, title: 'A tool', kind: 'TOOL' as const })
const insertOutput = `insert into "output" ("id", "slug", "title", "kind") values ($1, $2, 'A tool', 'TOOL')`

describe('answers to readers without a session', () => {
  it('are given again from memory, the same to the letter', async () => {
    const fresh = await hub.ask(question)
    await warm()
    expect(await hub.ask(question)).toEqual(fresh)
  })

  it('are never given to who has a session, nor kept from them', async () => {
    const cookie = await hub.signIn('secretariat')
    await warm()
    expect((await statementsOf(() => count(cookie))).length).toBeGreaterThan(0)
    const drafts = '{ reports(first: 100) { edges { node { slug state } } } }'
    const office = await hub.ask<{ reports: { edges: { node: { state: string } }[] } }>(drafts, {}, cookie)
    expect(office.data.reports.edges.some((edge) => edge.node.state === 'DRAFT')).toBe(true)
    for (let repeat = 0; repeat < 3; repeat += 1) {
      const reader = await hub.ask<{ reports: { edges: { node: { state: string } }[] } }>(drafts)
      expect(reader.data.reports.edges.some((edge) => edge.node.state === 'DRAFT')).toBe(false)
    }
  })

  const ways: [string, (store: Store) => Promise<unknown>][] = [
    ['plain SQL', (store) => store.sql(insertOutput, [newId(), `output-${newId()}`])],
    ['a transaction', (store) => store.transaction((sql) => sql(insertOutput, [newId(), `output-${newId()}`]))],
    ['a bulk write', (store) => store.bulk((bulk) => bulk.sql(insertOutput, [newId(), `output-${newId()}`]))],
    ['Prisma', (store) => store.prisma.output.create({ data: output() })],
    ['a transaction of Prisma', (store) => store.prisma.$transaction((tx) => tx.output.create({ data: output() }))],
  ]

  it.each(ways)('are void at once when this process writes through %s', async (_way, write) => {
    const before = await warm()
    await write(hub.store)
    expect(await count()).toBe(before + 1)
  })

  it('are not kept when they are refusals or errors', async () => {
    const wrong = '{ figures(metric: RESPONSE_RATE, by: ["colour"]) { value } }'
    for (let repeat = 0; repeat < 5; repeat += 1) expect((await hub.ask(wrong)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})

describe.skipIf(storeUnderTest !== 'postgresql')('what another process writes', () => {
  const within = 1000

  /** Waits until the count is what it should be, and says how long that took. */
  async function noticed(expected: number): Promise<number> {
    const started = performance.now()
    while ((await count()) !== expected) {
      if (performance.now() - started > 5000) throw new Error('It was not noticed.')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return performance.now() - started
  }

  it('is told within a second', async () => {
    const other = await openStore({ dataDir: hub.dataDir, databaseUrl: hub.databaseUrl as string })
    try {
      const before = await warm()
      await other.sql(insertOutput, [newId(), `output-${newId()}`])
      expect(await noticed(before + 1)).toBeLessThan(within)
    } finally {
      await other.close()
    }
  })

  it('is told although it commits late, after changes with higher numbers', async () => {
    const clients = [new pg.Client({ connectionString: hub.databaseUrl }), new pg.Client({ connectionString: hub.databaseUrl })]
    const [early, late] = clients as [pg.Client, pg.Client]
    await Promise.all(clients.map((client) => client.connect()))
    try {
      const before = await warm()
      await early.query('begin')
      await early.query(insertOutput, [newId(), `output-${newId()}`])
      await late.query(insertOutput, [newId(), `output-${newId()}`])
      await noticed(before + 1)
      expect(await warm()).toBe(before + 1)
      await early.query('commit')
      expect(await noticed(before + 2)).toBeLessThan(within)
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
  })
})

describe('the change log, by which the cache knows that it is old', () => {
  /** Tables behind public types that log nothing themselves, and why nothing is missed. */
  const told: Record<string, string> = {
    item: 'changes only with a release',
    process_document: 'changes only with a release',
    milestone: 'changes only with a release',
    amendment: 'changes only with a release',
    related_process: 'changes only with a release',
    contract_transaction: 'changes only with a release',
    sustainability_goal: 'changes only with a release',
    import: 'is shown to the Secretariat alone',
    mail: 'is shown to the Secretariat alone',
    mandate: 'is shown to Secretariat and administrators alone',
  }

  it('has a line for each change of every table behind a type of the schema', async () => {
    const models = Object.values(schema.getTypeMap()).flatMap((type) => (type.extensions['pothosPrismaModel'] as string | undefined) ?? [])
    const logging = await hub.store.sql<{ table: string }>(
      `select distinct t."tgrelid"::regclass::text as "table" from pg_trigger t join pg_proc p on p."oid" = t."tgfoid" where p."prosrc" like '%change_log%'`,
    )
    const logged = new Set(logging.map(({ table }) => table.replaceAll('"', '')))
    const silent = [...new Set(models.map(snakeCase))].filter((table) => !logged.has(table) && !told[table])
    expect(models.length).toBeGreaterThan(20)
    expect(silent).toEqual([])
  })
})

describe('a hub that keeps nothing', () => {
  it('answers each question anew', async () => {
    await using plain = await openHub({ seed: false })
    for (let repeat = 0; repeat < 4; repeat += 1) {
      plain.takeStatements()
      await plain.ask(question)
      expect(plain.takeStatements().length).toBeGreaterThan(0)
    }
  })
})
