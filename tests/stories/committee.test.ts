import { dayOf } from '@cfit/api/pact'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * The Steering Committee at work (5.1): seats and chair, what is put to it, votes bound to the very words, decisions by its own rules of procedure,
 * meetings and their minutes.
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
  article: string
  because: string
}
interface Result {
  __typename: string
  id: string
  version: number
  state: string
  contentHash: string
  outlook: { count: Record<string, number>; rulings: Ruling[]; ownSeats: { seatId: string; value: string | null }[] } | null
  votes: { totalCount: number }
  minutesApprovedOn: string | null
  code?: string
  remedy?: string
}

const shapes = {
  Proposal: 'id version state contentHash outlook votes(first: 1) { totalCount }',
  Seat: 'id version since until',
  Meeting: 'id version heldOn minutes minutesApprovedOn',
  Decision: 'id kind outcome title rulings',
  Application: 'id version state',
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

const today = () => dayOf(new Date())
const dayFromNow = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const put = (input: object = {}, role?: string | null) =>
  run('propose', 'Proposal', { kind: 'STRATEGY', title: 'Repair first', text: 'Repair comes before replacement.', ...input }, role)
const seatIds = async () =>
  (
    await hub.store.sql<{ id: string }>(
      `select s.id from seat s left join organisation o on o.id = s.organisation_id where s.kind = 'MEMBER' and s.until is null order by o.slug`,
    )
  ).map(({ id }) => id)

/** The other members have no account in the demonstration; the store takes their votes as the command would write them. */
async function voteOf(seat: number, proposal: Result, value: string): Promise<void> {
  const id = Buffer.from(proposal.id, 'base64').toString().slice('Proposal:'.length)
  await hub.store.sql(
    `insert into vote (proposal_id, seat_id, value, by_deputy, content_hash, cast_at) values ($1, $2, $3::text::vote_value, false, $4, now())`,
    [id, (await seatIds())[seat], value, proposal.contentHash],
  )
}

describe('a proposal', () => {
  it('is voted on in the very words, decided by the rules of procedure, and told to everybody with its text', async () => {
    const proposal = await put({ dueOn: dayFromNow(14) })
    expect(proposal.outlook).toMatchObject({ count: { seats: 5, for: 0 }, ownSeats: [] })
    const [mails] = await hub.store.sql<{ n: number }>(`select count(*)::int as n from mail where kind = 'PROPOSAL_PUT'`)
    expect(mails?.n, 'Secretariat and member are told').toBe(2)
    const voted = await run('castVote', 'Proposal', { proposalId: proposal.id, contentHash: proposal.contentHash, value: 'FOR' }, 'committee')
    expect(voted.outlook).toMatchObject({ count: { for: 1 }, ownSeats: [{ value: 'FOR' }] })
    expect(voted.outlook?.rulings.map(({ outcome, because }) => [outcome, because])).toEqual([
      ['in line', 'MANDATE_GIVEN'],
      ['outside', 'NO_QUORUM'],
    ])
    await voteOf(0, proposal, 'FOR')
    await voteOf(1, proposal, 'AGAINST')
    const decided = await run(
      'decideProposal',
      'Proposal',
      { proposalId: proposal.id, version: proposal.version, isYes: true, decidedOn: today() },
      'committee',
    )
    expect(decided.state).toBe('DECIDED')
    const { data } = await hub.ask(
      '{ decisions(first: 1) { edges { node { kind title text outcome votesFor votesAgainst abstentions contentHash rulings } } } }',
    )
    expect(data).toEqual({
      decisions: {
        edges: [
          {
            node: {
              kind: 'STRATEGY',
              title: 'Repair first',
              text: 'Repair comes before replacement.',
              outcome: 'ESTABLISHED',
              votesFor: 2,
              votesAgainst: 1,
              abstentions: 0,
              contentHash: proposal.contentHash,
              rulings: [expect.objectContaining({ article: '5.1.1' }), expect.objectContaining({ outcome: 'in line', because: 'VOTES_CARRY' })],
            },
          },
        ],
      },
    })
  })

  it('loses its votes when its words change; a vote on the old words is refused', async () => {
    const proposal = await put()
    await run('castVote', 'Proposal', { proposalId: proposal.id, contentHash: proposal.contentHash, value: 'FOR' }, 'committee')
    const revised = await run('reviseProposal', 'Proposal', { proposalId: proposal.id, version: proposal.version, text: 'Repair comes before everything.' })
    expect(revised.votes.totalCount).toBe(0)
    expect(revised.contentHash).not.toBe(proposal.contentHash)
    expect(await run('castVote', 'Proposal', { proposalId: proposal.id, contentHash: proposal.contentHash, value: 'FOR' }, 'committee')).toMatchObject({
      code: 'CONTENT_CHANGED',
    })
    const sameWords = await run('reviseProposal', 'Proposal', { proposalId: proposal.id, version: revised.version, dueOn: dayFromNow(3) })
    expect(sameWords.contentHash).toBe(revised.contentHash)
  })

  it('may be decided against the votes, with a word of why, and is marked; a refusal stays within', async () => {
    const proposal = await put()
    const decision = { proposalId: proposal.id, version: proposal.version, isYes: true, decidedOn: dayFromNow(-3) }
    expect(await run('decideProposal', 'Proposal', { ...decision, decidedOn: dayFromNow(1) })).toMatchObject({ code: 'DAY_OUT_OF_ORDER' })
    expect(await run('decideProposal', 'Proposal', decision), 'decided in a meeting, recorded afterwards').toMatchObject({ code: 'REASON_NEEDED' })
    Object.assign(decision, { decidedOn: today() })
    await run('decideProposal', 'Proposal', { ...decision, isYes: false, reason: 'Nobody has come round to it.' })
    const asked = '{ decisions(first: 1) { edges { node { outcome rulings } } } }'
    type Asked = { decisions: { edges: { node: { outcome: string; rulings: Ruling[] } }[] } }
    const within = (await hub.ask<Asked>(asked, {}, cookies['committee'])).data.decisions.edges[0]?.node
    expect(within).toMatchObject({ outcome: 'REFUSED', rulings: [{}, { because: 'NO_QUORUM', outcome: 'outside' }] })
    expect((await hub.ask<Asked>(asked)).data.decisions.edges[0]?.node.outcome).not.toBe('REFUSED')
  })

  it('on an application makes the participant, and is renewed once the application changed', async () => {
    const { data } = await hub.ask<{ applications: { edges: { node: { id: string; version: number; organisation: { slug: string } } }[] } }>(
      '{ applications(first: 10, state: RECEIVED) { edges { node { id version organisation { slug } } } } }',
      {},
      cookies['secretariat'],
    )
    const application = data.applications.edges.map(({ node }) => node).find(({ organisation }) => organisation.slug === 'city-of-harrowmere')
    if (!application) throw new Error('The demonstration has this application.')
    const proposal = await put({ kind: 'APPLICATION', title: 'Harrowmere coordinates', subjectId: application.id })
    expect(await put({ kind: 'APPLICATION', subjectId: application.id })).toMatchObject({ code: 'ALREADY_PROPOSED' })
    expect(await put({ kind: 'BUDGET', subjectId: application.id })).toMatchObject({ code: 'KIND_DOES_NOT_FIT' })
    expect(await put({ kind: 'APPLICATION' })).toMatchObject({ code: 'SUBJECT_NEEDED' })
    await run('assessApplication', 'Application', {
      applicationId: application.id,
      version: application.version,
      criterion: 'CONTRIBUTES',
      value: 'MET',
      reason: 'It named the towns.',
    })
    const decision = { proposalId: proposal.id, version: proposal.version, isYes: true, decidedOn: today(), reason: 'Late, and welcome.' }
    const vote = { proposalId: proposal.id, contentHash: proposal.contentHash, value: 'FOR' }
    expect(await run('castVote', 'Proposal', vote, 'committee'), 'it is bound to the application as it is now').toMatchObject({ code: 'CONTENT_CHANGED' })
    expect(await run('decideProposal', 'Proposal', decision)).toMatchObject({ code: 'CONFLICT' })
    await run('decideProposal', 'Proposal', { ...decision, version: proposal.version + 1 })
    const [roles] = await hub.store.sql<{ n: number }>(
      `select count(*)::int as n from participation p join organisation o on o.id = p.organisation_id where o.slug = 'city-of-harrowmere' and p.role = 'COORDINATING' and p.until is null`,
    )
    expect(roles?.n).toBe(1)
  })

  it('of a participant is about what the Pact lets participants ask for, and nobody else sees it', async () => {
    const own = { requestedBy: 'city-of-vintersund' }
    const asked = await put({ ...own, kind: 'SCOPE', title: 'Printers too', text: 'We ask to include printers.' }, 'participant')
    expect(asked).toMatchObject({ __typename: 'Proposal', state: 'OPEN', outlook: null })
    expect(await put({ ...own, kind: 'BUDGET' }, 'participant')).toMatchObject({ code: 'OFFICE_ONLY' })
    expect(await put({ kind: 'SCOPE', requestedBy: 'tessara-region' }, 'participant')).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    const meeting = Buffer.from(`Meeting:${(await hub.store.sql<{ id: string }>('select id from meeting limit 1'))[0]?.id}`).toString('base64')
    expect(await put({ ...own, kind: 'OTHER', subjectId: meeting }, 'participant')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await put({}, null)).toMatchObject({ code: 'SIGN_IN_NEEDED' })
    const seen = '{ proposals(first: 100) { totalCount edges { node { title votes { totalCount } } } } }'
    type Seen = { proposals: { totalCount: number; edges: { node: { title: string } }[] } }
    expect((await hub.ask<Seen>(seen)).data.proposals.totalCount).toBe(0)
    expect((await hub.ask<Seen>(seen, {}, cookies['participant'])).data.proposals.edges.map(({ node }) => node.title)).toEqual(['Printers too'])
    expect((await hub.ask<Seen>(seen, {}, cookies['committee'])).data.proposals.totalCount).toBeGreaterThan(1)
    const { data } = await hub.ask('query ($id: ID!) { node(id: $id) { __typename } }', { id: asked.id })
    expect(data).toEqual({ node: null })
  })
})

describe('who may vote', () => {
  it('is who holds a seat today; without one, or after its last day, nobody', async () => {
    const proposal = await put()
    const vote = { proposalId: proposal.id, contentHash: proposal.contentHash, value: 'FOR' }
    expect(await run('castVote', 'Proposal', vote, 'participant')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await run('castVote', 'Proposal', vote, 'secretariat')).toMatchObject({ code: 'NO_SEAT' })
    const seats = await hub.store.sql<{ id: string; version: number }>(
      `select s.id, s.version from seat s join organisation o on o.id = s.organisation_id where o.slug = 'nordmark-digital-affairs'`,
    )
    const seatId = Buffer.from(`Seat:${seats[0]?.id}`).toString('base64')
    expect(await run('endSeat', 'Seat', { seatId, version: seats[0]?.version, lastDay: dayFromNow(-1) }, 'committee')).toMatchObject({
      code: 'SECRETARIAT_OR_CHAIR_ONLY',
    })
    expect(await run('endSeat', 'Seat', { seatId, version: seats[0]?.version, lastDay: dayFromNow(-1) }), 'it voted today').toMatchObject({
      code: 'SEAT_HAS_VOTED',
    })
    await hub.store.sql(`update seat set until = $2::date where id = $1`, [seats[0]?.id, dayFromNow(-1)])
    expect(await run('castVote', 'Proposal', vote, 'committee')).toMatchObject({ code: 'NOT_FOUND' })
    expect((await hub.ask('{ viewer { isCommittee } }', {}, cookies['committee'])).data).toEqual({ viewer: { isCommittee: false } })
    await hub.store.sql(`update seat set until = null where id = $1`, [seats[0]?.id])
    await hub.store.sql(`update mandate set until = null where seat_id = $1`, [seats[0]?.id])
    expect(await run('castVote', 'Proposal', vote, 'committee')).toMatchObject({ state: 'OPEN' })
  })
})

describe('the committee itself', () => {
  it('has seats of participants alone, each once, and a chair of its midst', async () => {
    const give = (input: object) => run('giveSeat', 'Seat', { kind: 'MEMBER', since: today(), ...input })
    expect(await give({ organisation: 'supplier-secondlight' })).toMatchObject({ code: 'NOT_A_PARTICIPANT' })
    expect(await give({ organisation: 'city-of-harrowmere' })).toMatchObject({ code: 'HAS_A_SEAT' })
    expect(await give({ kind: 'SECRETARIAT' })).toMatchObject({ code: 'HAS_A_SEAT' })
    const given = await give({ organisation: 'tessara-region' })
    expect(given.__typename).toBe('Seat')
    expect(await run('electChair', 'Seat', { seatId: given.id, version: given.version, since: today() })).toMatchObject({ version: 2 })
    const { data } = await hub.ask<{ committee: { members: number; rulings: Ruling[]; rules: object } }>(
      '{ committee { members rulings rules { quorumNumerator quorumDenominator secretariatVotes tie } } }',
    )
    expect(data.committee).toMatchObject({
      members: 7,
      rulings: [
        { outcome: 'in line', article: '5.1.3' },
        { outcome: 'in line', article: '5.1.4' },
      ],
      rules: { quorumNumerator: 1, quorumDenominator: 2, secretariatVotes: false, tie: 'CHAIR' },
    })
    const chairs = await hub.store.sql<{ n: number }>('select count(*)::int as n from chair where until is null or until >= $1::date', [today()])
    expect(chairs[0]?.n, 'one leads at a time').toBe(1)
  })

  it('changes its rules of procedure by a decision of its own, and by nothing else', async () => {
    const decisions = await hub.store.sql<{ id: string; kind: string }>('select id, kind from decision order by decided_on')
    const idOf = (kind: string) => Buffer.from(`Decision:${decisions.find((decision) => decision.kind === kind)?.id}`).toString('base64')
    const numbers = { since: today(), quorumNumerator: 2, quorumDenominator: 3, majorityNumerator: 2, majorityDenominator: 3, majorityIsInclusive: true }
    const input = { ...numbers, majorityOf: 'SEATS', tie: 'REFUSED', secretariatVotes: true }
    const record = (rest: object) => run('recordRulesOfProcedure', 'Decision', { ...input, ...rest })
    expect(await record({ decisionId: idOf('BUDGET') })).toMatchObject({ code: 'NO_SUCH_DECISION' })
    expect(await record({ decisionId: idOf('RULES_OF_PROCEDURE') })).toMatchObject({ code: 'ALREADY_RECORDED' })
    const proposal = await put({ kind: 'RULES_OF_PROCEDURE', title: 'Two thirds', text: 'Two thirds of the seats carry, and the Secretariat votes.' })
    await run('decideProposal', 'Proposal', { proposalId: proposal.id, version: 1, isYes: true, decidedOn: today(), reason: 'All agreed at the table.' })
    const [adopted] = await hub.store.sql<{ id: string }>(`select id from decision where kind = 'RULES_OF_PROCEDURE' order by recorded_at desc limit 1`)
    const decisionId = Buffer.from(`Decision:${adopted?.id}`).toString('base64')
    expect(await record({ decisionId, quorumNumerator: 4 })).toMatchObject({ code: 'MORE_THAN_ALL' })
    expect(await record({ decisionId })).toMatchObject({ __typename: 'Decision' })
    // From now on the Secretariat's seat has a vote, and its people cast it.
    const next = await put()
    const voted = await run('castVote', 'Proposal', { proposalId: next.id, contentHash: next.contentHash, value: 'ABSTAINED' })
    expect(voted.outlook).toMatchObject({ count: { seats: 7, abstained: 1 }, ownSeats: [{ value: 'ABSTAINED' }] })
  })

  it('meets, and its minutes are public once it approved them', async () => {
    const meeting = await run('planMeeting', 'Meeting', { heldOn: today(), agenda: 'Repair', place: 'By video' })
    const [seat] = await seatIds()
    const written = await run('recordMinutes', 'Meeting', {
      meetingId: meeting.id,
      version: meeting.version,
      minutes: 'It was agreed to repair first.',
      attendances: [{ seatId: Buffer.from(`Seat:${seat}`).toString('base64'), presence: 'PRESENT' }],
    })
    const asked = 'query ($id: ID!) { node(id: $id) { ... on Meeting { heldOn agenda minutes attendances { totalCount } } } }'
    expect((await hub.ask(asked, { id: meeting.id })).data).toEqual({ node: { heldOn: today(), agenda: null, minutes: null, attendances: { totalCount: 0 } } })
    const proposal = await put({ kind: 'MINUTES', title: 'Minutes of today', text: 'The minutes as they stand.', subjectId: meeting.id })
    const decision = { proposalId: proposal.id, version: 1, isYes: true, decidedOn: today(), meetingId: meeting.id, reason: 'Read and found right.' }
    expect(await run('decideProposal', 'Proposal', decision)).toMatchObject({ state: 'DECIDED' })
    expect((await hub.ask(asked, { id: meeting.id })).data).toEqual({
      node: { heldOn: today(), agenda: 'Repair', minutes: 'It was agreed to repair first.', attendances: { totalCount: 1 } },
    })
    expect(await run('recordMinutes', 'Meeting', { meetingId: meeting.id, version: written.version + 1, minutes: 'Otherwise.' })).toMatchObject({
      code: 'MINUTES_APPROVED',
    })
  })
})

describe('two at once, and the store', () => {
  it('of two who decide at once one does; what is closed stays closed', async () => {
    const proposal = await put()
    const decide = (isYes: boolean, role: string) =>
      run('decideProposal', 'Proposal', { proposalId: proposal.id, version: 1, isYes, decidedOn: today(), reason: 'As discussed.' }, role)
    const results = await Promise.all([decide(true, 'committee'), decide(false, 'secretariat')])
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['CommandError', 'Proposal'])
    await expect(hub.store.sql(`update proposal set state = 'OPEN' where state = 'DECIDED'`)).rejects.toThrow('is closed')
    await expect(hub.store.sql(`delete from vote where proposal_id in (select id from proposal where state = 'DECIDED')`)).rejects.toThrow('were counted')
    await expect(hub.store.sql(`update meeting set minutes = 'x' where minutes_approved_on is not null`)).rejects.toThrow('were approved')
  })
})
