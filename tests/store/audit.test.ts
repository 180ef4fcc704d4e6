import { AuditSealer, auditHead, describeVerdict, sealAudit, verifyAudit } from '@cfit/api/audit'
import { newId } from '@cfit/prisma'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStoreBeside, openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'

/*
 * The audit as a sceptic tests it: with the rights of whoever runs the database, triggers out of the way.
 */

let opened: TestStore
beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened[Symbol.asyncDispose]())
beforeEach(() => tampered('truncate "audit_event", "audit_link"'))

async function write(count: number, at = new Date()): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  const event = { command: 'saveAnswers', subjectType: 'Submission', subjectId: newId(), change: { answers: { before: '1.50', after: 'Ä "quoted"' } } }
  await opened.store.prisma.auditEvent.createMany({ data: ids.map((id) => ({ id, at, ...event })) })
  return ids
}

/** Changes rows as the owner of the database can: without triggers. */
async function tampered(statement: string, ...parameters: unknown[]): Promise<void> {
  await opened.store.transaction(async (sql) => {
    await sql('set local session_replication_role = replica')
    await sql(statement, parameters)
  })
}

const faults = async (head?: { position: number; hash: string }) =>
  (await verifyAudit(opened.store, head)).faults.map(({ code, position }) => `${position} ${code}`)
const headNow = async () => (await auditHead(opened.store.sql)) ?? expect.fail()

describe(`the audit's chain in the ${storeUnderTest} store`, () => {
  it('seals each event once, in order, and is whole', async () => {
    await write(3)
    expect(await verifyAudit(opened.store)).toMatchObject({ sealed: 0, unsealed: 3, head: null, faultCount: 0 })
    expect(await sealAudit(opened.store, null)).toBe(3)
    expect(await sealAudit(opened.store, null)).toBe(0)
    await write(2)
    await sealAudit(opened.store, null)
    expect(await verifyAudit(opened.store)).toMatchObject({ sealed: 5, unsealed: 0, head: { position: 5 }, faultCount: 0 })
    expect(describeVerdict(await verifyAudit(opened.store))).toMatch(/^Audit: 5 events sealed, all whole; 0 not sealed yet\.\nHead: 5:[0-9a-f]{64}\./)
  })

  it('is whole over many pages and batches', async () => {
    await write(12_345)
    expect(await sealAudit(opened.store, null)).toBe(12_345)
    expect(await verifyAudit(opened.store)).toMatchObject({ sealed: 12_345, head: { position: 12_345 }, faultCount: 0 })
  })

  it('finds an altered event, whichever column it was', async () => {
    const ids = await write(6)
    await sealAudit(opened.store, null)
    const places = await opened.store.sql<{ id: string; position: number }>('select "event_id"::text as "id", "position"::int from "audit_link"')
    const changes = [
      `"at" = "at" + interval '1 millisecond'`,
      `"actor_id" = "id"`,
      `"command" = 'other'`,
      `"subject_id" = "id"`,
      `"change" = '{"answers":{"before":"1.5","after":"x"}}'`,
      `"ruling" = '{}'`,
    ]
    for (const [index, change] of changes.entries()) {
      await tampered(`update "audit_event" set ${change} where "id" = $1`, ids[index])
      const altered = ids.slice(0, index + 1).map((id) => `${places.find((place) => place.id === id)?.position} EVENT_ALTERED`)
      expect((await faults()).sort()).toEqual(altered.sort())
    }
  })

  it('finds a removed event, a removed link, and both removed together, at the beginning and in the middle', async () => {
    await write(6)
    await sealAudit(opened.store, null)
    await tampered('delete from "audit_event" where "id" = (select "event_id" from "audit_link" where "position" = 3)')
    expect(await faults()).toEqual(['3 EVENT_MISSING'])
    await tampered('delete from "audit_link" where "position" = 3')
    expect(await faults()).toEqual(['3 LINK_MISSING'])
    await tampered('delete from "audit_link" where "position" = 1')
    expect(await faults()).toEqual(['1 LINK_MISSING', '3 LINK_MISSING'])
  })

  it('tells by a head that was kept when the tail was cut, or the chain written anew', async () => {
    await write(4)
    await sealAudit(opened.store, null)
    const kept = await headNow()
    expect(await faults(kept)).toEqual([])
    await tampered('delete from "audit_event" where "id" in (select "event_id" from "audit_link" where "position" > 2)')
    await tampered('delete from "audit_link" where "position" > 2')
    expect(await faults()).toEqual([])
    expect(await faults(kept)).toEqual(['3 TAIL_CUT'])
    await write(5)
    await sealAudit(opened.store, null)
    expect(await faults()).toEqual([])
    expect(await faults(kept)).toEqual(['4 HEAD_DIFFERS'])
  })

  it('cannot be changed by the hub itself', async () => {
    await write(1)
    await sealAudit(opened.store, null)
    await expect(opened.store.sql('delete from "audit_link"')).rejects.toThrow('never changed or removed')
    await expect(opened.store.sql(`update "audit_link" set "hash" = 'x'`)).rejects.toThrow('never changed or removed')
    await expect(opened.store.sql('delete from "audit_event"')).rejects.toThrow('never changed or removed')
  })
})

describe('sealing', () => {
  const failures: unknown[] = []
  let sealer: AuditSealer | undefined
  afterEach(async () => {
    await sealer?.close()
    expect(failures).toEqual([])
  })

  it('goes on by itself: what lay there at the start however old, and what comes', async () => {
    await write(1, new Date('2020-01-01T00:00:00Z'))
    sealer = new AuditSealer(opened.store, (error) => failures.push(error))
    await expect.poll(() => verifyAudit(opened.store), { timeout: 5000 }).toMatchObject({ sealed: 1, unsealed: 0 })
    await write(2)
    await expect.poll(() => verifyAudit(opened.store), { timeout: 5000 }).toMatchObject({ sealed: 3, unsealed: 0, faultCount: 0 })
  })

  it('tells a failure once, not at each round, and goes on once it can', async () => {
    const told: unknown[] = []
    let isBroken = true
    const failing = new Proxy(opened.store, {
      get: (store, key) => (isBroken && key === 'transaction' ? () => Promise.reject(new Error('no room')) : Reflect.get(store, key)),
    })
    sealer = new AuditSealer(failing, (error) => told.push(error))
    await write(1)
    await expect.poll(() => told.length, { timeout: 5000 }).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(told).toHaveLength(1)
    isBroken = false
    await expect.poll(() => verifyAudit(opened.store), { timeout: 5000 }).toMatchObject({ sealed: 1 })
  })

  it.skipIf(storeUnderTest === 'embedded')('by several processes at once makes one chain without a gap (only PostgreSQL has several)', async () => {
    await using beside = await openStoreBeside(opened)
    for (let round = 0; round < 20; round += 1) {
      await write(100)
      await Promise.all([sealAudit(opened.store, null), sealAudit(beside.store, null)])
    }
    await sealAudit(opened.store, null)
    expect(await verifyAudit(opened.store)).toMatchObject({ sealed: 2000, unsealed: 0, faultCount: 0 })
  })
})
