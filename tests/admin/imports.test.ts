import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { release } from '../imports/fixtures.ts'
import { type Desk, openDesk, type Reader, signIn } from './reader.ts'
import { framework, wholeProcess } from './whole-process.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ uploadBytesMax: 5_000_000 })
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const lines = (...bodies: object[]) => bodies.map((body) => JSON.stringify(body)).join('\n')
const file = (name: string, content: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })

/** The counts of a result by their labels. */
async function counts(page: Page): Promise<Record<string, string>> {
  const rows = await page.locator('section dl').first().locator('> div').all()
  return Object.fromEntries(await Promise.all(rows.map(async (row) => [await row.locator('dt').innerText(), await row.locator('dd').innerText()])))
}

async function openImports(reader: Reader): Promise<void> {
  await signIn(reader, desk.hub, 'secretariat')
  await reader.page.getByRole('link', { name: 'Imports' }).click()
  await reader.page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor()
  await reader.settle()
}

async function send({ page, settle }: Reader): Promise<void> {
  await page.getByRole('button', { name: 'Send and check' }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await page.getByText('The file was checked').waitFor()
  await settle()
}

describe('the Secretariat', () => {
  it('sends a file in, sees what it would bring, takes it in, and finds its tender', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    expect(await page.getByText('becomes public (6.1.3 of the Pact)').innerText()).toContain('Contact people are removed')
    const content = lines(framework, wholeProcess, release({ ocid: '' }), release({ ocid: 'ocds-no-buyer', buyer: null }))
    await page.getByLabel('Choose a file').setInputFiles(file('feed.jsonl', content))
    expect(await page.getByLabel('Open contracting data').isChecked(), 'the kind is guessed').toBe(true)
    await page.getByLabel('Take in only what buys ICT').uncheck()
    expect(await reader.barriers()).toEqual([])
    await send(reader)

    expect(await counts(page)).toEqual({ 'Releases read': '4', 'New tenders': '3', 'Changed tenders': '0', 'Unchanged tenders': '0', 'Not taken in': '1' })
    expect(await page.getByRole('table', { name: 'Not taken in' }).innerText()).toMatch(/\/2\/ocid\s+The release has no ocid/)
    await page.getByText('The file does not name the buyer').waitFor()
    expect(await desk.hub.store.prisma.tender.count({ where: { ocid: 'ocds-whole' } })).toBe(0)
    await reader.go(page.url())
    expect((await counts(page))['New tenders'], 'its address survives a reload').toBe('3')

    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText('The file was taken in').waitFor()
    await reader.settle()
    expect(await page.getByRole('button', { name: 'Take it in' }).count()).toBe(0)
    expect(await reader.requestsFor(() => page.waitForTimeout(2_500)), 'nothing more is asked of a file that is done').toBe(0)
    await page.getByRole('link', { name: 'Laptops with take-back' }).click()
    await page.getByRole('heading', { level: 1, name: 'Laptops with take-back' }).waitFor()
    await reader.go('/imports')
    expect(await page.getByRole('row', { name: /feed.jsonl/ }).innerText()).toMatch(/Taken in\s+3 new tenders, 1 not taken in/)
    expect(reader.takeComplaints()).toEqual([])
  }, 90_000)

  it('does the same with the keyboard alone', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    const isOnFile = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type === 'file')
    for (let presses = 0; presses < 30 && !(await isOnFile()); presses += 1) await page.keyboard.press('Tab')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
    await chooser.setFiles(file('keys.json', lines(release({ ocid: 'ocds-keys' }))))
    await page.getByText('keys.json').waitFor()
    const press = async (name: string) => {
      const isThere = () => page.evaluate((text) => document.activeElement?.textContent === text, name)
      for (let presses = 0; presses < 30 && !(await isThere()); presses += 1) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent)
    expect(await focused(), 'the focus went on with the choice').toBe('Send and check')
    await press('Send and check')
    await page.getByText('there is nothing to take in').waitFor()
    await page.getByText('Nothing to take in', { exact: true }).waitFor()
    expect(await counts(page), 'it buys no ICT').toMatchObject({ 'Left aside, not ICT': '1', 'New tenders': '0' })
    await press('Give it up')
    await page.getByText('The file was given up and deleted').waitFor()
    expect(await focused(), 'the focus is not lost with the button').toBe('main')
  }, 60_000)

  it('may drop a table of footprints, on a phone’s width too, and is led to the device models', async () => {
    await using reader = await desk.open({ width: 320, scheme: 'dark' })
    const { page } = reader
    await signIn(reader, desk.hub, 'secretariat')
    await reader.go('/imports')
    const table =
      'manufacturer,name,category,subcategory,gwp_total,report_date,sources\nAcme,Book 7,Workplace,Laptop,200,November 2022,https://acme.example\nAcme,Book 8,Workplace,Laptop,many,,\n'
    const transfer = await page.evaluateHandle((text) => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([text], 'boavizta-2023-02.csv'))
      return dropped
    }, table)
    await page.getByText('Choose a file').dispatchEvent('drop', { dataTransfer: transfer })
    expect(await page.getByLabel('Device footprints').isChecked()).toBe(true)
    expect(await page.getByLabel('Take in only what buys ICT').count()).toBe(0)
    expect(await reader.overflow()).toBeLessThanOrEqual(0)
    expect(await reader.barriers()).toEqual([])
    await send(reader)
    expect(await page.getByRole('table', { name: 'Not taken in' }).innerText()).toContain('Line 3, gwp_total')
    expect(await reader.overflow()).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText('The file was taken in').waitFor()
    await page.getByRole('link', { name: 'See the device models' }).click()
    await page.getByRole('heading', { level: 1, name: 'Device models' }).waitFor()
  }, 60_000)

  it('is told why a file is refused and what to do, before it is sent and after', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    await page.getByLabel('Choose a file').setInputFiles(file('empty.xyz', ''))
    expect(await page.getByText('does not tell what kind').isVisible(), 'an ending that says nothing').toBe(true)
    await page.getByRole('button', { name: 'Send and check' }).click()
    expect(new URL(page.url()).pathname, 'nothing leaves before the kind is said').toBe('/imports')
    await page.getByLabel('Open contracting data').check()
    await page.getByRole('button', { name: 'Send and check' }).click()
    expect((await page.getByRole('alert').innerText()).split('\n').filter(Boolean)).toEqual([
      'The file is empty, or it broke off.',
      'Look whether it opens on your side, then send it again.',
    ])
    expect(await reader.barriers()).toEqual([])

    await page.getByRole('button', { name: 'Choose another' }).click()
    await page
      .getByLabel('Choose a file')
      .setInputFiles(file('devices.csv', 'manufacturer,name,category,subcategory,gwp_total\nAcme,Book,Workplace,Laptop,200\n'))
    await send(reader)
    expect(await page.getByText('nothing in it can be taken in').isVisible()).toBe(true)
    expect(await page.getByRole('table', { name: 'Not taken in' }).innerText()).toMatch(/The whole file\s+Nothing in the file or its name tells which release/)
    expect(await page.getByRole('button', { name: 'Take it in' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Give it up' }).click()
    await page.getByText('The file was given up and deleted').waitFor()
    // The browser complains of the refused request by itself.
    expect(reader.takeComplaints().filter((complaint) => !complaint.includes('400'))).toEqual([])
  }, 60_000)

  it('is told that a file is too large, also when its end was never read', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    await page.getByLabel('Choose a file').setInputFiles(file('large.json', ' '.repeat(12_000_000)))
    await page.getByRole('button', { name: 'Send and check' }).click()
    const [what, remedy] = (await page.getByRole('alert').innerText()).split('\n').filter(Boolean)
    // A browser that is cut off while it sends may not get to read why; then both reasons are named.
    expect(what).toMatch(/larger than one that can be sent|The connection broke off/)
    expect(remedy).toMatch(/split/i)
    await page.getByText('large.json').waitFor()
    expect(await desk.hub.store.prisma.import.count({ where: { fileName: 'large.json' } })).toBe(0)
  }, 60_000)

  it('sees how much has left, and may stop it', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    const session = await page.context().newCDPSession(page)
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 500_000 })
    await page.getByLabel('Choose a file').setInputFiles(file('slow.json', ' '.repeat(4_500_000)))
    await page.getByRole('button', { name: 'Send and check' }).click()
    await page.getByText(/^[\d.]+ of 4.5 MB$/).waitFor()
    expect(Number(await page.getByRole('progressbar', { name: 'Sending slow.json' }).getAttribute('aria-valuenow'))).toBeLessThan(100)
    expect(await reader.barriers()).toEqual([])
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Send and check' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await desk.hub.store.prisma.import.count({ where: { fileName: 'slow.json' } })).toBe(0)
  }, 60_000)

  it('follows a file while the hub works on it, not while nobody looks, and is told why it failed', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    await page.getByLabel('Choose a file').setInputFiles(file('long.json', lines(release({ ocid: 'ocds-long' }))))
    await send(reader)
    const id = new URL(page.url()).pathname.split('/')[2] as string
    const becomes = (data: object) => desk.hub.store.prisma.import.update({ where: { id }, data })
    await becomes({ state: 'IMPORTING', bytesRead: 100 })
    await page.reload()
    await page.getByText('Taking the file in.').waitFor()
    expect(await reader.requestsFor(() => page.waitForTimeout(3_000))).toBeGreaterThanOrEqual(2)

    const look = (state: 'hidden' | 'visible') =>
      page.evaluate((told) => {
        Object.defineProperty(document, 'visibilityState', { value: told, configurable: true })
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      }, state)
    await look('hidden')
    await reader.settle()
    expect(await reader.requestsFor(() => page.waitForTimeout(3_000))).toBe(0)
    await look('visible')
    await becomes({ state: 'FAILED', failure: 'INTERRUPTED', endedAt: new Date() })
    await page.getByText('The hub was stopped while it worked on the file.').waitFor()
    expect(await page.getByText('Send the file again').isVisible()).toBe(true)
    expect(await reader.barriers()).toEqual([])
  }, 60_000)

  it('is told when somebody else has decided meanwhile', async () => {
    await using reader = await desk.open()
    const { page } = reader
    await openImports(reader)
    await page.getByLabel('Choose a file').setInputFiles(file('twice.json', lines(release({ ocid: 'ocds-twice' }))))
    await page.getByLabel('Take in only what buys ICT').uncheck()
    await send(reader)
    const importId = new URL(page.url()).pathname.split('/')[2]
    const cookie = await desk.hub.signIn('secretariat')
    await desk.hub.ask('mutation ($input: DecideImportInput!) { giveUpImport(input: $input) { __typename } }', { input: { importId } }, cookie)
    await page.getByRole('button', { name: 'Take it in' }).click()
    expect(await page.getByText('Somebody has decided about this file already.').innerText()).toBeTruthy()
    await page.getByText('The file was given up and deleted').waitFor()
  }, 60_000)

  it('finds no page under an address that names no file', async () => {
    await using reader = await desk.open()
    await signIn(reader, desk.hub, 'secretariat')
    for (const id of ['no-such-file', crypto.randomUUID()]) {
      await reader.go(`/imports/${id}`)
      expect(await reader.page.getByRole('heading', { level: 1 }).innerText()).toBe('Not found, or not public yet')
    }
  })
})

describe('anybody else', () => {
  it('sees no imports among the nouns, and is told kindly whose work they are', async () => {
    for (const role of ['nobody', 'committee', 'participant'] as const) {
      await using reader = await desk.open()
      const { page } = reader
      if (role !== 'nobody') await signIn(reader, desk.hub, role)
      for (const path of ['/imports', `/imports/${crypto.randomUUID()}`]) {
        expect(await reader.requestsFor(() => reader.go(path)), `${role} asks at most who is there`).toBe(role === 'nobody' ? 0 : 1)
        expect(await page.getByRole('navigation', { name: 'What is here' }).getByRole('link', { name: 'Imports' }).count(), role).toBe(0)
        expect(await page.getByText('The Secretariat brings files of open data in.').isVisible(), role).toBe(true)
        expect(await page.locator('input[type=file]').count(), role).toBe(0)
      }
      expect(await reader.barriers(), role).toEqual([])
    }
  }, 60_000)
})
