import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describeBoaviztaOutcome } from '@cfit/api/imports'
import { newId, type Store } from '@cfit/prisma'
import { seedDemonstration } from '@cfit/seeds'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { boaviztaOutcomes, catalogue, type DeviceRow, device, european, table, withoutDevices } from './boavizta-fixtures.ts'
import { codesOf, type Fixtures, fixtures } from './fixtures.ts'

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
beforeEach(() => withoutDevices(store))

const effects = (created: number, updated: number, unchanged: number) => ({ created, updated, unchanged })
const lastChange = async () =>
  (await store.sql<{ seq: number }>(`select coalesce(max(seq), 0)::int as seq from change_log where table_name not in ('source_file', 'finding')`))[0]?.seq

describe(`footprints, read into the ${storeUnderTest} store`, () => {
  it('are written once, however often and in whatever form they are read', async () => {
    const rows = [device(), device({ name: 'Tower', subcategory: 'Desktop' })]
    const path = await files.file('plain.csv', table(rows))
    await boaviztaOutcomes(store, [path])
    const before = await catalogue(store)
    const seq = await lastChange()
    const again = await boaviztaOutcomes(store, [path, await files.file('european.csv', european(rows)), path])
    expect(again.map(({ models, footprints }) => [models, footprints])).toEqual(again.map(() => [effects(0, 0, 2), effects(0, 0, 2)]))
    expect(await lastChange()).toBe(seq)
    expect(await catalogue(store)).toEqual(before)
    expect(await store.prisma.finding.count({ where: { sourceFile: { name: 'plain.csv' } } })).toBe(1)
  })

  it('of the same release are corrected; of another release they stand beside the earlier ones', async () => {
    await boaviztaOutcomes(store, [await files.file('a.csv', table([device()]))])
    const corrected = device({ gwp_total: '260' })
    const [same] = await boaviztaOutcomes(store, [await files.file('b.csv', table([corrected]))])
    expect([same?.models, same?.footprints]).toEqual([effects(0, 0, 1), effects(0, 1, 0)])
    const [newer] = await boaviztaOutcomes(store, [
      await files.file('c.csv', table([device({ gwp_total: '270', subcategory: 'Tablet', added_date: '2023-02-23' })])),
    ])
    expect([newer?.models, newer?.footprints]).toEqual([effects(0, 1, 0), effects(1, 0, 0)])
    const [older] = await boaviztaOutcomes(store, [await files.file('d.csv', table([device({ subcategory: 'Server', added_date: '2020-01-01' })]))])
    expect(older?.models).toEqual(effects(0, 0, 1))
    expect(await catalogue(store)).toMatchObject([
      {
        category: 'TABLET',
        footprints: [
          { factorSet: 'boavizta-2020-01', totalKgCo2e: '250.5' },
          { factorSet: 'boavizta-2022-11', totalKgCo2e: '260' },
          { factorSet: 'boavizta-2023-02', totalKgCo2e: '270' },
        ],
      },
    ])
  })

  it('of one model from two sources are two, and a repeated row is one', async () => {
    const other = device({ sources: 'https://oakline.example/later.pdf', gwp_total: '240' })
    const [outcome] = await boaviztaOutcomes(store, [await files.file('two.csv', table([device(), other, device()]))])
    expect([outcome?.read, outcome?.repeated, outcome?.models, outcome?.footprints]).toEqual([3, 1, effects(1, 0, 0), effects(2, 0, 0)])
    expect(await codesOf(store)).toEqual(['factor-set-derived ', 'row-repeated /4'])
  })

  it('that contradict each other in one file: the later report stands, in either order', async () => {
    const early = device({ report_date: 'April 2015', gwp_total: '300' })
    const late = device({ report_date: '2020', gwp_total: '280' })
    for (const rows of [
      [early, late],
      [late, early],
    ]) {
      await withoutDevices(store)
      const [outcome] = await boaviztaOutcomes(store, [await files.file('both.csv', table(rows))], { batchSize: 1 })
      expect(outcome?.footprints).toEqual(effects(1, 0, 0))
      expect(await catalogue(store)).toMatchObject([{ footprints: [{ reportedOn: '2020', totalKgCo2e: '280' }] }])
      expect(await codesOf(store)).toEqual(['factor-set-derived ', 'row-contradicts /3'])
    }
  })

  it('that no longer name a kind leave the model without one, also when each row is written alone', async () => {
    const rows = [device({ name: 'Tower', subcategory: 'Thin client', use_location: 'US' }), device({ name: 'Tower', subcategory: '', use_location: 'WW' })]
    const categories = []
    for (const [batchSize, drawn] of [
      [1, rows],
      [9, rows],
      [1, rows.toReversed()],
    ] as const) {
      await withoutDevices(store)
      await boaviztaOutcomes(store, [await files.file('kinds.csv', table(drawn))], { factorSet: 'test', batchSize })
      categories.push((await store.prisma.deviceModel.findFirstOrThrow({ where: { name: 'Tower', footprints: { some: { factorSet: 'test' } } } })).category)
    }
    expect(new Set(categories).size).toBe(1)
  })

  it('give the same catalogue whatever the order of rows and files, and the size of batches', async () => {
    const cell = <Text extends string>(...texts: Text[]) => fc.constantFrom(...texts)
    const anyRow: fc.Arbitrary<DeviceRow> = fc.record({
      name: cell('Slate', 'Slate 1-14', 'Slate 1 14', 'Tower'),
      sources: cell('https://oakline.example/a.pdf', 'https://oakline.example/b.pdf'),
      subcategory: cell('Laptop', 'Thin Client', 'Thin client', ''),
      gwp_total: cell('100', '100.5', '9', '-1'),
      report_date: cell('', '2020', 'May 2020'),
      use_location: cell('WW', 'Worldwide', 'US'),
      comment: fc.constant(''),
    })
    const key = ({ name, sources }: DeviceRow) => `${name} ${sources}`
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), fc.nat(), fc.integer({ min: 1, max: 5 }), async (drawn, seed, batchSize) => {
        const rows = drawn.map((row) => device(row))
        await withoutDevices(store)
        await boaviztaOutcomes(store, [await files.file('all.csv', table(rows))], { factorSet: 'test' })
        const expected = await catalogue(store)

        // Rows about one footprint stay in one file: between files the later one corrects the earlier.
        const shuffled = [...rows].sort((a, b) => ((seed + (a.gwp_total?.length ?? 0)) % 3) - ((seed + (b.name?.length ?? 0)) % 3)).reverse()
        const [first, second] = [shuffled.filter((row) => key(row).length % 2 === 0), shuffled.filter((row) => key(row).length % 2 === 1)]
        await withoutDevices(store)
        const paths = [await files.file('b.csv', european(second)), await files.file('a.csv', table(first, { delimiter: '\t' }))]
        await boaviztaOutcomes(store, paths, { factorSet: 'test', batchSize })
        expect(await catalogue(store)).toEqual(expected)
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('of two imports at once are written once', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => device({ name: `Slate ${index}` }))
    const paths = [await files.file('left.csv', table(rows)), await files.file('right.csv', european(rows))]
    const outcomes = await Promise.all(paths.map((path) => boaviztaOutcomes(store, [path], { batchSize: 7 })))
    expect(outcomes.flat().reduce((sum, { footprints }) => sum + footprints.created, 0)).toBe(60)
    expect(await store.prisma.footprint.count()).toBe(60)
  })

  it('have addresses of their own, also where names differ in signs only', async () => {
    await boaviztaOutcomes(store, [
      await files.file('signs.csv', table([device({ name: 'Slate 1-14' }), device({ name: 'Slate 1 14' }), device({ name: '石板' })])),
    ])
    const slugs = await store.prisma.deviceModel.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } })
    expect(slugs.map(({ slug }) => slug)).toEqual(['oakline', 'oakline-slate-1-14', expect.stringMatching(/^oakline-slate-1-14-[0-9a-f]{10}$/)])
  })

  it('are told in words that name counts, row, column and what to do', async () => {
    const [outcome] = await boaviztaOutcomes(store, [await files.file('words.csv', table([device(), device({ gwp_total: '' })]))])
    expect(outcome && describeBoaviztaOutcome(outcome)).toBe(
      `${join(files.folder, 'words.csv')}: 2 rows read into boavizta-2022-11; device models: 1 created, 0 updated, 0 unchanged; ` +
        'footprints: 1 created, 0 updated, 0 unchanged; 1 finding; 1 refused.\n' +
        '  /3/gwp_total: The row gives no total footprint. Give the total in kg CO2e, or leave the row out. (total-missing)',
    )
    expect(outcome?.refused[0]).toMatchObject({ row: 3, column: 'gwp_total', value: '', remedy: 'Give the total in kg CO2e, or leave the row out.' })
  })

  it('leave a line in the audit', async () => {
    await boaviztaOutcomes(store, [await files.file(`audit-${newId()}.csv`, table([device({ name: 'Audited' })]))])
    const event = await store.prisma.auditEvent.findFirst({ where: { command: 'importBoavizta' }, orderBy: { id: 'desc' } })
    expect(event?.change).toMatchObject({ factorSet: 'boavizta-2022-11', read: 1, footprints: effects(1, 0, 0), refused: 0 })
  })

  it('of a very large file, with a line as long as a film, take little memory', async () => {
    const path = join(files.folder, 'large.csv')
    await using file = await open(path, 'w')
    await file.write(table([device()]))
    for (let piece = 0; piece < 120; piece += 1) await file.write('x'.repeat(1 << 20))
    await file.write(`\n${table([device({ name: 'After' })]).split('\n')[1]}\n`)
    const before = process.memoryUsage().rss
    const [outcome] = await boaviztaOutcomes(store, [path])
    expect(outcome?.refused).toEqual([expect.objectContaining({ pointer: '/3', code: 'line-too-long' })])
    expect(outcome?.footprints).toEqual(effects(2, 0, 0))
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  }, 120_000)
})

describe('the demonstration', () => {
  it('knows the same models as the collection, so that an import does not double them', async () => {
    await using fresh = await openTestStore()
    await seedDemonstration(fresh.store)
    const seeded = await fresh.store.prisma.footprint.findMany({ include: { deviceModel: true } })
    const rows = seeded.map(({ deviceModel, totalKgCo2e, source, subcategory }) => {
      return device({
        manufacturer: deviceModel.manufacturer,
        name: deviceModel.name,
        gwp_total: totalKgCo2e.toFixed(),
        sources: source,
        subcategory: subcategory ?? '',
      })
    })
    const [outcome] = await boaviztaOutcomes(fresh.store, [await files.file('demonstration.csv', table(rows))], { factorSet: 'boavizta-2023-02' })
    expect(outcome?.models).toEqual(effects(0, 0, seeded.length))
    expect(outcome?.footprints).toEqual(effects(0, seeded.length, 0))
  }, 120_000)
})
