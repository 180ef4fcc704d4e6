import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { invitePersonByHand } from '../../api/src/jobs/invite-by-hand.ts'
import { type Desk, openDesk, type Reader, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const pictures = process.env['PICTURES']
async function photograph({ page }: Reader, name: string): Promise<void> {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

it('the Secretariat invites an administrator, reads the message, and ends a mandate', async () => {
  await using reader = await desk.open()
  const { page, settle } = reader
  await signIn(reader, desk.hub, 'secretariat')
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  await settle()
  expect(await page.getByRole('table', { name: 'People' }).innerText()).toMatch(/participant@demo\.example[\s\S]*Contributor[\s\S]*City of Vintersund/)
  await photograph(reader, 'people')

  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByLabel(/^Name/).fill('Ada Example')
  await page.getByLabel('E-mail address').fill('ada@example.org')
  await page.getByLabel('Does').click()
  await page.getByRole('option', { name: 'Administrator' }).click()
  await page.getByLabel('Organisation').fill('Vintersund')
  await page.getByRole('option', { name: 'City of Vintersund (fictional)' }).click()
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'people-invite')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByText('Ada Example is invited. This hub has no mail server').waitFor()
  await page.getByText('Invited, not in yet').waitFor()
  await settle()
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'people-invited')

  await page.getByRole('link', { name: 'Outbox' }).click()
  await page.getByText('This hub has no mail server yet').waitFor()
  await settle()
  await photograph(reader, 'outbox')
  await page.getByRole('link', { name: 'Your way into the hub' }).click()
  await page.getByText('You are invited to contribute, and to say who else does').waitFor()
  await settle()
  expect(await page.getByText('/welcome?token=…').count(), 'no outbox shows a link that works').toBe(1)
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'outbox-message')

  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('button', { name: 'End the mandate of Ada Example' }).click()
  await page.getByText('Ada Example may do nothing as Administrator from now on.').waitFor()
  expect(await reader.barriers()).toEqual([])
  await page.getByRole('button', { name: 'End it now' }).click()
  await page.getByRole('button', { name: 'End the mandate of Ada Example' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'End the mandate of Secretariat (demonstration)' }).click()
  await page.getByRole('button', { name: 'End it now' }).click()
  await page.getByRole('alert').getByText('Nobody would be left in the Secretariat.').waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  expect(reader.takeComplaints()).toEqual([])
}, 60_000)

it('whoever is invited chooses a password, is in, and as an administrator invites for the own organisation alone', async () => {
  const lines: string[] = []
  await invitePersonByHand(
    { name: 'Grace Example', email: 'grace@example.org', function: 'ADMINISTRATOR', organisation: 'city-of-vintersund' },
    { store: desk.hub.store, publicUrl: desk.hub.url },
    (line) => lines.push(line),
  )
  const link = new URL(lines.join('\n').split('\n').at(-1) ?? '')
  await using reader = await desk.open({ width: 390 })
  const { page, settle } = reader
  await reader.go(link.pathname + link.search)
  await page.getByText('Grace Example, choose the password').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('grace@example.org')
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'welcome-phone')
  await page.getByLabel('Password').fill('a-long-enough-password')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Submissions' }).waitFor()
  await settle()
  expect(reader.takeComplaints()).toEqual([])

  await reader.go('/people')
  expect(await reader.overflow()).toBeLessThanOrEqual(0)
  await page.getByText('grace@example.org').waitFor()
  expect(await page.getByText('secretariat@demo.example').count()).toBe(0)
  await photograph(reader, 'people-phone')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByText('Contributor: City of Vintersund (fictional)').waitFor()
  await page.getByLabel(/^Name/).fill('Joan Example')
  await page.getByLabel('E-mail address').fill('joan@example.org')
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'people-invite-phone')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByText('Joan Example is invited.').waitFor()
  expect(reader.takeComplaints()).toEqual([])

  await reader.go(link.pathname + link.search)
  await page.getByRole('heading', { level: 1, name: 'This link does not work any more' }).waitFor()
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'welcome-dead-phone')
}, 60_000)

it('anybody else is told kindly whose these pages are, and asks the hub for nothing', async () => {
  for (const role of ['nobody', 'participant'] as const) {
    await using reader = await desk.open()
    const { page } = reader
    if (role !== 'nobody') await signIn(reader, desk.hub, role)
    for (const [path, words] of [
      ['/people', 'Names and addresses of people are for the Secretariat'],
      ['/mails', 'The outbox names people'],
      ['/mails/TWFpbDp4/show', 'The outbox names people'],
    ] as const) {
      expect(await reader.requestsFor(() => reader.go(path)), `${role} asks at most who is there`).toBe(role === 'nobody' ? 0 : 1)
      expect(await page.getByText(words).isVisible(), `${role} ${path}`).toBe(true)
    }
    for (const name of ['People', 'Outbox']) expect(await page.getByRole('link', { name }).count(), role).toBe(0)
  }
}, 60_000)
