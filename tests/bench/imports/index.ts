import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@cfit/prisma'
import { smallWorld, writeReleases } from '@cfit/seeds/scale'
import { refuseDifferentAnswers } from '../answers.ts'
import { ratioWithinRuns, roundOrder } from '../arithmetic.ts'
import { makeDatabase } from '../databases.ts'
import { type BenchOptions, type BenchPart, type Mark, ours, type PartResult, type Sample } from '../part.ts'
import { projectRoot } from '../processes.ts'
import { type Finished, runToEnd } from './programs.ts'

const counts = { small: [10_000], full: [10_000, 100_000] }
const schema = join(projectRoot, '../shared/data/ocds-schema/1.1.5/release-schema.json')
const parseLines = join(import.meta.dirname, 'parse-lines.ts')
const importFile = ['api/dist/command-line.mjs', 'import', 'ocds']

interface Reader {
  system: string
  /** Reads the file from nothing, and returns how many releases it met. */
  read(file: string): Promise<Finished>
}

/** A new, empty store for each reading, made ready before the clock runs. */
function readersOf({ databaseUrl }: BenchOptions, folder: string): Reader[] {
  const readInto = async (place: { dataDir: string; databaseUrl?: string }, file: string) => {
    await (await openStore(place)).close()
    return runToEnd([...importFile, file, '--json'], { DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}) })
  }
  const readers: Reader[] = [
    {
      system: ours,
      async read(file) {
        await using database = await makeDatabase(databaseUrl, 'imports')
        return await readInto({ dataDir: join(folder, 'files'), databaseUrl: database.url }, file)
      },
    },
    {
      system: `${ours}, embedded`,
      async read(file) {
        return readInto({ dataDir: await mkdtemp(join(folder, 'store-')) }, file)
      },
    },
    { system: 'parsing alone', read: (file) => runToEnd([parseLines, file]) },
  ]
  if (existsSync(schema)) readers.push({ system: 'parsing and validating', read: (file) => runToEnd([parseLines, file, schema]) })
  return readers
}

const readIn = (output: string) => (JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as { read?: number }).read

async function run(options: BenchOptions): Promise<PartResult> {
  const samples: Sample[] = []
  const folder = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  try {
    const readers = readersOf(options, folder)
    if (!existsSync(schema)) options.log('  The official schemas are absent, so nothing is compared with validating.')
    for (const count of counts[options.size]) {
      const file = join(folder, `releases-${count}.jsonl`)
      await writeReleases(smallWorld, count, file)
      const finished = new Map<string, Finished[]>(readers.map(({ system }) => [system, []]))
      for (let round = 0; round < options.runs; round += 1) {
        options.log(`  ${count} releases, run ${round + 1}`)
        for (const { system, read } of roundOrder(readers, round)) finished.get(system)?.push(await read(file))
      }
      const answers = [...finished].flatMap(([system, runs]) => runs.map(({ output }) => ({ system, answer: readIn(output) })))
      refuseDifferentAnswers(`${count} releases`, [{ system: 'the file', answer: count }, ...answers])
      for (const [system, runs] of finished) {
        samples.push({ case: `${count} releases`, system, unit: 'releases/s', values: runs.map(({ seconds }) => count / seconds) })
        const peaks = runs.map(({ peakMemory }) => peakMemory).filter((peak) => peak !== null)
        if (peaks.length) samples.push({ case: `${count} releases, peak memory`, system, unit: 'MB', values: peaks })
      }
    }
    return { samples, marks: marksOf(samples, Math.max(...counts[options.size])) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function marksOf(samples: Sample[], count: number): Mark[] {
  const valuesOf = (name: string, system: string) => samples.find((sample) => sample.case === name && sample.system === system)?.values
  const rates = [valuesOf(`${count} releases`, ours), valuesOf(`${count} releases`, 'parsing and validating')] as const
  const peaks = valuesOf(`${count} releases, peak memory`, ours)
  const marks: Mark[] = []
  if (rates[0] && rates[1]) {
    const ratio = ratioWithinRuns(rates[0], rates[1])
    marks.push({
      name: `${count} releases beside parsing and validating alone`,
      wanted: 'at least 0.7 times',
      measured: ratio,
      unit: 'times',
      isMet: ratio >= 0.7,
    })
  }
  if (peaks) {
    const peak = Math.max(...peaks)
    marks.push({ name: `peak memory over ${count} releases`, wanted: 'at most 500 MB', measured: peak, unit: 'MB', isMet: peak <= 500 })
  }
  return marks
}

export const part: BenchPart = {
  name: 'imports',
  describe: 'open contracting releases into an empty store, process start included, against parsing and validating alone',
  run,
}
