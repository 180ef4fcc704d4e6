import { type Analytics, openAnalytics } from '@cfit/analytics'
import { loadModels, sources } from '@cfit/analytics/engine'
import { newId, type Store } from '@cfit/prisma'
import fc from 'fast-check'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { book, revise, type SmallWorld, smallWorld } from './small-world.ts'

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

const kinds = [
  ...(['correct', 'state', 'campaign', 'register', 'question', 'fleet', 'demand', 'practice', 'codes', 'book', 'entry', 'account', 'year', 'budget'] as const),
  ...(['gift', 'join', 'leave', 'support', 'rename', 'tender', 'award', 'use', 'criterion'] as const),
]
type Change = { kind: (typeof kinds)[number]; which: number; amount: number; thenRefresh: boolean }
const states = ['SUBMITTED', 'ACCEPTED', 'RETURNED', 'DRAFT'] as const
const steps = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'] as const
const day = (which: number) => new Date(Date.UTC(2023 + (which % 4), which % 12, 1 + (which % 28)))

async function apply(change: Change, number: number): Promise<void> {
  const { which, amount } = change
  const organisation = Object.values(world.organisations)[which % 4] as string
  const submission = Object.values(world.submissions)[which % 3] as string
  const db = store.prisma
  const money = (amount / 100).toFixed(2)
  switch (change.kind) {
    case 'correct':
      return revise(store, submission, 10 + number, which % 2 === 0, [
        { questionId: world.questions.practice_clause, state: 'ANSWERED', step: steps[amount % 5] ?? 'LIMITED', text: `Step ${amount}`, language: 'en' },
        { questionId: world.questions.people_served_directly, state: 'ANSWERED', number: money },
      ])
    case 'state':
      // The store takes a state after submission only where something was submitted.
      if ((await db.submissionRevision.count({ where: { submissionId: submission, submittedAt: { not: null } } })) === 0) return
      await db.submission.update({ where: { id: submission }, data: { state: states[amount % 4] ?? 'DRAFT' } })
      return
    case 'fleet':
      if (amount % 5 === 0) await db.fleet.deleteMany({ where: { organisationId: organisation, category: 'LAPTOP' } })
      else
        await db.fleet.upsert({
          where: { organisationId_year_category: { organisationId: organisation, year: 2023 + (which % 3), category: 'LAPTOP' } },
          create: { id: newId(), organisationId: organisation, year: 2023 + (which % 3), category: 'LAPTOP', inUse: amount, plannedReplacementYears: '4.5' },
          update: { inUse: amount, boughtNew: which, boughtRefurbished: amount % 2 ? 1 : null, boughtRemanufactured: 0 },
        })
      return
    case 'demand':
      await db.plannedDemand.deleteMany({ where: { organisationId: organisation } })
      await db.plannedDemand.create({
        data: { id: newId(), organisationId: organisation, category: 'MONITOR', year: 2026, quarter: 1 + (which % 4), quantity: amount, certainty: 'INTENDED' },
      })
      return
    case 'practice':
      await db.practice.create({
        data: {
          id: newId(),
          slug: `practice-${newId()}`,
          organisationId: organisation,
          title: `Practice ${amount}`,
          what: 'w',
          how: 'h',
          who: 'w',
          outcomes: 'o',
          stage: 'USE',
          sharedOn: day(which),
          codes: { create: { strategy: 'BUY_LESS', impactCategory: 'FAIRNESS' } },
        },
      })
      return
    case 'book':
      return book(store, world.fiscalYearId, 100 + number, '2025-07-01', [
        [world.accounts.bank, money],
        [which % 2 ? world.accounts.contributions : world.accounts.events, `-${money}`],
      ])
    case 'join':
      await db.participation.create({
        data: {
          id: newId(),
          organisationId: organisation,
          role: which % 2 ? 'PROCURING' : 'COORDINATING',
          since: new Date(day(which).getTime() + number * 86_400_000),
          pactVersion: '2.0',
        },
      })
      return
    case 'leave':
      await db.participation.updateMany({ where: { organisationId: organisation, since: { lte: day(which) } }, data: { until: day(which) } })
      return
    case 'tender':
      await db.tender.updateMany({ where: { buyerId: organisation }, data: { concludedOn: amount % 3 ? day(which) : null, isIct: amount % 2 === 0 } })
      return
    case 'award':
      await db.award.updateMany({ where: { tender: { buyerId: organisation }, currency: 'EUR' }, data: { amount: money } })
      return
    case 'use':
      if (which % 2) await db.criterionUse.deleteMany({ where: { tender: { buyerId: organisation } } })
      else await db.criterionUse.updateMany({ where: { criterionId: world.criterionId }, data: { isInherited: amount % 2 === 0 } })
      return
    case 'criterion':
      await db.criterion.update({ where: { id: world.criterionId }, data: { level: (['BASIC', 'SIGNIFICANT', 'AMBITIOUS'] as const)[amount % 3] ?? 'BASIC' } })
      return
    case 'rename':
      await db.organisation.update({ where: { id: organisation }, data: { name: `Name ${amount}`, countryCode: which % 2 ? 'NL' : null } })
      return
    case 'support':
      await db.support.updateMany({ data: { since: day(which), until: null } })
      return
    case 'campaign':
      await db.campaign.update({ where: { id: world.campaignId }, data: { year: 2023 + (which % 4), isFictional: amount % 2 === 0 } })
      return
    case 'register': {
      const key = { campaignId: world.campaignId, organisationId: organisation }
      if (amount % 3 === 0) await db.registerEntry.deleteMany({ where: key })
      else
        await db.registerEntry.upsert({
          where: { campaignId_organisationId: key },
          create: { ...key, roles: ['PROCURING'] },
          update: { roles: which % 2 ? ['COORDINATING'] : ['PROCURING', 'COORDINATING'] },
        })
      return
    }
    case 'question':
      await db.question.update({ where: { id: world.questions.practice_clause }, data: { text: `Question ${amount}`, clause: which % 2 ? '3.1.1.b' : null } })
      return
    case 'codes':
      if (which % 3 === 0) await db.practiceCode.deleteMany({ where: { strategy: 'BUY_LESS' } })
      else await db.practice.updateMany({ where: { organisationId: organisation }, data: { sharedOn: day(which), title: `Title ${amount}` } })
      return
    case 'entry':
      await db.entry.updateMany({
        where: { number: { lte: 2 } },
        data: { description: `Booking ${amount}`, organisationId: which % 3 ? organisation : null },
      })
      return
    case 'account':
      await db.account.update({ where: { id: world.accounts.bank }, data: { name: `Bank ${amount}` } })
      return
    case 'year':
      await db.fiscalYear.update({ where: { id: world.fiscalYearId }, data: { year: 2025 + (which % 3) } })
      return
    case 'budget':
      await db.budgetLine.updateMany({ data: { amount: money, name: `Line ${which}` } })
      return
    case 'gift':
      await db.inKind.updateMany({ where: { organisationId: organisation }, data: { year: 2023 + (which % 3), days: which % 2 ? '1.5' : null } })
  }
}

describe('whatever changes, in whatever order', () => {
  it('the incremental state equals a full build', async () => {
    let number = 0
    const [start] = await store.sql<{ seq: string }>('select max(seq)::text as seq from change_log')
    const change = fc.record({
      kind: fc.constantFrom(...kinds),
      which: fc.nat(1000),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      thenRefresh: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        for (const next of changes) {
          number += 1
          await apply(next, number)
          if (next.thenRefresh) await analytics.refresh()
        }
        await analytics.refresh()
        const full = await openAnalytics(store)
        try {
          expect(await analytics.contentHash()).toBe(await full.contentHash())
          expect(await analytics.checks()).toEqual(await full.checks())
        } finally {
          await full.close()
        }
      }),
      { numRuns: 16, seed: 20251231 },
    )
    const logged = await store.sql<{ table: string }>('select distinct table_name as table from change_log where seq > $1', [start?.seq])
    const changed = new Set(logged.map(({ table }) => table))
    expect(Object.keys(sources).filter((table) => !changed.has(table))).toEqual([])
  }, 240_000)

  it('a scope that a mart does not keep to is found so', async () => {
    // A balance rests on the years before its own; whoever declares it to rest on its year alone misses a booking of an earlier year.
    const models = loadModels().map((model) => (model.name === 'balances' ? { ...model, sidecar: { ...model.sidecar, scope: ['year'] as const } } : model))
    const planted = await openAnalytics(store, { models })
    await book(store, world.previousYearId, 7, '2024-07-01', [
      [world.accounts.bank, '10.00'],
      [world.accounts.contributions, '-10.00'],
    ])
    await planted.refresh()
    const before = await planted.contentHash()
    await planted.rebuild()
    expect(await planted.contentHash()).not.toBe(before)
    await planted.close()
  })
})
