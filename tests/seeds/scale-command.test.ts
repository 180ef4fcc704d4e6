import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openStore } from '@cfit/prisma'
import { generateWorld, signInOrganisations } from '@cfit/seeds/scale'
import { seedSignIns } from '@cfit/seeds/sign-ins'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../house/tree.ts'
import { openHub } from '../support/hub.ts'
import { emptyStore, storeUnderTest } from '../support/store.ts'

const small = ['--organisations', '14', '--devices', '200', '--answers', '300', '--tenders', '40', '--postings', '120']

let place: Awaited<ReturnType<typeof emptyStore>>
beforeAll(async () => {
  place = await emptyStore()
})
afterAll(() => place.remove())

/** The built command, as npm runs it, on a store of its own. */
async function generate(args: string[], environment: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const { DATABASE_URL: _, SEED: __, HOST: ___, PUBLIC_URL: ____, ...inherited } = process.env
  // On a server nothing needs the data folder before the sign-ins are kept in it.
  const dataDir = place.databaseUrl ? join(place.dataDir, 'not-there-yet') : place.dataDir
  const own = { ...inherited, DATA_DIR: dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), ...environment }
  const child = spawn(process.execPath, [join(root, 'seeds/dist/generate.mjs'), ...args], { cwd: root, env: own })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

describe(`npm run generate on the ${storeUnderTest} store`, { timeout: 120_000 }, () => {
  it('writes a world, tells its progress, size and hash, and makes sign-ins only where their known passwords are safe', async () => {
    const { code, output } = await generate(small, { SEED: 'demo' })
    expect(code, output).toBe(0)
    expect(output).toMatch(/devices +\d+ rows in +[\d.]+ s +[\d ]+ rows\/s/)
    expect(output).toMatch(/\ndevice_model|device +200\n/)
    expect(output).toMatch(/hash [0-9a-f]{64}/)
    expect(output).toContain('three sign-ins of the demonstration were made')
  })

  it('writes nothing twice, nothing over another size, and nothing into a store of others', async () => {
    expect(await generate(small)).toMatchObject({ code: 0, output: expect.stringContaining('holds this world already') })
    expect(await generate(['--devices', '100'])).toMatchObject({ code: 1, output: expect.stringContaining('another size') })
    expect(await generate([...small, '--seed', '2'])).toMatchObject({ code: 1, output: expect.stringContaining('already holds data') })
    const beside = await generate([...small, '--seed', '2', '--into-existing'])
    expect(beside).toMatchObject({ code: 0, output: expect.stringContaining('The store has finance of its own') })
    const store = await openStore({ dataDir: place.dataDir, databaseUrl: place.databaseUrl })
    expect([await store.prisma.device.count(), await store.prisma.answer.count(), await store.prisma.user.count()]).toEqual([400, 300, 3])
    await store.close()
  })

  it('says in one line what it cannot read', async () => {
    expect(await generate(['--devices', 'many'])).toMatchObject({ code: 1, output: expect.stringMatching(/^--devices is many; it must be a whole number/) })
    expect(await generate(['--gadgets', '3'])).toMatchObject({ code: 1, output: expect.stringContaining('Usage: npm run generate') })
    expect(await generate(['--releases', '3'])).toMatchObject({ code: 1, output: expect.stringContaining('--releases-out') })
  })

  it('makes no sign-ins where others can reach the hub', async () => {
    const other = await emptyStore()
    try {
      const environment = { DATA_DIR: other.dataDir, ...(other.databaseUrl ? { DATABASE_URL: other.databaseUrl } : {}) }
      const { code, output } = await generate(small, { ...environment, SEED: 'demo', HOST: '0.0.0.0' })
      expect(code).toBe(0)
      expect(output).toContain('No sign-ins were made')
      const store = await openStore({ dataDir: other.dataDir, databaseUrl: other.databaseUrl })
      expect(await store.prisma.user.count()).toBe(0)
      await store.close()
    } finally {
      await other.remove()
    }
  })
})

describe('a hub over a generated world', () => {
  it('answers readers, signs its three people in, and knows the figures', { timeout: 120_000 }, async () => {
    await using hub = await openHub({ seed: false })
    const size = { seed: 5, organisations: 20, devices: 300, answers: 600, tenders: 60, postings: 200 }
    await generateWorld(hub.store, size)
    await seedSignIns(hub.store, signInOrganisations(size))
    const { data } = await hub.ask<{ tenders: { edges: { node: { title: string; isFictional: boolean } }[] } }>(
      '{ tenders(first: 5) { edges { node { title isFictional } } } }',
    )
    expect(data.tenders.edges).toHaveLength(5)
    expect(data.tenders.edges.every(({ node }) => node.isFictional)).toBe(true)
    for (const role of ['secretariat', 'committee', 'participant'] as const) expect(await hub.signIn(role)).toContain('session')
    const checks = await (await hub.analytics.current()).checks()
    expect(checks.filter(({ count }) => count > 0)).toEqual([])
  })
})
