import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawReport, importOcds } from '@cfit/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * One thread through every room: a real file in, store, API, analytics, both reports out.
 * Each shown figure is held against plain SQL on the store, written here without a look at the marts.
 */

let hub: Hub
let folder: string
beforeAll(async () => {
  hub = await openHub()
  folder = await mkdtemp(join(tmpdir(), 'cfit-story-'))
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

interface ReportFigure {
  metric: string
  year: number
  by: Record<string, string>
  value: string | null
  numerator: string | null
  denominator: string | null
  n: number
}

async function figuresOf(kind: 'collective-progress' | 'annual-financial', year = 2025): Promise<ReportFigure[]> {
  const drawn = await drawReport({ store: hub.store, analytics: hub.analytics }, kind, year, {
    state: 'draft',
    revision: 1,
    forms: ['json'],
    on: new Date('2026-05-01T12:00:00Z'),
  })
  return (JSON.parse(new TextDecoder().decode(drawn.json)) as { figures: ReportFigure[] }).figures
}

const total = (figures: ReportFigure[], metric: string, year = 2025) =>
  figures.find((figure) => figure.metric === metric && figure.year === year && Object.keys(figure.by).length === 0)

async function one<Row>(text: string): Promise<Row> {
  const [row] = await hub.store.sql<Row>(text)
  if (!row) throw new Error(`No row for: ${text}`)
  return row
}

const newest = `(select distinct on (r."submission_id") r."id", r."submission_id" from "submission_revision" r where r."submitted_at" is not null order by r."submission_id", r."number" desc)`

describe('the collective progress report of 2025 says what the store says', () => {
  const independent: [string, string][] = [
    [
      'participants',
      `select count(distinct "organisation_id")::text as "numerator", null as "denominator" from "participation" where coalesce("since", date '2021-06-14') <= date '2025-12-31' and ("until" is null or "until" >= date '2025-12-31')`,
    ],
    [
      'response_rate',
      `select count(*) filter (where exists (select from ${newest} n join "submission" s on s."id" = n."submission_id" where s."campaign_id" = e."campaign_id" and s."organisation_id" = e."organisation_id" and s."state" in ('SUBMITTED', 'ACCEPTED')))::text as "numerator", count(*)::text as "denominator"
       from "register_entry" e join "campaign" c on c."id" = e."campaign_id" where c."year" = 2025`,
    ],
    [
      'tenders_with_criteria',
      `select count(*) filter (where exists (select from "criterion_use" u where u."tender_id" = t."id"))::text as "numerator", count(*)::text as "denominator"
       from "tender" t where t."is_ict" and t."concluded_on" between date '2025-01-01' and date '2025-12-31' and exists (select from "participation" p where p."organisation_id" = t."buyer_id")`,
    ],
    [
      'commitment_progress',
      `select count(*) filter (where a."step" in ('SUBSTANTIAL', 'COMPLETE'))::text as "numerator", count(*)::text as "denominator"
       from ${newest} n join "submission" s on s."id" = n."submission_id" and s."state" in ('SUBMITTED', 'ACCEPTED') join "campaign" c on c."id" = s."campaign_id" and c."year" = 2025
       join "answer" a on a."revision_id" = n."id" join "question" q on q."id" = a."question_id" where q."kind" = 'PROGRESS' and a."state" = 'ANSWERED' and a."step" is not null`,
    ],
    ['practices_shared', `select count(*)::text as "numerator", null as "denominator" from "practice" where extract(year from "shared_on") = 2025`],
    [
      'refurbished_share',
      `select sum("bought_refurbished" + "bought_remanufactured")::text as "numerator", sum("bought_new" + "bought_refurbished" + "bought_remanufactured")::text as "denominator"
       from "fleet" where "year" = 2025 and "bought_new" is not null and "bought_refurbished" is not null and "bought_remanufactured" is not null`,
    ],
  ]
  it.each(independent)('%s', async (metric, sql) => {
    const figure = total(await figuresOf('collective-progress'), metric)
    const { numerator, denominator } = await one<{ numerator: string; denominator: string | null }>(sql)
    expect(Number(numerator)).toBeGreaterThan(0)
    expect({ numerator: figure?.numerator, denominator: figure?.denominator }).toEqual({ numerator, denominator })
    if (denominator) expect(Math.abs(Number(figure?.value) - Number(numerator) / Number(denominator))).toBeLessThanOrEqual(0.0005)
    else expect(figure?.value).toBe(numerator)
  })
})

describe('the annual financial report of 2025 says what the books say', () => {
  const sums: [string, string][] = [
    [
      'income',
      `select trim_scale(-sum(p."reporting_amount"))::text as "value" from "posting" p join "account" a on a."id" = p."account_id" join "entry" e on e."id" = p."entry_id" where a."kind" = 'INCOME' and not a."is_in_kind" and extract(year from e."booked_on") = 2025`,
    ],
    [
      'expenditure',
      `select trim_scale(sum(p."reporting_amount"))::text as "value" from "posting" p join "account" a on a."id" = p."account_id" join "entry" e on e."id" = p."entry_id" where a."kind" = 'EXPENSE' and not a."is_in_kind" and extract(year from e."booked_on") = 2025`,
    ],
    [
      'fund_balance',
      `select trim_scale(sum(p."reporting_amount"))::text as "value" from "posting" p join "account" a on a."id" = p."account_id" join "entry" e on e."id" = p."entry_id" where a."kind" = 'ASSET' and not a."is_in_kind" and e."booked_on" <= date '2025-12-31'`,
    ],
    [
      'budgeted_expenditure',
      `select trim_scale(sum(b."amount"))::text as "value" from "budget_line" b join "fiscal_year" f on f."id" = b."fiscal_year_id" where f."year" = 2025 and b."kind" = 'EXPENSE'`,
    ],
    ['in_kind_days', `select trim_scale(sum("days"))::text as "value" from "in_kind" where "year" = 2025`],
  ]
  it.each(sums)('%s, to the cent', async (metric, sql) => {
    const figure = total(await figuresOf('annual-financial'), metric)
    const { value } = await one<{ value: string }>(sql)
    expect(figure?.value).not.toBeNull()
    expect(Number(figure?.value)).toBe(Number(value))
  })
})

describe('one thread', () => {
  it('a published tender comes in, is read by everyone, and counts only when a participant shares it', async () => {
    const before = total(await figuresOf('collective-progress'), 'tenders_with_criteria')
    const release = {
      ocid: 'ocds-abcdef-story',
      id: '1',
      date: '2025-05-06T00:00:00Z',
      tag: ['award'],
      initiationType: 'tender',
      parties: [{ id: 'b', name: 'County of Elsewhere', roles: ['buyer'] }],
      buyer: { id: 'b', name: 'County of Elsewhere' },
      tender: {
        id: 't',
        title: 'Tablets for <b>libraries</b>',
        status: 'complete',
        classification: { scheme: 'CPV', id: '30213200-7' },
        value: { amount: 1200.5, currency: 'EUR' },
      },
      awards: [{ id: 'a', status: 'active', date: '2025-06-01T00:00:00Z', value: { amount: 1100, currency: 'EUR' }, suppliers: [] }],
    }
    const file = join(folder, 'release.json')
    await writeFile(file, JSON.stringify(release))
    const summary = await importOcds(hub.store, [file], () => undefined)
    expect(summary).toMatchObject({ read: 1, created: 1 })
    const { data } = await hub.ask(
      '{ tenders(filter: { search: "libraries", isShared: false }) { edges { node { title amount currency isIct classifications { edges { node { code } } } awards { edges { node { amount awardedOn } } } buyer { name } } } } }',
    )
    expect(data['tenders']).toEqual({
      edges: [
        {
          node: {
            title: 'Tablets for <b>libraries</b>',
            amount: '1200.5',
            currency: 'EUR',
            isIct: true,
            classifications: { edges: [{ node: { code: '30213200' } }] },
            awards: { edges: [{ node: { amount: '1100', awardedOn: '2025-06-01' } }] },
            buyer: { name: 'County of Elsewhere' },
          },
        },
      ],
    })
    expect(total(await figuresOf('collective-progress'), 'tenders_with_criteria')).toEqual(before)

    const buyer = await one<{ id: string }>(`select "id" from "organisation" where "name" = 'County of Elsewhere'`)
    await hub.store.prisma.participation.create({
      data: { id: crypto.randomUUID(), organisationId: buyer.id, role: 'PROCURING', since: new Date('2024-01-01'), pactVersion: '1.0' },
    })
    const after = total(await figuresOf('collective-progress'), 'tenders_with_criteria')
    expect(Number(after?.denominator)).toBe(Number(before?.denominator) + 1)
    expect(after?.numerator).toBe(before?.numerator)
  })

  it('a participant submits, and the response of the report moves with the dashboard', async () => {
    const cookie = await hub.signIn('participant')
    type Draft = { submissions: { edges: { node: { id: string; version: number } }[] } }
    const { data } = await hub.ask<Draft>('{ submissions(filter: { state: DRAFT }) { edges { node { id version } } } }', {}, cookie)
    const draft = data.submissions.edges[0]?.node
    const before = total(await figuresOf('collective-progress'), 'response_rate')
    await hub.ask(
      'mutation ($input: SubmitSubmissionInput!) { submitSubmission(input: $input) { __typename } }',
      { input: { submissionId: draft?.id, version: draft?.version } },
      cookie,
    )
    const after = total(await figuresOf('collective-progress'), 'response_rate')
    expect(Number(after?.numerator)).toBe(Number(before?.numerator) + 1)
    const dashboard = await hub.ask<{ figures: { value: string; numerator: string }[] }>(
      '{ figures(metric: RESPONSE_RATE, years: [2025]) { value numerator } }',
    )
    expect(dashboard.data.figures[0]?.numerator).toBe(after?.numerator)
  })
})

describe('a report over an empty store', () => {
  it('is complete, and says that nothing was collected', async () => {
    await using empty = await openHub({ seed: false })
    for (const kind of ['collective-progress', 'annual-financial'] as const) {
      const drawn = await drawReport({ store: empty.store, analytics: empty.analytics }, kind, 2025, {
        state: 'draft',
        revision: 1,
        forms: ['html', 'pdf', 'json'],
        on: new Date('2026-05-01T12:00:00Z'),
      })
      expect(new TextDecoder().decode(drawn.html).toLowerCase()).toContain('not collected')
      expect(new TextDecoder('latin1').decode(drawn.pdf?.slice(0, 5))).toBe('%PDF-')
      const { figures } = JSON.parse(new TextDecoder().decode(drawn.json)) as { figures: ReportFigure[] }
      expect(figures.filter((figure) => figure.n === 0).every((figure) => figure.value === null)).toBe(true)
    }
  })
})
