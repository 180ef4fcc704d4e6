import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk, type Reader, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const pictures = process.env['PICTURES']

/** Nothing bars the way, nothing runs off the side, nothing complains. */
async function look({ page, settle, barriers, overflow, takeComplaints }: Reader, name: string): Promise<void> {
  await settle()
  if (pictures) {
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  expect(await barriers(), name).toEqual([])
  expect(await overflow(), name).toBe(0)
  expect(takeComplaints(), name).toEqual([])
}

describe('the committee in the hub', () => {
  it('votes in one tap, decides in a dialog, and everybody reads the decision', async () => {
    await using member = await desk.open()
    const { page } = member
    await signIn(member, desk.hub, 'committee')
    await page.getByRole('link', { name: 'Proposals' }).click()
    await page.getByRole('heading', { level: 1, name: 'Proposals' }).waitFor()
    await look(member, 'proposals')
    await page.getByRole('link', { name: /Audiovisual/ }).click()
    await page.getByRole('heading', { level: 1, name: /Audiovisual/ }).waitFor()
    await look(member, 'proposal')
    await page.getByLabel('Comment').fill('They last as long as the room.')
    await page.getByRole('group', { name: 'Your vote' }).getByRole('button', { name: 'For' }).click()
    await page.getByRole('cell', { name: 'They last as long as the room.' }).waitFor()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByLabel('The committee said').click()
    await page.getByRole('option', { name: 'Yes' }).click()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('alert').getByText('The Pact’s text does not settle this case by itself.').waitFor()
    await look(member, 'decide')
    await page.getByLabel('Reason').fill('Agreed in writing; the votes follow.')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('link', { name: 'Open the decision' }).click()
    await page.getByRole('heading', { level: 1, name: /Audiovisual/ }).waitFor()
    await page.getByText('Fewer seats took part than its rules of procedure ask for.').waitFor()
    await look(member, 'decision')

    await using anyone = await desk.open({ width: 390 })
    await anyone.go('/committee')
    await anyone.page.getByRole('heading', { level: 1, name: 'Steering Committee' }).waitFor()
    await look(anyone, 'committee-phone')
    await anyone.page.getByRole('link', { name: 'See all decisions' }).click()
    await anyone.page.getByRole('link', { name: /Audiovisual/ }).click()
    await anyone.page.getByText('Projectors and meeting room systems are bought together').waitFor()
    await look(anyone, 'decision-phone')
  })

  it('is kept by the Secretariat: a seat, a meeting, its minutes to approval', async () => {
    await using office = await desk.open()
    const { page, go } = office
    await signIn(office, desk.hub, 'secretariat')
    await go('/committee')
    await look(office, 'committee')
    await page.getByRole('button', { name: 'Give a seat' }).click()
    await page.getByLabel('Put forward by').click()
    await page.getByRole('option', { name: /Southern Tessara/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Give a seat' }).click()
    await page
      .getByRole('table', { name: 'Seats' })
      .getByRole('link', { name: /Southern Tessara/ })
      .waitFor()
    await page.getByText(/^\w+\s16\sApr\s2026$/).click()
    await page.getByRole('button', { name: 'Put the minutes to approval' }).click()
    await page.getByRole('button', { name: 'Put it forward' }).click()
    await page.getByRole('heading', { level: 1, name: /Minutes of .*16\sApr\s2026/ }).waitFor()
    await look(office, 'minutes-proposal')
  })
})

describe('a participant', () => {
  it('asks for a change of the Pact, and gives its word on it', async () => {
    await using participant = await desk.open()
    const { page, go } = participant
    await signIn(participant, desk.hub, 'participant')
    await go('/pact-changes')
    await page.getByRole('button', { name: 'Ask for a change of the Pact' }).click()
    await page.getByRole('textbox', { name: 'Change' }).fill('Repair first (fictional)')
    await page.getByLabel('The clause as it is', { exact: true }).fill('Participants buy circular products.')
    await page.getByLabel('The clause as it would be').fill('Participants repair what they have, then buy circular products.')
    await page.getByLabel('Why').fill('Repair comes first.')
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for a change of the Pact' }).click()
    await page.getByRole('heading', { level: 1, name: 'Repair first (fictional)' }).waitFor()
    expect(await page.locator('ins').allInnerTexts()).toEqual(['repair what they have, then '])
    await desk.hub.store.sql(
      `insert into consent (pact_change_id, organisation_id) select a.id, p.organisation_id from pact_change a, (select distinct organisation_id from participation where until is null) p`,
    )
    await desk.hub.store.sql(`update pact_change set state = 'OPEN', opened_on = current_date, closes_on = '2099-12-31', version = 2`)
    await page.reload()
    await page.getByRole('button', { name: 'Consents' }).click()
    await page.getByText(/^1 of \d+$/).waitFor()
    await look(participant, 'change')
  })

  it('leaves in one dialog, told that it may at any time', async () => {
    await using participant = await desk.open()
    const { page, go } = participant
    await signIn(participant, desk.hub, 'participant')
    await go('/participants/city-of-vintersund/show')
    await page.getByRole('button', { name: 'Leave the Pact' }).click()
    await look(participant, 'leave')
    await page.getByLabel('What ends').click()
    await page.getByRole('option', { name: 'Everything' }).click()
    await page.getByLabel('Last day').fill('2030-06-30')
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the Pact' }).click()
    await page.getByText(/to .*30\sJun\s2030/).waitFor()
  })
})
