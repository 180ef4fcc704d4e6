import { type Analytics, openAnalytics } from '@cfit/analytics'
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
    ['budgeted_expenditure', { value: '250.00', n: 1 }],
    ['budgeted_income', { value: null, numerator: null, n: 0 }],
    ['in_kind_days', { value: '2.5', n: 1, excluded: { 'gifts that are not time': 1 } }],
  ])('%s', async (key, expected) => {
    expect(await whole(key)).toMatchObject({ metric: key, year: 2025, by: {}, ...expected })
  })
})
