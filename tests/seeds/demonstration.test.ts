import { answerFindings } from '@cfit/api/rules'
import { type Store, sha256Of } from '@cfit/prisma'
import { demonstration, seedDemonstration } from '@cfit/seeds'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { contentOf } from './content.ts'

let opened: TestStore
let store: Store
let counts: Record<string, number>
let milliseconds: number

beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
  const begun = performance.now()
  counts = (await seedDemonstration(store)).counts
  milliseconds = performance.now() - begun
})
afterAll(() => opened[Symbol.asyncDispose]())

const rows = <Row>(text: string) => store.sql<Row>(text)
describe(`the demonstration world on the ${storeUnderTest} store`, () => {
  it('loads as counted, and soon', async () => {
    for (const [table, count] of Object.entries(counts)) {
      expect(await rows(`select count(*)::int as count from "${table}"`), table).toEqual([{ count }])
      expect(count, table).toBeGreaterThan(0)
    }
    expect(counts).toMatchObject({ device_model: 60, footprint: 60, device: 400, practice: 24, campaign: 3, fiscal_year: 3, report: 4 })
    expect(milliseconds).toBeLessThan(10_000) // Measured under two seconds alone; the bound leaves room for a busy machine.
  })

  it('refuses a store that already knows an organisation, and leaves it as it was', async () => {
    const before = await contentOf(store)
    await expect(seedDemonstration(store)).rejects.toThrow('needs an empty store')
    expect(await contentOf(store)).toBe(before)
  })

  it('is the same world each time, with ids that never change', async () => {
    await using again = await openTestStore()
    await seedDemonstration(again.store)
    expect(await contentOf(again.store)).toBe(await contentOf(store))
    await again.store.sql("update practice set title = title || ' ' where slug = 'devices-without-chargers'")
    expect(await contentOf(again.store)).not.toBe(await contentOf(store))
    expect(demonstration.organisations['city-of-vintersund']).toBe('84590675-49cf-83b3-9be5-dac3c22242f1')
  })

  it('exports the organisations that sign-ins attach to', async () => {
    const stored = await rows<{ slug: string; id: string }>(
      'select o.slug, o.id from organisation o where o.is_fictional and exists (select from participation p where p.organisation_id = o.id)',
    )
    expect(Object.fromEntries(stored.map(({ slug, id }) => [slug, id]))).toEqual(demonstration.organisations)
    for (const slug of [demonstration.contributor, ...demonstration.committee]) expect(demonstration.organisations[slug]).toBeDefined()
  })
})

/** Offending rows by rule; each rule is proven by a row planted against it. */
const real = '(select id from organisation where not is_fictional)'
const rules: { rule: string; offending: string; plant: string }[] = [
  ...(
    [
      ['tender', 'buyer_id'],
      ['award_supplier', 'organisation_id'],
      ['practice', 'organisation_id'],
      ['planned_demand', 'organisation_id'],
      ['fleet', 'organisation_id'],
      ['device', 'organisation_id'],
      ['register_entry', 'organisation_id'],
      ['submission', 'organisation_id'],
      ['entry', 'organisation_id'],
      ['in_kind', 'organisation_id'],
    ] as const
  ).map(([table, column]) => ({
    rule: `no real organisation carries an invented ${table.replaceAll('_', ' ')}`,
    offending: `select * from "${table}" where "${column}" in ${real}`,
    // Entries of closed years are guarded, so the planted row is taken from the end of the table's year.
    plant: `update "${table}" set "${column}" = (select id from organisation where slug = 'unops') where ctid = (select ctid from "${table}" ${table === 'entry' ? "where booked_on >= '2025-01-01'" : ''} limit 1)`,
  })),
  ...['tender', 'practice', 'entry', 'in_kind', 'campaign', 'working_group'].map((table) => ({
    rule: `every invented ${table.replaceAll('_', ' ')} is marked`,
    offending: `select * from "${table}" where not is_fictional`,
    plant: `update "${table}" set is_fictional = false where ctid = (select ctid from "${table}" ${table === 'entry' ? "where booked_on >= '2025-01-01'" : ''} limit 1)`,
  })),
  {
    rule: 'an invented organisation says so in its name, its source and its country code',
    offending: `select * from organisation where is_fictional and (name not like '%(fictional)' or source <> 'fictional demonstration data' or country_code !~ '^X[A-Z]$')
      or not is_fictional and (name like '%fictional%' or country_code ~ '^X[A-Z]$')`,
    plant: "update organisation set name = 'City of Vintersund' where slug = 'city-of-vintersund'",
  },
  {
    rule: 'accounts, budget lines, reports and campaigns say in their names that they are invented',
    offending: `select name from account where name not like '%(fictional)' union all select name from budget_line where name not like '%(fictional)'
      union all select title from report where title not like '%(demonstration)' union all select title from campaign where title not like '%(demonstration)'`,
    plant: "update budget_line set name = 'Monitoring' where code = 'E5'",
  },
  {
    rule: 'what is known has a public source, what is invented says so',
    offending: ['organisation', 'participation', 'support', 'output', 'criterion', 'footprint', 'practice', 'tender']
      .map(
        (table) =>
          `select '${table}' as place, source from "${table}" where source is null or source !~ '^https://[a-z0-9.-]+/' and source <> 'fictional demonstration data'`,
      )
      .join(' union all '),
    plant: "update output set source = 'circularandfairictpact.com' where slug = 'cfit-framework'",
  },
  {
    rule: 'real organisations, supports and footprints rest on public sources only',
    offending: `select source from organisation where not is_fictional and source not like 'https://%'
      union all select source from support where source not like 'https://%' union all select source from footprint where source not like 'https://%'
      union all select p.source from participation p join organisation o on o.id = p.organisation_id where not o.is_fictional and p.source not like 'https://%'`,
    plant: "update footprint set source = 'fictional demonstration data' where ctid = (select ctid from footprint limit 1)",
  },
  {
    rule: 'footprints name factor set and licence, and their shares fit into a whole',
    offending: `select * from footprint where factor_set <> 'boavizta-2023-02' or licence <> 'ODbL 1.0 / DbCL 1.0'
      or coalesce(manufacturing_share, 0) + coalesce(use_share, 0) > 1.02`,
    plant: 'update footprint set manufacturing_share = 0.9, use_share = 0.2 where ctid = (select ctid from footprint limit 1)',
  },
  {
    rule: 'no sign-in and no person is seeded',
    offending: 'select email as who from "user" union all select id::text from mandate',
    plant: `insert into "user" (id, name, email) values ('00000000-0000-8000-8000-000000000001', 'Someone', 'someone@demo.example')`,
  },
  {
    rule: 'an amount has its currency',
    offending: `select id from tender where (amount is null) <> (currency is null) union all select id from lot where (amount is null) <> (currency is null)
      union all select id from award where (amount is null) <> (currency is null) union all select id from contract where (amount is null) <> (currency is null)
      union all select a.id from answer a join question q on q.id = a.question_id where q.kind = 'AMOUNT' and (a.number is null) <> (a.currency is null)
      union all select id from posting where currency !~ '^[A-Z]{3}$'`,
    plant:
      "update posting set currency = 'eur' where ctid = (select p.ctid from posting p join entry e on e.id = p.entry_id where e.booked_on >= '2025-01-01' limit 1)",
  },
  {
    rule: 'nothing happened after the story ends',
    offending: `select published_on as day from tender where published_on > '${demonstration.storyEndsOn}' union all select concluded_on from tender where concluded_on > '${demonstration.storyEndsOn}'
      union all select shared_on from practice where shared_on > '${demonstration.storyEndsOn}' union all select booked_on from entry where booked_on > '${demonstration.storyEndsOn}'
      union all select retired_on from device where retired_on > '2025-12-31' union all select submitted_at::date from submission_revision where submitted_at > '${demonstration.storyEndsOn}'`,
    plant: "update practice set shared_on = '2027-01-01' where slug = 'devices-without-chargers'",
  },
]

describe('honesty of the demonstration', () => {
  it.each(rules)('$rule', async ({ offending, plant }) => {
    expect(await rows(offending)).toEqual([])
    const planted = store.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(plant)
      const found = await tx.$queryRawUnsafe<unknown[]>(`select count(*)::int as count from (${offending}) offending`)
      throw new Error(`planted and found: ${(found[0] as { count: number }).count}`)
    })
    await expect(planted).rejects.toThrow(/planted and found: [1-9]/)
    expect(await rows(offending)).toEqual([])
  })
})

describe('the story', () => {
  it('response grows: 11 of 15, 13 of 16, 15 of 18', async () => {
    const response = await rows(
      `select c.year::int, (select count(*)::int from register_entry r where r.campaign_id = c.id) as registered, count(s.id) filter (where s.state in ('SUBMITTED', 'ACCEPTED'))::int as returned,
         count(s.id) filter (where s.state = 'ACCEPTED')::int as accepted, count(s.id) filter (where s.state = 'DRAFT')::int as drafts
       from campaign c left join submission s on s.campaign_id = c.id group by c.id order by c.year`,
    )
    expect(response).toEqual([
      { year: 2023, registered: 15, returned: 11, accepted: 11, drafts: 0 },
      { year: 2024, registered: 16, returned: 13, accepted: 13, drafts: 0 },
      { year: 2025, registered: 18, returned: 15, accepted: 12, drafts: 3 },
    ])
  })

  it('everyone who returned was on the register, and coordinators only answer what coordinators are asked', async () => {
    expect(
      await rows(
        'select s.id from submission s where not exists (select from register_entry r where r.campaign_id = s.campaign_id and r.organisation_id = s.organisation_id)',
      ),
    ).toEqual([])
    expect(
      await rows(
        `select a.id from answer a join question q on q.id = a.question_id join submission_revision v on v.id = a.revision_id join submission s on s.id = v.submission_id
         join register_entry r on r.campaign_id = s.campaign_id and r.organisation_id = s.organisation_id where q.role is not null and not q.role = any(r.roles)`,
      ),
    ).toEqual([])
  })

  it('one commitment falls from 2024 to 2025 while most rise, and the reason is told in words', async () => {
    const moves = await rows<{ slug: string; key: string; change: number }>(
      `with latest as (select distinct on (submission_id) id, submission_id from submission_revision where submitted_at is not null order by submission_id, number desc),
         steps as (select c.year, o.slug, q.key, array_position(array['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'], a.step::text) as rank
           from latest l join submission s on s.id = l.submission_id join campaign c on c.id = s.campaign_id join organisation o on o.id = s.organisation_id
           join answer a on a.revision_id = l.id join question q on q.id = a.question_id where q.kind = 'PROGRESS' and a.step is not null)
       select now.slug, now.key, now.rank - before.rank as change from steps now join steps before on before.slug = now.slug and before.key = now.key
       where now.year = 2025 and before.year = 2024 order by 1, 2`,
    )
    expect(moves.filter(({ change }) => change < 0)).toEqual([{ slug: 'westmere-cabinet-office', key: '3.1.1.c', change: -1 }])
    expect(moves.filter(({ change }) => change > 0).length).toBeGreaterThan(moves.length / 3)
    const [words] = await rows<{ text: string }>(
      `select a.text from answer a join question q on q.id = a.question_id join submission_revision v on v.id = a.revision_id join submission s on s.id = v.submission_id
       join organisation o on o.id = s.organisation_id join campaign c on c.id = s.campaign_id where o.slug = 'westmere-cabinet-office' and c.year = 2025 and q.key = '3.1.1.c_words'`,
    )
    expect(words?.text).toContain('reorganisation')
  })

  it('not known, not applicable, zero and no answer all occur', async () => {
    const [seen] = await rows<Record<string, number>>(
      `select count(*) filter (where state = 'NOT_KNOWN')::int as not_known, count(*) filter (where state = 'NOT_APPLICABLE')::int as not_applicable,
         count(*) filter (where number = 0)::int as zero, count(*) filter (where numerator = 0)::int as zero_share from answer`,
    )
    for (const [what, count] of Object.entries(seen ?? {})) expect(count, what).toBeGreaterThan(2)
    const [open] = await rows<{ missing: number }>(
      `select count(*)::int as missing from submission s join submission_revision v on v.submission_id = s.id cross join question q
       where q.key = '3.1.1.c' and s.state = 'ACCEPTED' and exists (select from answer a join question p on p.id = a.question_id where a.revision_id = v.id and p.key = '3.1.1.a')
         and not exists (select from answer a where a.revision_id = v.id and a.question_id = q.id)`,
    )
    expect(open?.missing).toBe(1)
  })

  it('each submitted revision has a receipt over its answers and the ruling of the Pact; corrections supersede, late ones are marked', async () => {
    const revisions = await store.prisma.submissionRevision.findMany({ include: { answers: { include: { question: true } } } })
    for (const { submittedAt, contentHash, ruling, answers } of revisions) {
      const canonical = answers
        .map((answer) => [
          answer.question.key,
          answer.state,
          answer.step,
          answer.text,
          answer.language,
          answer.number?.toFixed() ?? null,
          answer.currency,
          answer.numerator?.toFixed() ?? null,
          answer.denominator?.toFixed() ?? null,
        ])
        .sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1))
      expect(contentHash).toBe(submittedAt === null ? null : sha256Of(JSON.stringify(canonical)))
      if (submittedAt === null) expect(ruling).toBeNull()
      else expect(ruling).toMatchObject({ outcome: expect.any(String), article: expect.any(String), because: expect.any(String) })
    }
    const corrected = await rows('select submission_id from submission_revision where submitted_at is not null group by 1 having count(*) = 2')
    expect(corrected).toHaveLength(2)
    const late = await rows<{ slug: string }>(
      `select o.slug from submission_revision v join submission s on s.id = v.submission_id join campaign c on c.id = s.campaign_id join organisation o on o.id = s.organisation_id
       where v.submitted_at >= (c.due_on + 1)::timestamp at time zone 'Europe/Amsterdam' order by 1`,
    )
    expect(late).toEqual([{ slug: 'tessara-region' }, { slug: 'westmere-health-it-agency' }])
  })

  it('every answer passes the rules that browser and server share', async () => {
    const answers = await store.prisma.answer.findMany({ include: { question: true } })
    const findings = answers.flatMap(({ question, number, numerator, denominator, ...answer }) =>
      answerFindings(question, {
        ...answer,
        questionKey: question.key,
        number: number?.toFixed() ?? null,
        numerator: numerator?.toFixed() ?? null,
        denominator: denominator?.toFixed() ?? null,
      }),
    )
    expect(answers.length).toBeGreaterThan(600)
    expect(findings).toEqual([])
  })

  it('ICT procurements concluded with a criterion grow from 17 of 38 to 28 of 42', async () => {
    const uptake = await rows(
      `select extract(year from concluded_on)::int as year, count(*)::int as concluded, count(*) filter (where exists (select from criterion_use u where u.tender_id = t.id))::int as with_criteria
       from tender t where is_ict and concluded_on is not null group by 1 order by 1`,
    )
    expect(uptake).toEqual([
      { year: 2023, concluded: 38, with_criteria: 17 },
      { year: 2024, concluded: 40, with_criteria: 21 },
      { year: 2025, concluded: 42, with_criteria: 28 },
    ])
    const currencies = await rows<{ currency: string }>('select distinct currency from contract order by 1')
    expect(currencies.map(({ currency }) => currency)).toEqual(['EUR', 'GBP', 'NOK'])
  })

  it('what a return says of tenders and refurbished devices is what the organisation shared', async () => {
    expect(
      await rows(
        `select o.slug, c.year from answer a join question q on q.id = a.question_id and q.key = 'refurbished_purchases' and a.state = 'ANSWERED'
         join submission_revision v on v.id = a.revision_id join submission s on s.id = v.submission_id join campaign c on c.id = s.campaign_id join organisation o on o.id = s.organisation_id
         where a.numerator is distinct from (select sum(bought_refurbished + bought_remanufactured) from fleet f where f.organisation_id = o.id and f.year = c.year)
           or a.denominator is distinct from (select sum(bought_new + bought_refurbished + bought_remanufactured) from fleet f where f.organisation_id = o.id and f.year = c.year)`,
      ),
    ).toEqual([])
  })

  it('refurbished purchases and planned ages rise', async () => {
    const years = await rows<{ refurbished: number; age: number }>(
      `select (1000 * sum(bought_refurbished + bought_remanufactured) / sum(bought_new + bought_refurbished + bought_remanufactured))::int as refurbished,
         (10 * avg(planned_replacement_years) filter (where category = 'LAPTOP'))::int as age from fleet group by year order by year`,
    )
    expect(years).toHaveLength(3)
    for (const key of ['refurbished', 'age'] as const) expect(years.map((year) => year[key])).toEqual(years.map((year) => year[key]).sort((a, b) => a - b))
    expect(years[2]?.refurbished).toBeGreaterThan((years[0]?.refurbished ?? 0) + 30)
  })

  it('later laptops of the register stay in use longer, and some ages are open', async () => {
    const survivors = await rows<{ cohort: string; alive: number; n: number }>(
      `select left(asset_key, 5) as cohort, count(*) filter (where retired_on is null or retired_on - first_used_on >= 4 * 365)::int as alive, count(*)::int as n
       from device where asset_key like 'VS-17%' or asset_key like 'VS-21%' group by 1 order by 1`,
    )
    const [early, later] = survivors
    expect((later?.alive ?? 0) * (early?.n ?? 0)).toBeGreaterThan((early?.alive ?? 0) * (later?.n ?? 0))
    expect(await rows('select count(*)::int as unknown from device where first_used_on is null')).not.toEqual([{ unknown: 0 }])
    expect(await rows('select id from device where (retired_on is null) <> (route is null)')).toEqual([])
  })
})

describe('the books', () => {
  it('every entry balances, closed years are closed and 2025 is open', async () => {
    expect(await rows('select entry_id from posting group by 1 having sum(reporting_amount) <> 0 or count(*) < 2')).toEqual([])
    expect(await rows('select year::int, closed_on::text from fiscal_year order by 1')).toEqual([
      { year: 2023, closed_on: '2024-03-15' },
      { year: 2024, closed_on: '2025-03-14' },
      { year: 2025, closed_on: null },
    ])
    await expect(store.sql("update entry set description = 'Other' where booked_on < '2024-01-01'")).rejects.toThrow('fiscal year is closed')
  })

  it('entries lie in their year, in order, and money never mixes with gifts in kind', async () => {
    expect(
      await rows('select e.id from entry e join fiscal_year y on y.id = e.fiscal_year_id where e.booked_on not between y.starts_on and y.ends_on'),
    ).toEqual([])
    expect(
      await rows('select a.id from entry a join entry b on b.fiscal_year_id = a.fiscal_year_id and b.number = a.number + 1 and b.booked_on < a.booked_on'),
    ).toEqual([])
    expect(
      await rows('select p.entry_id from posting p join account a on a.id = p.account_id group by 1 having bool_or(a.is_in_kind) <> bool_and(a.is_in_kind)'),
    ).toEqual([])
    expect(await rows("select p.id from posting p join account a on a.id = p.account_id where a.kind = 'EXPENSE' and p.task is null")).toEqual([])
  })

  it('the fund closes at what the balance shows', async () => {
    const balance = await rows(
      `select y.year::int, sum(p.reporting_amount) filter (where a.code = '1000')::text as held, sum(p.reporting_amount) filter (where a.code = '1100')::text as receivable
       from fiscal_year y join entry e on e.booked_on <= y.ends_on join posting p on p.entry_id = e.id join account a on a.id = p.account_id group by 1 order by 1`,
    )
    expect(balance).toEqual([
      { year: 2023, held: '38938.10', receivable: '0.00' },
      { year: 2024, held: '21669.05', receivable: '15000.00' },
      { year: 2025, held: '38092.75', receivable: '0.00' },
    ])
  })
})
