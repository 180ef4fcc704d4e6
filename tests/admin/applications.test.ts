import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const picture = process.env['PICTURES']

describe('the Secretariat', () => {
  it('records an application, assesses it, records the decision, and the organisation is a participant', async () => {
    await using reader = await desk.open()
    const { page, settle } = reader
    const photograph = async (name: string) => {
      if (!picture) return
      await mkdir(picture, { recursive: true })
      await page.screenshot({ path: `${picture}/${name}.png`, fullPage: true })
    }
    await signIn(reader, desk.hub, 'secretariat')
    await page.getByRole('link', { name: 'Applications' }).click()
    await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor()
    await settle()
    expect(await page.getByRole('table', { name: 'Applications' }).innerText()).toMatch(
      /Harrowmere[\s\S]*Coordinating[\s\S]*16\s+May\s+2026\s+\(\d+\s+days\s+past\)/,
    )
    await photograph('applications')

    await page.getByRole('button', { name: 'Record an application' }).click()
    await page.getByLabel('Organisation').fill('Vintersund')
    await page.getByRole('option', { name: 'City of Vintersund (fictional)' }).click()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('alert').getByText('This organisation is already part of the Pact in this way.').waitFor()
    expect(await page.getByLabel('Kind of body').isVisible(), 'what the hub knows is not asked again').toBe(false)
    await page.getByLabel('Organisation').fill('City of Fernholm')
    await page.getByLabel('Kind of body').click()
    await page.getByRole('option', { name: 'Local government' }).click()
    await page.getByLabel('Country code').fill('xn')
    await page.getByLabel('Function of who signed').fill('Head of procurement')
    expect(await reader.barriers()).toEqual([])
    await photograph('receive')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('heading', { level: 1, name: 'City of Fernholm' }).waitFor()
    await settle()
    expect(await page.getByText('A body of this kind may sign in this role. (2.1.2)').count()).toBe(1)
    expect(await page.getByText('A criterion has not been assessed yet.').count()).toBe(1)

    for (const name of [/endorses/, /contribute/, /integrity/]) {
      const criterion = page.getByRole('region', { name })
      await criterion.getByRole('button', { name: 'Assess' }).click()
      await criterion.getByLabel('Met', { exact: true }).check()
      await criterion.getByLabel('Why').fill('As its letter and its tenders show.')
      if (String(name).includes('integrity')) expect(await reader.barriers()).toEqual([])
      await criterion.getByRole('button', { name: 'Save' }).click()
      await criterion.getByText('As its letter and its tenders show.').waitFor()
    }
    await page.getByText('All three criteria were found to be met.').waitFor()
    await photograph('assessed')

    await page.getByLabel('approved it').check()
    await page.getByLabel('For', { exact: true }).fill('5')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText(/^Approved on/).waitFor()
    await settle()
    expect(await page.getByText('5 for', { exact: true }).count(), 'what was not counted is not told as nought').toBe(1)
    expect(await page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0)
    expect(await reader.barriers()).toEqual([])
    await photograph('decided')

    await reader.go('/participants?filter=%7B%22q%22%3A%22Fernholm%22%7D')
    await page.getByText('City of Fernholm').first().waitFor()
    expect(reader.takeComplaints()).toEqual([])
  }, 90_000)

  it('is asked for a reason where the text does not settle a case, and told when somebody else was quicker', async () => {
    await using reader = await desk.open()
    const { page, settle } = reader
    await signIn(reader, desk.hub, 'secretariat')
    await reader.go('/applications/nonsense/show')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Not found, or not public yet')
    await reader.go('/applications')
    await page.getByRole('link', { name: /Oxbow/ }).click()
    await page.getByText('A Letter of Support is open to them (2.2)').waitFor()
    await settle()
    await page.getByLabel('approved it').check()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('alert').getByText('The Pact’s text does not settle this case by itself.').waitFor()
    await desk.hub.store.sql(`update application set version = version + 1 where kind = 'PROCURING' and state = 'RECEIVED'`)
    await page.getByLabel('Reason').fill('It buys for three towns.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('alert').getByText('Somebody else has changed this meanwhile.').waitFor()
    expect(await page.getByLabel('Reason').inputValue(), 'nothing typed is lost').toBe('It buys for three towns.')
    await settle()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText(/^Approved on/).waitFor()
  }, 60_000)
})

it('anybody else is told kindly whose work applications are, and asks the hub for none', async () => {
  for (const role of ['nobody', 'participant'] as const) {
    await using reader = await desk.open()
    const { page } = reader
    if (role !== 'nobody') await signIn(reader, desk.hub, role)
    for (const path of ['/applications', '/applications/QXBwbGljYXRpb246eA%3D%3D/show']) {
      expect(await reader.requestsFor(() => reader.go(path)), `${role} asks at most who is there`).toBe(role === 'nobody' ? 0 : 1)
      expect(await page.getByText('Secretariat and Steering Committee work with applications.').isVisible(), role).toBe(true)
    }
    expect(await page.getByRole('link', { name: 'Applications' }).count(), role).toBe(0)
  }
}, 60_000)
