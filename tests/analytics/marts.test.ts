import { buildModels, type DuckDBConnection, type Instance, loadModels, openInstance, readRows } from '@cfit/analytics/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let instance: Instance
let connection: DuckDBConnection
beforeEach(async () => {
  instance = await openInstance()
  connection = await instance.connect()
})
afterEach(() => {
  connection.closeSync()
  instance.closeSync()
})

/** A readable key: `id('a1')` is the same UUID each time. */
const id = (name: string) => `00000000-0000-0000-0000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`

type Given = Record<string, Record<string, string | number | boolean | null>[]>

/** Lays the given rows into `raw`, builds everything, and asks. */
async function given(tables: Given): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) {
      const columns = Object.keys(row)
      await connection.run(
        `insert into raw.${table} (${columns.join(', ')}) select ${columns.map((_, index) => `$${index + 1}`).join(', ')}`,
        Object.values(row),
      )
    }
  }
  await buildModels(connection, loadModels())
}
const ask = (sql: string) => readRows(connection, sql)

const organisations = ['amber', 'birch', 'cedar'].map((name) => ({ id: id(name), slug: name, name, is_fictional: false }))
const campaigns = [2024, 2025].map((year) => ({ id: id(`c${year}`), year, is_fictional: false }))

describe('participants', () => {
  it('are in force on the last day of the year, to the day', async () => {
    await given({
      organisation: organisations,
      campaign: campaigns,
      participation: [
        { id: id('p1'), organisation_id: id('amber'), role: 'PROCURING', since: '2024-12-31', until: '2025-12-30' },
        { id: id('p2'), organisation_id: id('birch'), role: 'PROCURING', since: '2025-01-01', until: '2025-12-31' },
      ],
    })
    expect(await ask('select year, organisation from marts.participants order by all')).toEqual([
      { year: 2024, organisation: 'amber' },
      { year: 2025, organisation: 'birch' },
    ])
  })

  it('with two roles, or two periods in one role, are one participant', async () => {
    await given({
      organisation: organisations,
      campaign: campaigns.slice(1),
      participation: [
        { id: id('p1'), organisation_id: id('amber'), role: 'PROCURING', since: '2021-01-01', until: null },
        { id: id('p2'), organisation_id: id('amber'), role: 'COORDINATING', since: '2022-01-01', until: null },
        { id: id('p3'), organisation_id: id('amber'), role: 'COORDINATING', since: '2023-01-01', until: null },
      ],
    })
    expect(await ask('select organisation, is_procuring, is_coordinating from marts.participants order by all')).toEqual([
      { organisation: 'amber', is_procuring: true, is_coordinating: true },
    ])
    expect(await ask('select role from marts.participations order by role')).toEqual([{ role: 'COORDINATING' }, { role: 'PROCURING' }])
  })

  it('of unknown start count from the first known start of anyone, and say so', async () => {
    await given({
      organisation: organisations,
      campaign: [{ id: id('c2020'), year: 2020, is_fictional: false }, ...campaigns],
      participation: [
        { id: id('p1'), organisation_id: id('amber'), role: 'PROCURING', since: '2024-06-01', until: null },
        { id: id('p2'), organisation_id: id('birch'), role: 'PROCURING', since: null, until: '2024-12-31' },
      ],
    })
    expect(await ask('select year, organisation, is_start_known from marts.participants order by year, organisation')).toEqual([
      { year: 2024, organisation: 'amber', is_start_known: true },
      { year: 2024, organisation: 'birch', is_start_known: false },
      { year: 2025, organisation: 'amber', is_start_known: true },
    ])
  })
})

describe('answers', () => {
  const question = { id: id('q'), key: 'progress', position: 1, section: 's', text: 't', kind: 'PROGRESS' }
  const submission = (state: string) => ({ id: id('s'), campaign_id: id('c2025'), organisation_id: id('amber'), state })
  const revision = (number: number, isSubmitted: boolean) => ({
    id: id(`r${number}`),
    submission_id: id('s'),
    number,
    submitted_at: isSubmitted ? '2026-02-01 10:00:00' : null,
  })
  const answer = (number: number, step: string | null, state = 'ANSWERED') => ({
    id: id(`a${number}`),
    revision_id: id(`r${number}`),
    question_id: id('q'),
    state,
    step,
  })
  const base = { organisation: organisations, campaign: campaigns, question: [question] }

  it.each(['SUBMITTED', 'ACCEPTED'])('of the latest submitted revision count when the submission is %s; the draft after it does not', async (state) => {
    await given({
      ...base,
      submission: [submission(state)],
      submission_revision: [revision(1, true), revision(2, true), revision(3, false)],
      answer: [answer(1, 'LIMITED'), answer(2, 'SUBSTANTIAL'), answer(3, 'COMPLETE')],
    })
    expect(await ask('select step, is_well_advanced from marts.progress_answers')).toEqual([{ step: 'SUBSTANTIAL', is_well_advanced: true }])
  })

  it.each(['DRAFT', 'RETURNED'])('do not count while the submission is %s', async (state) => {
    await given({ ...base, submission: [submission(state)], submission_revision: [revision(1, true)], answer: [answer(1, 'COMPLETE')] })
    expect(await ask('select * from marts.progress_answers')).toEqual([])
  })

  it('not known and not applicable are neither well advanced nor a step', async () => {
    await given({ ...base, submission: [submission('SUBMITTED')], submission_revision: [revision(1, true)], answer: [answer(1, null, 'NOT_KNOWN')] })
    expect(await ask('select state, step, is_well_advanced from marts.progress_answers')).toEqual([{ state: 'NOT_KNOWN', step: null, is_well_advanced: false }])
  })

  it('a question answered under two versions in one revision is refused, never counted twice', async () => {
    const twice = given({
      ...base,
      question: [question, { ...question, id: id('q2') }],
      submission: [submission('SUBMITTED')],
      submission_revision: [revision(1, true)],
      answer: [answer(1, 'LIMITED'), { ...answer(1, 'COMPLETE'), id: id('a9'), question_id: id('q2') }],
    })
    await expect(twice).rejects.toMatchObject({ code: 'KEY_NOT_UNIQUE' })
  })
})

describe('tenders concluded', () => {
  const tender = (name: string, more: Given[string][number] = {}) => ({
    id: id(name),
    slug: name,
    buyer_id: id('amber'),
    title: name,
    concluded_on: '2025-05-01',
    is_ict: true,
    is_call_off: false,
    is_fictional: false,
    ...more,
  })
  const base = {
    organisation: organisations,
    campaign: campaigns,
    participation: [{ id: id('p1'), organisation_id: id('amber'), role: 'PROCURING', since: '2025-01-01', until: null }],
  }

  it('are ICT, concluded, and by a participant of that year', async () => {
    await given({
      ...base,
      tender: [
        tender('laptops'),
        tender('chairs', { is_ict: false }),
        tender('open', { concluded_on: null }),
        tender('before', { concluded_on: '2024-05-01' }),
        tender('other', { buyer_id: id('birch') }),
      ],
    })
    expect(await ask('select tender, criteria, level, awarded_eur from marts.tenders_concluded')).toEqual([
      { tender: 'laptops', criteria: 0, level: null, awarded_eur: null },
    ])
  })

  it('bear the highest level asked, count a criterion once whatever its roles, and keep the inherited apart', async () => {
    await given({
      ...base,
      tender: [tender('laptops')],
      criterion: [
        { id: id('basic'), level: 'BASIC', strategy: 'BUY_BETTER', impact_category: 'FAIRNESS' },
        { id: id('high'), level: 'SIGNIFICANT', strategy: 'BUY_BETTER', impact_category: 'FAIRNESS' },
      ],
      criterion_use: [
        { id: id('u1'), tender_id: id('laptops'), criterion_id: id('basic'), is_inherited: true },
        { id: id('u2'), tender_id: id('laptops'), criterion_id: id('high'), is_inherited: true },
        { id: id('u3'), tender_id: id('laptops'), criterion_id: id('high'), is_inherited: false },
      ],
    })
    expect(await ask('select criteria, criteria_inherited, level from marts.tenders_concluded')).toEqual([
      { criteria: 2, criteria_inherited: 1, level: 'SIGNIFICANT' },
    ])
  })

  it('add up awards in euro exactly, and count what is left out', async () => {
    const award = (name: string, amount: string | null, currency: string | null, status: string | null = 'active') => ({
      id: id(name),
      tender_id: id('laptops'),
      amount,
      currency,
      status,
    })
    await given({
      ...base,
      tender: [tender('laptops')],
      award: [
        award('a1', '0.1', 'EUR'),
        award('a2', '0.2', 'EUR', null),
        award('a3', '5', 'NOK'),
        award('a4', null, null),
        award('a5', '9', 'EUR', 'cancelled'),
      ],
    })
    expect(await ask('select awarded_eur, awards_not_in_eur, awards_without_amount from marts.tenders_concluded')).toEqual([
      { awarded_eur: '0.3000', awards_not_in_eur: 1, awards_without_amount: 1 },
    ])
  })
})

describe('fleets', () => {
  const fleet = (category: string, counts: Record<string, number | string | null>) => ({
    id: id(category),
    organisation_id: id('amber'),
    year: 2025,
    category,
    ...counts,
  })

  it('know what was bought only when all three parts are known; none is zero, not unknown', async () => {
    await given({
      organisation: organisations,
      fleet: [
        fleet('LAPTOP', { bought_new: 5, bought_refurbished: 3, bought_remanufactured: 2 }),
        fleet('TABLET', { bought_new: null, bought_refurbished: 3, bought_remanufactured: 2 }),
        fleet('SERVER', { bought_new: 0, bought_refurbished: 0, bought_remanufactured: 0 }),
      ],
    })
    expect(await ask('select category, bought, bought_again from marts.fleets order by category')).toEqual([
      { category: 'LAPTOP', bought: 10, bought_again: 5 },
      { category: 'SERVER', bought: 0, bought_again: 0 },
      { category: 'TABLET', bought: null, bought_again: null },
    ])
  })
})

describe('balances', () => {
  it('carry the years before, in money only, also through a year without postings', async () => {
    const account = (name: string, kind: string, inKind = false) => ({ id: id(name), code: name, name, kind, is_in_kind: inKind })
    const entry = (year: number) => ({ id: id(`e${year}`), fiscal_year_id: id(`y${year}`), number: 1, booked_on: `${year}-05-01`, is_fictional: false })
    const posting = (year: number, name: string, amount: string) => ({
      id: id(`${year % 100}${name}`),
      entry_id: id(`e${year}`),
      account_id: id(name),
      reporting_amount: amount,
    })
    await given({
      fiscal_year: [2023, 2024, 2025].map((year) => ({ id: id(`y${year}`), year })),
      account: [account('bank', 'ASSET'), account('gain', 'INCOME'), account('owed', 'LIABILITY'), account('time', 'ASSET', true)],
      entry: [entry(2023), entry(2025)],
      posting: [
        posting(2023, 'bank', '10.10'),
        posting(2023, 'gain', '-10.10'),
        posting(2025, 'bank', '-0.20'),
        posting(2025, 'owed', '-4.00'),
        posting(2025, 'time', '4.00'),
      ],
    })
    expect(await ask("select year, account, closing_eur from marts.balances where kind = 'ASSET' order by year")).toEqual([
      { year: 2023, account: 'bank', closing_eur: '10.10' },
      { year: 2024, account: 'bank', closing_eur: '10.10' },
      { year: 2025, account: 'bank', closing_eur: '9.90' },
    ])
    expect(await ask("select year, closing_eur from marts.balances where kind = 'LIABILITY' and year > 2023")).toEqual([
      { year: 2024, closing_eur: '0.00' },
      { year: 2025, closing_eur: '-4.00' },
    ])
    expect(await ask("select count(*)::integer as rows from marts.postings where account = 'time'")).toEqual([{ rows: 0 }])
  })
})
