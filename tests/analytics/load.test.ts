import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Analytics, openAnalytics } from '@cfit/analytics'
import { extractAll, Instance, readRows } from '@cfit/analytics/engine'
import { newId, type Store } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { type SmallWorld, smallWorld } from './small-world.ts'

let opened: TestStore
let store: Store
let world: SmallWorld
let analytics: Analytics
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
  world = await smallWorld(store)
  analytics = await openAnalytics(store)
})
afterAll(async () => {
  await analytics.close()
  await opened[Symbol.asyncDispose]()
})

/** Texts in which a file of comma-separated values could go astray. */
const awkward = [
  '',
  ' ',
  '"',
  '""',
  ',',
  'a,b',
  '\n',
  'one\r\ntwo',
  '\\.',
  '\\N',
  'NULL',
  "it's",
  ' blanks ',
  'ü 漢字 🌱',
  '"quoted", and\n"again"',
  'x'.repeat(100_000),
]

describe(`the first load, on the ${storeUnderTest} store`, () => {
  it('takes every text as it is, as the reading of single rows does', async () => {
    for (const [index, outcomes] of awkward.entries()) {
      await store.prisma.practice.create({
        data: {
          id: newId(),
          slug: `awkward-${index}`,
          organisationId: world.organisations.amber,
          title: 'Awkward',
          what: outcomes,
          how: 'h',
          who: 'w',
          outcomes,
          stage: 'USE',
          sharedOn: new Date('2025-01-01'),
        },
      })
    }
    await analytics.refresh()
    const readSingly = await analytics.contentHash()
    await analytics.rebuild()
    const rows = await analytics.rows('practices', { where: { title: 'Awkward' } })
    const byName = new Map(rows.map((row) => [row['practice'], row['outcomes']]))
    expect(awkward.map((_, index) => byName.get(`awkward-${index}`))).toEqual(awkward)
    expect(await analytics.contentHash()).toBe(readSingly)
  })

  it('keeps what is not known apart from an empty text, and every digit', async () => {
    await store.prisma.organisation.create({ data: { id: newId(), slug: 'nameless', name: '', countryCode: null } })
    await store.prisma.award.updateMany({ where: { currency: 'EUR' }, data: { amount: '1234567890123456.7891' } })
    const instance = await Instance.openToLoad()
    const connection = await instance.connect()
    await extractAll(store, connection)
    expect(await readRows(connection, "select name, country_code from raw.organisation where slug = 'nameless'")).toEqual([{ name: '', country_code: null }])
    expect(await readRows(connection, "select distinct amount from raw.award where currency = 'EUR'")).toEqual([{ amount: '1234567890123456.7891' }])
    connection.closeSync()
    instance.closeSync()
  })

  it('takes a table of many long texts whole, wherever its file is cut to be read by several at once', async () => {
    await store.sql(
      `insert into practice (id, slug, organisation_id, title, what, how, who, outcomes, stage, shared_on)
       select gen_random_uuid(), 'long-' || n, $1::uuid, 'Long', 'w', 'h', 'w',
         repeat('line ' || n || E',\n"quoted", and\r\n\n', 250) || n, 'USE', '2025-01-01' from generate_series(1, 4000) n`,
      [world.organisations.amber],
    )
    const digest = "select count(*)::text as rows, sum(length(outcomes))::text as signs, md5(string_agg(md5(outcomes), '' order by slug)) as digest"
    const [kept] = await store.sql<object>(`${digest} from practice where title = 'Long'`)
    const instance = await Instance.openToLoad()
    const connection = await instance.connect()
    await extractAll(store, connection)
    expect(await readRows(connection, `${digest} from raw.practice where title = 'Long'`)).toEqual([kept])
    connection.closeSync()
    instance.closeSync()
  })

  it('takes a single text that is longer than any buffer', async () => {
    await store.sql(
      `insert into practice (id, slug, organisation_id, title, what, how, who, outcomes, stage, shared_on)
       values (gen_random_uuid(), 'endless', $1::uuid, 'Endless', 'w', 'h', 'w', repeat('0123456789', 900000), 'USE', '2025-01-01')`,
      [world.organisations.amber],
    )
    const instance = await Instance.openToLoad()
    const connection = await instance.connect()
    await extractAll(store, connection)
    expect(await readRows(connection, "select length(outcomes)::integer as signs from raw.practice where slug = 'endless'")).toEqual([{ signs: 9_000_000 }])
    connection.closeSync()
    instance.closeSync()
  })

  it('leaves no file behind', async () => {
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`cfit-load-${process.pid}-`))).toEqual([])
  })
})
