import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedDemonstration } from '@cfit/seeds'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { boaviztaOutcomes, catalogue } from './boavizta-fixtures.ts'
import { sharedData } from './fixtures.ts'

const folder = join(sharedData, 'boavizta')
const american = join(folder, 'boavizta-data-us.csv')
const european = join(folder, 'boavizta-data-fr.csv')
const older = join(folder, 'boavizta-data-us-2021-10-19.csv')
const hasFiles = existsSync(american)
if (!hasFiles) console.warn('Skipped: the shared input files are not beside the repository.')

/** One row of a question to DuckDB, which reads the file by itself: none of the import's code takes part. */
async function ask(path: string, question: string, options = ''): Promise<Record<string, string>> {
  const connection = await (await DuckDBInstance.create()).connect()
  const reader = await connection.runAndReadAll(question.replace('$file', `read_csv('${path}', all_varchar = true, header = true${options})`))
  const [row = {}] = reader.getRowObjectsJson()
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]))
}

const stateOf = async (opened: TestStore): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify(await catalogue(opened.store)))
    .digest('hex')

describe.skipIf(!hasFiles)(`the collection of February 2023, read into the ${storeUnderTest} store`, () => {
  let opened: TestStore
  beforeAll(async () => {
    opened = await openTestStore()
    await boaviztaOutcomes(opened.store, [american])
  })
  afterAll(() => opened[Symbol.asyncDispose]())

  it('gives as many models, footprints and values as another reader finds in the file', async () => {
    const expected = await ask(
      american,
      `select count(*) as footprints, count(distinct (manufacturer, trim(regexp_replace(name, '\\s+', ' ', 'g')))) as models,
         sum(gwp_total::decimal(18, 3)) as total,
         count(gwp_use_ratio) as uses, count(yearly_tec) as energies, count(nullif(weight::decimal(18, 4), 0)) as weights,
         count(nullif(screen_size::decimal(18, 4), 0)) as screens, count(nullif(gwp_error_ratio::decimal(18, 4), 0)) as errors,
         count(*) filter (gwp_manufacturing_ratio::decimal(18, 4) <= 1) as manufactures, sum(lifetime::decimal(18, 2)) as lifetimes,
         count(*) filter (use_location in ('WW', 'Worldwide')) as worldwide, count(*) filter (use_location = 'North America') as north_america,
         count(*) filter (lower(subcategory) = 'thin client') as thin_clients, count(report_date) as reports,
         count(*) filter (assembly_location in ('CN', 'China')) as china
       from $file`,
    )
    const [found = {}] = await opened.store.sql<Record<string, string>>(
      `select count(*)::text as footprints, count(distinct device_model_id)::text as models, trim_scale(sum(total_kg_co2e))::text as total,
         count(use_share)::text as uses, count(yearly_energy_kwh)::text as energies, count(weight_kg)::text as weights,
         count(screen_inches)::text as screens, count(error_share)::text as errors, count(manufacturing_share)::text as manufactures,
         sum(lifetime_years)::text as lifetimes, (count(*) filter (where use_location = 'Worldwide'))::text as worldwide,
         (count(*) filter (where use_location = 'North America'))::text as north_america,
         (count(*) filter (where subcategory = 'Thin client'))::text as thin_clients, count(reported_on)::text as reports,
         (count(*) filter (where assembly_location = 'China'))::text as china
       from footprint`,
    )
    expect(found).toEqual({ ...expected, total: expected['total']?.replace(/\.?0+$/, '') })
    expect([found['footprints'], found['models'], found['thin_clients']]).toEqual(['886', '884', '12'])
  })

  it('is the same in its European form, corrupted names and all', async () => {
    const before = await stateOf(opened)
    const outcomes = await boaviztaOutcomes(opened.store, [european, american])
    expect(outcomes.map(({ models, footprints }) => [models.unchanged, footprints.unchanged])).toEqual([
      [884, 886],
      [884, 886],
    ])
    expect(await stateOf(opened)).toBe(before)
    await using fresh = await openTestStore()
    await boaviztaOutcomes(fresh.store, [european])
    expect(await stateOf(fresh)).toBe(before)
    const corrupted = await ask(european, "select count(*) as names from $file where regexp_matches(name, '\\d,\\d')", ", delim = ';'")
    const told = await opened.store.prisma.finding.count({ where: { code: 'decimal-comma-in-text', pointer: { endsWith: '/name' } } })
    expect(String(told)).toBe(corrupted['names'])
  }, 120_000)

  it('has its known defects told by row', async () => {
    const findings = await opened.store.prisma.finding.findMany({ where: { sourceFile: { name: 'boavizta-data-us.csv' } } })
    const counts = Object.groupBy(findings, ({ code }) => code)
    const zeros = await ask(american, 'select count(*) filter (gwp_error_ratio::double = 0) + count(*) filter (screen_size::double = 0) as zeros from $file')
    expect(String(counts['zero-means-missing']?.length)).toBe(zeros['zeros'])
    expect(counts['share-above-one']?.map(({ parameters }) => parameters)).toEqual([{ value: '7.76' }])
    expect(counts['shares-above-whole']).toHaveLength(2)
    expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([])
  })

  it('stands beside the release of 2021, whose short and repeated rows are told', async () => {
    const [outcome] = await boaviztaOutcomes(opened.store, [older])
    expect(outcome).toMatchObject({ factorSet: 'boavizta-2021-10', read: 787, refused: [] })
    const expected = await ask(
      older,
      'select count(distinct ("Manufacturer", "Name", "Sources")) as keys from $file',
      ', null_padding = true, strict_mode = false',
    )
    expect(String(outcome?.footprints.created)).toBe(expected['keys'])
    const findings = await opened.store.prisma.finding.findMany({ where: { sourceFile: { name: 'boavizta-data-us-2021-10-19.csv' } } })
    const counted = (code: string) => findings.filter((finding) => finding.code === code).length
    expect(['cells-missing', 'cells-shifted', 'row-repeated', 'row-contradicts'].map(counted)).toEqual([12, 1, 3, 13])
    expect(await opened.store.sql('select factor_set, count(*)::int as n from footprint group by 1 order by 1')).toEqual([
      { factor_set: 'boavizta-2021-10', n: 771 },
      { factor_set: 'boavizta-2023-02', n: 886 },
    ])
  })

  it('ends in the same state in whatever order its files are read', async () => {
    const before = await stateOf(opened)
    await using fresh = await openTestStore()
    const paths = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => join(folder, name))
    await boaviztaOutcomes(fresh.store, paths.reverse(), { batchSize: 83 })
    expect(await stateOf(fresh)).toBe(before)
  }, 120_000)

  it('recognises the models and figures of the demonstration', async () => {
    await using fresh = await openTestStore()
    await seedDemonstration(fresh.store)
    const figures =
      'select total_kg_co2e::text, use_share::text, weight_kg::text, reported_on, assembly_location, source from footprint where id = any($1::uuid[]) order by source, id'
    const ids = (await fresh.store.prisma.footprint.findMany({ select: { id: true } })).map(({ id }) => id)
    const before = await fresh.store.sql(figures, [ids])
    const [outcome] = await boaviztaOutcomes(fresh.store, [american])
    expect([outcome?.models.unchanged, outcome?.footprints.updated]).toEqual([51, 51].map(() => outcome?.models.unchanged))
    expect(outcome?.models.unchanged).toBeGreaterThanOrEqual(51)
    expect(outcome?.models.updated).toBe(0)
    expect(await fresh.store.sql(figures, [ids])).toEqual(before)
  }, 120_000)
})
