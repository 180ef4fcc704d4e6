import { createHmac, randomBytes } from 'node:crypto'
import { deliverDue, smtpPostman } from '@cfit/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { invitePersonByHand } from '../../api/src/jobs/invite-by-hand.ts'
import { type Hub, openHub } from '../support/hub.ts'
import { type MailServer, openMailServer } from '../support/mail-server.ts'

/*
 * People from the invitation to their first act, and to the end of their mandate; and what others learn of them, which is nothing.
 */

let hub: Hub
let server: MailServer
const cookies: Record<string, string> = {}
beforeAll(async () => {
  ;[hub, server] = await Promise.all([openHub(), openMailServer()])
  for (const role of ['secretariat', 'committee', 'participant'] as const)
    cookies[role] = await sessionFor('select "id" from "user" where "email" = $3', hub.signIns[role].email)
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
beforeEach(async () => {
  server.taken.length = 0
  await hub.store.sql('delete from "mail"')
})

const own = 'city-of-vintersund'

interface Result {
  __typename: string
  id: string
  function: string
  name: string
  email: string
  since: string
  until: string | null
  invitedUntil: string | null
  organisation: { slug: string } | null
  canEnd: { allowed: boolean; reason: string | null }
  code?: string
  field?: string
}

const fields = '__typename id function name email since until invitedUntil organisation { slug } canEnd { allowed reason }'
const shape = `__typename ... on Mandate { ${fields} } ... on CommandError { code field value remedy }`

async function run(command: 'invitePerson' | 'endMandate', input: object, cookie: string | undefined = cookies['secretariat']): Promise<Result> {
  const type = command === 'invitePerson' ? 'InvitePersonInput' : 'EndMandateInput'
  const { data, errors } = await hub.ask<Record<string, Result>>(`mutation ($input: ${type}!) { ${command}(input: $input) { ${shape} } }`, { input }, cookie)
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
  return data[command] as Result
}

let made = 0
const somebody = (input: object = {}) => {
  made += 1
  return { name: `Ada Example ${made}`, email: `ada${made}@example.org`, function: 'CONTRIBUTOR', organisation: own, ...input }
}

const people = async (cookie?: string, filter = '') =>
  (
    await hub.ask<{ mandates: { totalCount: number; edges: { node: Result }[] } }>(
      `{ mandates(first: 100${filter}) { totalCount edges { node { ${fields} } } } }`,
      {},
      cookie,
    )
  ).data.mandates.edges.map(({ node }) => node)

const post = (path: string, body: object) =>
  fetch(`${hub.url}/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: hub.url }, body: JSON.stringify(body) })

/** Sends what waits and returns the token of the newest link. */
async function mailedToken(): Promise<string> {
  const postman = await smtpPostman(server.url, 'CFIT hub <hub@example.org>')
  await deliverDue({ store: hub.store, postman, publicUrl: hub.url }, () => new Date())
  postman.close()
  const message = (server.taken.at(-1)?.message ?? '').replaceAll('=\n', '').replaceAll('=3D', '=')
  return /\/welcome\?token=([\w-]+)/.exec(message)?.[1] ?? expect.fail(message)
}

async function signInAs(email: string, password: string): Promise<string> {
  const session = await post('/sign-in/email', { email, password })
  if (!session.ok) throw new Error(`Sign-in answered ${session.status}: ${await session.text()}`)
  return session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** A session without the page of sign-in, whose attempts are limited. */
async function sessionFor(userSql: string, parameter: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await hub.store.sql(`insert into "session" ("id", "user_id", "token", "expires_at") select $1, (${userSql}), $2, now() + interval '7 days'`, [
    crypto.randomUUID(),
    token,
    parameter,
  ])
  const signature = createHmac('sha256', 'a secret of the tests, long enough to sign with').update(token).digest('base64')
  return `cfit.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
const sessionOf = ({ id }: Result) =>
  sessionFor('select "user_id" from "mandate" where "id" = $3', Buffer.from(id, 'base64').toString().split(':')[1] as string)

const administrator = async (organisation = own) => {
  const mandate = await run('invitePerson', somebody({ function: 'ADMINISTRATOR', organisation }))
  return { mandate, cookie: await sessionOf(mandate) }
}

describe('an invitation', () => {
  it('leads by mail to a password and into the hub, once', async () => {
    const wish = somebody({ email: ' Grace@Example.org '.trim() })
    const invited = await run('invitePerson', wish)
    expect(invited).toMatchObject({ function: 'CONTRIBUTOR', name: wish.name, email: 'grace@example.org', until: null, organisation: { slug: own } })
    expect(Date.parse(invited.invitedUntil ?? '') - Date.now()).toBeGreaterThan(13.9 * 86_400_000)
    const token = await mailedToken()
    expect(server.taken.map(({ to }) => to)).toEqual(['grace@example.org'])
    const [kept] = await hub.store.sql<{ text: string }>(
      `select (select string_agg(i::text, ' ') from "invitation" i) || (select string_agg(m::text, ' ') from "mail" m) || (select string_agg(a::text, ' ') from "audit_event" a) as "text"`,
    )
    expect(kept?.text, 'no link is kept').not.toContain(token)

    expect(await (await post('/invitation/read', { token })).json()).toEqual({ name: wish.name, email: 'grace@example.org' })
    expect((await post('/invitation/accept', { token, password: 'too-short' })).status).toBe(400)
    const accepted = await post('/invitation/accept', { token, password: 'a-long-enough-password' })
    expect([accepted.status, await accepted.json()]).toEqual([200, { email: 'grace@example.org' }])
    const cookie = await signInAs('grace@example.org', 'a-long-enough-password')
    const { data } = await hub.ask<{ viewer: object }>('{ viewer { name isSecretariat organisations { slug } administers { slug } } }', {}, cookie)
    expect(data.viewer).toEqual({ name: wish.name, isSecretariat: false, organisations: [{ slug: own }], administers: [] })

    for (const path of ['read', 'accept']) {
      const again = await post(`/invitation/${path}`, { token, password: 'another-long-password' })
      expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([404, 'LINK_NOT_VALID'])
    }
  })

  it('of somebody invited again works by the new link alone, and gives no second mandate', async () => {
    const wish = somebody()
    const [first, old] = [await run('invitePerson', wish), await mailedToken()]
    const [second, token] = [await run('invitePerson', wish), await mailedToken()]
    expect(second.id).toBe(first.id)
    expect((await post('/invitation/read', { token: old })).status).toBe(404)
    expect((await post('/invitation/read', { token })).status).toBe(200)
    expect((await people(cookies['secretariat'])).filter(({ email }) => email === wish.email)).toHaveLength(1)
  })

  it('works no longer after two weeks, nor after its mandate was ended', async () => {
    const wish = somebody()
    await run('invitePerson', wish)
    const token = await mailedToken()
    await hub.store.sql(`update "invitation" set "expires_at" = now() - interval '1 second' where "accepted_at" is null and "voided_at" is null`)
    expect((await post('/invitation/accept', { token, password: 'a-long-enough-password' })).status).toBe(404)
    const mandate = await run('invitePerson', somebody())
    const other = await mailedToken()
    await run('endMandate', { mandateId: mandate.id })
    expect((await post('/invitation/accept', { token: other, password: 'a-long-enough-password' })).status).toBe(404)
  })

  it('whose mandate ended before the message went out is not sent', async () => {
    const mandate = await run('invitePerson', somebody())
    await run('endMandate', { mandateId: mandate.id })
    const postman = await smtpPostman(server.url, 'hub@example.org')
    await deliverDue({ store: hub.store, postman, publicUrl: hub.url }, () => new Date())
    postman.close()
    expect(server.taken).toEqual([])
    expect(await hub.store.sql('select "failure" from "mail"')).toEqual([{ failure: 'NO_LONGER_OPEN' }])
  })

  it('of one link used twice at once sets one password', async () => {
    await run('invitePerson', somebody())
    const token = await mailedToken()
    const answers = await Promise.all(['one', 'two'].map((word) => post('/invitation/accept', { token, password: `a-long-password-${word}` })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  it('of one person twice at once makes one person and leaves one link open', async () => {
    const wish = somebody()
    const results = await Promise.all([run('invitePerson', wish), run('invitePerson', { ...wish, email: wish.email.toUpperCase() })])
    expect(new Set(results.map(({ __typename, id }) => `${__typename} ${id}`)).size).toBe(1)
    const [count] = await hub.store.sql(
      `select count(*)::int as "users", (select count(*)::int from "invitation" i join "user" u on u."id" = i."user_id" where u."email" = $1 and i."voided_at" is null) as "open" from "user" where "email" = $1`,
      [wish.email],
    )
    expect(count).toEqual({ users: 1, open: 1 })
  })

  it('is refused with a reason that can be acted on, and leaves nothing', async () => {
    const { cookie } = await administrator()
    const before = await hub.store.sql('select count(*)::int as "n", (select count(*)::int from "mail") as "m" from "user"')
    const refusals: [string, object, string | undefined, object][] = [
      ['the Secretariat for an organisation', somebody({ function: 'SECRETARIAT' }), undefined, { code: 'NO_ORGANISATION_HERE', field: 'organisation' }],
      ['a contributor for nobody', somebody({ organisation: null }), undefined, { code: 'FOR_WHOM', field: 'organisation' }],
      ['for an organisation nobody knows', somebody({ organisation: 'no-such-body' }), undefined, { code: 'NOT_FOUND', field: 'organisation' }],
      ['a participant invites', somebody(), cookies['participant'], { code: 'SECRETARIAT_ONLY' }],
      ['the committee invites', somebody(), cookies['committee'], { code: 'SECRETARIAT_ONLY' }],
      ['an administrator elsewhere', somebody({ organisation: 'unops' }), cookie, { code: 'NOT_YOUR_ORGANISATION' }],
      ['an administrator makes another', somebody({ function: 'ADMINISTRATOR' }), cookie, { code: 'CONTRIBUTORS_ONLY' }],
      ['an administrator makes a Secretariat', somebody({ function: 'SECRETARIAT', organisation: null }), cookie, { code: 'CONTRIBUTORS_ONLY' }],
      ['nobody invites', somebody(), '', { code: 'SIGN_IN_NEEDED' }],
    ]
    for (const [what, input, as, expected] of refusals)
      expect(await run('invitePerson', input, as), what).toMatchObject({ __typename: 'CommandError', ...expected })
    for (const [input, said] of [
      [{ email: 'no address' }, 'no e-mail address'],
      [{ name: 'See https://evil.example' }, 'no such characters'],
      [{ name: 'Go to www.evil.example' }, 'holds no address'],
      [{ name: 'A\r\nBcc: x' }, 'no such characters'],
    ] as const)
      await expect(run('invitePerson', somebody(input))).rejects.toThrow(said)
    expect(await hub.store.sql('select count(*)::int as "n", (select count(*)::int from "mail") as "m" from "user"')).toEqual(before)
  })
})

describe('to the Steering Committee', () => {
  it('leads to the seat of the organisation, as its member or who stands in; without a seat nobody is invited', async () => {
    const [seat] = await hub.store.sql<{ slug: string }>(
      `select o."slug" from "seat" s join "organisation" o on o."id" = s."organisation_id" where s."until" is null order by o."slug" limit 1`,
    )
    const slug = seat?.slug
    for (const isDeputy of [false, true]) {
      const invited = await run('invitePerson', somebody({ function: 'STEERING_COMMITTEE', organisation: slug, isDeputy }))
      expect(invited.__typename, invited.code).toBe('Mandate')
      const { data } = await hub.ask<{ viewer: object }>('{ viewer { isCommittee isSecretariat } }', {}, await sessionOf(invited))
      expect(data.viewer).toEqual({ isCommittee: true, isSecretariat: false })
      await run('endMandate', { mandateId: invited.id })
    }
    const without = somebody({ function: 'STEERING_COMMITTEE', organisation: 'unops' })
    await hub.store.sql(`delete from "seat" where "organisation_id" = (select "id" from "organisation" where "slug" = 'unops')`)
    expect(await run('invitePerson', without)).toMatchObject({ code: 'NO_SEAT', field: 'organisation' })
  })
})

describe('an administrator', () => {
  it('contributes, invites contributors of the own organisation and ends them, and sees nobody else', async () => {
    const { cookie } = await administrator()
    const { data } = await hub.ask<{ viewer: object }>('{ viewer { organisations { slug } administers { slug } } }', {}, cookie)
    expect(data.viewer).toEqual({ organisations: [{ slug: own }], administers: [{ slug: own }] })
    const invited = await run('invitePerson', somebody(), cookie)
    expect(invited).toMatchObject({ __typename: 'Mandate', canEnd: { allowed: true } })
    const seen = await people(cookie)
    expect(new Set(seen.map(({ organisation }) => organisation?.slug))).toEqual(new Set([own]))
    expect(seen.some(({ id }) => id === invited.id)).toBe(true)
    expect(seen.length).toBeLessThan((await people(cookies['secretariat'])).length)
    expect(await run('endMandate', { mandateId: invited.id }, cookie)).toMatchObject({
      __typename: 'Mandate',
      canEnd: { allowed: false, reason: 'ALREADY_ENDED' },
    })
    const others = (await people(cookies['secretariat'])).filter(({ organisation }) => organisation?.slug !== own)
    for (const { id } of others) expect(await run('endMandate', { mandateId: id }, cookie)).toMatchObject({ code: 'NOT_FOUND' })
    const fellow = (await administrator()).mandate
    expect(await run('endMandate', { mandateId: fellow.id }, cookie)).toMatchObject({ code: 'CONTRIBUTORS_ONLY' })
  })

  it('does not learn whose account an address belongs to', async () => {
    const { cookie } = await administrator()
    const ask = (email: string) => run('invitePerson', somebody({ name: 'A Guess', email }), cookie)
    const [known, unknown] = [await ask(hub.signIns.secretariat.email), await ask('not.known@example.org')]
    const alike = ({ id: _id, email: _email, invitedUntil: _until, ...rest }: Result) => rest
    expect(alike(known)).toEqual(alike(unknown))
    expect(known.name).toBe('A Guess')
    const seen = await people(cookie)
    expect(seen.find(({ id }) => id === known.id)?.name).toBe('A Guess')
    expect((await people(cookies['secretariat'])).find(({ id }) => id === known.id)?.name, 'the Secretariat knows its people').toBe(
      'Secretariat (demonstration)',
    )
    const { data } = await hub.ask<{ viewer: { name: string; isSecretariat: boolean } }>('{ viewer { name isSecretariat } }', {}, cookies['secretariat'])
    expect(data.viewer, 'whoever is invited keeps name and session').toEqual({ name: 'Secretariat (demonstration)', isSecretariat: true })
  })
})

describe('the end of a mandate', () => {
  it('takes effect at the next request, and leaves the account', async () => {
    const mandate = await run('invitePerson', somebody({ function: 'SECRETARIAT', organisation: null }))
    const cookie = await sessionOf(mandate)
    const isSecretariat = async () => (await hub.ask<{ viewer: { isSecretariat: boolean } }>('{ viewer { isSecretariat } }', {}, cookie)).data.viewer
    expect(await isSecretariat()).toEqual({ isSecretariat: true })
    const ended = await run('endMandate', { mandateId: mandate.id })
    expect(ended).toMatchObject({ until: ended.since, canEnd: { allowed: false, reason: 'ALREADY_ENDED' } })
    expect(await isSecretariat()).toEqual({ isSecretariat: false })
    expect(await run('endMandate', { mandateId: mandate.id })).toMatchObject({ code: 'ALREADY_ENDED' })
    expect((await people(cookies['secretariat'], ', isInForce: true')).some(({ id }) => id === mandate.id)).toBe(false)
    expect((await people(cookies['secretariat'], ', isInForce: false')).some(({ id }) => id === mandate.id)).toBe(true)
  })

  it('leaves somebody in the Secretariat, even if two end each other at once', async () => {
    const colleague = await run('invitePerson', somebody({ function: 'SECRETARIAT', organisation: null }))
    const all = (await people(cookies['secretariat'], ', isInForce: true')).filter((mandate) => mandate.function === 'SECRETARIAT')
    const first = all.find(({ id }) => id !== colleague.id) as Result
    expect(all).toHaveLength(2)
    const colleaguesCookie = await sessionOf(colleague)
    const results = await Promise.all([run('endMandate', { mandateId: colleague.id }), run('endMandate', { mandateId: first.id }, colleaguesCookie)])
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['CommandError', 'Mandate'])
    await hub.store.sql(`update "mandate" set "ended_at" = null, "until" = null where "id" = $1`, [Buffer.from(first.id, 'base64').toString().split(':')[1]])
    await run('endMandate', { mandateId: colleague.id })
    expect(await run('endMandate', { mandateId: first.id })).toMatchObject({ code: 'LAST_OF_SECRETARIAT' })
  })
})

describe('who sees people', () => {
  it('nobody but Secretariat and administrators, by whatever way', async () => {
    const mandate = await run('invitePerson', somebody())
    for (const role of [undefined, 'participant', 'committee']) {
      const cookie = role && cookies[role]
      expect(await people(cookie), role).toEqual([])
      const { data } = await hub.ask(
        'query ($id: ID!) { node(id: $id) { ... on Mandate { name email } } nodes(ids: [$id]) { id } }',
        { id: mandate.id },
        cookie,
      )
      expect(data, role).toEqual({ node: null, nodes: [null] })
    }
  })

  it('the audit holds ids and codes alone, and a person who is erased leaves nothing', async () => {
    const wish = somebody({ name: 'Erasmus Example', email: 'erasmus@example.org' })
    const mandate = await run('invitePerson', wish)
    await mailedToken()
    await run('endMandate', { mandateId: mandate.id })
    await hub.store.sql('delete from "user" where "email" = $1', ['erasmus@example.org'])
    const tables = await hub.store.sql<{ name: string }>(
      `select table_name as "name" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables) expect(await hub.store.sql(`select 1 from "${name}" t where t::text ilike '%erasmus%' limit 1`), name).toEqual([])
  })
})

describe('from the command line', () => {
  const byHand = async (job: object) => {
    const lines: string[] = []
    const exitCode = await invitePersonByHand(
      { name: 'First Person', email: 'first@example.org', function: 'SECRETARIAT', organisation: null, ...job } as never,
      { store: hub.store, publicUrl: 'https://hub.example.org' },
      (line) => lines.push(line),
    )
    return { exitCode, text: lines.join('\n') }
  }

  it('the first account comes by a link that is printed once', async () => {
    const { exitCode, text } = await byHand({})
    expect(exitCode).toBe(0)
    const [, token = ''] = /^https:\/\/hub\.example\.org\/welcome\?token=([\w-]{43})$/m.exec(text) ?? []
    expect((await post('/invitation/accept', { token, password: 'a-long-enough-password' })).status).toBe(200)
    expect(await hub.store.sql('select 1 from "mail"'), 'nothing is sent').toEqual([])
    expect(await hub.store.sql(`select "actor_id" from "audit_event" where "command" = 'invitePerson' order by "at" desc limit 1`)).toEqual([
      { actor_id: null },
    ])
  })

  it('what cannot be is said in one line', async () => {
    expect(await byHand({ email: 'nonsense' })).toEqual({ exitCode: 1, text: 'This is no e-mail address.' })
    expect(await byHand({ function: 'CONTRIBUTOR', organisation: 'no-such' })).toMatchObject({
      exitCode: 1,
      text: expect.stringMatching(/^There is no organisation no-such\./),
    })
    expect(await byHand({ function: 'ADMINISTRATOR' })).toMatchObject({ exitCode: 1, text: expect.stringMatching(/for which organisation/) })
  })
})

it('guessing at links is limited, whatever address the guesser claims', async () => {
  const statuses = []
  for (let index = 0; index < 30; index += 1) {
    const answer = await fetch(`${hub.url}/auth/invitation/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url, 'x-forwarded-for': `10.0.0.${index}` },
      body: JSON.stringify({ token: `a-guess-of-a-token-${index}` }),
    })
    statuses.push(answer.status)
  }
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(20)
})
