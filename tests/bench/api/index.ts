import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseDifferentAnswers } from '../answers.ts'
import { ratioWithinRuns, roundOrder, spreadOf } from '../arithmetic.ts'
import { makeDatabase } from '../databases.ts'
import { type BenchRequest, type Measured, putUnderLoad } from '../load.ts'
import { type BenchOptions, type BenchPart, type Mark, ours, type PartResult, type Sample } from '../part.ts'
import { processorTime, type RunningServer, unchecked } from '../processes.ts'
import { countStatements } from '../statement-counter.ts'
import { type ReadCase, readCases } from './cases.ts'
import { benchMutation } from './mutations.ts'
import { answersOf, bare, requestsOf, rival, send, startBare, startHub, startRival } from './systems.ts'
import { fillWorld, worldSizes } from './world.ts'

const connections = 8
const secondsOf = { small: 2, full: 4 }

interface Bench extends BenchOptions {
  samples: Sample[]
  database: string
  dataDir: string
}

/** A system under a load, whichever system it is. */
interface Loaded {
  system: string
  server: RunningServer
  requests: BenchRequest[]
}

interface MeasuredRun extends Measured {
  /** Processor time of the system's own process for one request, in milliseconds; null where it cannot be told. */
  processorTime: number | null
}

const answersToWarm = 3000
const longestWarmUp = 15

async function measureOnce({ server, requests }: Loaded, seconds: number, rate?: number): Promise<MeasuredRun> {
  const before = processorTime(server.pid)
  const measured = await putUnderLoad({ address: server.address, requests, seconds, connections, ...(rate ? { rate } : {}) })
  const after = processorTime(server.pid)
  return { ...measured, processorTime: before === null || after === null ? null : (after - before) / measured.answered }
}

/** Closed loop, or open loop at a rate; every system once in each run, in an order that cancels a drift of the machine. */
async function measure(bench: Bench, loads: Loaded[], rate?: number): Promise<Map<string, MeasuredRun[]>> {
  const measured = new Map<string, MeasuredRun[]>(loads.map(({ system }) => [system, []]))
  for (const load of rate ? [] : loads) {
    // Warm is who has answered often, not who has been asked for long: on a busy machine code is compiled late.
    for (let answered = 0, second = 0; answered < answersToWarm && second < longestWarmUp; second += 1) answered += (await measureOnce(load, 1)).answered
  }
  for (let run = 0; run < bench.runs; run += 1) {
    for (const load of roundOrder(loads, run)) measured.get(load.system)?.push(await measureOnce(load, secondsOf[bench.size], rate))
  }
  return measured
}

type Figure = [suffix: string, unit: Sample['unit'], read: (one: MeasuredRun) => number | null]

const capacity: Figure[] = [
  ['', 'requests/s', (one) => one.requestsPerSecond],
  [', processor time', 'ms', (one) => one.processorTime],
]
const latency: Figure[] = [
  [', p50', 'ms', (one) => one.p50],
  [', p99', 'ms', (one) => one.p99],
]

function keep(bench: Bench, name: string, measured: Map<string, MeasuredRun[]>, figures: Figure[]): void {
  for (const [suffix, unit, read] of figures) {
    for (const [system, runs] of measured) {
      const values = runs.map(read).filter((value) => value !== null)
      if (values.length) bench.samples.push({ case: name + suffix, system, unit, values })
    }
  }
}

/** Every reading case: answers compared first, then capacity, then latency at a fixed rate. */
async function benchReads(bench: Bench, cases: ReadCase[], servers: RunningServer[]): Promise<void> {
  for (const readCase of cases) {
    bench.log(`  ${readCase.name}`)
    const answers = await Promise.all(servers.map(async (server) => ({ system: server.name, answer: await answersOf(readCase, server) })))
    refuseDifferentAnswers(readCase.name, answers)
    const loads = servers.map((server) => ({ system: server.name, server, requests: requestsOf(readCase, server.name) }))
    keep(bench, readCase.name, await measure(bench, loads), capacity)
    if (readCase.openLoopRate === null) continue
    keep(bench, `${readCase.name} at ${readCase.openLoopRate}/s`, await measure(bench, loads, readCase.openLoopRate), latency)
  }
  for (const server of servers) {
    const memory = server.memory()
    if (memory !== null) bench.samples.push({ case: 'memory after reading', system: server.name, unit: 'MB', values: [memory] })
  }
}

/** With the cache of answers: against the rival as it is, and against a bare server that sends the same bytes from memory. */
async function benchCached(bench: Bench, cases: ReadCase[], servers: RunningServer[]): Promise<void> {
  await using cached = await startHub(bench.database, bench.dataDir, 'on')
  const [, bareServer, rivalServer] = servers as [RunningServer, RunningServer, RunningServer]
  for (const readCase of cases) {
    bench.log(`  ${readCase.name}, cache on`)
    const [request] = requestsOf(readCase, ours)
    if (!request) continue
    const fresh = await send(servers[0] as RunningServer, request)
    await send(cached, request)
    const hit = await send(cached, request)
    refuseDifferentAnswers(`${readCase.name}, from the cache`, [
      { system: 'fresh', answer: JSON.parse(fresh.text) },
      { system: 'cached', answer: JSON.parse(hit.text) },
    ])
    await send(bareServer, { ...request, path: '/keep-bytes', body: hit.text })
    const loads = [
      { system: ours, server: cached, requests: requestsOf(readCase, ours) },
      { system: rival, server: rivalServer, requests: requestsOf(readCase, rival) },
      { system: 'bare, same bytes', server: bareServer, requests: [{ ...request, path: '/same-bytes' }] },
    ]
    keep(bench, `${readCase.name}, cache on`, await measure(bench, loads), capacity)
  }
}

/** How many statements each system sends for one request, counted on the wire. */
async function benchStatements(bench: Bench, cases: ReadCase[]): Promise<void> {
  await using counter = await countStatements(bench.database)
  const starts = [() => startHub(counter.url, bench.dataDir, 'off'), () => startBare(counter.url, cases), () => startRival(counter.url, bench.log)]
  for (const start of starts) {
    await using server = await start()
    for (const readCase of cases) {
      const request = requestsOf(readCase, server.name)[0]
      if (!request) continue
      for (let warm = 0; warm < 5; warm += 1) await send(server, request)
      // The least of several: what a program does by itself meanwhile, such as following the store, is no part of the answer.
      const counts: number[] = []
      for (let time = 0; time < 5; time += 1) {
        counter.take()
        await send(server, request)
        counts.push(counter.take())
      }
      bench.samples.push({ case: `${readCase.name}, SQL statements`, system: server.name, unit: 'statements', values: [Math.min(...counts)] })
    }
  }
}

function marksOf(samples: Sample[], cases: ReadCase[]): Mark[] {
  const valuesOf = (name: string, system: string) => samples.find((sample) => sample.case === name && sample.system === system)?.values ?? []
  const ratio = (name: string, system: string, wanted: number, title: string): Mark => {
    const measured = ratioWithinRuns(valuesOf(name, ours), valuesOf(name, system))
    return { name: `${name}: ${title}`, wanted: `${wanted}`, measured, unit: `times ${system}`, isMet: measured >= wanted }
  }
  const cachedMarks = cases.map(({ name }): Mark => {
    const cached = `${name}, cache on`
    const overRival = ratioWithinRuns(valuesOf(cached, ours), valuesOf(cached, rival))
    const overBare = ratioWithinRuns(valuesOf(cached, ours), valuesOf(cached, 'bare, same bytes'))
    const isMet = overRival >= 5 || overBare >= 0.5
    return {
      name: cached,
      wanted: `5 times ${rival} or 0.5 of the same bytes`,
      measured: overRival,
      unit: `times ${rival}`,
      isMet,
      note: `${overBare.toFixed(2)} of a bare server with the same bytes`,
    }
  })
  const [statements = Number.POSITIVE_INFINITY] = valuesOf('nested 10 x 10 x 5, SQL statements', ours)
  const { median: perSecond } = spreadOf(valuesOf('mutation saveAnswers', ours))
  return [
    ...cases
      .filter(({ name }) => /list|search/.test(name))
      .flatMap(({ name }) => [ratio(name, rival, 1.3, 'against the rival'), ratio(name, bare, 0.4, 'against the bare server')]),
    ratio('nested 10 x 10 x 5', rival, 1.2, 'against the rival'),
    { name: 'nested: SQL statements', wanted: 'at most 6', measured: statements, unit: 'statements', isMet: statements <= 6 },
    { name: 'mutation saveAnswers', wanted: '1200', measured: perSecond, unit: 'requests/s', isMet: perSecond >= 1200 },
    ...cachedMarks,
  ]
}

async function run(options: BenchOptions): Promise<PartResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  try {
    await using database = await makeDatabase(options.databaseUrl, 'api')
    options.log('  filling the world')
    await fillWorld(database.url, dataDir, options.size)
    const bench: Bench = { ...options, samples: [], database: database.url, dataDir }
    const cases = readCases(worldSizes[options.size])
    if (unchecked) options.log(`  ${unchecked}`)
    await benchStatements(bench, cases)
    await using hub = await startHub(database.url, dataDir, 'off')
    await using bareServer = await startBare(database.url, cases)
    await using rivalServer = await startRival(database.url, options.log)
    // The analytics are built in the background after a start; figures are answered once they stand.
    await send(hub, {
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ figures(metric: RESPONSE_RATE) { n } }' }),
    })
    const servers = [hub, bareServer, rivalServer]
    await benchReads(bench, cases, servers)
    await benchCached(bench, cases, servers)
    bench.samples.push(
      ...(await benchMutation({ ...options, seconds: secondsOf[options.size], connections, database: database.url, servers: [hub, bareServer] })),
    )
    return { samples: bench.samples, marks: marksOf(bench.samples, cases) }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

export const part: BenchPart = {
  name: 'api',
  describe: `reading and writing over HTTP at ${connections} connections, against a bare SQL-to-JSON server and PostGraphile 5 on the same database`,
  run,
}
