import type { Store } from '@cfit/prisma'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { codesOf, emptied, type Fixtures, fixtures, outcomesOf, release, wholeStore } from './fixtures.ts'

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

describe('people', () => {
  it('are removed wherever a release names them, before anything is stored', async () => {
    const contact = { name: 'Pat Doe', email: 'pat.doe@town.example', telephone: '+31 20 123', faxNumber: '+31 20 124' }
    const body = release({
      parties: [{ id: 'b', name: 'Town of Example', contactPoint: contact, persons: [{ name: 'Kim Roe' }], details: { email: 'x@y.example' } }],
      buyer: { id: 'b', contactPoint: contact },
      tender: {
        title: 'Ask pat.doe@town.example, or see https://town.example/@press',
        description: 'Laptops, lot 2025 1234567. Tel. (020) 123 45 67, abroad +31 (0)20 123 45 67; budget +1 500 000 EUR; call 2 of 2024.',
        procuringEntity: { contactPoint: contact },
      },
    })
    await outcomesOf(store, [await files.file('people.json', body)])
    const stored = await wholeStore(store)
    expect(stored).toContain('Town of Example')
    expect(stored).not.toMatch(/Pat Doe|pat\.doe|Kim Roe|\+31 20|x@y|contactPoint|persons/)
    expect(await store.prisma.tender.findFirst()).toMatchObject({
      title: 'Ask [e-mail address removed], or see https://town.example/@press',
      description: 'Laptops, lot 2025 1234567. Tel. [telephone number removed], abroad [telephone number removed]; budget +1 500 000 EUR; call 2 of 2024.',
    })
    expect((await codesOf(store)).sort()).toEqual(['email-removed /tender/title', 'telephone-removed /tender/description'])
  })
})

describe('an address', () => {
  it.each(['%40', '@', '(at)', '&#64;'])(
    'is looked for in no time where %s stands half a million times',
    async (sign) => {
      const text = sign.repeat(500_000)
      await outcomesOf(store, [await files.file('a.json', release({ tender: { title: 'T', description: text } }))])
      expect(await store.prisma.tender.count()).toBe(1)
    },
    20_000,
  )

  it.each([
    'els＠town.example',
    'els%40town.example',
    'els&#64;town.example',
    'els&#x40;town.example',
    'els&commat;town.example',
    'els(at)town.example',
    'els[AT]town.example',
  ])('written %s is removed, also from a key', async (written) => {
    await outcomesOf(store, [
      await files.file('a.json', release({ tender: { title: `Ask ${written}, at 9 (at noon)` }, [`x ${written}`]: { startDate: 'never' } })),
    ])
    expect(await store.prisma.tender.findFirst()).toMatchObject({ title: 'Ask [e-mail address removed], at 9 (at noon)' })
    expect(await wholeStore(store)).not.toMatch(/els|town\.example/)
  })
})
