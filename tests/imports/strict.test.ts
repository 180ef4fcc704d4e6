import { join } from 'node:path'
import { importOcds, SchemaCheck, SchemaError } from '@cfit/api/imports'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { emptied, type Fixtures, fixtures, hasSharedData, outcomesOf, release, rowsOf, sharedData } from './fixtures.ts'

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
beforeEach(() => emptied(opened.store))

/** Schemas of our own, in the way of the official ones: as small as their rules that these tests need. */
const releaseSchema = {
  id: 'https://schema.example/1__1__5/release-schema.json',
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['ocid', 'id', 'date', 'tag'],
  properties: { tag: { type: 'array', minItems: 1 }, date: { type: 'string', format: 'date-time' } },
}
const packageSchema = {
  id: 'https://schema.example/1__1__5/release-package-schema.json',
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['uri', 'releases'],
  properties: { releases: { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: releaseSchema.id } } },
}

describe(`a strict import into the ${storeUnderTest} store`, () => {
  async function strict(content: unknown) {
    await files.file('schemas/release-schema.json', releaseSchema)
    const schemaCheck = await SchemaCheck.load([await files.file('schemas/release-package-schema.json', packageSchema)])
    const [outcome] = await outcomesOf(opened.store, [await files.file('strict.json', content)], { schemaCheck })
    return outcome ?? expect.fail()
  }

  it('refuses the one release that breaks the schema, with its place, and takes in the others', async () => {
    const outcome = await strict({
      version: '1.1',
      uri: 'x',
      releases: [release({ ocid: 'ocds-test01-1' }), release({ tag: [] }), release({ ocid: 'ocds-test01-3' })],
    })
    expect(outcome).toMatchObject({ read: 3, created: 2 })
    expect(outcome.refused).toEqual([{ pointer: '/releases/1', code: 'schema-invalid', message: expect.stringContaining('/tag') }])
  })

  it('refuses a package as a whole when the fault is its own', async () => {
    const outcome = await strict({ version: '1.1', releases: [release()] })
    expect(outcome).toMatchObject({ read: 1, created: 0, refused: [{ pointer: '', code: 'schema-invalid' }] })
    expect(await opened.store.prisma.release.count()).toBe(0)
  })

  it('names the list when the fault is of the list, and says nothing more of what is in it', async () => {
    const same = release({ tag: [] })
    const outcome = await strict({ version: '1.1', uri: 'x', releases: [same, same] })
    expect(outcome).toMatchObject({ read: 2, created: 0, refused: [{ pointer: '/releases', code: 'schema-invalid' }] })
  })

  it('does not look at formats, which the standard leaves to the validator', async () => {
    expect(await strict(release({ date: '2025-03-01' }))).toMatchObject({ created: 1, refused: [] })
  })

  it('says when no schema is there, before anything is read', async () => {
    await expect(SchemaCheck.load([`${files.folder}/nowhere`])).rejects.toThrow(SchemaError)
    await expect(SchemaCheck.load([await files.file('other/data.json', { a: 1 })])).rejects.toThrow(SchemaError)
  })
})

if (!hasSharedData) console.warn('Skipped: the shared input files are not beside the repository.')

describe.skipIf(!hasSharedData)('the official schemas', () => {
  it.each(['ocds-uk', 'ocds-examples', 'ocds-invalid'])(
    'refuse of %s exactly what its validation list calls invalid',
    async (folder) => {
      const schemaCheck = await SchemaCheck.load([join(sharedData, 'ocds-schema')])
      const rows = rowsOf(join(sharedData, folder, 'validation.csv'))
      const found: Record<string, boolean> = {}
      await importOcds(
        opened.store,
        rows.map(({ file = '' }) => join(sharedData, folder, file)),
        ({ file, refused }) => {
          found[file.slice(join(sharedData, folder).length + 1)] = refused.some(({ code }) => code === 'schema-invalid' || code === 'json-unreadable')
        },
        { schemaCheck },
      )
      expect(found).toEqual(Object.fromEntries(rows.map(({ file = '', structurally_valid: valid = '' }) => [file, valid.startsWith('no')])))
    },
    120_000,
  )
})
