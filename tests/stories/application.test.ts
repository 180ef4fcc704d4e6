import { createHash } from 'node:crypto'
import { dayOf } from '@cfit/api/pact'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * An application from its receipt to the decision (6.4), as Secretariat and Steering Committee bring it on, and as others see it.
 */

let hub: Hub
const cookies: Record<string, string> = {}
beforeAll(async () => {
  hub = await openHub()
  for (const role of ['secretariat', 'committee', 'participant'] as const) cookies[role] = await hub.signIn(role)
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Result {
  __typename: string
  id: string
  version: number
  state: string
  dueOn: string | null
  organisation: { slug: string; name: string }
  rulings: { outcome: string; article: string; because: string }[]
  canHandle: { allowed: boolean; reason: string | null }
  code?: string
  field?: string
  value?: string
  remedy?: string
}

const shape = `__typename
  ... on Application { id version state dueOn organisation { slug name } rulings canHandle { allowed reason } }
  ... on CommandError { code field value remedy }`

async function run(
  command: 'receiveApplication' | 'assessApplication' | 'decideApplication' | 'withdrawApplication',
  input: object,
  role: string | null = 'secretariat',
): Promise<Result> {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`
  const { data, errors } = await hub.ask<Record<string, Result>>(
    `mutation ($input: ${type}!) { ${command}(input: $input) { ${shape} } }`,
    { input },
    role === null ? undefined : cookies[role],
  )
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
  return data[command] as Result
}

const today = () => dayOf(new Date())
const daysAgo = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000))
const receive = (input: object = {}, role?: string | null) =>
  run('receiveApplication', { kind: 'PROCURING', receivedOn: daysAgo(3), receivedBy: 'SECRETARIAT', ...input }, role)

let made = 0
const newBody = (kind = 'LOCAL_GOVERNMENT') => {
  made += 1
  return { name: `Münster Town ${made}`, organisationKind: kind, countryCode: 'DE' }
}

async function assessAll(application: Result, value = 'MET'): Promise<Result> {
  let current = application
  for (const criterion of ['ENDORSES', 'CONTRIBUTES', 'INTEGRITY']) {
    current = await run('assessApplication', { applicationId: application.id, version: current.version, criterion, value, reason: 'As its letter shows.' })
    expect(current.__typename, current.code).toBe('Application')
  }
  return current
}

async function fingerprint(): Promise<string> {
  const tables = ['application', 'application_assessment', 'decision', 'participation', 'support', 'organisation', 'audit_event', 'idempotency_key']
  const rows = await Promise.all(tables.map((table) => hub.store.sql(`select t::text from "${table}" t order by 1`)))
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

describe('an application', () => {
  it('is received, assessed one criterion at a time, approved, and makes a participant whom everybody sees', async () => {
    const received = await receive({ ...newBody(), signatoryFunction: 'Head of procurement' })
    expect(received).toMatchObject({ state: 'RECEIVED', version: 1, organisation: { slug: expect.stringMatching(/^munster-town-/) } })
    expect(received.rulings.map(({ outcome, because }) => [outcome, because])).toEqual([
      ['in line', 'BODY_MAY_SIGN'],
      ['needs judgement', 'CRITERION_NOT_ASSESSED'],
      ['in line', 'AWAITS_DECISION'],
    ])
    const assessed = await assessAll(received)
    expect(assessed.rulings.map(({ outcome }) => outcome)).toEqual(['in line', 'in line', 'in line'])
    const { slug, name } = received.organisation
    const known = `{ organisation(slug: "${slug}") { name } organisations(filter: { search: "${name}" }) { totalCount } search(text: "${name}") { organisations { name } } }`
    const nobody = { organisation: null, organisations: { totalCount: 0 }, search: { organisations: [] } }
    expect((await hub.ask(known)).data, 'who asked is nobody else’s business').toEqual(nobody)
    expect((await hub.ask(known, {}, cookies['participant'])).data).toEqual(nobody)
    expect((await hub.ask(known, {}, cookies['committee'])).data).toMatchObject({ organisation: { name } })

    const decided = await run(
      'decideApplication',
      { applicationId: received.id, version: assessed.version, outcome: 'APPROVED', decidedOn: today(), votesFor: 4, votesAgainst: 0, abstentions: 1 },
      'committee',
    )
    expect(decided).toMatchObject({ state: 'APPROVED', canHandle: { allowed: false, reason: 'ALREADY_DECIDED' } })

    const { data } = await hub.ask(
      `{ organisation(slug: "${received.organisation.slug}") { participations { edges { node { role since pactVersion signatoryFunction } } } }
         decisions(first: 1) { edges { node { subjectType outcome decidedOn votesFor abstentions recusals rulings } } } }`,
    )
    expect(data).toEqual({
      organisation: {
        participations: { edges: [{ node: { role: 'PROCURING', since: today(), pactVersion: '2.0', signatoryFunction: 'Head of procurement' } }] },
      },
      decisions: {
        edges: [
          {
            node: {
              subjectType: 'Application',
              outcome: 'APPROVED',
              decidedOn: today(),
              votesFor: 4,
              abstentions: 1,
              recusals: null,
              rulings: [
                expect.objectContaining({ article: '2.1.2', outcome: 'in line' }),
                expect.objectContaining({ article: '6.4.2', because: 'CRITERIA_MET' }),
                expect.objectContaining({ article: '6.4.2', because: 'DECIDED_IN_TIME' }),
              ],
            },
          },
        ],
      },
    })
    const audit = await hub.store.sql<{ command: string; ruling: { outcome: string } }>(
      'select command, ruling from audit_event where subject_type = $1 order by at, id',
      ['Application'],
    )
    expect(audit.map(({ command }) => command)).toEqual([
      'receiveApplication',
      'assessApplication',
      'assessApplication',
      'assessApplication',
      'decideApplication',
    ])
    expect(audit.at(-1)?.ruling).toMatchObject({ outcome: 'in line' })
  })

  it('to support makes a supporting organisation, never a participant', async () => {
    const assessed = await assessAll(await receive({ ...newBody('COMPANY'), kind: 'SUPPORT' }))
    await run('decideApplication', { applicationId: assessed.id, version: assessed.version, outcome: 'APPROVED', decidedOn: today() })
    const { data } = await hub.ask(
      `{ organisation(slug: "${assessed.organisation.slug}") { participations { totalCount } supports { edges { node { since until } } } } }`,
    )
    expect(data).toEqual({ organisation: { participations: { totalCount: 0 }, supports: { edges: [{ node: { since: today(), until: null } }] } } })
  })

  it('may be taken back by the applicant; then nobody decides on it', async () => {
    const received = await receive(newBody())
    const input = { applicationId: received.id, version: received.version, withdrawnOn: today() }
    expect(await run('withdrawApplication', { ...input, withdrawnOn: daysAgo(9) })).toMatchObject({ code: 'DAY_OUT_OF_ORDER', field: 'withdrawnOn' })
    expect(await run('withdrawApplication', input, 'participant')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await run('withdrawApplication', input)).toMatchObject({ state: 'WITHDRAWN', canHandle: { allowed: false } })
    const decision = { applicationId: received.id, version: 2, outcome: 'APPROVED', decidedOn: today() }
    expect(await run('decideApplication', decision)).toMatchObject({ code: 'ALREADY_DECIDED' })
    expect((await receive({ organisation: received.organisation.slug })).state, 'it may apply again').toBe('RECEIVED')
  })

  it('of a body outside 2.1 is pointed to the Letter of Support; the committee may decide otherwise (6.1.1), and says why', async () => {
    const assessed = await assessAll(await receive(newBody('COMPANY')))
    expect(assessed.rulings[0]).toMatchObject({ outcome: 'outside', because: 'BODY_MAY_SUPPORT_INSTEAD', article: '2.1.2' })
    const decision = { applicationId: assessed.id, version: assessed.version, outcome: 'APPROVED', decidedOn: today() }
    expect(await run('decideApplication', decision)).toMatchObject({ code: 'REASON_NEEDED', field: 'reason' })
    expect(await run('decideApplication', { ...decision, reason: 'It is owned by three towns and buys for them.' })).toMatchObject({ state: 'APPROVED' })
  })

  it('that waited longer than a month may still be decided, and is marked; silence approves nobody', async () => {
    const received = await receive({ ...newBody(), receivedOn: daysAgo(60) })
    expect(received).toMatchObject({ state: 'RECEIVED', rulings: [{}, {}, { outcome: 'needs judgement', because: 'DECISION_OVERDUE' }] })
    const assessed = await assessAll(received)
    const decision = { applicationId: received.id, version: assessed.version, outcome: 'APPROVED', decidedOn: today(), reason: 'The committee met late.' }
    expect(await run('decideApplication', decision)).toMatchObject({ state: 'APPROVED' })
    const [row] = await hub.store.sql<{ rulings: { because: string }[] }>('select rulings from decision order by recorded_at desc limit 1')
    expect(row?.rulings[2]?.because).toBe('DECIDED_LATE')
  })
})

describe('what goes wrong', () => {
  it('leaves nothing half-written, and says which field, which value, and what to do', async () => {
    const open = await receive(newBody())
    const { id: applicationId, version } = open
    const before = await fingerprint()
    const refusals: [string, Promise<Result>, object][] = [
      ['received tomorrow', receive({ ...newBody(), receivedOn: daysAgo(-2) }), { code: 'DAY_IN_FUTURE', field: 'receivedOn' }],
      ['nobody applies', receive(), { code: 'WHO_APPLIES', field: 'organisation' }],
      ['an organisation nobody knows', receive({ organisation: 'no-such-body' }), { code: 'NOT_FOUND', field: 'organisation', value: 'no-such-body' }],
      ['applied for twice', receive({ organisation: open.organisation.slug }), { code: 'ALREADY_APPLIED', field: 'kind' }],
      ['signed twice', receive({ organisation: 'city-of-vintersund' }), { code: 'ALREADY_SIGNED', field: 'kind' }],
      [
        'decided before receipt',
        run('decideApplication', { applicationId, version, outcome: 'REFUSED', decidedOn: daysAgo(9), reason: 'No.' }),
        { code: 'DAY_OUT_OF_ORDER' },
      ],
      [
        'more votes than seats',
        run('decideApplication', { applicationId, version, outcome: 'REFUSED', decidedOn: today(), reason: 'No.', votesAgainst: 999 }),
        { code: 'MORE_VOTES_THAN_SEATS' },
      ],
      ['a refusal without a reason', run('decideApplication', { applicationId, version, outcome: 'REFUSED', decidedOn: today() }), { code: 'REASON_NEEDED' }],
      [
        'a stale page',
        run('decideApplication', { applicationId, version: version + 1, outcome: 'REFUSED', decidedOn: today(), reason: 'Not yet.' }),
        { code: 'CONFLICT', field: 'version' },
      ],
      [
        'a participant decides',
        run('decideApplication', { applicationId, version, outcome: 'APPROVED', decidedOn: today() }, 'participant'),
        { code: 'NOT_FOUND' },
      ],
      ['nobody decides', run('decideApplication', { applicationId, version, outcome: 'APPROVED', decidedOn: today() }, null), { code: 'SIGN_IN_NEEDED' }],
      ['a participant receives', receive(newBody(), 'participant'), { code: 'OFFICE_ONLY' }],
    ]
    for (const [what, refusal, expected] of refusals) expect(await refusal, what).toMatchObject({ __typename: 'CommandError', ...expected })
    for (const input of [
      { ...newBody(), countryCode: 'Germany' },
      { ...newBody(), name: ' ' },
    ])
      await expect(receive(input)).rejects.toThrow(/two capital letters|at least 2/)
    await expect(run('assessApplication', { applicationId, version, criterion: 'ENDORSES', value: 'MET', reason: ' ' })).rejects.toThrow('Say why')
    expect(await fingerprint()).toBe(before)
  })

  it('a command that a client sends again does it once, and answers the same', async () => {
    const input = { ...newBody(), kind: 'PROCURING', receivedOn: daysAgo(1), receivedBy: 'SECRETARIAT', idempotencyKey: 'the-same-letter' }
    const [one, two] = await Promise.all([run('receiveApplication', input), run('receiveApplication', input)])
    expect(one.id).toBe(two.id)
    expect((await run('receiveApplication', input)).id).toBe(one.id)
    expect(await run('receiveApplication', { ...input, receivedBy: 'STEERING_COMMITTEE' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await hub.store.prisma.organisation.count({ where: { slug: one.organisation.slug } })).toBe(1)
  })

  it('of two who decide at once, one does, and the other is told', async () => {
    const assessed = await assessAll(await receive(newBody()))
    const decide = (outcome: string, role: string) =>
      run('decideApplication', { applicationId: assessed.id, version: assessed.version, outcome, decidedOn: today(), reason: 'As discussed.' }, role)
    const results = await Promise.all([decide('APPROVED', 'committee'), decide('REFUSED', 'secretariat')])
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Application', 'CommandError'])
    expect(results.find(({ code }) => code)?.code).toMatch(/ALREADY_DECIDED|CONFLICT/)
    expect(await hub.store.prisma.decision.count({ where: { subjectId: Buffer.from(assessed.id, 'base64').toString().slice('Application:'.length) } })).toBe(1)
  })

  it('the store itself keeps what was decided', async () => {
    await expect(hub.store.sql(`update decision set outcome = 'REFUSED'`)).rejects.toThrow('never changed')
    await expect(hub.store.sql('delete from decision')).rejects.toThrow('never changed')
    await expect(hub.store.sql(`update application set state = 'RECEIVED' where state = 'APPROVED'`)).rejects.toThrow('has been decided')
  })
})

describe('who sees what', () => {
  it('applications and refusals are for Secretariat and committee; approvals are public (6.1.3)', async () => {
    const refusedOne = await receive(newBody())
    await run('decideApplication', { applicationId: refusedOne.id, version: 1, outcome: 'REFUSED', decidedOn: today(), reason: 'It withdrew its letter.' })
    const asked = `query ($id: ID!) {
      applications(first: 100) { totalCount edges { node { state } } }
      decisions(first: 100) { edges { node { outcome reason } } }
      node(id: $id) { __typename ... on Application { state decisions { totalCount edges { node { outcome } } } } }
    }`
    for (const role of [undefined, 'participant']) {
      const { data } = await hub.ask<{ decisions: { edges: { node: { outcome: string } }[] } }>(asked, { id: refusedOne.id }, role && cookies[role])
      expect(data, role).toMatchObject({ applications: { totalCount: 0, edges: [] }, node: null })
      expect(new Set(data.decisions.edges.map(({ node }) => node.outcome)), role).toEqual(new Set(['APPROVED', 'ESTABLISHED']))
    }
    for (const role of ['committee', 'secretariat']) {
      const { data } = await hub.ask<{ decisions: { edges: { node: { outcome: string } }[] } }>(asked, { id: refusedOne.id }, cookies[role])
      expect(data, role).toMatchObject({ node: { state: 'REFUSED', decisions: { totalCount: 1, edges: [{ node: { outcome: 'REFUSED' } }] } } })
      expect(data.decisions.edges.some(({ node }) => node.outcome === 'REFUSED')).toBe(true)
    }
  })

  it('the inbox shows first what is due first', async () => {
    const { data } = await hub.ask<{ applications: { edges: { node: { dueOn: string } }[] } }>(
      '{ applications(first: 100, state: RECEIVED) { edges { node { dueOn } } } }',
      {},
      cookies['secretariat'],
    )
    const days = data.applications.edges.map(({ node }) => node.dueOn)
    expect(days.length).toBeGreaterThan(1)
    expect(days).toEqual([...days].sort())
  })
})
