import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { release } from '../imports/fixtures.ts'
import { type Hub, openHub } from '../support/hub.ts'
import { storeUnderTest } from '../support/store.ts'

let hub: Hub
let secretariat: string
beforeAll(async () => {
  hub = await openHub({ uploadBytesMax: 1_000_000 })
  secretariat = await hub.signIn('secretariat')
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Told {
  id: string
  state: string
  failure: string | null
  bytes: number
  bytesRead: number
  canStart: { allowed: boolean; reason: string | null }
  tenders: { ocid: string }[]
  result: {
    read: number
    setAside: number | null
    refused: number
    effects: { noun: string; created: number; updated: number; unchanged: number }[]
    refusals: { pointer: string; code: string }[]
    findings: { code: string; severity: string; count: number; places: string[] }[]
  } | null
}

const fields = `id state failure bytes bytesRead canStart { allowed reason } tenders { ocid }
  result { read setAside refused effects { noun created updated unchanged } refusals { pointer code } findings { code severity count places } }`

async function upload(
  body: BodyInit,
  query = 'format=OCDS&name=feed.json',
  headers: Record<string, string> = { cookie: secretariat, 'x-cfit-client': 'test' },
) {
  const response = await fetch(`${hub.url}/imports?${query}`, { method: 'POST', body, headers })
  return { status: response.status, ...((await response.json()) as { id: string; code?: string; sha256?: string }) }
}

async function told(id: string, cookie = secretariat): Promise<Told | null> {
  const { data } = await hub.ask<{ import: Told | null }>(`query ($id: ID!) { import(id: $id) { ${fields} } }`, { id }, cookie)
  return data.import
}

async function decide(command: 'startImport' | 'giveUpImport', input: object, cookie = secretariat) {
  const { data } = await hub.ask<Record<string, Told & { code?: string }>>(
    `mutation ($input: DecideImportInput!) { ${command}(input: $input) { ... on Import { ${fields} } ... on CommandError { code } } }`,
    { input },
    cookie,
  )
  return data[command] as Told & { code?: string }
}

const lines = (...bodies: object[]) => bodies.map((body) => JSON.stringify(body)).join('\n')

describe(`an uploaded file, with the ${storeUnderTest} store`, () => {
  it('is checked first and keeps nothing; then it is taken in on somebody’s word, and deleted', async () => {
    const content = lines(release({ ocid: 'ocds-upload-1' }), release({ ocid: 'ocds-upload-2', buyer: null }), release({ ocid: '' }))
    const received = await upload(content, 'format=ocds&name=..%2Fsecret%2Ffeed.jsonl')
    expect(received).toMatchObject({ status: 201, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await hub.uploads.settled()
    const checked = await told(received.id)
    expect(checked).toMatchObject({ state: 'CHECKED', bytesRead: content.length, canStart: { allowed: true, reason: null }, tenders: [] })
    expect(checked?.result).toMatchObject({
      read: 3,
      refused: 1,
      setAside: null,
      effects: [{ noun: 'process', created: 2, updated: 0, unchanged: 0 }],
      refusals: [{ pointer: '/2/ocid', code: 'ocid-missing' }],
    })
    expect(checked?.result?.findings.find(({ code }) => code === 'buyer-missing')).toMatchObject({ severity: 'WARNING', count: 1, places: ['/1'] })
    expect(await hub.store.prisma.tender.count({ where: { ocid: { startsWith: 'ocds-upload' } } })).toBe(0)
    expect(readdirSync(join(hub.dataDir, 'uploads', received.id))).toEqual(['feed.jsonl'])

    const started = await decide('startImport', { importId: received.id, idempotencyKey: 'start-once' })
    expect(started).toMatchObject({ state: 'IMPORTING', canStart: { allowed: false, reason: 'NO_LONGER_OPEN' } })
    expect(await decide('startImport', { importId: received.id, idempotencyKey: 'start-once' })).toMatchObject({ id: received.id })
    await hub.uploads.settled()
    const done = await told(received.id)
    expect(done).toMatchObject({ state: 'DONE', bytesRead: done?.bytes, result: checked?.result })
    expect(done?.tenders.map(({ ocid }) => ocid).sort()).toEqual(['ocds-upload-1', 'ocds-upload-2'])
    expect(existsSync(join(hub.dataDir, 'uploads', received.id))).toBe(false)
    expect(await decide('startImport', { importId: received.id })).toMatchObject({ code: 'NO_LONGER_OPEN' })
    const audits = await hub.store.prisma.auditEvent.findMany({ where: { subjectId: received.id }, orderBy: { at: 'asc' } })
    expect(audits.map(({ command }) => command)).toEqual(['uploadFile', 'startImport'])
    expect(hub.failures).toEqual([])
  })

  it('is not waiting when it would change nothing, so that it keeps no other away', async () => {
    for (let count = 0; count < 6; count += 1) {
      expect(await upload('{"broken', 'format=OCDS&name=broken.json')).toMatchObject({ status: 201 })
      await hub.uploads.settled()
    }
    await hub.store.prisma.import.deleteMany({ where: { fileName: 'broken.json' } })
  })

  it('is not taken compressed, which nothing would undo', async () => {
    const sent = await fetch(`${hub.url}/imports?format=OCDS`, {
      method: 'POST',
      headers: { cookie: secretariat, 'x-cfit-client': 'test', 'content-encoding': 'gzip' },
      body: 'x',
    })
    expect([sent.status, await sent.json()]).toMatchObject([415, { code: 'ENCODING_UNKNOWN' }])
  })

  it('may be a table of footprints', async () => {
    const table =
      'manufacturer,name,category,subcategory,gwp_total,report_date,sources\nAcme,Book 1,Workplace,Laptop,200,November 2022,https://acme.example/1.pdf\n'
    const { id } = await upload(table, 'format=BOAVIZTA&name=boavizta-2023-02.csv')
    await hub.uploads.settled()
    expect((await told(id))?.result?.effects).toEqual([
      { noun: 'deviceModel', created: 1, updated: 0, unchanged: 0 },
      { noun: 'footprint', created: 1, updated: 0, unchanged: 0 },
    ])
    await decide('startImport', { importId: id })
    await hub.uploads.settled()
    expect(await hub.store.prisma.deviceModel.count({ where: { manufacturer: 'Acme' } })).toBe(1)
  })

  it('may be narrowed to what buys ICT', async () => {
    const { id } = await upload(lines(release({ ocid: 'ocds-upload-bread' })), 'format=OCDS&name=all.jsonl&ictOnly=true')
    await hub.uploads.settled()
    expect((await told(id))?.result).toMatchObject({ setAside: 1, effects: [{ created: 0 }] })
    expect(await decide('giveUpImport', { importId: id })).toMatchObject({ state: 'FAILED', failure: 'GIVEN_UP' })
    expect(existsSync(join(hub.dataDir, 'uploads', id))).toBe(false)
  })

  it('is refused as a whole when it is no file of its kind, and the hub stays up', async () => {
    for (const content of ['\0\0garbage', '{"releases":[', 'PK\x03\x04']) {
      const { id } = await upload(content)
      await hub.uploads.settled()
      expect(await told(id)).toMatchObject({ state: 'CHECKED', result: { read: 0, refused: 1 } })
      await decide('giveUpImport', { importId: id })
    }
  })
})

describe('who may upload, and how much', () => {
  it('is the Secretariat; others are told so, and see nothing of it', async () => {
    const { id } = await upload(lines(release({ ocid: 'ocds-upload-9' })))
    await hub.uploads.settled()
    for (const role of ['participant', 'committee'] as const) {
      const cookie = await hub.signIn(role)
      expect(await upload('{}', 'format=OCDS', { cookie, 'x-cfit-client': 'test' })).toMatchObject({ status: 403, code: 'SECRETARIAT_ONLY' })
      expect(await told(id, cookie)).toBeNull()
      expect(await decide('startImport', { importId: id }, cookie)).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await upload('{}', 'format=OCDS', { 'x-cfit-client': 'test' })).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' })
    const { data } = await hub.ask<{ imports: unknown[] }>('{ imports { id } }')
    expect(data.imports).toEqual([])
    await decide('giveUpImport', { importId: id })
  })

  it('is never a page of another site', async () => {
    expect(await upload('{}', 'format=OCDS', { cookie: secretariat })).toMatchObject({ status: 403, code: 'CLIENT_HEADER_MISSING' })
    const foreign = { cookie: secretariat, 'x-cfit-client': 'x', origin: 'https://elsewhere.example' }
    expect(await upload('{}', 'format=OCDS', foreign)).toMatchObject({ status: 403, code: 'CLIENT_HEADER_MISSING' })
  })

  it('needs a kind, a content and a size that can be held', async () => {
    expect(await upload('{}', 'format=XML')).toMatchObject({ status: 400, code: 'FORMAT_UNKNOWN' })
    expect(await upload('')).toMatchObject({ status: 400, code: 'FILE_EMPTY' })
    const before = readdirSync(join(hub.dataDir, 'uploads'))
    const parts = Array.from({ length: 64 }, () => new Uint8Array(1 << 16))
    const long = new ReadableStream({
      pull(controller) {
        const part = parts.pop()
        if (part) controller.enqueue(part)
        else controller.close()
      },
    })
    const response = await fetch(`${hub.url}/imports?format=OCDS`, {
      method: 'POST',
      body: long,
      headers: { cookie: secretariat, 'x-cfit-client': 'test' },
      duplex: 'half',
    } as RequestInit).catch(() => null)
    // A client that goes on sending may not get to read the answer; what counts is that nothing is kept.
    if (response) expect(response.status).toBe(413)
    expect(readdirSync(join(hub.dataDir, 'uploads'))).toEqual(before)
  })

  it('is five open files of one person at a time', async () => {
    const ids: string[] = []
    for (let count = 0; count < 5; count++) ids.push((await upload(lines(release({ ocid: `ocds-upload-many-${count}` })))).id)
    expect(await upload('{}')).toMatchObject({ status: 409, code: 'UPLOADS_OPEN' })
    await hub.uploads.settled()
    for (const id of ids) await decide('giveUpImport', { importId: id })
  })
})

describe('what a process leaves behind when it dies', () => {
  it('is given up after a while, and its file deleted', async () => {
    const { id } = await upload(lines(release({ ocid: 'ocds-upload-dead' })))
    await hub.uploads.settled()
    await hub.store.prisma.import.update({ where: { id }, data: { state: 'IMPORTING', seenAt: new Date(Date.now() - 120_000) } })
    await hub.uploads.tidy(new Date())
    expect(await told(id)).toMatchObject({ state: 'FAILED', failure: 'INTERRUPTED' })
    expect(existsSync(join(hub.dataDir, 'uploads', id))).toBe(false)
  })
})
