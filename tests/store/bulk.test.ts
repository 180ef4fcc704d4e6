import { newId, type Store } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'

let opened: TestStore
let store: Store
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
})
afterAll(() => opened[Symbol.asyncDispose]())

const columns = ['id', 'slug', 'name', 'website']

describe(`a bulk write into the ${storeUnderTest} store`, () => {
  it('takes CSV as it is meant: an empty field is null, an empty text is a text, quotes hold commas and line breaks', async () => {
    const [absent, empty, quoted] = [newId(), newId(), newId()]
    const lines = [`${absent},absent,A,\n`, `${empty},empty,B,""\n${quoted},quoted,"C, ""the"" third\nof three",x\n`]
    expect(await store.bulk((bulk) => bulk.copyIn('organisation', columns, lines))).toBe(3)
    expect(await store.sql('select slug, name, website from organisation where id = any($1::uuid[]) order by name', [[absent, empty, quoted]])).toEqual([
      { slug: 'absent', name: 'A', website: null },
      { slug: 'empty', name: 'B', website: '' },
      { slug: 'quoted', name: 'C, "the" third\nof three', website: 'x' },
    ])
  })

  it('takes more than one piece holds, and counts every row', async () => {
    const count = 12_000
    async function* lines() {
      for (let number = 0; number < count; number += 1) yield `${newId()},many-${number},${'long '.repeat(100)},\n`
    }
    expect(await store.bulk((bulk) => bulk.copyIn('organisation', columns, lines()))).toBe(count)
    expect(await store.sql("select count(*)::int as count from organisation where slug like 'many-%'")).toEqual([{ count }])
    expect(await store.sql("select count(*)::int as count from change_log where table_name = 'organisation'")).toEqual([{ count: count + 3 }])
  })

  it('is written as a whole or not at all, and the store goes on', async () => {
    const before = await store.prisma.organisation.count()
    const copy = (lines: () => Iterable<string>) =>
      store.bulk(async (bulk) => {
        await bulk.copyIn('organisation', columns, [`${newId()},first,A,\n`])
        await bulk.copyIn('organisation', columns, lines())
      })
    await expect(copy(() => [`${newId()},first,B,\n`])).rejects.toThrow('organisation_slug_key')
    function* broken() {
      yield `${newId()},second,B,\n`
      throw new Error('the rows end too early')
    }
    await expect(copy(broken)).rejects.toThrow('too early')
    expect(await store.prisma.organisation.count()).toBe(before)
  })

  it('obeys the guards at commit', async () => {
    const unbalanced = store.bulk(async (bulk) => {
      const [year, account, entry] = [newId(), newId(), newId()]
      await bulk.copyIn('fiscal_year', ['id', 'year', 'starts_on', 'ends_on'], [`${year},2030,2030-01-01,2030-12-31\n`])
      await bulk.copyIn('account', ['id', 'code', 'name', 'kind'], [`${account},1,Held,ASSET\n`])
      await bulk.copyIn('entry', ['id', 'fiscal_year_id', 'number', 'booked_on', 'description'], [`${entry},${year},1,2030-02-02,x\n`])
      const side = (amount: string) => `${newId()},${entry},${account},${amount},EUR,${amount}\n`
      await bulk.copyIn('posting', ['id', 'entry_id', 'account_id', 'amount', 'currency', 'reporting_amount'], [side('5.00'), side('-4.99')])
    })
    await expect(unbalanced).rejects.toThrow('add up to 0.01')
    expect(await store.prisma.entry.count()).toBe(0)
  })
})
