import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore, StoreError } from '@cfit/prisma'
import { isFactorSet, SchemaError } from './imports/index.ts'
import { sendToHolder } from './jobs/holder.ts'
import { type Job, runJob } from './jobs/job.ts'
import { LiveAnalytics } from './reports/live-analytics.ts'
import { readSettings, SettingError } from './settings.ts'

const usage = `Usage:
  npm run import -- ocds <file or folder> ... [--ict-only] [--strict --schema <file, folder or address> ...] [--json]
  npm run import -- boavizta <file or folder> ... [--factor-set boavizta-2023-02] [--json]
  npm run report -- collective-progress|annual-financial --year 2025 --out out
  npm run verify -- audit [--head <position:hash>] [--json]
  npm run invite -- --name <name> --email <address> --secretariat
  npm run invite -- --name <name> --email <address> --committee|--contributor|--administrator <organisation as in its address>
Each works while the hub runs. DATA_DIR or DATABASE_URL names the store, as for the hub.`

/** Where the person stood who asked: npm runs scripts from the project's folder. */
const standing = process.env['INIT_CWD'] ?? process.cwd()

function readJob(argv: string[]): Job | null {
  const [command, ...rest] = argv
  try {
    if (command === 'import') {
      const options = {
        json: { type: 'boolean', default: false },
        'ict-only': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        schema: { type: 'string', multiple: true },
        'factor-set': { type: 'string' },
      } as const
      const { positionals, values } = parseArgs({ args: rest, allowPositionals: true, options })
      const [format, ...given] = positionals
      const { json, strict, schema: places = [], 'ict-only': isIctOnly, 'factor-set': factorSet } = values
      if (given.length === 0) return null
      const paths = given.map((path) => resolve(standing, path))
      if (format === 'boavizta') {
        if (strict || isIctOnly || places.length > 0 || (factorSet !== undefined && !isFactorSet(factorSet))) return null
        return { kind: 'import', format, paths, json, factorSet }
      }
      if (format !== 'ocds') throw new Error(`There is nothing to import from ${format}; it is ocds or boavizta.`)
      if (factorSet !== undefined) throw new Error('--factor-set is for boavizta.')
      // To be strict is to refuse what a schema refuses: without one there is nothing to go by, and one that is not asked for would mislead.
      if (strict !== places.length > 0) throw new Error('--strict needs --schema <file, folder or address>, and --schema needs --strict.')
      const schemas = places.map((place) => (/^https?:\/\//.test(place) ? place : resolve(standing, place)))
      return { kind: 'import', format, paths, json, isIctOnly, schemas }
    }
    if (command === 'verify') {
      const { positionals, values } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: { head: { type: 'string' }, json: { type: 'boolean', default: false } },
      })
      const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.head ?? '') ?? []
      if (positionals.join() !== 'audit') return null
      if (values.head !== undefined && !hash) throw new Error('--head is the position and the 64 digits of the hash, as `/audit/head` gave them: 12:0a1b...')
      return { kind: 'verify-audit', head: hash ? { position: Number(position), hash } : null, json: values.json }
    }
    if (command === 'invite') return readInvite(rest)
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

function readInvite(args: string[]): Job | null {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      email: { type: 'string' },
      secretariat: { type: 'boolean', default: false },
      committee: { type: 'string' },
      contributor: { type: 'string' },
      administrator: { type: 'string' },
    },
  })
  const { name, email, secretariat, committee, contributor, administrator } = values
  const given = [
    ...(secretariat ? [{ function: 'SECRETARIAT' as const, organisation: null }] : []),
    ...(committee === undefined ? [] : [{ function: 'STEERING_COMMITTEE' as const, organisation: committee || null }]),
    ...(contributor === undefined ? [] : [{ function: 'CONTRIBUTOR' as const, organisation: contributor }]),
    ...(administrator === undefined ? [] : [{ function: 'ADMINISTRATOR' as const, organisation: administrator }]),
  ]
  const [does] = given
  if (!name || !email || !does || given.length > 1) return null
  return { kind: 'invite', name, email, ...does }
}

async function main(): Promise<number> {
  const given = process.argv.slice(2)
  if (given.length === 0 || given.some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage)
    return 0
  }
  const job = readJob(given)
  if (!job) {
    console.error(usage)
    return 2
  }
  const print = (line: string) => console.log(line)
  if (job.kind === 'import') {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        console.error('Stopped. What was taken in by then is kept; run the command again for the rest.')
        process.exit(130)
      })
    }
  }
  const settings = readSettings()
  const place = settings.databaseUrl ? 'the PostgreSQL store of DATABASE_URL' : `the store in ${settings.dataDir}`
  const tellPlace = (by: string) => console.error(job.kind === 'import' || job.kind === 'invite' ? `Into ${place}${by}.` : `From ${place}${by}.`)
  try {
    const store = await openStore(settings)
    tellPlace('')
    const analytics = new LiveAnalytics(store, settings.analytics)
    try {
      return await runJob(job, { store, analytics, publicUrl: settings.publicUrl, note: console.error }, print)
    } finally {
      await analytics.close()
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'STORE_IN_USE') throw error
    tellPlace(job.kind === 'import' ? ', by the hub that runs on it; stopping this command stops the import' : ', by the hub that runs on it')
    const exitCode = await sendToHolder(settings.dataDir, job, print)
    if (exitCode === null) throw error
    return exitCode
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof StoreError || error instanceof SettingError || error instanceof SchemaError ? error.message : error)
  return 1
})
