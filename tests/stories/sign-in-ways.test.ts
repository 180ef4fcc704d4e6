import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'
import { type MailServer, openMailServer } from '../support/mail-server.ts'
import { type OidcIssuer, openOidcIssuer } from '../support/oidc-issuer.ts'

/*
 * The ways in beside the password: a mailed link, and a provider that knows who people are. Neither makes an account, neither tells who has one.
 */

let hub: Hub
let server: MailServer
let issuer: OidcIssuer
beforeAll(async () => {
  ;[server, issuer] = await Promise.all([openMailServer(), openOidcIssuer()])
  hub = await openHub({ smtpUrl: server.url, singleSignOn: { issuer: issuer.url, clientId: 'hub', clientSecret: 'secret of the tests' } })
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await Promise.all([server, issuer].map((one) => one[Symbol.asyncDispose]()))
})
beforeEach(() => {
  server.taken.length = 0
  issuer.isForged = false
})

const post = (path: string, body: object, at = hub.url) =>
  fetch(`${at}/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: at }, body: JSON.stringify(body) })

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

const viewer = async (cookie: string) => (await hub.ask<{ viewer: object | null }>('{ viewer { name isSecretariat } }', {}, cookie)).data.viewer

async function waitFor<Value>(look: () => Value | undefined): Promise<Value> {
  for (let round = 0; round < 100; round += 1) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return expect.fail('It did not come.')
}

describe('a mailed link', () => {
  it('signs in once whom it is mailed to; to others the hub says the same and mails nothing', async () => {
    const [known, unknown] = [
      await post('/sign-in/magic-link', { email: 'Secretariat@demo.example' }),
      await post('/sign-in/magic-link', { email: 'not.known@example.org' }),
    ]
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
    const message = await waitFor(() => server.taken[0]?.message.replaceAll('=\n', '').replaceAll('=3D', '='))
    const [, token] = /\/enter\?link=(\w+)/.exec(message) ?? []
    expect(server.taken.map(({ to }) => to)).toEqual(['secretariat@demo.example'])
    const [kept] = await hub.store.sql<{ text: string }>(`select coalesce(string_agg(v::text, ' '), '') as "text" from "verification" v`)
    expect(kept?.text).not.toContain(token)
    expect(await hub.store.sql('select 1 from "mail"'), 'no outbox holds a key').toEqual([])

    const verify = () => fetch(`${hub.url}/auth/magic-link/verify?token=${token}`, { redirect: 'manual' })
    const entered = await verify()
    expect(entered.status).toBe(200)
    expect(await viewer(cookiesOf(entered))).toEqual({ name: 'Secretariat (demonstration)', isSecretariat: true })
    const again = await verify()
    expect([again.status, cookiesOf(again)]).toEqual([302, ''])
  })

  it('makes no account', async () => {
    await post('/sign-in/magic-link', { email: 'new@example.org', name: 'New' })
    expect(await hub.store.sql(`select 1 from "user" where "email" = 'new@example.org'`)).toEqual([])
  })

  it('is mailed a few times a minute at most', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 8 }, () => post('/sign-in/magic-link', { email: 'committee@demo.example' }).then(({ status }) => status)),
    )
    expect(statuses).toContain(429)
  })
})

describe('single sign-on', () => {
  async function enter(claims: Partial<OidcIssuer['claims']>): Promise<{ cookie: string; location: string }> {
    issuer.claims = { sub: `subject of ${claims.email}`, email: '', email_verified: true, name: 'As the provider calls them', ...claims }
    const begun = await post('/sign-in/social', { provider: 'sso', callbackURL: '/entered', errorCallbackURL: '/login' })
    const { url } = (await begun.json()) as { url: string }
    const back = await fetch(issuer.agree(url), { headers: { cookie: cookiesOf(begun) }, redirect: 'manual' })
    return {
      cookie: back.headers
        .getSetCookie()
        .filter((line) => line.includes('session_token'))
        .map((line) => line.split(';')[0])
        .join('; '),
      location: back.headers.get('location') ?? '',
    }
  }

  it('signs in whose verified address has an account, under the name they have here, and keeps nothing of the provider’s', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { cookie, location } = await enter({ email: 'Committee@demo.example' })
      expect(location).toMatch(/\/entered$/)
      expect(await viewer(cookie)).toEqual({ name: 'Steering Committee (demonstration)', isSecretariat: false })
    }
    const rows = await hub.store.sql(
      `select "access_token" as "access", "refresh_token" as "refresh", "id_token" as "id" from "credential" where "provider_id" = 'sso'`,
    )
    expect(rows).toEqual([{ access: null, refresh: null, id: null }])
  })

  it('lets in nobody else: no account, an address that was not verified, a forged word', async () => {
    const before = await hub.store.sql('select "id" from "user" order by 1')
    for (const [claims, isForged] of [
      [{ email: 'nobody@example.org' }, false],
      [{ email: 'participant@demo.example', email_verified: false }, false],
      [{ email: 'participant@demo.example' }, true],
    ] as const) {
      issuer.isForged = isForged
      const { cookie, location } = await enter(claims)
      expect(location, JSON.stringify(claims)).toMatch(/\/login\?error=/)
      expect(cookie).toBe('')
    }
    expect(await hub.store.sql('select "id" from "user" order by 1')).toEqual(before)
  })

  it('leads nowhere but into the hub', async () => {
    const begun = await post('/sign-in/social', { provider: 'sso', callbackURL: 'https://evil.example/' })
    expect(begun.status).toBe(403)
  })
})

it('neither is there where it is not set up, and the page of sign-in can tell', async () => {
  const asked = '{ sendsMail hasSingleSignOn }'
  expect((await hub.ask(asked)).data).toEqual({ sendsMail: true, hasSingleSignOn: true })
  await using bare = await openHub({ seed: false })
  expect((await bare.ask(asked)).data).toEqual({ sendsMail: false, hasSingleSignOn: false })
  expect((await fetch(`${bare.url}/auth/magic-link/verify?token=any`, { redirect: 'manual' })).status).toBe(404)
  expect((await post('/sign-in/social', { provider: 'sso', callbackURL: '/' }, bare.url)).status).toBe(404)
})
