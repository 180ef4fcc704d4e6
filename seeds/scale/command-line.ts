import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isLoopback, readSettings, SettingError, writeDemonstration } from '@cfit/api'
import { openStore, type Store, StoreError } from '@cfit/prisma'
import { demonstrationSignIns, seedSignIns } from '../sign-ins.ts'
import {
  type DomainWritten,
  type Generated,
  generateWorld,
  type ScaleDomain,
  type ScaleSize,
  signInOrganisations,
  smallWorld,
  TooManyAnswers,
  worldsIn,
  writeReleases,
} from './index.ts'

const usage = `Usage: npm run generate -- [--seed 1] [--organisations 60] [--devices 20000] [--answers 6000] [--tenders 2000] [--postings 20000]
                        [--into-existing]                        into a store that holds other data
       npm run generate -- --releases 100000 --releases-out file  releases of the same world as JSON lines; needs no store`

/** What was asked for cannot be done: shown as one line. */
class Refusal extends Error {}

interface Asked {
  size: ScaleSize
  isIntoExisting: boolean
  releases: { count: number; path: string } | null
}

const least: ScaleSize = { seed: 0, organisations: 10, devices: 0, answers: 0, tenders: 0, postings: 40 }
const most = 100_000_000

function readAsked(argv: string[]): Asked {
  const text = { type: 'string' } as const
  const numbers = Object.fromEntries(Object.keys(smallWorld).map((name) => [name, text]))
  const { values } = parseArgs({ args: argv, options: { ...numbers, releases: text, 'releases-out': text, 'into-existing': { type: 'boolean' } } })
  const numberOf = (name: string, standard: number, lowest: number): number => {
    const given = values[name as keyof typeof values]
    if (given === undefined) return standard
    const number = Number(given)
    if (!Number.isInteger(number) || number < lowest || number > most)
      throw new Refusal(`--${name} is ${given}; it must be a whole number from ${lowest} to ${most}.`)
    return number
  }
  const names = Object.keys(smallWorld) as (keyof ScaleSize)[]
  const size = Object.fromEntries(names.map((name) => [name, numberOf(name, smallWorld[name], least[name])])) as unknown as ScaleSize
  const path = values['releases-out'] as string | undefined
  if (path === undefined && values['releases'] !== undefined) throw new Refusal('--releases needs --releases-out, the file they are written to.')
  const releases = path === undefined ? null : { count: numberOf('releases', 10_000, 1), path: resolve(process.env['INIT_CWD'] ?? process.cwd(), path) }
  return { size, isIntoExisting: values['into-existing'] === true, releases }
}

/** What a store that is not empty allows: domains to leave out, or null when it holds exactly this world. */
async function domainsToLeaveOut(store: Store, { size, isIntoExisting }: Asked): Promise<ScaleDomain[] | null> {
  const worlds = await worldsIn(store)
  const same = worlds.find((world) => world.size.seed === size.seed)
  if (same && Object.entries(size).every(([name, value]) => same.size[name as keyof ScaleSize] === value)) {
    console.error(`The store holds this world already, hash ${same.hash}. Nothing was written.`)
    return null
  }
  if (same) throw new Refusal(`The store holds a world of seed ${size.seed} and another size. Take another --seed, or an empty store. Nothing was written.`)
  if ((await store.prisma.organisation.count()) === 0) return []
  if (!isIntoExisting)
    throw new Refusal('The store already holds data. Name an empty one with DATABASE_URL or DATA_DIR, or add --into-existing. Nothing was written.')
  const leaveOut: ScaleDomain[] = []
  if ((await store.prisma.campaign.count()) > 0) leaveOut.push('monitoring')
  if ((await store.prisma.fiscalYear.count()) + (await store.prisma.account.count()) > 0) leaveOut.push('finance')
  for (const domain of leaveOut) console.error(`The store has ${domain} of its own for the same years, so that none is added.`)
  return leaveOut
}

const grouped = (number: number): string => Math.round(number).toLocaleString('en').replaceAll(',', ' ')

function told({ domain, rows, milliseconds }: DomainWritten): string {
  return `${domain.padEnd(12)} ${grouped(rows).padStart(11)} rows in ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${grouped((rows * 1000) / milliseconds).padStart(8)} rows/s`
}

function summary(generated: Generated, milliseconds: number): string {
  const rows = generated.domains.reduce((sum, domain) => sum + domain.rows, 0)
  const counts = Object.entries(generated.counts).map(([table, count]) => `  ${table.padEnd(24)} ${grouped(count).padStart(11)}`)
  const memory = `${grouped(process.resourceUsage().maxRSS / 1024)} MB of memory at most`
  return [...counts, `${grouped(rows)} rows in ${(milliseconds / 1000).toFixed(1)} s, ${memory}`, `hash ${generated.hash}`].join('\n')
}

async function generate(asked: Asked): Promise<void> {
  const settings = readSettings()
  const store = await openStore(settings)
  try {
    const wasEmpty = (await store.prisma.organisation.count()) === 0 && (await store.prisma.user.count()) === 0
    const leaveOut = await domainsToLeaveOut(store, asked)
    if (leaveOut === null) return
    const started = performance.now()
    const generated = await generateWorld(store, asked.size, { leaveOut, tell: (written) => console.error(told(written)) })
    // Nobody else looks at the new rows before the first question does, and on the embedded store nobody ever would.
    await store.sql('analyze')
    console.log(summary(generated, performance.now() - started))
    if (wasEmpty) await makeSignIns(store, asked.size, settings)
  } finally {
    await store.close()
  }
}

/** The demonstration's sign-ins, under the rule of the demonstration: their passwords are known, so they are made only where nobody else comes. */
async function makeSignIns(store: Store, size: ScaleSize, settings: ReturnType<typeof readSettings>): Promise<void> {
  const isPrivate = isLoopback(settings.host) && isLoopback(new URL(settings.publicUrl).hostname)
  const isAsked = store.kind === 'embedded' || process.env['SEED'] === 'demo'
  if (!isPrivate || !isAsked) {
    console.error('No sign-ins were made: their passwords are known. On a PostgreSQL store that only this machine serves, SEED=demo asks for them.')
    return
  }
  await seedSignIns(store, signInOrganisations(size))
  writeDemonstration(settings.dataDir, demonstrationSignIns)
  console.error('The three sign-ins of the demonstration were made, for this machine only.')
}

async function run(): Promise<void> {
  const asked = readAsked(process.argv.slice(2))
  if (!asked.releases) return generate(asked)
  const { count, path } = asked.releases
  const started = performance.now()
  const { bytes, processes, hash } = await writeReleases(asked.size, count, path)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${grouped(count)} releases of ${grouped(processes)} processes, ${grouped(bytes / 1_000_000)} MB in ${seconds.toFixed(1)} s (${grouped(count / seconds)} a second): ${path}`,
  )
  console.log(`hash ${hash}`)
}

await run().catch((error: unknown) => {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  const isPlain = isUsage || [StoreError, SettingError, Refusal, TooManyAnswers].some((kind) => error instanceof kind)
  console.error(isPlain ? (error as Error).message : error)
  if (isUsage) console.error(usage)
  process.exitCode = 1
})
