import { importOcds } from '@cfit/api/imports'
import type { Store } from '@cfit/prisma'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { codesOf, emptied, type Fixtures, fixtures, outcomesOf, processes, release } from './fixtures.ts'

let opened: TestStore
let store: Store
let files: Fixtures
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
  files = await fixtures()
})
afterAll(async () => {
  await files[Symbol.asyncDispose]()
  await opened[Symbol.asyncDispose]()
})
beforeEach(() => emptied(store))

describe('layouts of a file', () => {
  const two = [release(), release({ ocid: 'ocds-test01-2' })]
  const lines = two.map((body) => JSON.stringify(body)).join('\n')

  it.each([
    ['JSON lines', 'a.jsonl', lines],
    ['JSON lines named .json', 'b.json', lines],
    ['with byte order mark', 'c.jsonl', `\ufeff${lines}\n`],
    ['with blank lines and carriage returns', 'd.ndjson', lines.replace('\n', '\r\n\r\n')],
    ['an array', 'e.json', JSON.stringify(two)],
    ['a package', 'f.json', JSON.stringify({ releases: two })],
    ['two packages, one a line', 'g.json', two.map((body) => JSON.stringify({ releases: [body] })).join('\n')],
    ['two indented texts in a row', 'h.jsonl', two.map((body) => JSON.stringify(body, null, 2)).join('\n')],
    ['records', 'i.json', JSON.stringify({ records: two.map((body) => ({ ocid: body['ocid'], releases: [body] })) })],
    ['UTF-16', 'j.json', Buffer.from(`\ufeff${lines}`, 'utf16le')],
  ])('%s', async (_, name, content) => {
    const [outcome] = await outcomesOf(store, [await files.file(name, content)])
    expect(outcome).toMatchObject({ read: 2, created: 2, refused: [] })
  })

  it('a versioned release gives the latest value of each field', async () => {
    const history = (...values: unknown[]) =>
      values.map((value, index) => ({ releaseID: String(index), releaseDate: `2025-03-0${index + 1}T00:00:00Z`, releaseTag: ['tender'], value }))
    const versioned = {
      ocid: 'ocds-test01-1',
      buyer: { name: history('Town of Example') },
      tender: { title: history('Old', 'New'), lots: [{ id: 'x', title: history('Lot') }] },
    }
    const record = { ocid: 'ocds-test01-2', releases: [{ url: 'https://example.org/1' }], versionedRelease: { ...versioned, ocid: 'ocds-test01-2' } }
    const [outcome] = await outcomesOf(store, [await files.file('versions.json', [versioned, { records: [record] }])])
    expect(outcome).toMatchObject({ read: 2, created: 2, refused: [] })
    expect(await processes(store)).toEqual(
      Array(2).fill(expect.objectContaining({ title: 'New', publishedOn: '2025-03-02T00:00:00.000Z', lots: [expect.objectContaining({ title: 'Lot' })] })),
    )
    expect(await codesOf(store)).toEqual(['release-compiled /0', 'release-compiled /1/records/0/versionedRelease'])
  })

  it('a broken, badly encoded or endless line is refused alone, at its index', async () => {
    const good = JSON.stringify(release())
    const content = Buffer.concat([
      Buffer.from(`${good}\n{"ocid":\n`),
      Buffer.from('{"a":"\xe9"}\n', 'latin1'),
      Buffer.from(`{"a":"${'x'.repeat(5000)}"}\n1\n${good.slice(0, 40)}`),
    ])
    const [outcome] = await outcomesOf(store, [await files.file('lines.jsonl', content)], { limits: { lineBytesMax: 1000 } })
    expect(outcome?.created).toBe(1)
    expect(outcome?.refused.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/1 json-unreadable',
      '/2 encoding-not-utf-8',
      '/3 line-too-long',
      '/4 not-an-object',
      '/5 json-unreadable',
    ])
  })

  it('a text beyond the limit is refused with a way out', async () => {
    const path = await files.file('large.json', JSON.stringify(release(), null, 2))
    const [outcome] = await outcomesOf(store, [path], { limits: { documentBytesMax: 100 } })
    expect(outcome?.refused).toEqual([expect.objectContaining({ pointer: '', code: 'file-too-large' })])
  })

  it('Windows-1252, where nothing speaks for UTF-8, is read as such and told', async () => {
    const text = JSON.stringify(release({ tender: { title: 'Matériel à réparer – 5 €' } }), null, 1)
    const bytes = Buffer.from(text.replace('–', '\x96').replace('€', '\x80'), 'latin1')
    await outcomesOf(store, [await files.file('windows.json', bytes)])
    expect(await store.prisma.tender.findFirstOrThrow()).toMatchObject({ title: 'Matériel à réparer – 5 €' })
    expect(await codesOf(store)).toContain('encoding-windows-1252 ')
  })

  describe('a package too large to be held', () => {
    const limits = { documentBytesMax: 100 }
    const several = [1, 2, 3].map((index) => release({ ocid: `ocds-test01-${index}`, tender: { title: `"{[}],: \\" ${index} é 漢 ${'x'.repeat(90_000)}` } }))

    it.each([
      ['of releases', { version: '1.1', releases: several, extra: [{ releases: ['no'] }] }, '/releases/1'],
      ['of records', { records: several.map((each) => ({ ocid: each['ocid'], releases: [each] })) }, '/records/1/releases/0'],
      ['that is a list', several, '/1'],
    ])('is read one by one: a package %s', async (_name, content, pointer) => {
      const path = await files.file('package.json', JSON.stringify(content, null, 1))
      const [outcome] = await outcomesOf(store, [path], { limits })
      expect(outcome).toMatchObject({ read: 3, created: 3, refused: [] })
      expect(await store.prisma.release.findFirst({ where: { ocid: 'ocds-test01-2' } })).toMatchObject({ pointer })
      const before = await processes(store)
      await emptied(store)
      await outcomesOf(store, [path])
      expect(await processes(store)).toEqual(before)
    })

    const whole = JSON.stringify({ releases: several })
    it.each([
      ['breaks off', whole.slice(0, -40)],
      ['breaks off between two releases', whole.slice(0, whole.indexOf('},{') + 2)],
      ['lacks a comma', whole.replace('},{', '} {')],
      ['has one release that is no JSON', whole.replace('"ocds-test01-3"', 'ocds-test01-3')],
      ['goes on after its end', `${whole}x`],
      ['is not UTF-8 in one release', Buffer.concat([Buffer.from(whole.slice(0, -6)), Buffer.from([0xff]), Buffer.from(whole.slice(-6))])],
    ])('leaves nothing of itself when it %s', async (_name, content) => {
      const [outcome] = await outcomesOf(store, [await files.file('broken.json', content)], { limits })
      expect(outcome).toMatchObject({ created: 0, refused: [{ pointer: '', code: 'json-unreadable' }] })
      expect(await store.prisma.release.count()).toBe(0)
    })
  })

  it('garbage without end is refused without being listed without end', async () => {
    const path = await files.file('garbage.jsonl', `${JSON.stringify(release())}\n${'1\n'.repeat(10_500)}`)
    const [outcome] = await outcomesOf(store, [path])
    expect(outcome).toMatchObject({ created: 1, refusedMore: 500 })
    expect(outcome?.refused).toHaveLength(10_000)
  })

  it('a key that stands twice in one object is told at that object', async () => {
    const text = JSON.stringify({ releases: [release()] }).replace('"title":"Laptops"', '"title":"Laptops","a":"x:\\"y","title":"Screens"')
    await outcomesOf(store, [await files.file('keys.json', text)])
    expect(await codesOf(store)).toEqual(['key-repeated /releases/0/tender/title'])
  })

  it('is written in batches without a process being counted twice', async () => {
    const bodies = Array.from({ length: 9 }, (_, index) => release({ ocid: `ocds-test01-${index % 3}`, id: String(index), x: index }))
    const path = await files.file('batches.jsonl', bodies.map((body) => JSON.stringify(body)).join('\n'))
    const summary = await importOcds(store, [path], () => undefined, { batchSize: 2 })
    expect(summary).toMatchObject({ files: 1, read: 9, created: 3, updated: 0, unchanged: 0 })
    expect(await store.prisma.release.count()).toBe(9)
  })

  it('leaves out only the process the store refuses, whole', async () => {
    await store.sql("alter table lot add constraint planted check (title <> 'refused')")
    try {
      const bodies = [1, 2, 3, 4, 5].map((index) =>
        release({ ocid: `ocds-test01-${index}`, tender: { title: 'x', lots: [{ id: '1', title: index === 3 ? 'refused' : 'fine' }] } }),
      )
      const [outcome] = await outcomesOf(store, [await files.file('planted.json', bodies)])
      expect(outcome).toMatchObject({ read: 5, created: 4, refused: [{ pointer: '/2', code: 'store-refused' }] })
      expect(await store.prisma.release.count({ where: { ocid: 'ocds-test01-3' } })).toBe(0)
    } finally {
      await store.sql('alter table lot drop constraint planted')
    }
  })
})
