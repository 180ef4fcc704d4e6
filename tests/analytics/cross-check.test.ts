import { type Analytics, openAnalytics } from '@cfit/analytics'
import { sources } from '@cfit/analytics/engine'
import { newId } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { revise, smallWorld } from './small-world.ts'

/*
 * Figures against plain SQL on the store, written apart from the models: another way to the same numbers.
 */
let opened: TestStore
let analytics: Analytics
beforeAll(async () => {
  opened = await openTestStore()
  const { store } = opened
  const world = await smallWorld(store)
  await store.prisma.submission.update({ where: { id: world.submissions.birch }, data: { state: 'ACCEPTED' } })
  await revise(store, world.submissions.birch, 2, false, [{ questionId: world.questions.people_served_directly, state: 'NOT_KNOWN' }])
  for (const [index, amount] of ['0.10', '0.20', '1234567890123.45'].entries()) {
    await store.prisma.tender.create({
      data: {
        id: newId(),
        slug: `more-${index}`,
        buyerId: world.organisations.birch,
        title: 'More',
        isIct: true,
        concludedOn: new Date('2025-11-11'),
        awards: { create: { id: newId(), key: '1', amount, currency: 'EUR' } },
        ...(index === 1 && { criterionUses: { create: { id: newId(), criterionId: world.criterionId, role: 'SELECTION' } } }),
      },
    })
  }
  analytics = await openAnalytics(store)
})
afterAll(async () => {
  await analytics.close()
  await opened[Symbol.asyncDispose]()
})

const latest = `
  select distinct on (s.id) s.id, s.organisation_id, r.id as revision_id
  from submission s join campaign c on c.id = s.campaign_id and c.year = 2025
  join submission_revision r on r.submission_id = s.id and r.submitted_at is not null
  where s.state in ('SUBMITTED', 'ACCEPTED') order by s.id, r.number desc`
const concluded = `
  select t.id from tender t
  where t.is_ict and t.concluded_on between '2025-01-01' and '2025-12-31'
    and exists (select from participation p where p.organisation_id = t.buyer_id and coalesce(p.since, '2025-12-31') <= '2025-12-31' and coalesce(p.until, '2025-12-31') >= '2025-12-31')`

const plain: [metric: string, numerator: string, denominator: string | null][] = [
  [
    'participants',
    "select count(distinct organisation_id) from participation where coalesce(since, '2025-12-31') <= '2025-12-31' and (until is null or until >= '2025-12-31')",
    null,
  ],
  ['response_rate', `select count(*) from (${latest}) l`, 'select count(*) from register_entry e join campaign c on c.id = e.campaign_id where c.year = 2025'],
  [
    'commitment_progress',
    `select count(*) from (${latest}) l join answer a on a.revision_id = l.revision_id where a.step in ('SUBSTANTIAL', 'COMPLETE')`,
    `select count(*) from (${latest}) l join answer a on a.revision_id = l.revision_id where a.step is not null`,
  ],
  [
    'people_served',
    `select sum(a.number) from (${latest}) l join answer a on a.revision_id = l.revision_id join question q on q.id = a.question_id where q.key = 'people_served_directly'`,
    null,
  ],
  [
    'tenders_with_criteria',
    `select count(*) from (${concluded}) t where exists (select from criterion_use u where u.tender_id = t.id)`,
    `select count(*) from (${concluded}) t`,
  ],
  [
    'spend_with_criteria',
    `select sum(a.amount) from (${concluded}) t join award a on a.tender_id = t.id where a.currency = 'EUR' and coalesce(a.status, 'active') = 'active' and exists (select from criterion_use u where u.tender_id = t.id)`,
    `select sum(a.amount) from (${concluded}) t join award a on a.tender_id = t.id where a.currency = 'EUR' and coalesce(a.status, 'active') = 'active'`,
  ],
  ['practices_shared', "select count(*) from practice where shared_on between '2025-01-01' and '2025-12-31'", null],
  ['devices_in_use', 'select sum(in_use) from fleet where year = 2025', null],
  [
    'refurbished_share',
    'select sum(bought_refurbished + bought_remanufactured) from fleet where year = 2025 and bought_new is not null',
    'select sum(bought_new + bought_refurbished + bought_remanufactured) from fleet where year = 2025',
  ],
  [
    'planned_replacement_age',
    'select sum(planned_replacement_years * in_use) from fleet where year = 2025',
    'select sum(in_use) from fleet where year = 2025 and planned_replacement_years is not null',
  ],
  [
    'income',
    "select -sum(p.reporting_amount) from posting p join account a on a.id = p.account_id join entry e on e.id = p.entry_id where a.kind = 'INCOME' and not a.is_in_kind and extract(year from e.booked_on) = 2025",
    null,
  ],
  [
    'fund_balance',
    "select sum(p.reporting_amount) from posting p join account a on a.id = p.account_id join entry e on e.id = p.entry_id where a.kind = 'ASSET' and not a.is_in_kind and e.booked_on <= '2025-12-31'",
    null,
  ],
  ['in_kind_days', 'select sum(days) from in_kind where year = 2025', null],
]

describe(`figures agree with plain SQL on the ${storeUnderTest} store, to the digit`, () => {
  it.each(plain)('%s', async (metric, numerator, denominator) => {
    const ask = async (sql: string) => (await opened.store.sql<{ value: string }>(`select trim_scale((${sql})::numeric)::text as value`))[0]?.value
    const figure = await analytics.figure(metric, { year: 2025 })
    expect(figure.numerator).toBe(await ask(numerator))
    expect(figure.denominator).toBe(denominator === null ? null : await ask(denominator))
    expect(Number(figure.numerator)).toBeGreaterThan(0)
  })

  it('a sum that a binary fraction would spoil is exact', async () => {
    expect(await analytics.figure('spend_with_criteria', { year: 2025 })).toMatchObject({ denominator: '1234567890424.35', numerator: '100.5' })
  })
})

describe('the extract', () => {
  it('reads only tables whose every change is logged', async () => {
    const rows = await opened.store.sql<{ name: string }>(
      "select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_proc on pg_proc.oid = tgfoid where proname like 'log\\_changes\\_by\\_%' group by relname having count(*) = 3",
    )
    const logged = rows.map((row) => row.name)
    expect(Object.keys(sources).filter((table) => !logged.includes(table))).toEqual([])
  })

  it('declares each column as the store has it', async () => {
    const rows = await opened.store.sql<{ table: string; column: string; type: string; key: boolean }>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, coalesce(a.attnum = any(i.indkey), false) as key
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       left join pg_index i on i.indrelid = c.oid and i.indisprimary where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
    )
    const types: Record<string, RegExp> = {
      text: /^(text|character\(\d\))$/,
      integer: /^(integer|smallint)$/,
      timestamp: /^timestamp\(3\) with time zone$/,
      roles: /^participation_role\[\]$/,
    }
    for (const [table, source] of Object.entries(sources)) {
      const found = rows.filter((row) => row.table === table)
      expect(
        found
          .filter((row) => row.key)
          .map((row) => row.column)
          .sort(),
        table,
      ).toEqual([...source.key].sort())
      for (const [column, type] of Object.entries(source.columns)) {
        const expected = types[type] ?? new RegExp(`^${type.replace('enum:', '').replace('decimal', 'numeric').replaceAll(/[()]/g, '\\$&')}$`)
        expect(found.find((row) => row.column === column)?.type, `${table}.${column}`).toMatch(expected)
      }
    }
  })
})
