import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'
import { codesOf, emptied, type Fixtures, fixtures, outcomesOf, release } from './fixtures.ts'

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

async function stored(...bodies: Record<string, unknown>[]) {
  const paths = await Promise.all(bodies.map((body, index) => files.file(`part-${index}.json`, body)))
  await outcomesOf(opened.store, paths)
  const omit = { id: true, tenderId: true } as const
  const orderBy = { key: 'asc' } as const
  const tender = await opened.store.prisma.tender.findFirstOrThrow({
    include: {
      items: { omit, orderBy },
      documents: { omit, orderBy },
      milestones: { omit, orderBy },
      amendments: { omit, orderBy },
      relatedProcesses: { omit, orderBy },
      transactions: { omit, orderBy },
      sustainabilityGoals: { omit, orderBy: { goal: 'asc' } },
      lots: { omit, orderBy },
    },
  })
  return JSON.parse(JSON.stringify(tender)) as typeof tender
}

describe(`the parts of a process in the ${storeUnderTest} store`, () => {
  it('keep what was asked for, awarded and contracted apart, each with quantity and price', async () => {
    const { items } = await stored(
      release({
        tender: { title: 'x', items: [{ id: 1, description: 'Laptop', quantity: 120.5, unit: { name: 'piece', value: { amount: 9.99, currency: 'EUR' } } }] },
        awards: [{ id: 'a', items: [{ id: 1, quantity: 0, additionalClassifications: [{ scheme: 'cpv', id: '30213100-6' }], relatedLot: 2 }] }],
        contracts: [{ id: 'c', awardID: 'a', items: [{ description: 'without an id' }] }],
      }),
    )
    const nothing = { description: null, scheme: null, code: null, quantity: null, unit: null, unitAmount: null, unitCurrency: null, lotKey: null }
    expect(items).toEqual(
      [
        { ...nothing, part: 'CONTRACT', partKey: 'c', key: '#1', description: 'without an id' },
        { ...nothing, part: 'TENDER', partKey: '', key: '1', description: 'Laptop', quantity: '120.5', unit: 'piece', unitAmount: '9.99', unitCurrency: 'EUR' },
        { ...nothing, part: 'AWARD', partKey: 'a', key: '1', quantity: '0', scheme: 'CPV', code: '30213100', lotKey: '2' },
      ].sort((a, b) => (a.key < b.key ? -1 : 1)),
    )
  })

  it('tell documents by their address, milestones, amendments, relations and payments where they belong', async () => {
    const tender = await stored(
      release({
        relatedProcesses: [{ id: 'r', relationship: ['framework', 'parent'], scheme: 'ocid', identifier: 'ocds-test01-0' }],
        planning: { documents: [{ id: 'p', documentType: 'needsAssessment', url: 'ftp://old.example' }] },
        tender: {
          title: 'x',
          documents: [{ id: 'd', documentType: 'tenderNotice', title: 'Notice', url: 'https://town.example/1', datePublished: '2025-03-01T23:30:00-05:00' }],
          amendments: [{ id: 'm', date: '2025-03-05T00:00:00Z', rationale: 'More time', amendsReleaseID: 'first', releaseID: 'second' }],
        },
        contracts: [
          {
            id: 'c',
            awardID: 'a',
            milestones: [{ id: 'half', type: 'delivery', dueDate: '2025-09-30', status: 'partiallyMet' }],
            implementation: {
              transactions: [
                { id: 't', date: '2025-10-01T00:00:00Z', value: { amount: 12.5, currency: 'EUR' }, payer: { name: 'Town' }, payee: { name: 'Fair' } },
              ],
            },
          },
        ],
      }),
    )
    expect(tender.relatedProcesses).toMatchObject([{ part: 'PROCESS', relationships: ['framework', 'parent'], identifier: 'ocds-test01-0' }])
    expect(tender.documents).toMatchObject([
      { part: 'TENDER', key: 'd', kind: 'tenderNotice', url: 'https://town.example/1', publishedOn: '2025-03-01T00:00:00.000Z' },
      { part: 'PLANNING', key: 'p', url: null },
    ])
    expect(tender.amendments).toMatchObject([{ part: 'TENDER', key: 'm', rationale: 'More time', amendsReleaseKey: 'first', releaseKey: 'second' }])
    expect(tender.milestones).toMatchObject([{ part: 'CONTRACT', partKey: 'c', kind: 'delivery', status: 'PARTIALLY_MET', metOn: null }])
    expect(tender.transactions).toMatchObject([{ partKey: 'c', amount: '12.5', currency: 'EUR', payer: 'Town', payee: 'Fair' }])
  })

  it('are read from OCDS 1.0 by its own names', async () => {
    const { amendments, transactions } = await stored(
      release({
        tender: { title: 'x', amendment: { date: '2025-03-05T00:00:00Z', rationale: 'Typing error' } },
        contracts: [
          {
            id: 'c',
            implementation: {
              transactions: [
                { id: 't', amount: { amount: 3, currency: 'GBP' }, providerOrganization: { legalName: 'Town' }, receiverOrganization: { name: 'Fair' } },
              ],
            },
          },
        ],
      }),
    )
    expect(amendments).toMatchObject([{ key: '2025-03-05T00:00:00Z', rationale: 'Typing error' }])
    expect(transactions).toMatchObject([{ amount: '3', currency: 'GBP', payer: 'Town', payee: 'Fair' }])
  })

  it('go and change with later releases, and what stays keeps its id', async () => {
    const first = release({ tender: { title: 'x', items: [{ id: '1', quantity: 1 }, { id: '2' }], submissionMethod: ['a'] } })
    await outcomesOf(opened.store, [await files.file('1.json', first)])
    const before = await opened.store.prisma.item.findMany({ orderBy: { key: 'asc' } })
    const second = release({ id: 'second', date: '2025-05-01T00:00:00Z', tender: { items: [{ id: '1', quantity: 5 }, { id: '3' }] } })
    await outcomesOf(opened.store, [await files.file('2.json', second)])
    const after = await opened.store.prisma.item.findMany({ orderBy: { key: 'asc' } })
    expect(after.map(({ key, quantity }) => `${key} ${quantity}`)).toEqual(['1 5', '2 null', '3 null'])
    expect(after.slice(0, 2).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    const third = release({ id: 'third', date: '2025-06-01T00:00:00Z', tender: { items: null } })
    await outcomesOf(opened.store, [await files.file('3.json', third)])
    expect(await opened.store.prisma.item.count()).toBe(0)
  })

  it('hold sustainability in the codes of the extension, whatever the publisher’s mapping wrote', async () => {
    const tender = await stored(
      release({
        tender: {
          title: 'x',
          sustainability: [
            { goal: 'social.humanRightsInSupplyChain', strategies: ['awardCriteria'] },
            { goal: 'environmental.circularEconomy.takeBack', strategies: ['technicalSpecifications'], description: 'Taken back' },
            { goal: 'none' },
          ],
          lots: [{ id: 'l', hasSustainability: false }, { id: 'm', sustainability: [{ goal: 'none' }] }, { id: 'n' }],
        },
      }),
    )
    expect(tender.hasSustainability).toBe(true)
    expect(tender.lots.map(({ key, hasSustainability }) => [key, hasSustainability])).toEqual([
      ['l', false],
      ['m', false],
      ['n', null],
    ])
    expect(tender.sustainabilityGoals).toMatchObject([
      { goal: 'environmental.circularEconomy.takeBack', impactCategory: 'CIRCULARITY', strategies: ['technicalSpecifications'] },
      { goal: 'social.humanRightsInSupplyChains', impactCategory: 'FAIRNESS', strategies: ['awardCriteria'] },
    ])
    expect(await codesOf(opened.store)).toEqual(['code-renamed /tender/sustainability/0/goal'])
  })
})

describe(`1.1.1: an import of ICT alone into the ${storeUnderTest} store`, () => {
  const ict = { title: 'Laptops', classification: { scheme: 'CPV', id: '30213100' } }
  it('takes in every release of a process that buys ICT, whichever of them tells it, and sets the others aside', async () => {
    const bodies = [
      release({ ocid: 'ocds-test01-ict', id: '1' }),
      release({ ocid: 'ocds-test01-other', id: '1', tender: { title: 'Bread' } }),
      release({ ocid: 'ocds-test01-ict', id: '2', date: '2025-04-01T00:00:00Z', tender: ict }),
    ]
    const path = await files.file('ict.jsonl', bodies.map((body) => JSON.stringify(body)).join('\n'))
    const [outcome] = await outcomesOf(opened.store, [path], { isIctOnly: true, batchSize: 1 })
    expect(outcome).toMatchObject({ read: 3, created: 1, setAside: 1, refused: [] })
    expect(await opened.store.prisma.release.count({ where: { ocid: 'ocds-test01-ict' } })).toBe(2)
    expect(await opened.store.prisma.tender.count()).toBe(1)
    const award = release({ ocid: 'ocds-test01-ict', id: '3', date: '2025-05-01T00:00:00Z', tender: null, awards: [{ id: 'a' }] })
    const [later] = await outcomesOf(opened.store, [await files.file('award.json', award)], { isIctOnly: true })
    expect(later).toMatchObject({ updated: 1, setAside: 0 })
  })
})

describe(`a dry run on the ${storeUnderTest} store`, () => {
  it('tells what an import would, and keeps nothing', async () => {
    const path = await files.file('dry.json', [release(), release({ ocid: 'ocds-test01-2', date: 'soon' })])
    const audits = await opened.store.prisma.auditEvent.count()
    const [told] = await outcomesOf(opened.store, [path], { isDryRun: true })
    for (const table of ['tender', 'release', 'finding', 'source_file', 'organisation'])
      expect(await opened.store.sql(`select from ${table}`), table).toEqual([])
    expect(await opened.store.prisma.auditEvent.count()).toBe(audits)
    const [done] = await outcomesOf(opened.store, [path])
    expect(told).toEqual(done)
  })
})
