import { readFileSync } from 'node:fs'
import { manifestText, methodologyText } from '@cfit/analytics/contracts'
import { buildModels, type DuckDBConnection, type Instance, loadChecks, loadModels, openInstance, runCheck } from '@cfit/analytics/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../../analytics/${name}`, import.meta.url), 'utf8')

describe('what is generated is committed as it is', () => {
  it('manifest.json', async () => {
    expect(await manifestText(), 'Run npm run generate:contracts.').toBe(read('manifest.json'))
  })
  it('METHODOLOGY.md', () => {
    expect(methodologyText(), 'Run npm run generate:contracts.').toBe(read('METHODOLOGY.md'))
  })
  it('the manifest tells the graph, the columns with type and unit, and the metrics', async () => {
    const manifest = JSON.parse(await manifestText())
    const fleets = manifest.models.find((model: { relation: string }) => model.relation === 'marts.fleets')
    expect(fleets).toMatchObject({ grain: 'One row per year, organisation and device category.', reads: ['staging.fleets', 'staging.organisations'] })
    expect(fleets.columns).toContainEqual({ name: 'in_use', type: 'INTEGER', description: 'In use on 31 December; null when not known.', unit: 'devices' })
    expect(manifest.metrics.map((metric: { key: string }) => metric.key)).toContain('refurbished_share')
  })
})

describe('data checks', () => {
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

  it('pass on an empty store', async () => {
    await buildModels(connection, loadModels())
    const results = []
    for (const check of loadChecks()) results.push(await runCheck(connection, check))
    expect(results.length).toBeGreaterThan(5)
    expect(results.filter((result) => result.count > 0)).toEqual([])
  })

  const a = "'00000000-0000-0000-0000-00000000000a'::uuid"
  const b = "'00000000-0000-0000-0000-00000000000b'::uuid"
  const organisation = `insert into raw.organisation (id, slug, name, is_fictional) values (${a}, 'amber', 'Amber', false)`
  const returned = [
    organisation,
    `insert into raw.campaign (id, year) values (${a}, 2025)`,
    `insert into raw.submission (id, campaign_id, organisation_id, state) values (${a}, ${a}, ${a}, 'SUBMITTED')`,
    `insert into raw.submission_revision (id, submission_id, number, submitted_at) values (${a}, ${a}, 1, '2026-01-31')`,
  ]
  const books = [
    `insert into raw.fiscal_year (id, year, starts_on, ends_on) values (${a}, 2025, '2025-01-01', '2025-12-31')`,
    `insert into raw.account (id, code, name, kind, is_in_kind) values (${a}, '1', 'Bank', 'ASSET', false), (${b}, '9', 'Time', 'INCOME', true)`,
    `insert into raw.entry (id, fiscal_year_id, number, booked_on, is_fictional) values (${a}, ${a}, 1, '2025-03-01', false)`,
  ]
  const planted: Record<string, string[]> = {
    submission_outside_register: returned,
    progress_answer_without_step: [
      ...returned,
      `insert into raw.question (id, key, kind) values (${a}, 'k', 'PROGRESS')`,
      `insert into raw.answer (id, revision_id, question_id, state) values (${a}, ${a}, ${a}, 'ANSWERED')`,
    ],
    tender_concluded_before_publication: [
      organisation,
      `insert into raw.tender (id, slug, buyer_id, title, published_on, concluded_on) values (${a}, 't', ${a}, 'T', '2025-02-02', '2025-02-01')`,
    ],
    organisation_in_two_capacities: [
      organisation,
      `insert into raw.campaign (id, year) values (${a}, 2025)`,
      `insert into raw.participation (id, organisation_id, role, since) values (${a}, ${a}, 'PROCURING', '2025-01-01')`,
      `insert into raw.support (id, organisation_id, since) values (${a}, ${a}, '2025-01-01')`,
    ],
    entry_outside_its_year: [...books, "update raw.entry set booked_on = '2026-01-01'"],
    money_mixed_with_in_kind: [
      ...books,
      `insert into raw.posting (id, entry_id, account_id, reporting_amount) values (${a}, ${a}, ${a}, 1), (${b}, ${a}, ${b}, -1)`,
    ],
    task_on_other_than_cost: [...books, `insert into raw.posting (id, entry_id, account_id, reporting_amount, task) values (${a}, ${a}, ${a}, 1, 'EVENTS')`],
  }

  it('each has a planted offender', () => {
    expect(Object.keys(planted).sort()).toEqual(loadChecks().map((check) => check.name))
  })

  it.each(Object.keys(planted))('%s finds what offends', async (name) => {
    for (const statement of planted[name] ?? []) await connection.run(statement)
    await buildModels(connection, loadModels())
    const check = loadChecks().find((loaded) => loaded.name === name)
    const result = check && (await runCheck(connection, check))
    expect(result).toMatchObject({ count: 1, rows: [expect.any(Object)] })
  })
})
