import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixtures, fixtures, outcomesOf, release } from '../imports/fixtures.ts'
import { type Desk, openDesk, type Reader } from './reader.ts'
import { framework, wholeProcess } from './whole-process.ts'

let desk: Desk
let files: Fixtures
let pathOf: Record<string, string>
beforeAll(async () => {
  desk = await openDesk()
  files = await fixtures()
  const silent = release({ ocid: 'ocds-silent', tender: { title: 'Switches' } })
  const none = release({ ocid: 'ocds-none', tender: { title: 'Cables', hasSustainability: false } })
  const lines = [framework, wholeProcess, silent, none].map((body) => JSON.stringify(body)).join('\n')
  await outcomesOf(desk.hub.store, [await files.file('whole.jsonl', lines)])
  const tenders = await desk.hub.store.prisma.tender.findMany({ where: { ocid: { not: null } }, select: { ocid: true, slug: true } })
  pathOf = Object.fromEntries(tenders.map(({ ocid, slug }) => [ocid, `/tenders/${slug}/show`]))
})
afterAll(async () => {
  await files?.[Symbol.asyncDispose]()
  await desk?.[Symbol.asyncDispose]()
})

/** The text of the part under this heading, in single spaces. */
async function part({ page }: Reader, title: string): Promise<string> {
  const section = page.locator('section', { has: page.getByRole('heading', { level: 2, name: title }) })
  return (await section.innerText()).replaceAll(/\s+/g, ' ')
}

it('the page of a tender tells all parts of its process in one request', async () => {
  await using reader = await desk.open()
  const { page } = reader
  expect(await reader.requestsFor(() => reader.go(pathOf['ocds-whole'] as string))).toBe(1)
  expect(await part(reader, 'Declared sustainability goals')).toMatch(/A circular economy Refurbished devices are preferred. Circularity By award criteria/)
  expect(await part(reader, 'Declared sustainability goals'), 'a goal of the publisher’s own is told too').toContain('Owners own goal')
  expect(await part(reader, 'Lots')).toMatch(/Schools .*No/)
  expect(await part(reader, 'What falls due')).toMatch(/Market dialogue Before the tender Planning Fri 10 Jan 2025 Met, Sun 12 Jan 2025/)
  expect(await part(reader, 'What falls due')).toMatch(/First half Delivery A contract Tue 30 Sep 2025 Met in part/)
  expect(await part(reader, 'What was changed')).toMatch(/Tue 1 Apr 2025 The tender Bidders asked for more time/)
  expect(await part(reader, 'Payments')).toMatch(/Wed 1 Oct 2025 Town Fair EUR 12 500.50/)

  const items = await part(reader, 'What is bought')
  expect(items).toMatch(/What is bought ?13 Asked for/)
  expect(items, 'in the order of the publisher’s numbers').toMatch(/Device 1 1 200 pieces Device 2 1 201 pieces/)
  expect(items, 'none is another thing than not told').toMatch(/Awarded .*Refurbished device 0/)
  expect(items, 'a long list is folded').not.toContain('Device 9')
  await page.getByRole('button', { name: 'Show all 12' }).click()
  expect(await part(reader, 'What is bought')).toContain('Device 9')
  expect(await reader.barriers()).toEqual([])
  expect(reader.takeComplaints()).toEqual([])
})

it('documents open where the publisher keeps them, in a tab of their own, and tell what they are', async () => {
  await using reader = await desk.open()
  await reader.go(pathOf['ocds-whole'] as string)
  const link = reader.page.getByRole('link', { name: /The notice \(opens in a new tab\)/ })
  expect([await link.getAttribute('href'), await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
    'https://town.example/notice',
    '_blank',
    'noreferrer',
  ])
  const documents = await part(reader, 'Documents')
  expect(documents).toContain('Tender notice · The tender · Sat 1 Mar 2025 · Dutch')
  expect(documents).toContain('Map The tender · Its address was not published.')
})

it('a related process leads to its tender where the hub has it, else to its address', async () => {
  await using reader = await desk.open()
  const { page } = reader
  await reader.go(pathOf['ocds-whole'] as string)
  expect(await page.getByRole('link', { name: /ocds-of-others/ }).getAttribute('href')).toBe('https://others.example/77')
  await page.getByRole('link', { name: 'Framework for refurbished devices' }).click()
  await page.getByRole('heading', { level: 1, name: 'Framework for refurbished devices' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(pathOf['ocds-whole-framework'])
})

it('where each value comes from is asked only when somebody wants to know', async () => {
  await using reader = await desk.open({ width: 320 })
  const { page } = reader
  await reader.go(pathOf['ocds-whole'] as string)
  expect(await reader.requestsFor(() => page.getByText('Show file and place of each value').click())).toBe(1)
  const origins = await part(reader, 'Where this comes from')
  expect(origins).toContain('whole.jsonl Release first, Sat 1 Mar 2025, 10:00')
  expect(origins).toMatch(/Title As kept Laptops with take-back Place in the file \/1\/tender\/title/)
  const { sha256 } = await desk.hub.store.prisma.sourceFile.findFirstOrThrow({ where: { name: 'whole.jsonl' } })
  expect(origins, 'the file by the beginning of its hash').toContain(sha256.slice(0, 12))
  await page
    .getByRole('button', { name: /^Show all/ })
    .last()
    .click()
  expect(await part(reader, 'Where this comes from')).toMatch(/Item 1: quantity As kept 1200.0000 Place in the file \/1\/tender\/items\/0\/quantity/)
  expect(await reader.overflow()).toBeLessThanOrEqual(0)
  expect(await reader.barriers()).toEqual([])
})

it('what nobody told is not shown, and silence on sustainability is another thing than a no', async () => {
  await using reader = await desk.open()
  await reader.go(pathOf['ocds-silent'] as string)
  const titles = await reader.page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(titles.map((title) => title.replace(/\s*\d+$/, ''))).toEqual(['Criteria asked', 'Where this comes from'])
  expect(await reader.page.getByRole('complementary').innerText()).toContain('Not told, which does not say that no goal is pursued')
  await reader.go(pathOf['ocds-none'] as string)
  expect(await reader.page.getByRole('complementary').innerText()).toContain('No: the publisher says that no goal is pursued here')
})
