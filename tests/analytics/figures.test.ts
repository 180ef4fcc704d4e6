import { type Analytics, metrics, openAnalytics } from '@cfit/analytics'
import { defineMetric } from '@cfit/analytics/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { smallWorld } from './small-world.ts'

let opened: TestStore
let analytics: Analytics
beforeAll(async () => {
  opened = await openTestStore()
  await smallWorld(opened.store)
  analytics = await openAnalytics(opened.store)
})
afterAll(async () => {
  await analytics.close()
  await opened[Symbol.asyncDispose]()
})

const whole = (key: string, year = 2025) => analytics.figure(key, { year })

describe(`figures of the small world, on the ${storeUnderTest} store`, () => {
  it.each([
    ['participants', { value: '2', n: 2 }],
    ['supporters', { value: '1', n: 1 }],
    ['response_rate', { value: '0.333', numerator: '1', denominator: '3', n: 3 }],
    ['commitment_progress', { value: '1.000', numerator: '1', denominator: '1', n: 1, excluded: { 'not applicable': 1, 'not known': 0 } }],
    ['progress_answers', { value: '1', n: 1 }],
    ['people_served', { value: '12001', numerator: '12000.5', denominator: null, n: 1 }],
    ['tenders_with_criteria', { value: '0.667', numerator: '2', denominator: '3', n: 3 }],
    [
      'spend_with_criteria',
      { value: '0.334', numerator: '100.3', denominator: '300.6', n: 2, excluded: { 'awards in another currency': 1, 'awards without a published value': 1 } },
    ],
    ['practices_shared', { value: '1', n: 1 }],
    ['practice_codes', { value: '1', n: 1 }],
    ['devices_in_use', { value: '1500', n: 2 }],
    ['devices_bought', { value: '150', n: 2, excluded: { 'fleets with an unknown part': 1 } }],
    ['refurbished_share', { value: '0.333', numerator: '50', denominator: '150' }],
    ['planned_replacement_age', { value: '5.5', numerator: '5500', denominator: '1000', n: 1 }],
    ['income', { value: '500.10', n: 1 }],
    ['expenditure', { value: '200.35', n: 1 }],
    ['fund_balance', { value: '1299.75', n: 3 }],
    ['sums_owed', { value: null, n: 0 }],
    ['budgeted_expenditure', { value: '250.00', n: 1 }],
    ['budgeted_income', { value: null, numerator: null, n: 0 }],
    ['in_kind_days', { value: '2.5', n: 1, excluded: { 'gifts that are not time': 1 } }],
  ])('%s', async (key, expected) => {
    expect(await whole(key)).toMatchObject({ metric: key, year: 2025, by: {}, ...expected })
  })
})

const split = async (key: string, by: string[], where?: Record<string, string>) =>
  (await analytics.figures(key, { years: [2025], by, where })).map(({ by: values, value, numerator, denominator, n }) => ({
    ...values,
    value,
    numerator,
    denominator,
    n,
  }))

describe('a figure split by its dimensions', () => {
  it('participants by role: who holds both roles appears under each', async () => {
    expect(await split('participants', ['role'])).toEqual([
      { role: 'COORDINATING', value: '1', numerator: '1', denominator: null, n: 1 },
      { role: 'PROCURING', value: '2', numerator: '2', denominator: null, n: 2 },
    ])
  })

  it('what is not stated has its own name, and can be asked for', async () => {
    expect(await split('participants', ['country_code'])).toMatchObject([{ country_code: 'NL' }, { country_code: 'NOT_STATED', value: '1' }])
    expect(await analytics.figure('participants', { year: 2025, where: { country_code: 'NOT_STATED' } })).toMatchObject({ value: '1' })
  })

  it('a share by level keeps the whole as denominator and names each level, none included', async () => {
    expect(await split('tenders_with_criteria', ['level'])).toEqual([
      { level: 'BASIC', value: '0.333', numerator: '1', denominator: '3', n: 3 },
      { level: 'SIGNIFICANT', value: '0.000', numerator: '0', denominator: '3', n: 3 },
      { level: 'AMBITIOUS', value: '0.333', numerator: '1', denominator: '3', n: 3 },
    ])
    expect(await split('tenders_with_criteria', [], { level: 'AMBITIOUS' })).toEqual([{ value: '0.333', numerator: '1', denominator: '3', n: 3 }])
    expect(await split('tenders_with_criteria', ['organisation', 'level'], { level: 'BASIC' })).toEqual([
      { organisation: 'amber', level: 'BASIC', value: '0.000', numerator: '0', denominator: '1', n: 1 },
      { organisation: 'birch', level: 'BASIC', value: '0.500', numerator: '1', denominator: '2', n: 2 },
    ])
  })

  it('steps are split among those that name one; a clause without a step still tells what was left out', async () => {
    // A step that nobody chose is a zero: the organisations behind it did answer.
    expect((await analytics.figures('progress_answers', { years: [2025], by: ['step'] })).map(({ by, value, n }) => [by['step'], value, n])).toEqual([
      ['NO_EVIDENCE', '0', 1],
      ['NOT_STARTED', '0', 1],
      ['LIMITED', '0', 1],
      ['SUBSTANTIAL', '1', 1],
      ['COMPLETE', '0', 1],
    ])
    const clauses = await analytics.figures('commitment_progress', { years: [2025], by: ['clause'] })
    expect(clauses.map(({ by, value, n, excluded }) => ({ ...by, value, n, excluded }))).toEqual([
      { clause: '3.1.1.a', value: '1.000', n: 1, excluded: { 'not applicable': 0, 'not known': 0 } },
      { clause: '3.1.1.d', value: null, n: 0, excluded: { 'not applicable': 1, 'not known': 0 } },
    ])
  })

  it('income by account names income accounts only', async () => {
    expect(await split('income', ['account'])).toMatchObject([{ account: 'Contributions', value: '500.10' }])
  })

  it('no devices bought is a zero; a category that nobody reported is not there', async () => {
    expect(await split('devices_bought', ['category'])).toMatchObject([
      { category: 'LAPTOP', value: '150' },
      { category: 'TABLET', value: '0', n: 1 },
    ])
    expect(await split('refurbished_share', ['category'], { category: 'TABLET' })).toEqual([
      { category: 'TABLET', value: null, numerator: '0', denominator: '0', n: 1 },
    ])
  })

  it('planned demand belongs to the year of the purchase', async () => {
    expect(await analytics.figure('planned_demand', { year: 2025 })).toMatchObject({ value: null, n: 0 })
    const figures = await analytics.figures('planned_demand', { by: ['category', 'quarter', 'certainty'] })
    expect(figures).toMatchObject([{ year: 2026, by: { category: 'LAPTOP', quarter: '2', certainty: 'FIRM' }, value: '400' }])
  })
})

describe('years', () => {
  it('come in order, each once, and a year without records says not collected', async () => {
    const figures = await analytics.figures('income', { years: [2026, 2025, 2024, 2025] })
    expect(figures.map(({ year, value, n }) => ({ year, value, n }))).toEqual([
      { year: 2024, value: '1000.00', n: 1 },
      { year: 2025, value: '500.10', n: 1 },
      { year: 2026, value: null, n: 0 },
    ])
  })

  it('without a wish are all that the mart holds', async () => {
    expect((await analytics.figures('fund_balance')).map(({ year, value }) => [year, value])).toEqual([
      [2024, '1000.00'],
      [2025, '1299.75'],
    ])
    expect(await analytics.figures('fund_balance', { years: [] })).toEqual([])
  })
})

describe('rows of a mart', () => {
  it('are kept, sorted and limited by its own columns', async () => {
    expect(await analytics.rows('words', { where: { year: 2025, clause: '3.1.1.a' } })).toEqual([
      {
        year: 2025,
        organisation_id: expect.any(String),
        organisation: 'amber',
        organisation_name: 'Amber Agency',
        question_key: 'practice_clause',
        question: 'Do you use the criteria?',
        position: 1,
        clause: '3.1.1.a',
        strategy: 'BUY_BETTER',
        impact_category: 'CIRCULARITY',
        text: 'We ask for ten years of spare parts.',
        language: 'en',
      },
    ])
    const tenders = await analytics.rows('tenders_concluded', { where: { year: 2025 }, orderBy: ['criteria desc', 'tender'], limit: 2 })
    expect(tenders.map((row) => [row['tender'], row['criteria'], row['awarded_eur'], row['concluded_on']])).toEqual([
      ['laptops', 2, '100.3000', '2025-04-01'],
      ['switches', 1, null, '2025-05-01'],
    ])
    expect(await analytics.rows('tenders_concluded', { where: { level: 'NOT_STATED' } })).toMatchObject([{ tender: 'phones' }])
  })
})

describe('what does not exist is told by code', () => {
  it.each([
    ['UNKNOWN_METRIC', () => analytics.figures('happiness')],
    ['UNKNOWN_METRIC', () => analytics.figures('constructor')],
    ['UNKNOWN_DIMENSION', () => analytics.figures('income', { by: ['amount_eur'] })],
    ['UNKNOWN_DIMENSION', () => analytics.figures('income', { where: { 'task" is null or "task': 'x' } })],
    ['UNKNOWN_DIMENSION', () => analytics.figures('income', { by: ['toString'] })],
    ['INVALID_FILTER', () => analytics.figures('income', { years: [2025.5] })],
    ['INVALID_FILTER', () => analytics.rows('words', { limit: -1 })],
    ['INVALID_FILTER', () => analytics.rows('words', { orderBy: ['year asc; drop'] })],
    ['UNKNOWN_MART', () => analytics.rows('answers')],
    ['UNKNOWN_COLUMN', () => analytics.rows('words', { where: { secret: 1 } })],
    ['UNKNOWN_COLUMN', () => analytics.rows('words', { orderBy: ['1'] })],
  ])('%s', async (code, ask) => {
    await expect(ask()).rejects.toMatchObject({ name: 'AnalyticsError', code })
  })

  it('a value with quotes is a value, never SQL', async () => {
    expect(await analytics.figures('income', { years: [2025], by: ['account'], where: { account: "' or 1 = 1 --" } })).toEqual([])
  })
})

describe('a metric', () => {
  it('binds: every shipped one runs, split by each of its dimensions', async () => {
    for (const metric of Object.values(metrics)) {
      await analytics.figures(metric.key)
      for (const dimension of Object.keys(metric.dimensions)) await analytics.figures(metric.key, { by: [dimension] })
    }
  })

  it('with a misspelt column is named when it is asked', async () => {
    const income = metrics['income']
    if (!income) throw new Error('There is no income.')
    await using other = await openTestStore()
    const planted = await openAnalytics(other.store, { metrics: { income: { ...income, numerator: 'sum(amount_euro)' } } })
    await expect(planted.figure('income', { year: 2025 })).rejects.toMatchObject({ code: 'METRIC_BROKEN', message: expect.stringContaining('metric income') })
    await planted.close()
  })

  it('that divides or averages in SQL is refused where it is declared', () => {
    const { domain: _, dimensions: __, ...income } = metrics['income'] as (typeof metrics)[string]
    expect(() => defineMetric({ ...income, dimensions: [], numerator: 'avg(amount_eur)' })).toThrow(/computes inexactly/)
    expect(() => defineMetric({ ...income, dimensions: [], numerator: 'sum(amount_eur) / 2' })).toThrow(/computes inexactly/)
    expect(() => defineMetric({ ...income, dimensions: [], kind: 'share' })).toThrow(/needs denominator/)
  })

  it('has its own label and description, and prose that ends as sentences do', () => {
    const all = Object.values(metrics)
    for (const field of ['label', 'description'] as const) expect(new Set(all.map((metric) => metric[field])).size).toBe(all.length)
    for (const metric of all) {
      for (const text of [metric.description, metric.missing, metric.caveat, metric.source, metric.numeratorText])
        expect(text, metric.key).toMatch(/^[A-Z].*\.$/s)
      expect(metric.key).toMatch(/^[a-z_]+$/)
    }
  })
})
