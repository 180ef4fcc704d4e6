import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore, StoreError } from '@cfit/prisma'
import { sendToHolder } from './jobs/holder.ts'
import { type Job, runJob } from './jobs/job.ts'
import { LiveAnalytics } from './reports/live-analytics.ts'
import { readSettings, SettingError } from './settings.ts'

const usage = `Usage:
  npm run import -- ocds <file or folder> ... [--json]
  npm run report -- collective-progress|annual-financial --year 2025 --out out`

/** Where the person stood who asked: npm runs scripts from the project's folder. */
const standing = process.env['INIT_CWD'] ?? process.cwd()

function readJob(argv: string[]): Job | null {
  const [command, ...rest] = argv
  try {
    if (command === 'import') {
      const { positionals, values } = parseArgs({ args: rest, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
      const [format, ...paths] = positionals
      if (format !== 'ocds' || paths.length === 0) return null
      return { kind: 'import', paths: paths.map((path) => resolve(standing, path)), json: values.json }
    }
    if (command === 'report') {
      const { positionals, values } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: { year: { type: 'string' }, out: { type: 'string', default: 'out' } },
      })
      const [report] = positionals
      const year = Number(values.year)
      if ((report !== 'collective-progress' && report !== 'annual-financial') || !Number.isInteger(year) || year < 2000 || year > 2100) return null
      return { kind: 'report', report, year, out: resolve(standing, values.out) }
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
  }
  return null
}

async function main(): Promise<number> {
  const job = readJob(process.argv.slice(2))
  if (!job) {
    console.error(usage)
    return 2
  }
  const print = (line: string) => console.log(line)
  const settings = readSettings()
  try {
    const store = await openStore(settings)
    const analytics = new LiveAnalytics(store)
    try {
      return await runJob(job, { store, analytics }, print)
    } finally {
      await analytics.close()
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'STORE_IN_USE') throw error
    const exitCode = await sendToHolder(settings.dataDir, job, print)
    if (exitCode === null) throw error
    return exitCode
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof StoreError || error instanceof SettingError ? error.message : error)
  return 1
})
