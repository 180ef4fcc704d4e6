import { type Analytics, openAnalytics } from '@cfit/analytics'
import { loadModels, sources } from '@cfit/analytics/engine'
import { newId, type Store } from '@cfit/prisma'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { book, revise, type SmallWorld, smallWorld } from './small-world.ts'

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
