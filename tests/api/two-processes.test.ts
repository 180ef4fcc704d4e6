import { LiveAnalytics } from '@cfit/api'
import { newId, type Store } from '@cfit/prisma'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallWorld, smallWorld } from '../analytics/small-world.ts'
import { type Hub, openHub } from '../support/hub.ts'
import { storeUnderTest } from '../support/store.ts'

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
  let here: Hub
  let there: Hub
  let world: SmallWorld
  beforeAll(async () => {
    here = await openHub({ seed: false })
    world = await smallWorld(here.store)
    there = await openHub({ beside: here })
    for (const { analytics } of [here, there]) {
      analytics.warmUp()
      await analytics.current()
    }
  })
  afterAll(async () => {
    await there[Symbol.asyncDispose]()
    await here[Symbol.asyncDispose]()
  })

  const devicesQuery = '{ figures(metric: DEVICES_IN_USE, years: [2025]) { value } }'
  const standing = async (hub: Hub) => (await hub.analytics.standing?.figure('devices_in_use', { year: 2025 }))?.value
  const setFleet = (store: Store, organisation: string, inUse: number) =>
    store.prisma.fleet.updateMany({ where: { organisationId: organisation, category: 'LAPTOP' }, data: { inUse } })

  it('a write through one is in the answers and figures of the other at once when somebody asks', async () => {
    await setFleet(here.store, world.organisations.amber, 1200)
    expect((await there.ask(devicesQuery)).data).toEqual({ figures: [{ value: '1700' }] })
    await here.store.prisma.organisation.create({ data: { id: newId(), slug: 'newcomer', name: 'Newcomer', isFictional: true } })
    expect((await there.ask('{ organisations(first: 50) { totalCount } }')).data).toEqual({ organisations: { totalCount: 5 } })
  })

  it('and within a second when nobody asks, though no notification is ever sent', async () => {
    await setFleet(here.store, world.organisations.amber, 1300)
    await withinASecond(() => standing(there), '1800')
    await setFleet(there.store, world.organisations.amber, 1400)
    await withinASecond(() => standing(here), '1900')
  })

  it('a transaction opened before another and committed after it is not lost in either', async () => {
    const late = new pg.Client({ connectionString: here.databaseUrl })
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
    expect((await there.ask(devicesQuery)).data).toEqual((await here.ask(devicesQuery)).data)
  })

  it('after all of it both hold the same figures to the digit, and the same as a new build', async () => {
    const hash = await (await here.analytics.current()).contentHash()
    expect(await (await there.analytics.current()).contentHash()).toBe(hash)
    const fresh = new LiveAnalytics(here.store)
    expect(await (await fresh.current()).contentHash()).toBe(hash)
    await fresh.close()
  })
})
