import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Analytics, openAnalytics } from '@cfit/analytics'
import { extractAll, Instance } from '@cfit/analytics/engine'
import { buildReport } from '@cfit/analytics/reports'
import { LiveAnalytics } from '@cfit/api'
import { openStore, type Store } from '@cfit/prisma'
import { median, ratioWithinRuns, roundOrder } from '../arithmetic.ts'
import { makeDatabase } from '../databases.ts'
import { type BenchOptions, type BenchPart, type Mark, ours, type PartResult, type Sample } from '../part.ts'
import { aggregateInDuckdb, aggregateInPostgres, buildBare, connectTo, type Group, makeMartInPostgres } from './bare.ts'
import { timeChanges } from './changes.ts'
import { answersIn, fillWorld, lastYear, worldSizes } from './world.ts'

const bareDuckdb = 'DuckDB, bare SQL'
const postgres = 'PostgreSQL'
const changes = 20

async function timed<Result>(body: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now()
  const result = await body()
  return { ms: performance.now() - started, result }
}

const megabytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1_000_000
}

/** The product and the bare engine, in turn, each loading and building everything from the same store; the last of each stays for the figures. */
async function builds(store: Store, size: BenchOptions['size'], rounds: number, log: (line: string) => void) {
  const of = `${answersIn(worldSizes[size]) / 1_000_000} million answers`
  const sample = (name: string, system: string, unit: Sample['unit'], note?: string): Sample => ({
    case: name,
    system,
    unit,
    values: [],
    ...(note ? { note } : {}),
  })
  const load = sample(`load of ${of}`, ours, 'ms')
  const bareLoad = sample(`load of ${of}`, bareDuckdb, 'ms')
  const full = sample(`full build over ${of}`, ours, 'ms', 'with every key proven, and compressed in memory')
  const bareFull = sample(`full build over ${of}`, bareDuckdb, 'ms')
  const memory = sample(`memory over ${of}`, ours, 'MB', 'what the process grew by')
  for (let round = 1; ; round += 1) {
    load.values.push(await timeLoad(store))
    const idle = megabytes()
    const built = await timed(() => openAnalytics(store))
    full.values.push(built.ms)
    if (round === 1) memory.values.push(megabytes() - idle)
    const bare = await buildBare(store)
    bareLoad.values.push(bare.loadMs)
    bareFull.values.push(bare.buildMs)
    log(`  loaded in ${Math.round(load.values.at(-1) ?? 0)} ms, built in ${Math.round(built.ms)} ms, bare in ${Math.round(bare.buildMs)} ms`)
    if (round === rounds) return { analytics: built.result, bare, samples: [load, bareLoad, full, bareFull, memory] }
    await built.result.close()
    bare.close()
  }
}

async function timeLoad(store: Store): Promise<number> {
  const instance = await Instance.openToLoad()
  const connection = await instance.connect()
  const { ms } = await timed(() => extractAll(store, connection))
  connection.closeSync()
  instance.closeSync()
  return ms
}

const groupsOf = async (analytics: Analytics): Promise<Group[]> =>
  (await analytics.figures('commitment_progress', { by: ['clause'] })).map(({ year, by, numerator, denominator, n }) => ({
    year,
    clause: by['clause'] ?? '',
    advanced: numerator ?? '0',
    named: denominator ?? '0',
    organisations: String(n),
  }))

/** The same aggregate on three systems; the answers are compared before the speed. */
async function aggregates(analytics: Analytics, bare: Awaited<ReturnType<typeof buildBare>>, databaseUrl: string, runs: number): Promise<Sample[]> {
  const client = await connectTo(databaseUrl)
  try {
    await makeMartInPostgres(client)
    const systems = [
      { system: ours, ask: () => groupsOf(analytics) },
      { system: bareDuckdb, ask: () => aggregateInDuckdb(bare.connection) },
      { system: postgres, ask: () => aggregateInPostgres(client) },
    ]
    const answers = new Set<string>()
    for (const { ask } of systems) answers.add(JSON.stringify(await ask(), ['year', 'clause', 'advanced', 'named', 'organisations']))
    if (answers.size !== 1) throw new Error('The systems do not give the same aggregate.')
    const samples = systems.map(({ system }) => ({ case: 'one aggregate: progress by year and clause', system, unit: 'ms' as const, values: [] as number[] }))
    for (let run = 0; run < runs; run += 1) {
      for (const { system, ask } of roundOrder(systems, run)) samples.find((sample) => sample.system === system)?.values.push((await timed(ask)).ms)
    }
    return samples
  } finally {
    await client.end()
  }
}

/** Both reports, each time from the marts: nothing is kept from one drawing to the next. */
async function reports(analytics: Analytics, runs: number): Promise<Sample[]> {
  const hash = await timed(() => analytics.contentHash())
  const samples: Sample[] = [{ case: 'content hash, made for the first time', system: ours, unit: 'ms', values: [hash.ms] }]
  for (const kind of ['collective-progress', 'annual-financial'] as const) {
    const values: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const options = { state: 'draft', generatedOn: `${lastYear + 1}-01-01` } as const
      const { ms, result } = await timed(() => analytics.snapshot((source) => buildReport(source, kind, lastYear, options)))
      if (result.figures.filter((figure) => figure.isCollected).length < 3) throw new Error(`The report ${kind} shows too few figures to be one.`)
      values.push(ms)
    }
    samples.push({ case: `${kind} report, drawn from the marts`, system: ours, unit: 'ms', values })
  }
  return samples
}

/** Each metric as a dashboard asks it, two years at a time. */
async function dashboard(analytics: Analytics, runs: number): Promise<Sample> {
  const values: number[] = []
  const ask = (metric: string) => analytics.figures(metric, { years: [lastYear - 1, lastYear] })
  for (const metric of Object.keys(analytics.metrics)) await ask(metric)
  for (let run = 0; run < runs; run += 1) for (const metric of Object.keys(analytics.metrics)) values.push((await timed(() => ask(metric))).ms)
  return { case: 'a dashboard figure, warm', system: ours, unit: 'ms', values, note: 'every metric in turn' }
}

async function changed(store: Store): Promise<Sample[]> {
  const live = new LiveAnalytics(store)
  try {
    live.warmUp()
    await (await live.current()).contentHash()
    const values = await timeChanges(store, live, changes)
    return [{ case: 'one changed submission to a right figure', system: ours, unit: 'ms', values, note: 'from the commit; every figure checked' }]
  } finally {
    await live.close()
  }
}

async function run({ size, runs, databaseUrl, log }: BenchOptions): Promise<PartResult> {
  await using database = await makeDatabase(databaseUrl, 'analytics')
  const folder = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  const store = await openStore({ dataDir: folder, databaseUrl: database.url })
  try {
    await fillWorld(database.url, worldSizes[size], (line) => log(`  ${line}`))
    const { analytics, bare, samples } = await builds(store, size, size === 'full' ? 1 : Math.min(runs, 3), log)
    samples.push(...(await aggregates(analytics, bare, database.url, runs)))
    bare.close()
    log('  aggregates compared and timed')
    samples.push(...(await reports(analytics, runs)), await dashboard(analytics, runs))
    await analytics.close()
    log('  reports drawn')
    samples.push(...(await changed(store)))
    return { samples, marks: marksOf(samples, answersIn(worldSizes[size]) / 1_000_000) }
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The value that nineteen of twenty stay below. */
const nineteenOfTwenty = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN

function marksOf(samples: readonly Sample[], millions: number): Mark[] {
  const valuesOf = (name: string, system = ours) => samples.find((sample) => sample.case.startsWith(name) && sample.system === system)?.values ?? []
  const atMost = (name: string, wanted: number, measured: number, unit: string, note?: string): Mark => ({
    name,
    wanted: `at most ${wanted} ${unit}`,
    measured,
    unit,
    isMet: measured <= wanted,
    ...(note ? { note } : {}),
  })
  const ourAggregate = valuesOf('one aggregate')
  const faster = ratioWithinRuns(valuesOf('one aggregate', postgres), ourAggregate)
  const seconds = millions === 1 ? 0.5 : 4
  return [
    atMost('load of a million answers', 3, median(valuesOf('load')) / 1000 / millions, 's', 'per million'),
    atMost('full build beside the bare SQL', 1.5, ratioWithinRuns(valuesOf('full build'), valuesOf('full build', bareDuckdb)), 'times'),
    atMost('one aggregate beside bare DuckDB', 1.5, ratioWithinRuns(ourAggregate, valuesOf('one aggregate', bareDuckdb)), 'times'),
    { name: 'one aggregate beside PostgreSQL', wanted: 'at least 5 times faster', measured: faster, unit: 'times faster', isMet: faster >= 5 },
    atMost('collective report, cold', seconds, Math.max(...valuesOf('collective-progress')) / 1000, 's', 'the slowest of the runs'),
    atMost('one changed submission to a right figure', 150, nineteenOfTwenty(valuesOf('one changed')), 'ms', 'nineteen of twenty'),
    atMost('a dashboard figure, warm', 50, nineteenOfTwenty(valuesOf('a dashboard')), 'ms', 'nineteen of twenty'),
  ]
}

export const part: BenchPart = { name: 'analytics', describe: 'loads, builds, figures, reports and changes at a million and at ten million answers', run }
