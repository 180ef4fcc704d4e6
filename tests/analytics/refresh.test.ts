import { type Analytics, openAnalytics } from '@cfit/analytics'
import { sources } from '@cfit/analytics/engine'
import { newId, type Store } from '@cfit/prisma'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { revise, type SmallWorld, smallWorld } from './small-world.ts'

let opened: TestStore
let store: Store
let world: SmallWorld
let analytics: Analytics
beforeEach(async () => {
  opened = await openTestStore()
  store = opened.store
  world = await smallWorld(store)
  analytics = await openAnalytics(store)
})
afterEach(async () => {
  await analytics.close()
  await opened[Symbol.asyncDispose]()
})

/** Counts what the body reads from the store: statements, rows read again, and SELECTs that copy a table. */
async function countReads(body: () => Promise<unknown>): Promise<{ statements: string[]; rows: number; copied: string[] }> {
  const statements: string[] = []
  const copied: string[] = []
  let rows = 0
  const { snapshot } = store
  store.onSql = (text) => statements.push(text)
  store.snapshot = (read) =>
    snapshot((sql, copyOut) =>
      read(
        async <Row>(text: string, parameters?: unknown[]) => {
          const found = await sql<Row>(text, parameters)
          if (text.includes('as origin')) rows += found.length
          return found
        },
        (select) => {
          copied.push(select)
          return copyOut(select)
        },
      ),
    )
  await body()
  store.snapshot = snapshot
  store.onSql = undefined
  return { statements, rows, copied }
}

const progress = () => analytics.figure('commitment_progress', { year: 2025 })
const submitCorrection = async () => {
  await revise(store, world.submissions.birch, 2, true, [{ questionId: world.questions.due_diligence, state: 'ANSWERED', step: 'LIMITED' }])
  await store.prisma.submission.update({ where: { id: world.submissions.birch }, data: { state: 'SUBMITTED' } })
}

describe(`after a change, on the ${storeUnderTest} store`, () => {
  it('one submitted return moves the figures, and only its own rows are read', async () => {
    expect(await progress()).toMatchObject({ numerator: '1', denominator: '1', n: 1 })
    await submitCorrection()
    expect(await progress()).toMatchObject({ denominator: '1' })

    let refreshed: Awaited<ReturnType<Analytics['refresh']>> | undefined
    const { statements, rows, copied } = await countReads(async () => {
      refreshed = await analytics.refresh()
    })
    expect(refreshed).toEqual({ changedRows: 3, refreshed: ['numeric_answers', 'progress_answers', 'responses', 'words'] })
    expect(rows).toBe(3)
    expect(copied).toEqual([])
    const reading = statements.filter((text) => text.includes('as origin'))
    expect(reading).toHaveLength(3)
    for (const text of reading) expect(text).toContain('jsonb_to_recordset')
    expect(await progress()).toMatchObject({ numerator: '1', denominator: '2', n: 2 })
    expect(await analytics.figure('response_rate', { year: 2025 })).toMatchObject({ numerator: '2', denominator: '3' })
  })

  it('a full build reads everything, so that the count above can fail', async () => {
    const { copied } = await countReads(() => analytics.rebuild())
    expect(copied).toHaveLength(Object.keys(sources).length)
  })

  it('no change reads no row and builds nothing', async () => {
    const { rows } = await countReads(async () => expect(await analytics.refresh()).toEqual({ changedRows: 0, refreshed: [] }))
    expect(rows).toBe(0)
    await submitCorrection()
    await analytics.refresh()
    expect(await analytics.refresh()).toEqual({ changedRows: 0, refreshed: [] })
  })

  it('a deleted row is gone, also one with a key of several columns', async () => {
    await store.prisma.practiceCode.deleteMany({ where: { impactCategory: 'CARBON_AND_CLIMATE' } })
    expect(await analytics.refresh()).toEqual({ changedRows: 1, refreshed: ['practice_codes', 'practices'] })
    const codes = await analytics.figures('practice_codes', { years: [2025], by: ['impact_category'] })
    expect(codes.map((figure) => [figure.by['impact_category'], figure.value])).toEqual([['CIRCULARITY', '1']])
  })

  it('the position moves on, and never back', async () => {
    const before = analytics.position
    await submitCorrection()
    await analytics.refresh()
    expect(BigInt(analytics.position.seq)).toBeGreaterThan(BigInt(before.seq))
    // The horizon waits for the oldest transaction of the whole server, another database's too; it may stand, and never goes back.
    expect(BigInt(analytics.position.horizon)).toBeGreaterThanOrEqual(BigInt(before.horizon))
  })

  it('a broken key leaves state and position as they were, and is told', async () => {
    const hash = await analytics.contentHash()
    const before = analytics.position
    const other = newId()
    await store.prisma.questionnaire.create({
      data: {
        id: newId(),
        slug: 'q2',
        title: 'Second',
        version: '2',
        questions: { create: { id: other, key: 'practice_clause', position: 1, section: 's', text: 't', kind: 'PROGRESS' } },
      },
    })
    await revise(store, world.submissions.amber, 4, true, [
      { questionId: other, state: 'ANSWERED', step: 'LIMITED' },
      { questionId: world.questions.practice_clause, state: 'ANSWERED', step: 'COMPLETE' },
    ])
    await expect(analytics.refresh()).rejects.toMatchObject({ code: 'KEY_NOT_UNIQUE' })
    expect(analytics.position).toEqual(before)
    expect(await analytics.contentHash()).toBe(hash)
    await revise(store, world.submissions.amber, 5, true, [])
    expect((await analytics.refresh()).changedRows).toBeGreaterThan(4)
    expect(await progress()).toMatchObject({ value: null, n: 0 })
  })

  it('readers never see half of a refresh, and a snapshot keeps its state', async () => {
    await submitCorrection()
    await analytics.snapshot(async (readings) => {
      const before = await readings.figure('commitment_progress', { year: 2025 })
      await analytics.refresh()
      expect(await readings.figure('commitment_progress', { year: 2025 })).toEqual(before)
      expect(await readings.figure('response_rate', { year: 2025 })).toMatchObject({ numerator: '1' })
    })
    expect(await progress()).toMatchObject({ denominator: '2' })
  })

  it('a reader of the old state survives a rebuild', async () => {
    await submitCorrection()
    await analytics.snapshot(async (readings) => {
      await analytics.rebuild()
      expect(await readings.figure('commitment_progress', { year: 2025 })).toMatchObject({ denominator: '1' })
      expect(await progress()).toMatchObject({ denominator: '2' })
    })
  })

  it('closed analytics say so', async () => {
    await analytics.close()
    await expect(progress()).rejects.toMatchObject({ code: 'ANALYTICS_CLOSED' })
  })
})

describe.runIf(storeUnderTest === 'postgresql')('changes that commit late', () => {
  it('are neither lost nor counted twice, although a later number was read before them', async () => {
    const late = new pg.Client({ connectionString: opened.databaseUrl })
    await late.connect()
    try {
      await late.query('begin')
      await late.query("update fleet set in_use = 2000 where category = 'LAPTOP' and organisation_id = $1", [world.organisations.amber])
      await store.prisma.fleet.updateMany({ where: { organisationId: world.organisations.birch, category: 'LAPTOP' }, data: { inUse: 600 } })
      expect((await analytics.refresh()).changedRows).toBe(1)
      expect(await analytics.figure('devices_in_use', { year: 2025 })).toMatchObject({ value: '1600' })
      expect((await analytics.refresh()).changedRows).toBe(0)
      await late.query('commit')
    } finally {
      await late.end()
    }
    expect((await analytics.refresh()).changedRows).toBe(1)
    expect(await analytics.figure('devices_in_use', { year: 2025 })).toMatchObject({ value: '2600' })
    expect(analytics.position.ahead).toEqual([])
  })

  it('a build that starts while a transaction is under way takes it over afterwards', async () => {
    const late = new pg.Client({ connectionString: opened.databaseUrl })
    await late.connect()
    try {
      await late.query('begin')
      await late.query('update fleet set in_use = 7 where organisation_id = $1', [world.organisations.amber])
      await store.prisma.fleet.updateMany({ where: { organisationId: world.organisations.birch, category: 'LAPTOP' }, data: { inUse: 600 } })
      await analytics.rebuild()
      await late.query('commit')
    } finally {
      await late.end()
    }
    expect((await analytics.refresh()).changedRows).toBe(1)
    expect(await analytics.figure('devices_in_use', { year: 2025 })).toMatchObject({ value: '607' })
  })
})

describe('the same store gives the same figures to the digit', () => {
  it('in two builds, in any order of rows', async () => {
    const again = await openAnalytics(store)
    expect(await again.contentHash()).toBe(await analytics.contentHash())
    await again.close()
    await store.prisma.fleet.updateMany({ where: { organisationId: world.organisations.birch, category: 'TABLET' }, data: { inUse: 1 } })
    await analytics.refresh()
    const other = await openAnalytics(store)
    expect(await other.contentHash()).toBe(await analytics.contentHash())
    await other.close()
  })

  it('a changed value changes the hash', async () => {
    const before = await analytics.contentHash()
    await store.prisma.answer.updateMany({ where: { questionId: world.questions.due_diligence, revision: { submittedAt: null } }, data: { text: 'A draft' } })
    await analytics.refresh()
    expect(await analytics.contentHash()).toBe(before)
    await store.prisma.organisation.update({ where: { id: world.organisations.amber }, data: { name: 'Amber Authority' } })
    await analytics.refresh()
    expect(await analytics.contentHash()).not.toBe(before)
  })
})
