import type { Store } from '@cfit/prisma'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { boaviztaOutcomes, catalogue, columns, type DeviceRow, device, european, table, withoutDevices } from './boavizta-fixtures.ts'
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

const imported = async (content: string | Uint8Array, options = {}) => {
  const [outcome] = await boaviztaOutcomes(store, [await files.file('table.csv', content)], { factorSet: 'test', ...options })
  if (!outcome) throw new Error('The file has no outcome.')
  return outcome
}
const header = (name: string) => columns.map((column) => (column === 'gwp_use_ratio' ? name : column))
const stored = async (changes: DeviceRow, name?: string) => {
  const outcome = await imported(table([device(changes)], name === undefined ? {} : { header: header(name) }))
  expect(outcome.refused).toEqual([])
  const [footprint] = await store.prisma.footprint.findMany()
  return JSON.parse(JSON.stringify(footprint)) as Record<string, unknown>
}

describe(`a value, read into the ${storeUnderTest} store`, () => {
  const values: [published: DeviceRow, field: string, expected: string | null, finding?: string][] = [
    [{ gwp_use_ratio: '15.00%' }, 'useShare', '0.15'],
    [{ gwp_use_ratio: '0' }, 'useShare', '0'],
    [{ gwp_use_ratio: 'N/A' }, 'useShare', null],
    [{ gwp_use_ratio: '-' }, 'useShare', null],
    [{ gwp_use_ratio: '0.123456' }, 'useShare', '0.1235', 'number-rounded /2/gwp_use_ratio'],
    [{ gwp_use_ratio: '7.76' }, 'useShare', null, 'share-above-one /2/gwp_use_ratio'],
    [{ gwp_use_ratio: '-0.2' }, 'useShare', null, 'number-negative /2/gwp_use_ratio'],
    [{ gwp_use_ratio: 'about half' }, 'useShare', null, 'value-unusable /2/gwp_use_ratio'],
    [{ gwp_error_ratio: '0.0000' }, 'errorShare', null, 'zero-means-missing /2/gwp_error_ratio'],
    [{ gwp_error_ratio: '1.022' }, 'errorShare', '1.022', 'error-above-one /2/gwp_error_ratio'],
    [{ lifetime: '4' }, 'lifetimeYears', '4'],
    [{ lifetime: '"3,5"' }, 'lifetimeYears', '3.5'],
    [{ lifetime: '0' }, 'lifetimeYears', null, 'zero-means-missing /2/lifetime'],
    [{ lifetime: '400' }, 'lifetimeYears', null, 'number-out-of-range /2/lifetime'],
    [{ weight: '1.4 kg' }, 'weightKg', '1.4'],
    [{ weight: '-1.4' }, 'weightKg', null, 'number-negative /2/weight'],
    [{ screen_size: '0' }, 'screenInches', null, 'zero-means-missing /2/screen_size'],
    [{ screen_size: '14.5 "' }, 'screenInches', '14.5'],
    [{ yearly_tec: '35.81554' }, 'yearlyEnergyKwh', '35.8155', 'number-rounded /2/yearly_tec'],
    [{ gwp_total: '"1,250.5"' }, 'totalKgCo2e', '1250.5'],
    [{ gwp_total: '1e3' }, 'totalKgCo2e', '1000'],
    [{ use_location: 'WW' }, 'useLocation', 'Worldwide'],
    [{ use_location: 'Worldwide' }, 'useLocation', 'Worldwide'],
    [{ use_location: 'US' }, 'useLocation', 'United States'],
    [{ use_location: 'North America' }, 'useLocation', 'North America'],
    [{ use_location: 'default' }, 'useLocation', null],
    [{ use_location: '4' }, 'useLocation', null, 'value-unusable /2/use_location'],
    [{ report_date: '2022-2-6' }, 'reportedOn', '2022-02-06'],
    [{ report_date: '01-11-2020' }, 'reportedOn', '2020-11-01'],
    [{ report_date: '26/07/2019' }, 'reportedOn', '2019-07-26'],
    [{ report_date: '07/26/2019' }, 'reportedOn', '2019-07-26'],
    [{ report_date: '04/03/2019' }, 'reportedOn', '2019-03-04', 'date-order-assumed /2/report_date'],
    [{ report_date: 'October 4 2017' }, 'reportedOn', '2017-10-04'],
    [{ report_date: 'December. 2018' }, 'reportedOn', '2018-12'],
    [{ report_date: '2021' }, 'reportedOn', '2021'],
    [{ report_date: '2021-02-30' }, 'reportedOn', null, 'date-unusable /2/report_date'],
    [{ report_date: 'soon' }, 'reportedOn', null, 'date-unusable /2/report_date'],
    [{ subcategory: 'Thin Client' }, 'subcategory', 'Thin client', 'word-unified /2/subcategory'],
    [{ subcategory: 'EntertainmentT' }, 'subcategory', 'Entertainment', 'word-unified /2/subcategory'],
    [{ subcategory: 'Hologram' }, 'subcategory', 'Hologram', 'subcategory-unknown /2/subcategory'],
    [{ subcategory: '' }, 'subcategory', null, 'subcategory-missing /2/subcategory'],
    [{ sources: '' }, 'source', 'https://github.com/Boavizta/environmental-footprint-data', 'source-missing /2/sources'],
  ]
  it.each(values)('%o becomes %s %s', async (published, field, expected, finding) => {
    expect((await stored(published))[field]).toBe(expected)
    expect(await codesOf(store)).toEqual(finding === undefined ? [] : [finding])
  })

  it.each([
    ['0.19', '0.19', []],
    ['19', '0.19', []],
    ['19%', '0.19', []],
    ['3.5', null, ['share-unit-unclear /2/Use (%)']],
  ])('a share of %s under a name that promises percentages is %s', async (published, expected, findings) => {
    expect((await stored({ gwp_use_ratio: published, gwp_manufacturing_ratio: '0.7' }, 'Use (%)'))['useShare']).toBe(expected)
    expect(await codesOf(store)).toEqual(findings)
  })

  it('is kept as published where it could not be used', async () => {
    expect((await stored({ gwp_use_ratio: '7.760', weight: 'light', report_date: 'soon' }))['published']).toMatchObject({
      gwp_use_ratio: '7.76',
      weight: 'light',
      report_date: 'soon',
    })
  })

  it('of shares that add up to more than the whole stays as published, and the reader is told', async () => {
    expect(await stored({ gwp_use_ratio: '0.25', gwp_manufacturing_ratio: '0.79' })).toMatchObject({ useShare: '0.25', manufacturingShare: '0.79' })
    expect(await codesOf(store)).toEqual(['shares-above-whole /2'])
  })

  it('with a comma is told by the rest of the file: a thousand here, a decimal there, and neither where the file uses both', async () => {
    await imported(table([device({ gwp_total: '1,250' })], { delimiter: ';' }))
    expect((await store.prisma.footprint.findMany()).map(({ totalKgCo2e }) => totalKgCo2e.toFixed())).toEqual(['1250'])
    await imported(european([device({ gwp_total: '1.250' })]))
    expect((await store.prisma.footprint.findMany()).map(({ totalKgCo2e }) => totalKgCo2e.toFixed())).toEqual(['1.25'])
    const mixed = [device({ weight: '1,45', gwp_total: '1,250' }), device({ name: 'Other', weight: '1.45', gwp_total: '250' })]
    const outcome = await imported(table(mixed, { delimiter: ';' }))
    expect(outcome.refused).toEqual([
      expect.objectContaining({
        pointer: '/2/gwp_total',
        code: 'total-ambiguous',
        row: 2,
        column: 'gwp_total',
        value: '1,250',
        remedy: expect.stringMatching(/./),
      }),
    ])
  })

  it('of text loses signs nobody sees, and bytes that were spelt out become letters', async () => {
    await stored({ name: 'S43\\xe2\\x80\\x9d  Curved\u00a0Monitor\u0000' })
    expect(await catalogue(store)).toMatchObject([{ name: 'S43” Curved Monitor' }])
  })
})

describe('a row', () => {
  const refusals: [published: DeviceRow, code: string, column: string][] = [
    [{ gwp_total: '' }, 'total-missing', 'gwp_total'],
    [{ gwp_total: 'Laptop' }, 'total-unusable', 'gwp_total'],
    [{ gwp_total: '-250' }, 'total-not-positive', 'gwp_total'],
    [{ gwp_total: '0' }, 'total-not-positive', 'gwp_total'],
    [{ gwp_total: '99999999' }, 'total-out-of-range', 'gwp_total'],
    [{ gwp_total: '1e99' }, 'total-out-of-range', 'gwp_total'],
    [{ manufacturer: '' }, 'manufacturer-missing', 'manufacturer'],
    [{ name: '' }, 'name-missing', 'name'],
    [{ name: 'x'.repeat(301) }, 'text-too-long', 'name'],
  ]
  it.each(refusals)('with %o is refused by name, and the good ones stay', async (published, code, column) => {
    const outcome = await imported(table([device(), device(published), device({ name: 'Other' })]))
    expect(outcome.refused).toEqual([
      expect.objectContaining({ pointer: `/3/${column}`, code, row: 3, column, value: expect.anything(), remedy: expect.stringMatching(/\.$/) }),
    ])
    expect([outcome.read, outcome.footprints.created]).toEqual([3, 2])
    expect(await codesOf(store)).toEqual([`${code} /3/${column}`])
  })

  const line = (row: DeviceRow) => columns.map((column) => row[column] ?? '').join(',')

  it('whose cells were shifted by a decimal comma is refused', async () => {
    const outcome = await imported(table([device({ gwp_total: '8990,00' }), device({ name: 'Other' })]))
    expect(outcome.refused.map(({ code }) => code)).toEqual(['cells-shifted'])
    expect(outcome.footprints.created).toBe(1)
  })

  it('whose cells are shifted behind its source keeps what stands left of the shift', async () => {
    await imported(table([device({ gwp_manufacturing_ratio: 'CN', weight: '15.6' })]))
    expect(await catalogue(store)).toMatchObject([
      { footprints: [{ errorShare: '0.2', manufacturingShare: null, weightKg: null, published: { weight: '15.6' } }] },
    ])
    expect(await codesOf(store)).toEqual(['cells-shifted /2/gwp_manufacturing_ratio'])
  })

  it('that lacks its last cells is read and told; one that lacks needed cells is refused', async () => {
    const cells = line(device()).split(',')
    const outcome = await imported([columns.join(','), cells.slice(0, 17).join(','), cells.slice(0, 9).join(','), ''].join('\n'))
    expect(outcome.refused).toEqual([expect.objectContaining({ pointer: '/3/sources', code: 'cells-missing' })])
    expect(await codesOf(store)).toEqual(['cells-missing /2', 'cells-missing /3/sources'])
  })

  it('at which the file was cut off is refused', async () => {
    const outcome = await imported(table([device(), device({ name: 'Other' })]).slice(0, -12))
    expect(outcome.refused).toEqual([expect.objectContaining({ pointer: '/3', code: 'row-truncated' })])
  })

  it('with a quote that never closes costs nothing but itself', async () => {
    const rows = [line(device()), line(device({ name: '"Open' })), ...Array.from({ length: 120 }, (_, index) => line(device({ name: `Device ${index}` })))]
    const outcome = await imported([columns.join(','), ...rows, line(device({ name: '"Last, with a comma"' })), ''].join('\n'))
    expect(outcome.refused).toEqual([expect.objectContaining({ pointer: '/3', code: 'quote-unclosed' })])
    expect(outcome.footprints.created).toBe(122)
  })

  it('may hold line breaks and inches; its line is the one it begins on', async () => {
    const outcome = await imported(
      [
        columns.join(','),
        line(device({ memory: '"8\nor 16"' })),
        line(device({ name: '15" Slate', gwp_total: '-1' })),
        line(device({ name: '15" Slate' })),
      ].join('\n'),
    )
    expect(outcome.refused).toEqual([expect.objectContaining({ pointer: '/4/gwp_total' })])
    expect(await catalogue(store)).toMatchObject([{ name: '15" Slate' }, { name: 'Slate 14.5-inch', footprints: [{ published: { memory: '8 or 16' } }] }])
  })

  it('longer than a row can be, or in another encoding than the file, is refused alone', async () => {
    const outcome = await imported(
      Buffer.concat([
        Buffer.from(table([device(), device({ name: 'y'.repeat(3000) }), device({ name: 'Übergröße' })])),
        Buffer.from(`${line(device({ name: 'Écran' }))}\n`, 'latin1'),
        Buffer.from(`${line(device({ name: 'Last' }))}\n`),
      ]),
      { lineBytesMax: 2000 },
    )
    expect(outcome.refused.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual(['line-too-long /3', 'encoding-unclear /5'])
    expect([outcome.read, outcome.footprints.created]).toEqual([5, 3])
  })
})

describe('a file without a usable table', () => {
  it.each([
    ['empty.csv', '', 'file-empty'],
    ['blank.csv', '\n \n', 'file-empty'],
    ['letter.csv', 'Dear all,\nplease find the footprints below.\n', 'header-not-found'],
    ['rows.csv', table([device()]).split('\n').slice(1).join('\n'), 'header-not-found'],
    ['lacking.csv', 'manufacturer,name,category,subcategory,weight\nOakline,Slate,Workplace,Laptop,1\n', 'columns-missing'],
    ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe]), 'header-not-found'],
  ])('%s is refused as a whole, and nothing of it is stored', async (name, content, code) => {
    const [outcome] = await boaviztaOutcomes(store, [await files.file(name, content)])
    expect(outcome).toMatchObject({ factorSet: null, read: 0, refused: [{ pointer: '', code }] })
    expect(await catalogue(store)).toEqual([])
  })

  it('and a folder without tables, or a path that leads nowhere, say so', async () => {
    await files.file('letters/readme.md', 'nothing')
    const outcomes = await boaviztaOutcomes(store, [`${files.folder}/letters`, `${files.folder}/nowhere.csv`])
    expect(outcomes.map(({ refused }) => refused[0]?.code)).toEqual(['folder-without-files', 'file-not-found'])
  })
})
