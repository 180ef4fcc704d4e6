import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BenchOptions, type BenchPart, type PartName, type PartResult, partNames, type Size, sizes } from './part.ts'
import { readableTable } from './table.ts'

const usage = `npm run bench -- [${partNames.join('|')} ...] [--size ${sizes.join('|')}] [--runs 5] [--json file]`

class UsageError extends Error {}

function readArguments(): { parts: PartName[]; options: BenchOptions; json: string | undefined } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string', default: 'small' }, runs: { type: 'string', default: '5' }, json: { type: 'string' } },
  })
  const unknown = positionals.find((name) => !partNames.includes(name as PartName))
  if (unknown) throw new UsageError(`There is no part ${unknown}. ${usage}`)
  if (!sizes.includes(values.size as Size)) throw new UsageError(`There is no size ${values.size}. ${usage}`)
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new UsageError(`--runs is ${values.runs}; it must be a whole number from 1 on. ${usage}`)
  const databaseUrl = process.env['DATABASE_URL']
  if (!databaseUrl) throw new UsageError('Set DATABASE_URL to a PostgreSQL server on which databases of the bench may be made.')
  const options: BenchOptions = { size: values.size as Size, runs, databaseUrl, log: (line) => console.error(line) }
  return { parts: positionals.length ? (positionals as PartName[]) : [...partNames], options, json: values.json }
}

const machine = () => ({ node: process.version, platform: process.platform, cores: cpus().length, processor: cpus()[0]?.model ?? 'unknown' })

async function main(): Promise<void> {
  const { parts, options, json } = readArguments()
  const results: ({ part: PartName } & PartResult)[] = []
  for (const name of parts) {
    const { part } = (await import(`./${name}/index.ts`)) as { part: BenchPart }
    options.log(`${name}: ${part.describe}`)
    const result = await part.run(options)
    results.push({ part: name, ...result })
    console.log(`\n${name}\n${readableTable(result)}`)
    // After each part: what was measured is kept when a later part fails.
    if (json) {
      const content = { measuredAt: new Date().toISOString(), size: options.size, runs: options.runs, machine: machine(), results }
      writeFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), json), `${JSON.stringify(content, null, 2)}\n`)
    }
  }
}

await main().catch((error: unknown) => {
  console.error(
    error instanceof UsageError || (error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') ? error.message : error,
  )
  process.exit(1)
})
