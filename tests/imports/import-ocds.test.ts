import { describeOutcome } from '@cfit/api/imports'
import { newId, type Store } from '@cfit/prisma'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
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

describe(`a file read into the ${storeUnderTest} store`, () => {
  it('is told as one object with exactly the fields that programs rely on', async () => {
    const path = await files.file('one.json', release())
    const [outcome] = await outcomesOf(store, [path])
    expect(outcome).toEqual({ file: path, read: 1, created: 1, updated: 0, unchanged: 0, findings: 0, refused: [] })
  })

  it('becomes a tender with lots, classifications, awards, suppliers and contracts', async () => {
    const body = release({
      tag: ['contract'],
      language: 'EN',
      parties: [
        { id: 'b', name: 'Town of Example', identifier: { scheme: 'NL-KVK', id: 12345678 }, roles: ['buyer'] },
        { id: 's', name: 'Fair Laptops', roles: ['supplier'] },
      ],
      tender: {
        id: 't',
        title: ' Laptops ',
        status: 'complete',
        procurementMethod: 'open',
        procurementMethodDetails: 'Call-off from a framework agreement',
        value: { amount: 1000.5, currency: 'EUR' },
        classification: { scheme: 'CPV', id: '30213100-6', description: 'Portable computers' },
        items: [{ id: '1', additionalClassifications: [{ scheme: 'UNSPSC', id: 43211503 }] }],
        lots: [{ id: 1, title: 'Lot one', value: { amount: 10, currency: 'EUR' } }],
      },
      awards: [{ id: 'a', status: 'active', date: '2025-02-28T23:30:00+01:00', value: { amount: 900, currency: 'EUR' }, suppliers: [{ id: 's' }] }],
      contracts: [{ id: 'c', awardID: 'a', status: 'active', period: { startDate: '2025-03-02T00:00:00Z', endDate: '2027-03-01T00:00:00Z' } }],
    })
    await outcomesOf(store, [await files.file('full.json', body)])
    expect(await processes(store)).toEqual([
      expect.objectContaining({
        title: 'Laptops',
        status: 'COMPLETE',
        method: 'OPEN',
        amount: '1000.5',
        currency: 'EUR',
        publishedOn: '2025-03-01T00:00:00.000Z',
        concludedOn: '2025-02-28T00:00:00.000Z',
        isIct: true,
        isCallOff: true,
        language: 'en',
        buyer: { sourceKey: 'ocds:NL-KVK:12345678', name: 'Town of Example' },
        classifications: [
          { scheme: 'CPV', code: '30213100', description: 'Portable computers' },
          { scheme: 'UNSPSC', code: '43211503', description: null },
        ],
        lots: [expect.objectContaining({ key: '1', title: 'Lot one', amount: '10' })],
        awards: [
          expect.objectContaining({
            key: 'a',
            amount: '900',
            suppliers: [{ organisation: { sourceKey: 'ocds:ocds-test01:fair laptops', name: 'Fair Laptops' } }],
          }),
        ],
        contracts: [expect.objectContaining({ key: 'c', awardKey: 'a', startsOn: '2025-03-02T00:00:00.000Z', signedOn: null })],
      }),
    ])
  })

  it('counts a process once, and tells created from updated from unchanged', async () => {
    const first = release()
    const second = release({ id: 'second', date: '2025-03-02T09:00:00Z', tender: { id: 't', title: 'Laptops and screens' } })
    const other = release({ ocid: 'ocds-test01-2' })
    const [one] = await outcomesOf(store, [await files.file('a.json', { releases: [first, other] })])
    const [two] = await outcomesOf(store, [await files.file('b.json', { releases: [first, second, other] })])
    expect(one).toMatchObject({ read: 2, created: 2, updated: 0, unchanged: 0 })
    expect(two).toMatchObject({ read: 3, created: 0, updated: 1, unchanged: 1 })
    expect(await store.prisma.tender.findUnique({ where: { ocid: 'ocds-test01-1' } })).toMatchObject({ title: 'Laptops and screens', status: 'ACTIVE' })
  })

  it('leaves rows that stay the same untouched, and keeps the key and address of those that change', async () => {
    const award = (id: string, status: string) => ({ id, status, value: { amount: 5, currency: 'EUR' } })
    await outcomesOf(store, [await files.file('a.json', release({ awards: [award('1', 'active'), award('2', 'pending')] }))])
    const before = await store.prisma.tender.findFirstOrThrow({ include: { awards: { orderBy: { key: 'asc' } } } })
    const [{ seq } = { seq: 0 }] = await store.sql<{ seq: number }>('select max(seq)::int as seq from change_log')
    const later = release({
      id: '2',
      date: '2025-04-01T00:00:00Z',
      tender: { id: 't', title: 'Notebooks' },
      awards: [award('1', 'active'), award('2', 'active')],
    })
    await outcomesOf(store, [await files.file('b.json', later)])
    const after = await store.prisma.tender.findFirstOrThrow({ include: { awards: { orderBy: { key: 'asc' } } } })
    expect(after).toMatchObject({ id: before.id, slug: before.slug, title: 'Notebooks' })
    expect(after.awards.map(({ id }) => id)).toEqual(before.awards.map(({ id }) => id))
    expect(await store.sql('select table_name from change_log where seq > $1 order by table_name', [seq])).toEqual([
      { table_name: 'award' },
      { table_name: 'release' },
      { table_name: 'source_file' },
      { table_name: 'tender' },
    ])
  })

  it('gives the same processes whatever the order of the files', async () => {
    const supplier = (name: string) => ({ name, identifier: { scheme: 'GB-COH', id: '1' } })
    const bodies = [
      release({ tender: { id: 't', title: 'A', items: [{ id: '1', classification: { scheme: 'CPV', id: '30213100' } }] } }),
      release({ id: 'second', date: '2025-03-05T00:00:00Z', tender: { id: 't', title: 'B', status: null, lots: [{ id: 'x' }] } }),
      release({
        id: 'third',
        date: '2025-03-05T00:00:00Z',
        tag: ['award'],
        awards: [{ id: 'a', suppliers: [supplier('ACME LIMITED'), supplier('Acme Limited')] }],
      }),
      release({ id: 'third', date: '2025-03-06T00:00:00Z', tag: ['awardUpdate'], awards: [{ id: 'a', status: 'active' }] }),
      release({ ocid: 'ocds-test01-2', id: undefined, awards: [{ id: 'a', suppliers: [supplier('Acme Ltd')] }] }),
    ]
    const paths = await Promise.all(bodies.map((body, index) => files.file(`order/${index}.json`, body)))
    const read = async (order: string[]) => {
      await emptied(store)
      await outcomesOf(store, order)
      return processes(store)
    }
    const expected = await read(paths)
    expect(expected).toHaveLength(2)
    const order = fc.shuffledSubarray(paths, { minLength: paths.length })
    const property = fc.asyncProperty(order, async (shuffled) => {
      expect(await read(shuffled)).toEqual(expected)
    })
    await fc.assert(property, { numRuns: 12 })
  })

  it('may name more suppliers than a statement takes parameters, and more tags than a call takes arguments', async () => {
    const suppliers = Array.from({ length: 33_000 }, (_, index) => ({ id: index, name: `Supplier ${index}` }))
    const tag = Array.from({ length: 200_000 }, () => 'award')
    const [outcome] = await outcomesOf(store, [await files.file('many.json', release({ tag, parties: suppliers, awards: [{ id: 'a', suppliers }] }))])
    expect(outcome).toMatchObject({ created: 1, refused: [] })
    expect(await store.prisma.awardSupplier.count()).toBe(33_000)
  })

  it('may be read by several imports at once: each process is created by one of them', async () => {
    const path = await files.file('at-once.json', { releases: Array.from({ length: 30 }, (_, index) => release({ ocid: `ocds-test01-${index}` })) })
    const outcomes = (await Promise.all([1, 2, 3].map(() => outcomesOf(store, [path], { batchSize: 7 })))).flat()
    expect(outcomes.reduce((sum, { created }) => sum + created, 0)).toBe(30)
    expect(outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(60)
    expect(outcomes.flatMap(({ refused }) => refused)).toEqual([])
  })

  it('is on record with its counts', async () => {
    await outcomesOf(store, [await files.file('a.json', [release(), 1])])
    const file = await store.prisma.sourceFile.findFirstOrThrow()
    const events = await store.prisma.auditEvent.findMany({ where: { subjectId: file.id }, orderBy: { id: 'asc' } })
    expect(events).toMatchObject([
      { command: 'beginImport', subjectType: 'SourceFile', actorId: null, change: { sha256: file.sha256, bytes: file.bytes } },
      { command: 'importOcds', subjectType: 'SourceFile', actorId: null, change: { read: 1, created: 1, refused: 1 } },
    ])
  })
})

describe('organisations', () => {
  it('known by hand are found by their entry in a register and never changed', async () => {
    const id = newId()
    await store.prisma.organisation.create({
      data: { id, slug: 'ministry', name: 'Ministry by hand', identifiers: { create: { id: newId(), scheme: 'NL-KVK', identifier: '1' } } },
    })
    const buyer = { id: 'b', name: 'MINISTRY', identifier: { scheme: 'NL-KVK', id: '1' } }
    await outcomesOf(store, [await files.file('a.json', release({ buyer }))])
    expect(await store.prisma.tender.findFirst()).toMatchObject({ buyerId: id })
    expect(await store.prisma.organisation.findMany()).toEqual([expect.objectContaining({ id, name: 'Ministry by hand', slug: 'ministry', sourceKey: null })])
  })

  it('without an entry are the same when one publisher gives the same name', async () => {
    const bodies = ['Town of Example', 'TOWN OF EXAMPLE', 'Town of Example.'].map((name, index) => release({ ocid: `ocds-test01-${index}`, buyer: { name } }))
    await outcomesOf(store, [await files.file('a.json', [...bodies, release({ ocid: 'ocds-other1-1' })])])
    const found = await store.prisma.organisation.findMany({ orderBy: { sourceKey: 'asc' } })
    expect(found.map(({ name, sourceKey }) => `${sourceKey} ${name}`)).toEqual([
      'ocds:ocds-other1:town of example Town of Example',
      'ocds:ocds-test01:town of example Town of Example',
    ])
  })
})

describe('what is not as the standard has it', () => {
  it('is accepted with findings where its meaning is beyond doubt', async () => {
    const body = release({
      id: undefined,
      date: '2025-03-01',
      tag: ['tender', 'party'],
      tender: {
        id: 't',
        title: 5,
        status: 'open',
        value: { amount: 10 },
        minValue: { amount: -1, currency: 'EUR' },
        tenderPeriod: { startDate: '2025-03-01T00:00:00Z', endDate: '2025-02-01T00:00:00Z' },
        enquiryPeriod: { endDate: '2025-02-30T00:00:00Z' },
        classification: { id: '30213100' },
        lots: [{ title: 'no id', value: { amount: 1, currency: 'XQX' } }],
      },
      awards: [{ id: 'a', value: { amount: '12.50', currency: 'eur' } }, { id: 'a' }],
    })
    const [outcome] = await outcomesOf(store, [await files.file('odd.json', body)])
    const codes = await codesOf(store)
    expect(outcome).toMatchObject({ created: 1, refused: [], findings: codes.length })
    expect(codes).toEqual([
      'amount-as-text /awards/0/value/amount',
      'amount-negative /tender/minValue/amount',
      'classification-scheme-missing /tender/classification',
      'code-unknown /tag/1',
      'code-unknown /tender/status',
      'currency-missing /tender/value/amount',
      'currency-unknown /tender/lots/0/value/amount',
      'date-unusable /tender/enquiryPeriod/endDate',
      'date-without-time-zone /date',
      'id-missing /tender/lots/0',
      'id-repeated /awards/1',
      'period-reversed /tender/tenderPeriod',
      'release-id-missing ',
      'title-missing ',
      'value-unusable /tender/title',
    ])
    expect(await store.prisma.tender.findFirst()).toMatchObject({ title: 'ocds-test01-1', amount: null, currency: null, status: null })
  })

  it('a buyer that nobody names is not invented: one stand-in for each publisher says so', async () => {
    await outcomesOf(store, [await files.file('a.json', release({ buyer: undefined }))])
    expect(await codesOf(store)).toEqual(['buyer-missing '])
    expect(await store.prisma.organisation.findMany()).toEqual([expect.objectContaining({ name: 'Buyer not stated (ocds-test01)' })])
  })

  it('two different releases with one id are both kept and told; a release that stands twice counts once', async () => {
    const twice = release({ tender: { id: 't', title: 'Changed' } })
    const [outcome] = await outcomesOf(store, [await files.file('a.json', [release(), twice, twice])])
    expect(outcome).toMatchObject({ read: 3, created: 1, refused: [] })
    expect(await codesOf(store)).toEqual(['release-id-repeated /1', 'release-repeated /2'])
    expect(await store.prisma.release.count()).toBe(2)
  })

  it('an amount keeps every digit, and one beyond sixteen digits is not used', async () => {
    const text = JSON.stringify(release()).replace('"amount":1000', '"amount":1234567890123456.78')
    await outcomesOf(store, [
      await files.file('a.json', text),
      await files.file('b.json', release({ ocid: 'ocds-test01-2', tender: { title: 'x', value: { amount: 1e17, currency: 'EUR' } } })),
    ])
    const amounts = await store.sql<{ amount: string | null }>('select trim_scale(amount)::text as amount from tender order by ocid')
    expect(amounts).toEqual([{ amount: '1234567890123456.78' }, { amount: null }])
    expect(await codesOf(store)).toEqual(['amount-unusable /tender/value/amount'])
  })

  it('is refused where the process or its date is not told, without harm to the others', async () => {
    const list = [release({ ocid: undefined }), release({ date: undefined }), release({ date: 'soon' }), 'text', null, {}, release()]
    const [outcome] = await outcomesOf(store, [await files.file('mixed.json', { releases: list })])
    expect(outcome).toMatchObject({ read: 7, created: 1 })
    expect(outcome?.refused.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/releases/0 ocid-missing',
      '/releases/1 date-missing',
      '/releases/2/date date-unusable',
      '/releases/3 not-an-object',
      '/releases/4 not-an-object',
      '/releases/5 ocid-missing',
    ])
    const kept = await store.prisma.finding.findMany({ where: { severity: 'ERROR' } })
    expect(kept).toHaveLength(6)
  })

  it('text the store cannot hold is repaired, markup stays text, and depth is bounded', async () => {
    const deep = JSON.stringify(release({ ocid: 'ocds-test01-2', x: 1 })).replace('"x":1', `"x":${'['.repeat(5000)}${']'.repeat(5000)}`)
    const odd = release({ tender: { title: 'a\0b\ud800<script>alert(1)</script>' }, ['__proto__x']: 1 })
    const poisoned = JSON.stringify(odd).replace('"__proto__x"', '"__proto__"')
    const [outcome] = await outcomesOf(store, [await files.file('a.jsonl', `${deep}\n${poisoned}`)])
    expect(outcome?.refused.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/0 nested-too-deep'])
    expect(await store.prisma.tender.findMany()).toEqual([expect.objectContaining({ title: 'ab\ufffd<script>alert(1)</script>' })])
  })

  it('titles and names longer than an index holds are shortened, not refused', async () => {
    const long = Array.from({ length: 4000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20000))).join('')
    const [outcome] = await outcomesOf(store, [await files.file('a.json', release({ buyer: { name: long }, tender: { title: long }, awards: [{ id: long }] }))])
    expect(outcome).toMatchObject({ created: 1, refused: [] })
    expect(await codesOf(store)).toEqual(['text-shortened '])
  })
})

describe('a record', () => {
  it('that names another process than its release is taken in under the ocid of the release, with a finding', async () => {
    const record = { ocid: 'ocds-test01-other', compiledRelease: release({ ocid: 'ocds-test01-own', tag: ['compiled'] }) }
    const [outcome] = await outcomesOf(store, [await files.file('a.json', { records: [record] })])
    expect(outcome).toMatchObject({ created: 1, refused: [] })
    expect(await codesOf(store)).toContain('ocid-differs /records/0/compiledRelease/ocid')
    expect(await store.prisma.tender.findMany({ select: { ocid: true } })).toEqual([{ ocid: 'ocds-test01-own' }])
  })
})

describe('a refusal', () => {
  it.each([
    ['date', 20250301, 'The date of the release is a number, not text such as 2025-01-31T09:00:00Z.'],
    ['date', '9999-12-31T23:59:59Z', 'The date of the release, “9999-12-31T23:59:59Z”, is no day from 1900 to 2200 in the form 2025-01-31T09:00:00Z.'],
    ['date', 'ask els@town.example', 'The date of the release, “ask [e-mail address removed]”, is no day from 1900 to 2200 in the form 2025-01-31T09:00:00Z.'],
    ['date', null, 'The release has no date, so its place among the releases of its process is not known.'],
    ['ocid', ['ocds-test01-1'], 'The ocid is a list, not text.'],
    ['ocid', '', 'The release has no ocid, so its process is not known.'],
  ])('says what is wrong with the %s %j', async (field, value, message) => {
    const [outcome] = await outcomesOf(store, [await files.file('a.json', release({ [field]: value }))])
    expect(outcome?.refused).toMatchObject([{ pointer: `/${field}`, message }])
  })
})

describe('a process of many releases', () => {
  it('is written in one go where they stand together, so that an import that is stopped leaves it whole or absent', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      release({ ocid: `ocds-test01-${Math.floor(index / 3)}`, id: String(index), date: `2025-01-0${index + 1}T00:00:00Z` }),
    )
    const file = await files.file('many.jsonl', many.map((body) => JSON.stringify(body)).join('\n'))
    expect(await outcomesOf(store, [file], { batchSize: 2 })).toMatchObject([{ created: 3, updated: 0 }])
    const transactions = await store.sql<{ xmin: string; ocid: string }>('select distinct xmin::text, ocid from release')
    expect(transactions).toHaveLength(3)
  })
})

describe('paths', () => {
  it('that lead nowhere, to nothing readable or to no JSON are told, and the import goes on', async () => {
    await files.file('empty-folder/readme.txt', 'nothing')
    const paths = [
      `${files.folder}/absent.json`,
      `${files.folder}/empty-folder`,
      await files.file('blank.json', ' \n'),
      await files.file('cut.json', '{"releases":[{"ocid":"ocds-test01-1","id":"1"'),
      await files.file('damaged.json', Buffer.from('{"ocid":"ocds-test01-1","title":"caf\xe9","description":"caf\xc3\xa9"}', 'latin1')),
      await files.file('null.json', 'null'),
      await files.file('good.json', release()),
    ]
    const outcomes = await outcomesOf(store, paths)
    expect(outcomes.map(({ refused }) => refused.map(({ pointer, code }) => `${pointer} ${code}`))).toEqual([
      [' file-not-found'],
      [' folder-without-files'],
      [' file-empty'],
      [' json-unreadable'],
      [' encoding-not-utf-8'],
      [' not-an-object'],
      [],
    ])
    expect(await store.prisma.tender.count()).toBe(1)
    expect(describeOutcome(outcomes[3] ?? expect.fail())).toContain('it ends too early')
  })

  it('to a folder mean its JSON files, subfolders included, in the order of their names', async () => {
    for (const name of ['tree/b.json', 'tree/a/z.ndjson', 'tree/a/notes.txt', 'tree/a/c.JSONL']) await files.file(name, release())
    const outcomes = await outcomesOf(store, [`${files.folder}/tree`])
    expect(outcomes.map(({ file }) => file.slice(files.folder.length))).toEqual(['/tree/a/c.JSONL', '/tree/a/z.ndjson', '/tree/b.json'])
  })
})
