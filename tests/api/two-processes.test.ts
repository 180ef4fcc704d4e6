import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAuth, createListener, createLogger, createTelemetry, LiveAnalytics, UploadDesk } from '@cfit/api'
import { newId, openStore, type Store } from '@cfit/prisma'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallWorld, smallWorld } from '../analytics/small-world.ts'
import { emptyStore, storeUnderTest } from '../support/store.ts'

/** One of several hubs over one store: a server, a pool of connections and analytics of its own, as in a process of its own. */
interface Replica extends AsyncDisposable {
  store: Store
  analytics: LiveAnalytics
  ask<Data>(query: string): Promise<Data>
}

async function openReplica(dataDir: string, databaseUrl: string): Promise<Replica> {
  const store = await openStore({ dataDir, databaseUrl })
  const analytics = new LiveAnalytics(store)
  const uploads = new UploadDesk(store, dataDir, () => undefined)
  let handle: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const auth = createAuth(store, { publicUrl, secret: 'a secret that the replicas share, long enough', allowDemonstration: true })
  handle = createListener({ publicUrl, store, analytics, uploads, auth, logger: createLogger('silent'), telemetry: createTelemetry() })
  analytics.warmUp()
  await analytics.current()
  return {
    store,
    analytics,
    async ask<Data>(query: string) {
      const response = await fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cfit-client': 'test' },
        body: JSON.stringify({ query }),
      })
      const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] }
      if (errors) throw new Error(errors.map((error) => error.message).join(' '))
      return data
    },
    async [Symbol.asyncDispose]() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await analytics.close()
      await store.close()
    },
  }
}

/** Nobody asks while we wait: the standing figures are looked at, not the store. */
async function withinASecond(look: () => Promise<unknown>, expected: unknown): Promise<number> {
  const started = performance.now()
  for (;;) {
    const found = await look()
    const after = performance.now() - started
    if (JSON.stringify(found) === JSON.stringify(expected)) return after
    if (after > 1000) throw new Error(`After a second it is still ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

// The embedded store belongs to one process, so there is no second one to tell.
describe.skipIf(storeUnderTest === 'embedded')('two processes over one PostgreSQL', () => {
  let place: Awaited<ReturnType<typeof emptyStore>>
  let here: Replica
  let there: Replica
  let world: SmallWorld
  let url: string
  beforeAll(async () => {
    place = await emptyStore()
    url = place.databaseUrl as string
    const store = await openStore({ dataDir: place.dataDir, databaseUrl: url })
    world = await smallWorld(store)
    await store.close()
    here = await openReplica(place.dataDir, url)
    there = await openReplica(place.dataDir, url)
  })
  afterAll(async () => {
    await here[Symbol.asyncDispose]()
    await there[Symbol.asyncDispose]()
    await place.remove()
  })

  const devicesQuery = '{ figures(metric: DEVICES_IN_USE, years: [2025]) { value } }'
  const standing = async (replica: Replica) => (await replica.analytics.standing?.figure('devices_in_use', { year: 2025 }))?.value
  const setFleet = (store: Store, organisation: string, inUse: number) =>
    store.prisma.fleet.updateMany({ where: { organisationId: organisation, category: 'LAPTOP' }, data: { inUse } })

  it('a write through one is in the answers and figures of the other at once when somebody asks', async () => {
    await setFleet(here.store, world.organisations.amber, 1200)
    expect(await there.ask(devicesQuery)).toEqual({ figures: [{ value: '1700' }] })
    await here.store.prisma.organisation.create({ data: { id: newId(), slug: 'newcomer', name: 'Newcomer', isFictional: true } })
    expect(await there.ask('{ organisations(first: 50) { totalCount } }')).toEqual({ organisations: { totalCount: 5 } })
  })

  it('and within a second when nobody asks, though no notification is ever sent', async () => {
    await setFleet(here.store, world.organisations.amber, 1300)
    await withinASecond(() => standing(there), '1800')
    await setFleet(there.store, world.organisations.amber, 1400)
    await withinASecond(() => standing(here), '1900')
  })

  it('a transaction opened before another and committed after it is not lost in either', async () => {
    const late = new pg.Client({ connectionString: url })
    await late.connect()
    try {
      await late.query('begin')
      await late.query("update fleet set in_use = 5000 where category = 'LAPTOP' and organisation_id = $1", [world.organisations.amber])
      await setFleet(here.store, world.organisations.birch, 600)
      await withinASecond(() => standing(there), '2000')
      await withinASecond(() => standing(here), '2000')
      await late.query('commit')
    } finally {
      await late.end()
    }
    await withinASecond(() => standing(there), '5600')
    await withinASecond(() => standing(here), '5600')
    expect(await there.ask(devicesQuery)).toEqual(await here.ask(devicesQuery))
  })

  it('after all of it both hold the same figures to the digit, and the same as a new build', async () => {
    const hash = await (await here.analytics.current()).contentHash()
    expect(await (await there.analytics.current()).contentHash()).toBe(hash)
    const fresh = new LiveAnalytics(here.store)
    expect(await (await fresh.current()).contentHash()).toBe(hash)
    await fresh.close()
  })
})
