import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase } from '../databases.ts'
import { type BenchOptions, type BenchPart, ours, type PartResult, type Sample } from '../part.ts'
import { type RunningServer, startServer } from '../processes.ts'

const list = JSON.stringify({ query: '{ organisations(first: 50) { edges { node { id name } } } }' })

/** From the start of the process to the first list that it answers. */
async function timedStart(environment: Record<string, string>): Promise<{ ready: number; answered: number }> {
  const started = performance.now()
  await using hub: RunningServer = await startServer({
    name: ours,
    run: ['api/dist/main.mjs'],
    environment: { PORT: '0', LOG_LEVEL: 'silent', ...environment },
    ready: /ready at (\S+)/,
  })
  const response = await fetch(`${hub.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: list })
  const { data } = (await response.json()) as { data?: { organisations?: object } }
  if (!data?.organisations) throw new Error('The first list after the start was no list.')
  return { ready: hub.readyAfter, answered: performance.now() - started }
}

/** Every start on one kind of store: the first ever, which also makes the tables, then those that find them. */
async function startsOn(kind: string, environment: Record<string, string>, runs: number): Promise<Sample[]> {
  const first = await timedStart(environment)
  const later: { ready: number; answered: number }[] = []
  for (let run = 0; run < runs; run += 1) later.push(await timedStart(environment))
  const sample = (name: string, values: number[]): Sample => ({ case: `${kind}: ${name}`, system: ours, unit: 'ms', values })
  return [
    sample('first start ever, ready', [first.ready]),
    sample('first start ever, list answered', [first.answered]),
    sample(
      'start, ready',
      later.map(({ ready }) => ready),
    ),
    sample(
      'start, list answered',
      later.map(({ answered }) => answered),
    ),
  ]
}

async function run({ runs, databaseUrl, log }: BenchOptions): Promise<PartResult> {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  try {
    await using database = await makeDatabase(databaseUrl, 'starts')
    log('  on PostgreSQL')
    const server = await startsOn('PostgreSQL', { DATABASE_URL: database.url, DATA_DIR: join(folder, 'files') }, runs)
    log('  on the embedded store')
    const embedded = await startsOn('embedded', { DATA_DIR: join(folder, 'embedded') }, runs)
    return { samples: [...server, ...embedded], marks: [] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const part: BenchPart = { name: 'starts', describe: 'from the start of the process to its ready line and to the first list answered', run }
