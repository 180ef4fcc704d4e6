import { mkdir } from 'node:fs/promises'
import { newId } from '@cfit/prisma'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from './reader.ts'

/* The Pact clause by clause. That the page draws itself from one request and has no barrier, every page is asked in reading and phone. */

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const pictures = process.env['PICTURES']

it('tells of each clause what the hub makes of it, and unfolds the one that is asked for', async () => {
  const rulings = JSON.stringify([{ outcome: 'in line', article: '6.4.2 a', because: 'CRITERIA_MET', parameters: {}, isReading: false }])
  const [application] = await desk.hub.store.sql<{ id: string }>('select "id" from "application" limit 1')
  await desk.hub.store.sql(
    `insert into "decision" ("id", "subject_type", "subject_id", "subject_version", "outcome", "decided_on", "rulings")
     values ($1, 'Application', $2, 1, 'APPROVED', '2026-05-05', $3)`,
    [newId(), application?.id, rulings],
  )
  await using reader = await desk.open({ width: 390 })
  const { page } = reader
  const photograph = async (name: string) => {
    if (!pictures) return
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  await reader.go('/pact')
  await page.getByText('The Pact is voluntary (6.1.1).').waitFor()
  expect(await page.getByRole('listitem', { name: /^Clause / }).count()).toBe(53)
  await photograph('pact-phone')

  await reader.go('/pact#6.4.2')
  const clause = page.getByRole('listitem', { name: 'Clause 6.4.2', exact: true })
  await clause.getByText('applicationIsDecidedInTime').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('6.4.2')
  expect(await clause.evaluate((element) => Math.round(element.getBoundingClientRect().top))).toBeLessThan(200)
  expect(await clause.innerText()).toMatch(/2 rules[\s\S]*Our reading[\s\S]*One decision[\s\S]*1 month, since/)
  expect(await reader.overflow()).toBeLessThanOrEqual(0)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await reader.barriers(), 'all unfolded').toEqual([])
  expect(await reader.overflow(), 'all unfolded').toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await photograph('pact-unfolded')

  await clause.getByRole('link', { name: 'Application: Approved, Tue 5 May 2026' }).click()
  await page.waitForURL('**/decisions/*/show')
  await reader.settle()
  expect(reader.takeComplaints()).toEqual([])
}, 60_000)

it('is where the clause of a ruling leads', async () => {
  const { data } = await desk.hub.ask<{ submissions: { edges: { node: { id: string } }[] } }>(
    '{ submissions(first: 1, filter: { year: 2025, state: ACCEPTED }) { edges { node { id } } } }',
  )
  await using reader = await desk.open()
  const { page } = reader
  await reader.go(`/submissions/${encodeURIComponent(data.submissions.edges[0]?.node.id ?? '')}/show`)
  const link = page.getByRole('region', { name: 'Receipt' }).getByRole('link', { name: /^\(\d\.\d\.\d\)$/ })
  const number = (await link.innerText()).slice(1, -1)
  await link.click()
  await page.waitForURL(`**/pact#${number}`)
  await reader.settle()
  const clause = page.getByRole('listitem', { name: `Clause ${number}`, exact: true })
  await clause.getByText('submissionIsOnTime').waitFor()
  expect(await clause.evaluate((element) => Math.round(element.getBoundingClientRect().top))).toBeLessThan(200)
  await page.getByRole('link', { name: 'The Pact', exact: true }).click()
  await page.waitForURL('**/pact')
  expect(reader.takeComplaints()).toEqual([])
})
