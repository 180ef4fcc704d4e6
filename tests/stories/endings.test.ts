import { dayOf } from '@cfit/api/pact'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * How a participation ends, by the organisation's own will (6.6.1) or by the committee after a hearing (6.6.2), and how the Pact itself is changed:
 * from a request in writing (6.5.1) to its entry into force, by the consent of three in four (6.5.2), or its extension (6.2.3).
 */

let hub: Hub
const cookies: Record<string, string> = {}
beforeAll(async () => {
  hub = await openHub()
  for (const role of ['secretariat', 'committee', 'participant'] as const) cookies[role] = await hub.signIn(role)
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Ruling {
  outcome: string
  because: string
}
interface Result {
  __typename: string
  id: string
  version: number
  state: string
  ruling: Ruling
  count: { all: number; yes: number; no: number; allToday: number; yesToday: number; ruling: Ruling | null } | null
  code?: string
}

const shapes = {
  Organisation: 'id slug participations { edges { node { role until } } } supports { edges { node { until } } }',
  Termination: 'id version state hearing ruling',
  PactChange: 'id version state count effectiveOn consents { totalCount }',
  Proposal: 'id version state',
}

async function run(command: string, type: keyof typeof shapes, input: object, role: string | null = 'secretariat'): Promise<Result> {
  const inputType = `${command[0]?.toUpperCase()}${command.slice(1)}Input`
  const { data, errors } = await hub.ask<Record<string, Result>>(
    `mutation ($input: ${inputType}!) { ${command}(input: $input) { __typename ... on ${type} { ${shapes[type]} } ... on CommandError { code field value remedy } } }`,
    { input },
    role === null ? undefined : cookies[role],
  )
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
  return data[command] as Result
}

const dayFromNow = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const today = () => dayFromNow(0)
const inForce = async (slug: string) =>
  hub.store.sql<{ role: string; until: string | null }>(
    `select p.role, p.until::text as until from participation p join organisation o on o.id = p.organisation_id where o.slug = $1 order by p.role`,
    [slug],
  )
const participants = async () =>
  (
    await hub.store.sql<{ slug: string }>(
      `select distinct o.slug from participation p join organisation o on o.id = p.organisation_id where p.until is null or p.until >= '${today()}' order by 1`,
    )
  ).map(({ slug }) => slug)

describe('leaving (6.6.1)', () => {
  it('is for the organisation’s own people, at any time, in one role or altogether', async () => {
    const leave = (input: object, role?: string | null) =>
      run('leavePact', 'Organisation', { organisation: 'city-of-vintersund', lastDay: today(), ...input }, role)
    expect(await leave({}, null)).toMatchObject({ code: 'SIGN_IN_NEEDED' })
    expect(await leave({ organisation: 'tessara-region' }, 'participant')).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    expect(await leave({}, 'committee')).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    expect(await leave({ kind: 'COORDINATING' }, 'participant')).toMatchObject({ code: 'NOTHING_IN_FORCE' })
    for (const lastDay of ['2020-01-01', dayFromNow(-1), '9999-12-31'])
      expect(await leave({ lastDay }, 'participant')).toMatchObject({ code: 'DAY_OUT_OF_ORDER' })
    expect(await leave({ lastDay: '1900-01-01' })).toMatchObject({ code: 'DAY_OUT_OF_ORDER' })
    expect(await leave({ organisation: 'upper-alvaria-province', kind: 'COORDINATING', lastDay: dayFromNow(30) })).toMatchObject({ __typename: 'Organisation' })
    expect(await inForce('upper-alvaria-province')).toEqual([
      { role: 'PROCURING', until: null },
      { role: 'COORDINATING', until: dayFromNow(30) },
    ])
    expect(await leave({}, 'participant')).toMatchObject({ __typename: 'Organisation' })
    expect(await inForce('city-of-vintersund')).toEqual([{ role: 'PROCURING', until: today() }])
    expect(await leave({}, 'participant'), 'a second time').toMatchObject({ code: 'NOTHING_IN_FORCE' })
    const [event] = await hub.store.sql<{ ruling: Ruling }>(`select ruling from audit_event where command = 'leavePact' order by at desc limit 1`)
    expect(event?.ruling).toMatchObject({ outcome: 'in line', because: 'MAY_LEAVE_ANY_TIME' })
    await hub.store.sql(`update participation set until = null where organisation_id = (select id from organisation where slug = 'city-of-vintersund')`)
  })
})

describe('ending by the committee (6.6.2)', () => {
  const open = (organisation: string, role?: string) =>
    run('openTermination', 'Termination', { organisation, ground: 'EFFORT', effect: 'Others wonder why they try.' }, role)

  it('needs the hearing: before it the decision is blocked, after it the participation ends', async () => {
    const opened = await open('belmora-shared-services')
    expect(opened).toMatchObject({ state: 'OPEN', ruling: { outcome: 'outside', because: 'NOT_HEARD' } })
    const proposal = await run('propose', 'Proposal', { kind: 'TERMINATION', title: 'Belmora', text: 'We end it.', subjectId: opened.id })
    const decision = { proposalId: proposal.id, version: proposal.version, isYes: true, decidedOn: today(), reason: 'After long thought.' }
    expect(await run('decideProposal', 'Proposal', decision, 'committee')).toMatchObject({ code: 'NOT_HEARD' })
    expect(await inForce('belmora-shared-services')).toEqual([{ role: 'PROCURING', until: null }])

    const hearing = { terminationId: opened.id, version: opened.version }
    expect(await run('recordHearing', 'Termination', { ...hearing, hearing: 'HEARD', heardOn: today() })).toMatchObject({ code: 'VIEWS_NEEDED' })
    expect(await run('recordHearing', 'Termination', { ...hearing, hearing: 'DECLINED', heardOn: today() })).toMatchObject({ code: 'DAY_NEEDED' })
    expect(await run('recordHearing', 'Termination', { ...hearing, hearing: 'HEARD', heardOn: dayFromNow(2), views: 'We lacked people.' })).toMatchObject({
      code: 'DAY_OUT_OF_ORDER',
    })
    const invited = await run('recordHearing', 'Termination', { ...hearing, hearing: 'NONE', invitedFor: dayFromNow(7) })
    Object.assign(hearing, { version: invited.version })
    const heard = await run('recordHearing', 'Termination', { ...hearing, hearing: 'HEARD', heardOn: today(), views: 'We lacked people.' })
    expect(heard.ruling).toMatchObject({ outcome: 'in line', because: 'HEARD' })
    expect(await run('decideProposal', 'Proposal', decision, 'committee'), 'the votes were on it before the hearing').toMatchObject({ code: 'CONFLICT' })
    expect(await run('decideProposal', 'Proposal', { ...decision, version: proposal.version + 2 }, 'committee')).toMatchObject({ state: 'DECIDED' })
    expect(await inForce('belmora-shared-services')).toEqual([{ role: 'PROCURING', until: today() }])
    const { data } = await hub.ask<{ decisions: { edges: { node: { kind: string } }[] } }>('{ decisions(first: 100) { edges { node { kind } } } }')
    expect(data.decisions.edges.map(({ node }) => node.kind)).not.toContain('TERMINATION')
  })

  it('is seen by the office and by the organisation that is to be heard; nobody else brings it on', async () => {
    const opened = await open('city-of-vintersund')
    expect(await open('city-of-vintersund')).toMatchObject({ code: 'ALREADY_OPEN' })
    expect(await open('supplier-brantmoor')).toMatchObject({ code: 'NOTHING_IN_FORCE' })
    expect(await open('tessara-region', 'participant')).toMatchObject({ code: 'OFFICE_ONLY' })
    const asked = '{ terminations { totalCount } }'
    type Asked = { terminations: { totalCount: number } }
    expect((await hub.ask<Asked>(asked)).data.terminations.totalCount).toBe(0)
    expect((await hub.ask<Asked>(asked, {}, cookies['participant'])).data.terminations.totalCount).toBe(1)
    expect((await hub.ask<Asked>(asked, {}, cookies['committee'])).data.terminations.totalCount).toBe(2)
    const drop = { terminationId: opened.id, version: opened.version, reason: 'It had sent its return after all.' }
    expect(await run('dropTermination', 'Termination', drop, 'participant')).toMatchObject({ code: 'OFFICE_ONLY' })
    expect(await run('dropTermination', 'Termination', drop)).toMatchObject({ state: 'DROPPED' })
    await expect(hub.store.sql(`update termination set state = 'OPEN' where state = 'DROPPED'`)).rejects.toThrow('is concluded')
  })
})

describe('a change of the Pact', () => {
  const ask = (input: object = {}, role?: string) =>
    run(
      'requestChange',
      'PactChange',
      {
        kind: 'AMENDMENT',
        title: 'Repair first',
        currentText: 'Buy.',
        proposedText: 'Repair, then buy.',
        reason: 'It is what we do.',
        requestedBy: 'city-of-vintersund',
        ...input,
      },
      role,
    )
  const consent = (change: Result, organisation: string, value = 'YES', role?: string) =>
    run('giveConsent', 'PactChange', { pactChangeId: change.id, organisation, value }, role)

  it('goes from a request in writing to its entry into force, by three in four of all, each organisation once', async () => {
    expect(await ask({ requestedBy: 'supplier-brantmoor' })).toMatchObject({ code: 'NOT_A_PARTICIPANT' })
    expect(await ask({ requestedBy: 'tessara-region' }, 'participant')).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    const requested = await ask({}, 'participant')
    expect(requested).toMatchObject({ state: 'REQUESTED', count: null })
    expect(await consent(requested, 'city-of-vintersund', 'YES', 'participant')).toMatchObject({ code: 'CONSENTS_NOT_OPEN' })
    const opening = { pactChangeId: requested.id, version: requested.version, closesOn: dayFromNow(60) }
    expect(await run('openConsents', 'PactChange', { ...opening, threshold: 3 })).toMatchObject({ code: 'THRESHOLD_IS_FIXED' })
    expect(await run('openConsents', 'PactChange', opening, 'participant')).toMatchObject({ code: 'SECRETARIAT_OR_CHAIR_ONLY' })
    const electorate = await participants()
    const opened = await run('openConsents', 'PactChange', opening)
    expect(opened).toMatchObject({ state: 'OPEN', count: { all: electorate.length, yes: 0 }, consents: { totalCount: electorate.length } })

    const [mails] = await hub.store.sql<{ n: number }>(`select count(*)::int as n from mail where kind = 'CONSENTS_OPENED'`)
    expect(mails?.n, 'the one participant with an account is asked').toBe(1)
    const needed = Math.ceil((3 * electorate.length) / 4)
    expect(await consent(opened, 'city-of-vintersund', 'NO', 'participant')).toMatchObject({ count: { no: 1 } })
    expect(await consent(opened, 'city-of-vintersund', 'YES', 'participant'), 'a later word replaces the earlier').toMatchObject({ count: { yes: 1, no: 0 } })
    expect(await consent(opened, 'tessara-region', 'YES', 'participant')).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    expect(await consent(opened, 'supplier-brantmoor')).toMatchObject({ code: 'NOT_AN_ELECTOR' })
    const others = electorate.filter((slug) => slug !== 'city-of-vintersund')
    for (const slug of others.slice(0, needed - 2)) await consent(opened, slug)
    const conclusion = { pactChangeId: opened.id, version: opened.version, isAccepted: true, effectiveOn: dayFromNow(10) }
    expect(await run('concludeChange', 'PactChange', conclusion), 'one too few').toMatchObject({ code: 'CONSENTS_STILL_OPEN' })
    const reached = await consent(opened, others[needed - 2] as string)
    expect(reached.count).toMatchObject({ yes: needed, all: electorate.length, ruling: { outcome: 'in line', because: 'CONSENT_REACHED' } })
    expect(await run('concludeChange', 'PactChange', { ...conclusion, effectiveOn: null })).toMatchObject({ code: 'DAY_OUT_OF_ORDER' })
    expect(await run('concludeChange', 'PactChange', conclusion)).toMatchObject({ state: 'ACCEPTED', effectiveOn: dayFromNow(10) })
    expect(await consent(opened, others.at(-1) as string)).toMatchObject({ code: 'CONSENTS_NOT_OPEN' })
    const { data } = await hub.ask(
      'query ($id: ID!) { node(id: $id) { ... on PactChange { state proposedText consents { totalCount } decisions { edges { node { outcome votesFor } } } } } }',
      {
        id: opened.id,
      },
    )
    expect(data).toEqual({
      node: {
        state: 'ACCEPTED',
        proposedText: 'Repair, then buy.',
        consents: { totalCount: 0 },
        decisions: { edges: [{ node: { outcome: 'NOTED', votesFor: needed } }] },
      },
    })
    await expect(hub.store.sql(`update consent set value = 'NO', given_on = current_date`)).rejects.toThrow('were counted')
  })

  it('is for judgement where the register has changed so that it would count otherwise', async () => {
    const requested = await ask()
    const opened = await run('openConsents', 'PactChange', { pactChangeId: requested.id, version: 1, closesOn: dayFromNow(1) })
    const electorate = await participants()
    const needed = Math.ceil((3 * electorate.length) / 4)
    for (const slug of electorate.slice(0, needed)) await consent(opened, slug)
    // Of those who consented, some have left since: the register of today has no three in four any more.
    for (const slug of electorate.slice(0, 3)) await run('leavePact', 'Organisation', { organisation: slug, lastDay: dayFromNow(-1) })
    const { data } = await hub.ask<{ node: Result }>(
      'query ($id: ID!) { node(id: $id) { ... on PactChange { count } } }',
      { id: opened.id },
      cookies['secretariat'],
    )
    expect(data.node.count).toMatchObject({
      all: electorate.length,
      allToday: electorate.length - 3,
      ruling: { outcome: 'needs judgement', because: 'CONSENT_DEPENDS_ON_REGISTER' },
    })
  })

  it('beyond 2030 needs a threshold before the count; who does not consent takes part until the last day (6.2.2)', async () => {
    const requested = await ask({ kind: 'EXTENSION', title: 'Until 2035', proposedText: 'The Pact ends on 31 December 2035.' })
    const opening = { pactChangeId: requested.id, version: 1, closesOn: today() }
    expect(await run('openConsents', 'PactChange', opening)).toMatchObject({ code: 'THRESHOLD_NEEDED' })
    const opened = await run('openConsents', 'PactChange', { ...opening, threshold: 2 })
    const [first, second, third] = (await participants()) as [string, string, string]
    await consent(opened, first)
    await consent(opened, second)
    expect(await run('concludeChange', 'PactChange', { pactChangeId: opened.id, version: 2, isAccepted: true, effectiveOn: today() })).toMatchObject({
      state: 'ACCEPTED',
    })
    expect((await inForce(first)).map(({ until }) => until)).not.toContain('2030-12-31')
    expect((await inForce(third)).map(({ until }) => until)).toContain('2030-12-31')
  })
})
