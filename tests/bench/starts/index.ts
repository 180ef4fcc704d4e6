import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../arithmetic.ts'
import { makeDatabase } from '../databases.ts'
import { type BenchOptions, type BenchPart, type Mark, ours, type PartResult, type Sample } from '../part.ts'
import { type RunningServer, startServer } from '../processes.ts'

const list = JSON.stringify({ query: '{ organisations(first: 50) { edges { node { id name } } } }' })

/** From the start of the process to the first list that it answers. */
async function timedStart(environment: Record<string, string>, run = ['api/dist/main.mjs']): Promise<{ ready: number; answered: number }> {
  const started = performance.now()
  await using hub: RunningServer = await startServer({
    name: ours,
    run,
    environment: { PORT: '0', LOG_LEVEL: 'silent', ...environment },
    ready: /ready at (\S+)/,
  })
  const response = await fetch(`${hub.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: list })
  const { data } = (await response.json()) as { data?: { organisations?: object } }
  if (!data?.organisations) throw new Error('The first list after the start was no list.')
  return { ready: hub.readyAfter, answered: performance.now() - started }
}

/** What `npm start` runs, which finds all installed and built, and a data folder that is not there yet. */
const asPeopleStart = ['api/boot/run.mjs', 'start']

const sample = (name: string, values: number[]): Sample => ({ case: name, system: ours, unit: 'ms', values })

function atMost(name: string, limit: number, { values }: Sample): Mark {
  const measured = median(values)
  return { name, wanted: `at most ${limit} ms`, measured, unit: 'ms', isMet: measured <= limit }
}

async function run({ runs, databaseUrl, log }: BenchOptions): Promise<PartResult> {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  const several = async (environment: Record<string, string>) => {
    const starts: { ready: number; answered: number }[] = []
    for (let run = 0; run < runs; run += 1) starts.push(await timedStart(environment))
    return { ready: starts.map(({ ready }) => ready), answered: starts.map(({ answered }) => answered) }
  }
  try {
    await using database = await makeDatabase(databaseUrl, 'starts')
    log('  on PostgreSQL')
    const onServer = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'files') }
    const firstOnServer = await timedStart(onServer)
    const server = await several(onServer)
    log('  on the embedded store')
    const first: number[] = []
    const firstAnswers: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const { ready, answered } = await timedStart({ DATA_DIR: join(folder, `embedded-${run}`) }, asPeopleStart)
      first.push(ready)
      firstAnswers.push(answered)
    }
    const embedded = await several({ DATA_DIR: join(folder, 'embedded-0') })
    const samples = {
      firstOnServer: sample('PostgreSQL: first start ever, ready', [firstOnServer.ready]),
      server: sample('PostgreSQL: start, ready', server.ready),
      serverAnswer: sample('PostgreSQL: start, list answered', server.answered),
      first: sample('embedded: first start after the install, demonstration in place, ready', first),
      firstAnswer: sample('embedded: first start after the install, list answered', firstAnswers),
      embedded: sample('embedded: start, ready', embedded.ready),
      embeddedAnswer: sample('embedded: start, list answered', embedded.answered),
    }
    const marks = [
      atMost('first start after the install', 1500, samples.first),
      atMost('start on PostgreSQL', 500, samples.server),
      atMost('start on the embedded store', 1000, samples.embedded),
    ]
    return { samples: Object.values(samples), marks }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const part: BenchPart = { name: 'starts', describe: 'from the start of the process to its ready line and to the first list answered', run }
