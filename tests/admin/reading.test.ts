import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, everyPage, openDesk, secretariatPages, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

describe('an anonymous reader', () => {
  it('sees the figures of the latest campaign, each with n, in one request', async () => {
    await using reader = await desk.open()
    const { page } = reader
    expect(await reader.requestsFor(() => reader.go('/'))).toBe(1)

    const { data } = await desk.hub.ask<{ figures: { numerator: string; denominator: string; n: number }[] }>(
      '{ figures(metric: RESPONSE_RATE, years: [2025]) { numerator denominator n } }',
    )
    const [rate] = data.figures
    await page.getByRole('heading', { name: `${rate?.numerator} of ${rate?.denominator} participants sent in their return for 2025` }).waitFor()
    const answered = page.locator('dl > div', { hasText: 'Participants who answered' }).first()
    expect(await answered.innerText()).toContain(`${rate?.numerator} of ${rate?.denominator}\nn = ${rate?.n}`)
    expect(await page.getByRole('region', { name: '2025 in eight figures' }).locator('dt').count()).toBe(8)

    const charts = page.locator('figure [role=img]')
    const before = await charts.count()
    expect(before).toBe(5)
    await page.getByRole('button', { name: 'Show as table' }).first().click()
    expect(await charts.count()).toBe(before - 1)
    expect(
      await page
        .getByRole('cell', { name: `${rate?.numerator} of ${rate?.denominator}` })
        .first()
        .isVisible(),
    ).toBe(true)
  })

  it('changes the year in the address without asking the hub again', async () => {
    await using reader = await desk.open()
    await reader.go('/')
    expect(await reader.requestsFor(() => reader.page.getByLabel('Year reported').selectOption('2023'))).toBe(0)
    expect(reader.page.url()).toContain('year=2023')
    await reader.page.getByRole('heading', { name: /participants sent in their return for 2023/ }).waitFor()
  })

  it('finds a tender by its filters and opens it, one request for each view', async () => {
    await using reader = await desk.open()
    const { page } = reader
    expect(await reader.requestsFor(() => reader.go('/tenders'))).toBe(1)
    const all = await page.getByRole('status').innerText()
    const asked = await reader.requestsFor(async () => {
      await page.getByLabel('Strategy').selectOption('USE_LONGER')
      await page.getByText(all, { exact: true }).waitFor({ state: 'detached' })
    })
    expect(asked).toBe(1)
    const { data } = await desk.hub.ask<{ tenders: { totalCount: number; edges: { node: { title: string } }[] } }>(
      '{ tenders(first: 1, filter: { strategy: USE_LONGER }, orderBy: { by: PUBLISHED_ON, direction: DESC }) { totalCount edges { node { title } } } }',
    )
    expect(await page.getByRole('status').innerText()).toBe(`1 to 25 of ${data.tenders.totalCount}`)
    const title = data.tenders.edges[0]?.node.title as string
    const opened = await reader.requestsFor(async () => {
      await page.getByRole('link', { name: title }).first().click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    })
    expect(opened).toBe(1)
    expect(await page.title()).toContain(title)
    expect(await page.getByText('Use longer').first().isVisible()).toBe(true)
  })

  it('is told kindly when there is no such record', async () => {
    await using reader = await desk.open()
    await reader.go('/tenders/no-such-tender/show')
    expect(await reader.page.getByRole('heading', { level: 1 }).innerText()).toBe('Not found, or not public yet')
  })
})

it('every page draws itself from one request, without complaint, and without a barrier in light and dark', async () => {
  await using reader = await desk.open()
  const lamp = reader.page.getByRole('button', { name: /^Switch to (dark|light)$/ })
  for (const path of await everyPage(desk.hub)) {
    expect(await reader.requestsFor(() => reader.go(path)), path).toBe(1)
    expect(await reader.barriers(), path).toEqual([])
    await lamp.click()
    expect(await reader.barriers(), `${path} under the other lamp`).toEqual([])
    expect(reader.takeComplaints(), path).toEqual([])
  }
  await reader.go('/login')
  expect(await reader.barriers()).toEqual([])
}, 480_000)

it('every page of the Secretariat does the same, beside the question who is there', async () => {
  await using reader = await desk.open()
  const pages = await secretariatPages(desk.hub)
  await signIn(reader, desk.hub, 'secretariat')
  const lamp = reader.page.getByRole('button', { name: /^Switch to (dark|light)$/ })
  for (const path of pages) {
    expect(await reader.requestsFor(() => reader.go(path)), path).toBe(2)
    expect(await reader.barriers(), path).toEqual([])
    await lamp.click()
    expect(await reader.barriers(), `${path} under the other lamp`).toEqual([])
    expect(reader.takeComplaints(), path).toEqual([])
  }
}, 120_000)

it('would notice a second request, a complaint, a barrier and a page too wide', async () => {
  await using reader = await desk.open()
  const { page } = reader
  expect(
    await reader.requestsFor(() => reader.go('/reports').then(() => page.evaluate(() => fetch('/graphql', { method: 'POST' }).then(() => undefined)))),
  ).toBe(2)
  reader.takeComplaints()
  await page.evaluate(() => {
    console.error('planted')
    const picture = document.createElement('img')
    picture.src = '/mark.svg'
    picture.style.width = '3000px'
    document.querySelector('main')?.append(picture)
  })
  expect(reader.takeComplaints()).toEqual(['planted'])
  expect((await reader.barriers()).some((line) => line.startsWith('image-alt'))).toBe(true)
  expect(await reader.overflow()).toBeGreaterThan(0)
})
