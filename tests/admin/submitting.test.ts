import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk, type Reader, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

async function responseOf(reader: Reader): Promise<number> {
  await reader.go('/')
  const title = await reader.page.getByRole('heading', { name: /participants sent in their return for 2025/ }).innerText()
  return Number(title.split(' ')[0])
}

it('a wrong password is refused in words', async () => {
  await using reader = await desk.open()
  await reader.go('/login')
  await reader.page.getByLabel('E-mail address').fill(desk.hub.signIns.participant.email)
  await reader.page.getByLabel('Password').fill('not the password')
  await reader.page.getByRole('button', { name: 'Sign in' }).click()
  expect(await reader.page.getByRole('alert').innerText()).toContain('do not belong together')
})

it('a participant submits the draft, gets a receipt, moves the response, and cannot submit twice', async () => {
  await using anyone = await desk.open()
  await using participant = await desk.open()
  await using colleague = await desk.open()
  const before = await responseOf(anyone)

  await signIn(participant, desk.hub, 'participant')
  await participant.go('/submissions?filter={"state":"DRAFT"}')
  await participant.page.getByRole('link', { name: /Vintersund/ }).click()
  await participant.page.getByRole('button', { name: 'Submit', exact: true }).waitFor()
  const draft = new URL(participant.page.url()).pathname
  // A colleague has the same draft open.
  await signIn(colleague, desk.hub, 'participant')
  await colleague.go(draft)

  await participant.page.getByRole('button', { name: 'Submit', exact: true }).click()
  const question = participant.page.getByRole('dialog', { name: 'Submit this return?' })
  expect(await question.innerText()).toContain('becomes public (6.1.3)')
  expect(await participant.barriers()).toEqual([])
  await question.getByRole('button', { name: 'Submit now' }).click()
  await participant.page.getByRole('heading', { name: 'Receipt' }).waitFor()
  expect(await participant.page.getByRole('button', { name: 'Submit', exact: true }).count()).toBe(0)

  const [revision] = await desk.hub.store.sql<{ content_hash: string }>(
    "select r.content_hash from submission_revision r join submission s on s.id = r.submission_id join organisation o on o.id = s.organisation_id join campaign c on c.id = s.campaign_id where o.slug = 'city-of-vintersund' and c.year = 2025",
  )
  expect(revision?.content_hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await participant.page.getByRole('region', { name: 'Receipt' }).innerText()).toContain(revision?.content_hash.slice(0, 12))

  expect(await responseOf(anyone)).toBe(before + 1)
  await anyone.go(draft)
  expect(await anyone.page.getByRole('heading', { level: 1 }).innerText(), 'it is not public before it is accepted').toBe('Not found, or not public yet')

  await colleague.page.getByRole('button', { name: 'Submit', exact: true }).click()
  await colleague.page.getByRole('button', { name: 'Submit now' }).click()
  const refusal = colleague.page.getByRole('alert')
  await refusal.waitFor()
  const told = await refusal.innerText()
  expect(told.split('\n').filter(Boolean).length, 'what happened, and what to do').toBe(2)
  await colleague.page.getByRole('button', { name: 'Close' }).click()
  await colleague.page.getByRole('heading', { name: 'Receipt' }).waitFor()
  expect(await colleague.page.getByText('The Secretariat reviews it next').isVisible()).toBe(true)
}, 120_000)
