import type { Store } from '@cfit/prisma'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { boaviztaOutcomes, catalogue, columns, device, european, table, withoutDevices } from './boavizta-fixtures.ts'
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

const imported = async (name: string, content: string | Uint8Array) => {
  const [outcome] = await boaviztaOutcomes(store, [await files.file(name, content)])
  if (!outcome) throw new Error('The file has no outcome.')
  return outcome
}

describe(`a table of device footprints, read into the ${storeUnderTest} store`, () => {
  it('is told as one object with exactly the fields that programs rely on', async () => {
    const outcome = await imported('one.csv', table([device()]))
    expect(outcome).toEqual({
      file: expect.stringContaining('one.csv'),
      factorSet: 'boavizta-2022-11',
      read: 1,
      repeated: 0,
      models: { created: 1, updated: 0, unchanged: 0 },
      footprints: { created: 1, updated: 0, unchanged: 0 },
      findings: 1,
      refused: [],
    })
  })

  it('becomes a device model with its footprint, exact and in the words of the hub', async () => {
    await imported('one.csv', table([device()]))
    expect(await catalogue(store)).toEqual([
      {
        manufacturer: 'Oakline',
        name: 'Slate 14.5-inch',
        category: 'LAPTOP',
        footprints: [
          {
            factorSet: 'boavizta-2022-11',
            totalKgCo2e: '250.5',
            manufacturingShare: '0.8',
            useShare: '0.15',
            errorShare: '0.2',
            lifetimeYears: '4',
            useLocation: 'European Union',
            transportShare: '0.04',
            endOfLifeShare: '0.01',
            yearlyEnergyKwh: '21.35',
            weightKg: '1.4',
            screenInches: '14.5',
            assemblyLocation: 'China',
            subcategory: 'Laptop',
            reportedOn: '2020-11',
            source: 'https://oakline.example/slate-14.5.pdf',
            licence: 'ODbL 1.0 / DbCL 1.0',
            published: { category: 'Workplace', memory: '8', added_date: '2022-11-01' },
          },
        ],
      },
    ])
  })

  it('says where each figure came from', async () => {
    await imported('one.csv', `A title\n\n${table([device()])}`)
    const [footprint] = await store.prisma.footprint.findMany({ include: { sourceFile: true } })
    expect([footprint?.sourceFile?.name, footprint?.pointer]).toEqual(['one.csv', '/4'])
  })

  const rows = [
    device(),
    device({ name: 'Tower 2.5GHz with 1.92TB', sources: 'https://oakline.example/tower_2.5.pdf', gwp_total: '1204.125', subcategory: 'Desktop' }),
  ]
  const oldHeader = [
    'Manufacturer',
    'Name',
    'Category',
    'Subcategory',
    'Total (kgCO2eq)',
    'Use (%)',
    'Yearly TEC (kWh)',
    'Lifetime',
    'Use Location',
    'Date',
    'Sources',
    'Error (%)',
    'Manufacturing',
    'Weight',
    'Assembly Location',
    'Screen size',
    'RAM',
    'Added Date',
    'Transport',
    'EOL',
  ]
  const shares = ['gwp_use_ratio', 'gwp_error_ratio', 'gwp_manufacturing_ratio', 'gwp_transport_ratio', 'gwp_eol_ratio'] as const
  const inPercent = rows.map((row) => ({ ...row, ...Object.fromEntries(shares.map((share) => [share, `${(Number(row[share]) * 100).toFixed(2)}%`])) }))
  const utf16 = (text: string, isBigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return isBigEndian ? bytes.swap16() : bytes
  }
  const plain = table(rows)
  const reversed = [...columns].reverse()
  const layouts: [name: string, content: string | Uint8Array][] = [
    ['the European form, whose names were corrupted with the numbers', european(rows)],
    ['tabs', table(rows, { delimiter: '\t' })],
    ['bars and lone carriage returns', table(rows, { delimiter: '|', lineEnd: '\r' })],
    ['the oldest names, with percentages', table(inPercent, { header: oldHeader })],
    ['the oldest names, with ratios', table(rows, { header: oldHeader.map((name) => name.replace('Total (kgCO2eq)', 'kgCO2eq (total)')) })],
    ['another order of columns', [reversed.join(','), ...rows.map((row) => reversed.map((column) => row[column] ?? '').join(','))].join('\n')],
    ['a byte order mark', `\ufeff${plain}`],
    ['UTF-16, little end first', utf16(plain, false)],
    ['UTF-16, big end first', utf16(plain, true)],
    ['UTF-16 without its mark', utf16(plain, false).subarray(2)],
    [
      'every cell in quotes',
      plain
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(','),
        )
        .join('\r\n'),
    ],
    ['a title and remarks above', `Footprints of devices,,,,,,,,\n"by the makers",\n\n${plain}`],
    [
      'the header among the rows, as a sorted file has it',
      plain
        .split('\n')
        .slice(1, 2)
        .concat(plain.split('\n')[0] ?? '', plain.split('\n').slice(2))
        .join('\n'),
    ],
    ['the header at the end', plain.trim().split('\n').reverse().join('\n')],
    ['the header repeated', `${plain}${columns.join(',')}\n`],
    ['two files joined, each with its own form', table(rows.slice(0, 1)) + european(rows.slice(1))],
    [
      'unnamed columns at the end',
      plain
        .split('\n')
        .map((line) => line && `${line},,`)
        .join('\n'),
    ],
    ['no line end at the end', plain.trimEnd()],
    ['spaces around cells', plain.replaceAll(',', ' ,  ')],
  ]
  it.each(layouts)('gives the same catalogue with %s', async (_, content) => {
    await imported('plain.csv', plain)
    const expected = await catalogue(store)
    await withoutDevices(store)
    const outcome = await imported('other.csv', content)
    expect(outcome.refused).toEqual([])
    expect([outcome.read, outcome.footprints.created]).toEqual([2, 2])
    expect(await catalogue(store)).toEqual(expected)
  })

  it('tells what of the layout it had to find out', async () => {
    await imported('european.csv', european([device()]))
    await imported('misplaced.csv', `Title\n${table([device()])}${columns.join(',')}\n`)
    await imported('joined.csv', `${table([device()])}${table([device()], { header: [...columns.slice(0, -1), 'shade'] })}`)
    expect(await codesOf(store)).toEqual([
      'column-unknown /3/shade',
      'decimal-comma-in-text /2/name',
      'decimal-comma-in-text /2/sources',
      'factor-set-derived ',
      'factor-set-derived ',
      'factor-set-derived ',
      'header-changed /3',
      'header-misplaced /2',
      'header-repeated /4',
      'row-contradicts /4',
    ])
  })

  it('reads ISO-8859-1 and French months', async () => {
    const outcome = await imported('latin.csv', Buffer.from(table([device({ name: 'Ordinateur portable élégant', report_date: '21 août 2015' })]), 'latin1'))
    expect(outcome.refused).toEqual([])
    expect(await catalogue(store)).toMatchObject([{ name: 'Ordinateur portable élégant', footprints: [{ reportedOn: '2015-08-21' }] }])
    expect(await codesOf(store)).toEqual(['encoding-windows-1252 ', 'factor-set-derived '])
  })

  it('keeps what it does not model, and tells once of a column nobody knows', async () => {
    const text = table([device()]).trim().split('\n')
    const outcome = await imported('new.csv', `${text[0]},gwp_packaging_ratio,comment\n${text[1]},0.050,"boxed, twice"\n`)
    expect(outcome.findings).toBe(2)
    expect(await catalogue(store)).toMatchObject([{ footprints: [{ published: { gwp_packaging_ratio: '0.05', comment: 'boxed, twice' } }] }])
    expect(await codesOf(store)).toEqual(['column-unknown /1/gwp_packaging_ratio', 'factor-set-derived '])
  })

  it('takes the release from the newest addition, else from the file name, else from the newest report, else from the person', async () => {
    const bare = device({ added_date: '' })
    expect((await imported('boavizta-2020-01-01.csv', table([device(), device({ added_date: '2099-01-01' })]))).factorSet).toBe('boavizta-2022-11')
    expect((await imported('boavizta-2021-10-19.csv', table([bare]))).factorSet).toBe('boavizta-2021-10')
    expect((await imported('plain.csv', table([{ ...bare, name: 'Other' }]))).factorSet).toBe('boavizta-2020-11')
    const unclear = await imported('unclear.csv', table([{ ...bare, report_date: '' }]))
    expect(unclear).toMatchObject({ factorSet: null, read: 0, refused: [{ pointer: '', code: 'factor-set-unknown' }] })
    const [told] = await boaviztaOutcomes(store, [unclear.file], { factorSet: 'boavizta-own' })
    expect(told).toMatchObject({ factorSet: 'boavizta-own', footprints: { created: 1 }, findings: 0 })
  })
})
