import { openAnalytics } from '@cfit/analytics'
import { receiptHash } from '@cfit/api'
import type { Store } from '@cfit/prisma'
import { type Generated, generateWorld, type ScaleSize, TooManyAnswers, worldsIn } from '@cfit/seeds/scale'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { contentOf } from './content.ts'

const size: ScaleSize = { seed: 7, organisations: 40, devices: 3_000, answers: 4_000, tenders: 300, postings: 1_500 }

let opened: TestStore
let store: Store
let generated: Generated
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
  generated = await generateWorld(store, size)
})
afterAll(() => opened[Symbol.asyncDispose]())

const rows = <Row>(text: string, parameters: unknown[] = []) => store.sql<Row>(text, parameters)
const count = async (text: string): Promise<number> => (await rows<{ count: number }>(`select count(*)::int as count from ${text}`))[0]?.count as number

describe(`a generated world on the ${storeUnderTest} store`, () => {
  it('has exactly the size that was asked for', async () => {
    const { organisations: organisation, devices: device, answers: answer, tenders: tender, postings: posting } = size
    expect(generated.counts).toMatchObject({ organisation, device, answer, tender, posting })
    for (const [table, number] of Object.entries(generated.counts)) expect(await count(`"${table}"`), table).toBe(number)
  })

  it('is the same to the byte for the same size and seed, on either engine, and another for another seed', { timeout: 120_000 }, async () => {
    const small: ScaleSize = { seed: 7, organisations: 14, devices: 200, answers: 300, tenders: 40, postings: 120 }
    await using here = await openTestStore()
    await using embedded = await openTestStore({ isEmbedded: true })
    const { hash } = await generateWorld(here.store, small)
    expect((await generateWorld(embedded.store, small)).hash).toBe(hash)
    expect(await contentOf(embedded.store)).toBe(await contentOf(here.store))

    // Beside the first world, a second of another seed shares no id and no address with it; years exist once.
    const other = await generateWorld(here.store, { ...small, seed: 8 }, { leaveOut: ['monitoring', 'finance'] })
    expect(other.hash).not.toBe(hash)
    expect(await here.store.prisma.device.count()).toBe(400)
    expect(await worldsIn(here.store)).toMatchObject([{ size: small, hash }, { size: { seed: 8 } }])
  })

  it('is marked as invented wherever the store has a mark', async () => {
    for (const table of ['organisation', 'tender', 'practice', 'campaign', 'entry', 'in_kind'])
      expect(await count(`${table} where not is_fictional`), table).toBe(0)
    expect(await count("organisation where name not like '%(fictional)' or country_code not between 'XA' and 'XZ'")).toBe(0)
  })

  it('builds in analytics without a failed check', async () => {
    const analytics = await openAnalytics(store)
    try {
      expect((await analytics.checks()).filter((check) => check.count > 0)).toEqual([])
      const figure = await analytics.figure('response_rate', { year: 2024 })
      expect(Number(figure.denominator)).toBeGreaterThan(10)
    } finally {
      await analytics.close()
    }
  })

  it('does not write more answers than its returns can hold', async () => {
    await using empty = await openTestStore()
    await expect(generateWorld(empty.store, { ...size, answers: 1_000_000 })).rejects.toThrow(TooManyAnswers)
    expect(await empty.store.prisma.organisation.count()).toBe(0)
  })
})

describe('registers and fleets', () => {
  it('agree wherever a fleet tells a number', async () => {
    // A first day that is not known lies before the first year that is counted.
    const differing = `fleet join lateral (
      select count(*) filter (where coalesce(first_used_on, '2000-01-01') <= make_date(year, 12, 31) and coalesce(retired_on, '9999-12-31') > make_date(year, 12, 31)) as in_use,
        count(*) filter (where condition = 'NEW' and extract(year from first_used_on) = year) as bought_new,
        count(*) filter (where condition = 'REFURBISHED' and extract(year from first_used_on) = year) as bought_refurbished,
        count(*) filter (where extract(year from retired_on) = year) as retired
      from device where device.organisation_id = fleet.organisation_id and device.category = fleet.category
    ) as counted on true
    where fleet.in_use <> counted.in_use or fleet.bought_new <> counted.bought_new
      or fleet.bought_refurbished <> counted.bought_refurbished or fleet.retired <> counted.retired`
    expect(await count(differing)).toBe(0)
    expect(await count('fleet where in_use > 0')).toBeGreaterThan(100)
    expect(await count('fleet where in_use is null or bought_new is null')).toBeGreaterThan(20)
  })

  it('show lives that end after years, many that have not ended, and first days that nobody knows', async () => {
    const [lives] = await rows<{ median: number }>(
      'select percentile_cont(0.5) within group (order by retired_on - first_used_on) as median from device where retired_on is not null',
    )
    expect(lives?.median).toBeGreaterThan(2 * 365)
    expect(lives?.median).toBeLessThan(8 * 365)
    expect(await count('device where retired_on is null')).toBeGreaterThan(600)
    expect(await count('device where first_used_on is null')).toBeGreaterThan(30)
    expect(await count('device where (retired_on is null) <> (route is null)')).toBe(0)
    const [largest] = await rows<{ share: number }>(
      'select max(held)::float8 / sum(held)::float8 as share from (select count(*) as held from device group by organisation_id) as held',
    )
    expect(largest?.share).toBeGreaterThan(0.12)
  })
})

describe('campaigns', () => {
  it('have returns that are missing, late, returned and corrected, and receipts over their answers', async () => {
    expect(
      await count('register_entry r where not exists (select from submission s where (s.campaign_id, s.organisation_id) = (r.campaign_id, r.organisation_id))'),
    ).toBeGreaterThan(10)
    expect(
      await count(
        'submission_revision r join submission s on s.id = r.submission_id join campaign c on c.id = s.campaign_id where r.submitted_at::date > c.due_on',
      ),
    ).toBeGreaterThan(5)
    expect(await count('submission_revision where number = 2 and submitted_at is not null')).toBeGreaterThan(5)
    expect(await count("submission where state = 'RETURNED'")).toBeGreaterThan(0)
    expect(await count('submission_revision where (submitted_at is null) <> (content_hash is null) or (submitted_at is null) <> (ruling is null)')).toBe(0)
    const submitted = await store.prisma.submissionRevision.findMany({
      where: { submittedAt: { not: null } },
      include: { answers: { include: { question: true } } },
      take: 40,
    })
    for (const { answers, contentHash } of submitted) {
      expect(receiptHash(answers.map(({ question, ...answer }) => ({ ...answer, questionKey: question.key })))).toBe(contentHash)
    }
  })

  it('tell not known, not applicable and zero apart, and progress that moves both ways', async () => {
    const shares = await rows<{ state: string; count: number }>('select state::text, count(*)::int as count from answer group by 1 order by 2')
    expect(shares.map(({ state }) => state)).toEqual(['NOT_APPLICABLE', 'NOT_KNOWN', 'ANSWERED'])
    expect(await count('answer where number = 0')).toBeGreaterThan(20)
    const steps = await rows<{ moves: number }>(
      `select sign(step_now - step_before)::int as moves, count(*)::int as count from (
         select position(step::text in 'NOT_STARTED LIMITED SUBSTANTIAL COMPLETE') as step_now,
           lag(position(step::text in 'NOT_STARTED LIMITED SUBSTANTIAL COMPLETE')) over (partition by organisation_id, question_id order by year) as step_before
         from answer join submission_revision r on r.id = revision_id join submission s on s.id = r.submission_id join campaign c on c.id = s.campaign_id
         where step is not null and step <> 'NO_EVIDENCE' and r.number = 1) as walk
       where step_before is not null group by 1 order by 1`,
    )
    expect(steps.map(({ moves }) => moves)).toEqual([-1, 0, 1])
  })
})

describe('the books', () => {
  it('balance in every entry, are closed but for the last year, and hold corrections and gifts in kind', async () => {
    expect(await count('(select entry_id from posting group by entry_id having sum(reporting_amount) <> 0 or count(*) < 2) as wrong')).toBe(0)
    expect(await rows('select year from fiscal_year where closed_on is null')).toEqual([{ year: 2025 }])
    expect(await count("entry where description like 'Correction%'")).toBeGreaterThan(0)
    expect(await count("posting where currency <> 'EUR'")).toBeGreaterThan(10)
    expect(await count('posting join account on account.id = account_id where is_in_kind')).toBeGreaterThan(0)
  })
})

describe('tenders', () => {
  it('are of every kind: concluded and cancelled, frameworks and call-offs, in several currencies, with and without criteria', async () => {
    const states = await rows<{ status: string }>('select distinct status::text from tender')
    expect(states.length).toBeGreaterThanOrEqual(6)
    expect((await rows('select distinct currency from tender where currency is not null')).length).toBeGreaterThan(4)
    expect(await count('tender where amount is null')).toBeGreaterThan(5)
    expect(await count('tender where is_call_off')).toBeGreaterThan(40)
    expect(await count('tender where not is_ict')).toBeGreaterThan(3)
    expect(await count('tender where exists (select from criterion_use where tender_id = tender.id)')).toBeGreaterThan(60)
    expect(await count("award where status = 'unsuccessful'")).toBeGreaterThan(0)
    expect(await count("contract where (status = 'terminated') <> (ends_on <= '2026-06-30')")).toBe(0)
  })
})
