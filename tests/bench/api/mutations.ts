import pg from 'pg'
import { roundOrder } from '../arithmetic.ts'
import { type BenchRequest, type Measured, putUnderLoad } from '../load.ts'
import { type BenchOptions, ours, type Sample } from '../part.ts'
import type { RunningServer } from '../processes.ts'
import { mutation } from './cases.ts'
import { bareAddress } from './systems.ts'
import { cookieOf, submissionId, undoMutations, worldSizes } from './world.ts'

export interface MutationBench extends BenchOptions {
  seconds: number
  connections: number
  database: string
  servers: RunningServer[]
}

/** Each connection writes by turns into submissions that are its own, always with the version it must have by now. */
function writer({ size, connections }: MutationBench, server: RunningServer): (connection: number) => BenchRequest {
  const { contributors } = worldSizes[size]
  const versions = new Map<number, number>()
  const turns = new Map<number, number>()
  const perConnection = Math.floor(contributors / connections)
  return (connection) => {
    const turn = turns.get(connection) ?? 0
    turns.set(connection, turn + 1)
    const contributor = 1 + connection * perConnection + (turn % perConnection)
    const version = versions.get(contributor) ?? 1
    versions.set(contributor, version + 1)
    const key = `bench-${contributor}-${version}`
    const input = mutation.input(submissionId(contributor), version, key)
    if (server.name === ours) {
      const headers = { 'content-type': 'application/json', accept: 'application/json', cookie: cookieOf(contributor), 'x-cfit-client': 'bench' }
      return { path: '/graphql', headers, body: JSON.stringify({ query: mutation.query, variables: { input } }) }
    }
    const parameters = [submissionId(contributor), version, key, JSON.stringify(input.answers)]
    return { path: bareAddress(mutation.name), headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters) }
  }
}

const isRight = (server: RunningServer) => (body: string) =>
  server.name === ours ? body.includes('"__typename":"Submission"') : body.includes('"audited" : 1')

/** Every answered mutation must have left its audit event, its key and its answers behind. */
async function checkEffects(database: string, answered: number, server: RunningServer): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    const { rows } = await client.query<{ audited: number; claimed: number; moved: number; kept: number }>(
      'select (select count(*)::int from audit_event) as audited, (select count(*)::int from idempotency_key) as claimed, (select sum(version - 1)::int from submission) as moved, (select count(*)::int from answer) as kept',
    )
    const { audited = 0, claimed = 0, moved = 0, kept = 0 } = rows[0] ?? {}
    // A request still under way when the load ended may have been written without being counted.
    const isWhole = audited >= answered && audited === claimed && audited === moved && kept > 0 && kept % 3 === 0
    if (!isWhole)
      throw new Error(`${server.name} answered ${answered} mutations, but ${audited} were audited, ${claimed} keys claimed and ${moved} versions moved.`)
  } finally {
    await client.end()
  }
}

/** The mutation in closed loop and at a fixed rate, from an unwritten world each time. */
export async function benchMutation(bench: MutationBench): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const rate of [undefined, mutation.openLoopRate]) {
    bench.log(`  ${mutation.name}${rate ? ` at ${rate}/s` : ''}`)
    const measured = new Map<string, Measured[]>(bench.servers.map(({ name }) => [name, []]))
    for (let run = -1; run < bench.runs; run += 1) {
      for (const server of roundOrder(bench.servers, run)) {
        await undoMutations(bench.database)
        const { connections, seconds } = bench
        const one = await putUnderLoad({
          address: server.address,
          requests: [],
          nextRequest: writer(bench, server),
          seconds,
          connections,
          isRight: isRight(server),
          ...(rate ? { rate } : {}),
        })
        await checkEffects(bench.database, one.answered, server)
        // The run before the first is the warm-up.
        if (run >= 0) measured.get(server.name)?.push(one)
      }
    }
    for (const [system, runs] of measured) {
      if (!rate) samples.push({ case: mutation.name, system, unit: 'requests/s', values: runs.map((one) => one.requestsPerSecond) })
      else {
        samples.push({ case: `${mutation.name} at ${rate}/s, p50`, system, unit: 'ms', values: runs.map((one) => one.p50) })
        samples.push({ case: `${mutation.name} at ${rate}/s, p99`, system, unit: 'ms', values: runs.map((one) => one.p99) })
      }
    }
  }
  await undoMutations(bench.database)
  return samples
}
