import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type FileOutcome, importOcds, originsOf } from '@cfit/api/imports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { type Fixtures, fixtures, hasSharedData, outcomesOf, release, sharedData } from './fixtures.ts'

let opened: TestStore
let files: Fixtures
beforeAll(async () => {
  opened = await openTestStore()
  files = await fixtures()
})
afterAll(async () => {
  await files[Symbol.asyncDispose]()
  await opened[Symbol.asyncDispose]()
})

type Body = Parameters<typeof originsOf>[1][number]['body']

async function originsIn(ocid: string) {
  const releases = await opened.store.prisma.release.findMany({ where: { ocid }, include: { sourceFile: true } })
  return originsOf(
    ocid,
    releases.map((stored) => ({ ...stored, body: stored.body as Body })),
  ).map((origin) => ({ ...origin, at: `${origin.release.pointer}${origin.pointer}`, file: origin.release.sourceFile.name }))
}

/** What stands at a pointer of a file, read from the file itself; each file is read once. */
function reader() {
  const texts = new Map<string, unknown[]>()
  const parsed = (path: string): unknown[] => {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    try {
      return [JSON.parse(text)]
    } catch {
      return text.split('\n').map((line) => (line.trim() === '' ? null : JSON.parse(line)))
    }
  }
  return (path: string, pointer: string): unknown => {
    const lines = texts.get(path) ?? parsed(path)
    texts.set(path, lines)
    const steps = pointer.split('/').slice(1)
    let value = lines.length > 1 ? lines[Number(steps.shift())] : lines[0]
    for (const step of steps) value = (value as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
    return value
  }
}

describe(`where a stored field comes from, in the ${storeUnderTest} store`, () => {
  it('is the release that told it last, and its place in that file', async () => {
    const early = await files.file('early.json', release({ ocid: 'ocds-test01-o', tender: { id: 't', title: 'Laptops', description: 'Many' } }))
    const late = await files.file('late.json', {
      releases: [
        release({ ocid: 'ocds-test01-other' }),
        release({
          ocid: 'ocds-test01-o',
          id: 'second',
          date: '2025-04-01T00:00:00Z',
          tender: { id: 't', title: 'Lasting laptops' },
          awards: [{ id: 7, date: '2025-03-31T00:00:00Z', value: { amount: 10, currency: 'eur' } }],
        }),
      ],
    })
    await outcomesOf(opened.store, [early, late])
    const origins = await originsIn('ocds-test01-o')
    const of = (field: string) => origins.filter((origin) => origin.field === field).map(({ file, at, value }) => `${file} ${at} ${value}`)
    expect(of('title')).toEqual(['late.json /releases/1/tender/title Lasting laptops'])
    expect(of('description')).toEqual(['early.json /tender/description Many'])
    expect(of('publishedOn')).toEqual(['early.json /date 2025-03-01'])
    expect(of('awards/7/amount')).toEqual(['late.json /releases/1/awards/0/value 10'])
    expect(of('awards/7/currency')).toEqual(['late.json /releases/1/awards/0/value EUR'])
    expect(of('isCallOff')).toEqual([])
  })
})

/** Columns of the store that say something of a process, each with the field that its origin goes by. */
const columns = [
  'title',
  'description',
  'status',
  'method',
  'amount',
  'publishedOn',
  'concludedOn',
  'hasSustainability',
  'language',
  'isIct',
  'isCallOff',
] as const

describe.skipIf(!hasSharedData)(`every stored field of the real files, in the ${storeUnderTest} store`, () => {
  it('names a file and a place in it where the value stands', async () => {
    await using real = await openTestStore()
    const standingAt = reader()
    const outcomes: FileOutcome[] = []
    await importOcds(real.store, [join(sharedData, 'ocds-uk'), join(sharedData, 'ocds-examples'), join(sharedData, 'ocds-invalid')], (outcome) => {
      outcomes.push(outcome)
    })
    const paths = new Map<string, string[]>()
    for (const { file } of outcomes) paths.set(basename(file), [...(paths.get(basename(file)) ?? []), file])
    const tenders = await real.store.prisma.tender.findMany({
      include: { releases: { include: { sourceFile: true } }, awards: true, contracts: true, items: true, documents: true },
    })
    const missing: string[] = []
    let told = 0
    for (const tender of tenders) {
      const origins = originsOf(
        tender.ocid as string,
        tender.releases.map((stored) => ({ ...stored, body: stored.body as Body })),
      )
      const fields = new Set(origins.map(({ field }) => field))
      for (const column of columns)
        if (tender[column] !== null && tender[column] !== false && !fields.has(column)) missing.push(`${tender.ocid} ${column} ${tender[column]}`)
      for (const award of tender.awards) if (award.amount && !fields.has(`awards/${award.key}/amount`)) missing.push(`${tender.ocid} award ${award.key}`)
      for (const contract of tender.contracts)
        if (contract.signedOn && !fields.has(`contracts/${contract.key}/signedOn`)) missing.push(`${tender.ocid} contract ${contract.key}`)
      for (const { field, value, release: source, pointer } of origins) {
        told += 1
        expect(value).not.toContain('[object')
        const [path, ...others] = paths.get(source.sourceFile.name) ?? []
        // Of two files of one name it is not known which; a versioned release holds histories where its state holds values.
        if (!path || others.length > 0 || /versionedRelease/.test(source.pointer) || /versioned-release|iso-8859/.test(path)) continue
        const standing = standingAt(path, source.pointer + pointer)
        if (standing === undefined) missing.push(`${path} ${source.pointer}${pointer} is not there`)
        else if (/title$|description$/.test(field) && typeof standing === 'string' && !/\[(e-mail|telephone)/.test(value))
          expect(standing.trim().slice(0, 400)).toBe(value.slice(0, 400))
      }
    }
    expect(missing).toEqual([])
    expect(told).toBeGreaterThan(6_000)
  }, 120_000)
})
