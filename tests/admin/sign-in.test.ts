import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailServer, openMailServer } from '../support/mail-server.ts'
import { type OidcIssuer, openOidcIssuer } from '../support/oidc-issuer.ts'
import { type Desk, openDesk, type Reader } from './reader.ts'

let desk: Desk
let server: MailServer
let issuer: OidcIssuer
beforeAll(async () => {
  ;[server, issuer] = await Promise.all([openMailServer(), openOidcIssuer()])
  desk = await openDesk({ smtpUrl: server.url, singleSignOn: { issuer: issuer.url, clientId: 'hub', clientSecret: 'secret of the tests' } })
})
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
  await Promise.all([server, issuer].map((one) => one?.[Symbol.asyncDispose]()))
})

const pictures = process.env['PICTURES']
async function photograph({ page }: Reader, name: string): Promise<void> {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

it('by a mailed link: asked for, told kindly, and used by a press of a button', async () => {
  await using reader = await desk.open({ width: 390 })
  const { page, settle } = reader
  await reader.go('/login')
  await page.getByRole('button', { name: 'Mail me a link instead' }).click()
  await page.getByText('Type your e-mail address first.').waitFor()
  await page.getByLabel('E-mail address').fill('committee@demo.example')
  await page.getByRole('button', { name: 'Mail me a link instead' }).click()
  await page.getByText('If this address has an account, a link to sign in is on its way').waitFor()
  expect(await reader.barriers()).toEqual([])
  expect(await reader.overflow()).toBeLessThanOrEqual(0)
  await photograph(reader, 'sign-in-phone')
  const message = (server.taken[0]?.message ?? '').replaceAll('=\n', '').replaceAll('=3D', '=')
  const [path = ''] = /\/enter\?link=\w+/.exec(message) ?? []
  await reader.go(path)
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'enter-phone')
  await page.getByRole('button', { name: 'Sign in now' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await settle()
  expect(reader.takeComplaints()).toEqual([])

  await reader.go(path)
  await page.getByRole('button', { name: 'Sign in now' }).click()
  await page.getByText('This link does not work any more.').waitFor()
}, 60_000)

it('by the account of the organisation, and told when that is not let in', async () => {
  await using reader = await desk.open()
  const { page, settle } = reader
  issuer.claims = { sub: '1', email: 'nobody@example.org', email_verified: true, name: 'Nobody' }
  await reader.go('/login')
  await page.getByRole('button', { name: 'Sign in with your organisation’s account' }).click()
  await page.getByText('Your organisation’s account was not let in').waitFor()
  await settle()
  expect(await reader.barriers()).toEqual([])
  await photograph(reader, 'sign-in-refused')
  issuer.claims = { sub: '2', email: 'secretariat@demo.example', email_verified: true, name: 'As the provider says' }
  await page.getByRole('button', { name: 'Sign in with your organisation’s account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await settle()
  expect(await page.getByText('Secretariat (demonstration)').count()).toBeGreaterThan(0)
  expect(reader.takeComplaints()).toEqual([])
}, 60_000)
