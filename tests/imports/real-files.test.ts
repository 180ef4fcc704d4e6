import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importOcds, isIctCode } from '@cfit/api/imports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { hasSharedData, outcomesOf, processes, rowsOf, sharedData, wholeStore } from './fixtures.ts'

const folder = join(sharedData, 'ocds-uk')

if (!hasSharedData) console.warn('Skipped: the shared input files are not beside the repository.')

describe.skipIf(!hasSharedData)(`the UK releases, read into the ${storeUnderTest} store`, () => {
  let opened: TestStore
  beforeAll(async () => {
    opened = await openTestStore()
    await importOcds(opened.store, [folder], () => undefined)
  })
  afterAll(() => opened[Symbol.asyncDispose]())

  it('reads as many releases of each file as its index says, and refuses none', async () => {
    await using fresh = await openTestStore()
    const outcomes = await outcomesOf(fresh.store, [folder])
    const expected = rowsOf(join(folder, 'validation.csv')).map(({ file, releases }) => ({ file, read: Number(releases), refused: [] }))
    const found = outcomes.map(({ file, read, refused }) => ({ file: file.slice(folder.length + 1), read, refused }))
    expect(found).toEqual(expected)
    expect(outcomes.reduce((sum, { created }) => sum + created, 0)).toBe(153)
  })

  it('finds ICT in exactly the processes of the ICT index', async () => {
    const expected = new Set(rowsOf(join(folder, 'ict-index.csv')).map(({ ocid }) => ocid))
    const found = await opened.store.prisma.tender.findMany({ where: { isIct: true }, select: { ocid: true } })
    expect(new Set(found.map(({ ocid }) => ocid))).toEqual(expected)
    expect(expected.size).toBe(24)
  })

  it('keeps of each Scottish release that it has no id', async () => {
    const findings = await opened.store.prisma.finding.findMany({ where: { code: 'release-id-missing' }, include: { sourceFile: true } })
    expect(findings).toHaveLength(58)
    expect(new Set(findings.map(({ sourceFile }) => sourceFile.name))).toEqual(new Set(['public-contracts-scotland-releases.jsonl']))
    expect(new Set(findings.map(({ pointer }) => pointer))).toEqual(new Set(Array.from({ length: 58 }, (_, index) => `/${index}`)))
  })

  it('merges a process of two releases: the later award stands', async () => {
    const ocid = 'ocds-b5fd17-56c3a2a3-e39f-494a-9c11-2eb477826ef3'
    const tender = await opened.store.prisma.tender.findUniqueOrThrow({ where: { ocid }, include: { releases: true, awards: true } })
    expect(tender.title).toBe('ROSA devices for Telecoms Security Act')
    expect(tender.releases).toHaveLength(2)
  })

  it('changes nothing when the same files are read again, in any order and layout', async () => {
    const before = await processes(opened.store)
    const [{ seq } = { seq: 0 }] = await opened.store.sql<{ seq: number }>('select max(seq)::int as seq from change_log')
    const files = readdirSync(folder).filter((name) => /\.jsonl?$/.test(name))
    const outcomes = await outcomesOf(
      opened.store,
      files.reverse().map((name) => join(folder, name)),
    )
    expect(outcomes.map(({ created, updated }) => [created, updated])).toEqual(files.map(() => [0, 0]))
    expect(outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(153)
    expect(await opened.store.sql('select seq from change_log where seq > $1', [seq])).toEqual([])
    expect(await processes(opened.store)).toEqual(before)
  })

  it('stores nothing about the people named in the files', async () => {
    const source = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const stored = await wholeStore(opened.store)
    for (const marker of ['Redacted contact', 'redacted@example.org', '+44 1632960000']) {
      expect(source).toContain(marker)
      expect(stored).not.toContain(marker)
    }
    expect(source).toContain('"contactPoint"')
    expect(stored).not.toMatch(/contactPoint/)
    expect(stored).not.toMatch(/[\w.+-]+@[\w-]+\.\w/)
  })

  it('answers for each of the other example and bad files, and stores what is sound', async () => {
    await using fresh = await openTestStore()
    const folders = [join(sharedData, 'ocds-examples'), join(sharedData, 'ocds-invalid')]
    const outcomes = await outcomesOf(fresh.store, folders)
    const files = folders.flatMap((path) => readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|jsonl|ndjson)$/.test(name)))
    expect(outcomes).toHaveLength(files.length)
    for (const outcome of outcomes) {
      const touched = outcome.created + outcome.updated + outcome.unchanged
      expect(touched > 0 || outcome.refused.length > 0, `${outcome.file} has neither a process nor a refusal`).toBe(true)
    }
    const again = await outcomesOf(fresh.store, [...folders].reverse())
    expect(again.filter(({ created, updated }) => created + updated > 0)).toEqual([])
    expect(await wholeStore(fresh.store)).not.toMatch(/redacted@example\.org|Redacted contact/)
    // More than two hundred files, each in transactions of its own.
  }, 120_000)
})

describe('the rule for what is ICT', () => {
  it.each([
    ['CPV', '30213100', true],
    ['CPV', '30100000', false],
    ['CPV', '32420000', true],
    ['CPV', '32250000', false],
    ['CPV', '48000000', true],
    ['CPV', '50312600', true],
    ['CPV', '50340000', true],
    ['CPV', '50350000', false],
    ['CPV', '72000000', true],
    ['CPV', '71000000', false],
    ['UNSPSC', '43211503', true],
    ['UNSPSC', '81111500', true],
    ['UNSPSC', '81161500', true],
    ['UNSPSC', '81121500', false],
    ['OTHER', '30213100', false],
  ])('%s %s: %s', (scheme, code, expected) => {
    expect(isIctCode(scheme, code)).toBe(expected)
  })
})
