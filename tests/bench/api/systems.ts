import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchRequest } from '../load.ts'
import { ours } from '../part.ts'
import { type RunningServer, startServer } from '../processes.ts'
import { mutation, type ReadCase } from './cases.ts'
import { benchSecret } from './world.ts'

export const bare = 'bare server'
export const rival = 'PostGraphile 5'

const folder = import.meta.dirname
const rivalFolder = join(folder, '../postgraphile')
const json = { 'content-type': 'application/json', accept: 'application/json' }

const isWindows = process.platform === 'win32'

/** Installs the rival at the versions of its own lockfile, once for each state of that. */
function installRival(log: (line: string) => void): void {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(rivalFolder, 'package-lock.json')))
    .digest('hex')
  const stamp = join(rivalFolder, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return
  log('  installing PostGraphile for the comparison')
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: rivalFolder,
    shell: isWindows,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`PostGraphile could not be installed: ${done.stderr}`)
  writeFileSync(stamp, lockfile)
}

export const bareAddress = (name: string) => `/${name.replace(/\W+/g, '-')}`

/** The hub as it is started in production, with the cache of answers on or off. */
export function startHub(databaseUrl: string, dataDir: string, cache: 'on' | 'off', options: string[] = []): Promise<RunningServer> {
  return startServer({
    name: ours,
    run: [...options, 'api/dist/main.mjs'],
    environment: {
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      AUTH_SECRET: benchSecret,
      RESPONSE_CACHE: cache,
    },
    ready: /ready at (\S+)/,
  })
}

export function startBare(databaseUrl: string, cases: ReadCase[]): Promise<RunningServer> {
  const statements = Object.fromEntries(cases.map(({ name, bare: { sql } }) => [bareAddress(name), sql]))
  return startServer({
    name: bare,
    run: [join(folder, 'bare-server.ts')],
    environment: { DATABASE_URL: databaseUrl, STATEMENTS: JSON.stringify({ ...statements, [bareAddress(mutation.name)]: mutation.bareSql }) },
    ready: /ready at (\S+)/,
  })
}

export function startRival(databaseUrl: string, log: (line: string) => void): Promise<RunningServer> {
  installRival(log)
  return startServer({ name: rival, run: ['server.mjs'], folder: rivalFolder, environment: { DATABASE_URL: databaseUrl }, ready: /ready at (\S+)\/graphql/ })
}

const graphqlRequests = ({ query, variables }: { query: string; variables: object[] }): BenchRequest[] =>
  variables.map((values) => ({ path: '/graphql', headers: json, body: JSON.stringify({ query, variables: values }) }))

/** The requests by which a system is asked for a case. */
export function requestsOf(readCase: ReadCase, system: string): BenchRequest[] {
  if (system === ours) return graphqlRequests(readCase.hub)
  if (system === rival) return graphqlRequests(readCase.postgraphile)
  return readCase.bare.parameters.map((parameters) => ({ path: bareAddress(readCase.name), headers: json, body: JSON.stringify(parameters) }))
}

export async function send(server: RunningServer, request: BenchRequest): Promise<{ text: string; status: number }> {
  const response = await fetch(server.address + request.path, { method: 'POST', headers: request.headers, body: request.body })
  return { text: await response.text(), status: response.status }
}

/** A system's answers to all requests of a case, in the form that all share. */
export async function answersOf(readCase: ReadCase, server: RunningServer): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const request of requestsOf(readCase, server.name)) {
    const { text, status } = await send(server, request)
    const answer = JSON.parse(text) as { data?: unknown; errors?: unknown }
    if (status !== 200 || answer.errors) throw new Error(`${readCase.name}: ${server.name} refuses: ${text.slice(0, 1000)}`)
    if (server.name === ours) answers.push(readCase.fromHub(answer.data))
    else if (server.name === rival) answers.push(readCase.fromPostgraphile(answer.data))
    else answers.push(readCase.fromBare(answer))
  }
  return answers
}
