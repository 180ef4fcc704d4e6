import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub, type Role } from '../support/hub.ts'

let hub: Hub
const cookies: Partial<Record<Role, string>> = {}
beforeAll(async () => {
  hub = await openHub({ publishReports: true })
  for (const role of ['secretariat', 'committee', 'participant'] as const) cookies[role] = await hub.signIn(role)
})
afterAll(() => hub[Symbol.asyncDispose]())

const viewers = ['anonymous', 'participant', 'committee', 'secretariat'] as const
type ViewerName = (typeof viewers)[number]
const cookieOf = (viewer: ViewerName) => (viewer === 'anonymous' ? undefined : cookies[viewer])

const own = 'city-of-vintersund'
type States = { submissions: { totalCount: number; edges: { node: { id: string; state: string; organisation: { slug: string } } }[] } }
const allStates = '{ submissions(first: 100) { totalCount edges { node { id state organisation { slug } } } } }'

describe('6.1.3: who sees what', () => {
  it('submissions: the public the accepted ones, a participant its own too, the Secretariat all', async () => {
    const seen = Object.fromEntries(
      await Promise.all(
        viewers.map(async (viewer) => {
          const { data } = await hub.ask<States>(allStates, {}, cookieOf(viewer))
          expect(data.submissions.edges.length).toBe(data.submissions.totalCount)
          return [viewer, data.submissions.edges.map((edge) => edge.node)] as const
        }),
      ),
    ) as Record<ViewerName, States['submissions']['edges'][number]['node'][]>
    const [all] = await hub.store.sql<{ n: number }>('select count(*)::int as n from "submission"')
    expect(new Set(seen.anonymous.map((node) => node.state))).toEqual(new Set(['ACCEPTED']))
    expect(seen.committee).toEqual(seen.anonymous)
    expect(seen.participant.filter((node) => node.state !== 'ACCEPTED').every((node) => node.organisation.slug === own)).toBe(true)
    expect(seen.participant.length).toBe(seen.anonymous.length + 1)
    expect(seen.secretariat.length).toBe(all?.n)
  })

  it('the same through every path: list, node, nested below organisation and campaign', async () => {
    const secret = (await hub.ask<States>(allStates, {}, cookies.secretariat)).data.submissions.edges
      .map((edge) => edge.node)
      .filter((node) => node.state !== 'ACCEPTED')
    expect(secret.length).toBeGreaterThanOrEqual(5)
    for (const viewer of viewers) {
      const cookie = cookieOf(viewer)
      const listed = new Set((await hub.ask<States>(allStates, {}, cookie)).data.submissions.edges.map((edge) => edge.node.id))
      for (const { id } of secret) {
        const { data, errors } = await hub.ask<{ node: { id: string } | null }>(
          'query ($id: ID!) { node(id: $id) { id ... on Submission { state } } }',
          { id },
          cookie,
        )
        expect(errors).toBeUndefined()
        expect(data.node?.id ?? null, `${viewer} ${id}`).toBe(listed.has(id) ? id : null)
      }
      const nested = await hub.ask<{ organisations: { edges: { node: { submissions: { totalCount: number; edges: { node: { id: string } }[] } } }[] } }>(
        '{ organisations(first: 100, filter: { isParticipant: true }) { edges { node { submissions(first: 10) { totalCount edges { node { id } } } } } } }',
        {},
        cookie,
      )
      const below = nested.data.organisations.edges.flatMap((edge) => edge.node.submissions.edges.map((inner) => inner.node.id))
      expect(new Set(below), viewer).toEqual(listed)
      expect(nested.data.organisations.edges.reduce((sum, edge) => sum + edge.node.submissions.totalCount, 0)).toBe(listed.size)
      const campaigns = await hub.ask<{ campaigns: { submissions: { edges: { node: { id: string } }[] } }[] }>(
        '{ campaigns { submissions(first: 100) { edges { node { id } } } } }',
        {},
        cookie,
      )
      expect(new Set(campaigns.data.campaigns.flatMap((campaign) => campaign.submissions.edges.map((edge) => edge.node.id))), viewer).toEqual(listed)
    }
  })

  it('revisions: outsiders see the newest submitted one, never a draft', async () => {
    const query = '{ submissions(first: 100) { edges { node { organisation { slug } revisions { edges { node { number submittedAt } } } } } } }'
    type Revisions = {
      submissions: { edges: { node: { organisation: { slug: string }; revisions: { edges: { node: { number: number; submittedAt: string | null } }[] } } }[] }
    }
    const publicly = (await hub.ask<Revisions>(query)).data.submissions.edges.map((edge) => edge.node)
    expect(publicly.every((node) => node.revisions.edges.length === 1 && node.revisions.edges[0]?.node.submittedAt)).toBe(true)
    const office = (await hub.ask<Revisions>(query, {}, cookies.secretariat)).data.submissions.edges.map((edge) => edge.node)
    expect(office.some((node) => node.revisions.edges.length > 1)).toBe(true)
    expect(office.some((node) => node.revisions.edges.some((edge) => edge.node.submittedAt === null))).toBe(true)
  })

  it('draft reports and the books of unpublished years: Secretariat and committee only', async () => {
    for (const viewer of viewers) {
      const isOffice = viewer === 'secretariat' || viewer === 'committee'
      const { data } = await hub.ask<{ reports: { edges: { node: { slug: string; state: string } }[] }; figures: { year: number }[] }>(
        '{ reports { edges { node { slug state } } } figures(metric: INCOME) { year } }',
        {},
        cookieOf(viewer),
      )
      expect(
        data.reports.edges.some((edge) => edge.node.state === 'DRAFT'),
        viewer,
      ).toBe(isOffice)
      expect(data.figures.map((figure) => figure.year).includes(2025), viewer).toBe(isOffice)
      expect(
        data.figures.map((figure) => figure.year),
        viewer,
      ).toContain(2024)
      const draft = await fetch(`${hub.url}/reports/collective-progress-2025.html`, { headers: { cookie: cookieOf(viewer) ?? '' } })
      expect(draft.status, viewer).toBe(isOffice ? 200 : 404)
    }
  })

  it('a published report is its stored file, byte for byte, whatever happens to the data later', async () => {
    const read = async () => new Uint8Array(await (await fetch(`${hub.url}/reports/collective-progress-2024.pdf`)).arrayBuffer())
    const before = await read()
    expect(new TextDecoder('latin1').decode(before.slice(0, 5))).toBe('%PDF-')
    await hub.store.prisma.practice.deleteMany({})
    expect(Buffer.compare(before, await read())).toBe(0)
  })
})

/** Types that tell of people, and to whom: the viewer themselves, or the Secretariat. That others get none is tested with what holds them. */
const guarded = new Set(['Viewer', 'Mail', 'Mandate'])

describe('personal data', () => {
  it('no public type has a field for a person', async () => {
    const { data } = await hub.ask<{ __schema: { types: { name: string; fields: { name: string }[] | null }[] } }>(
      '{ __schema { types { name fields { name } } } }',
    )
    const personal = data.__schema.types
      .filter((type) => !type.name.startsWith('__') && !guarded.has(type.name))
      .flatMap((type) => (type.fields ?? []).map((field) => `${type.name}.${field.name}`))
      .filter((name) => /email|phone|person|contact|user|password|ipAddress|firstName|lastName/i.test(name))
    // The command takes a name and an address; it tells none.
    expect(personal).toEqual(['Mutation.erasePerson', 'Mutation.invitePerson', 'PersonErased.isErased'])
    const told = (name: string) => data.__schema.types.find((type) => type.name === name)?.fields?.map((field) => field.name) ?? []
    for (const [type, field] of [
      ['Mail', 'recipientName'],
      ['Mandate', 'email'],
    ] as const)
      expect(told(type), `${type} is on the list for a reason`).toContain(field)
  })

  it('what tells of people is empty for everybody but the Secretariat', async () => {
    const asked = '{ mails(first: 1) { totalCount edges { node { recipientName text } } } mandates(first: 5) { totalCount edges { node { name email } } } }'
    for (const viewer of viewers) {
      const { data } = await hub.ask<Record<string, { totalCount: number; edges: object[] }>>(asked, {}, cookieOf(viewer))
      expect(data['mandates']?.totalCount, viewer).toBe(viewer === 'secretariat' ? 3 : 0)
      if (viewer !== 'secretariat') expect(data, viewer).toEqual({ mails: { totalCount: 0, edges: [] }, mandates: { totalCount: 0, edges: [] } })
    }
  })

  it('sign-in tells nobody who has an account, and nobody signs up', async () => {
    const attempt = (email: string, path = 'sign-in/email') =>
      fetch(`${hub.url}/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: hub.url },
        body: JSON.stringify({ email, password: 'wrong-password-1', name: 'X' }),
      })
    await new Promise((resolve) => setTimeout(resolve, 10_500)) // The three sign-ins above have used the ten seconds' allowance.
    const [known, unknown] = [await attempt('secretariat@demo.example'), await attempt('nobody@demo.example')]
    expect([known.status, unknown.status]).toEqual([401, 401])
    expect(await known.text()).toBe(await unknown.text())
    expect((await attempt('new@demo.example', 'sign-up/email')).status).toBeGreaterThanOrEqual(400)
    expect(await hub.store.prisma.user.count()).toBe(3)
    await attempt('nobody@demo.example')
    expect((await attempt('nobody@demo.example')).status).toBe(429)
  })

  it('a forged client address gains no further attempts', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 8; index += 1) {
      const response = await fetch(`${hub.url}/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: hub.url, 'x-forwarded-for': `10.0.0.${index}`, 'x-cfit-client-address': `10.1.0.${index}` },
        body: JSON.stringify({ email: 'secretariat@demo.example', password: 'wrong-password-1' }),
      })
      statuses.push(response.status)
    }
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(3)
  })
})
