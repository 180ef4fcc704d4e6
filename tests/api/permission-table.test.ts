import { createHmac } from 'node:crypto'
import { addUser, schema } from '@cfit/api'
import { dayOf } from '@cfit/api/pact'
import { newId } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

/*
 * Who may give which command, cell by cell. Each command is sent by each kind of viewer, with an input that stops short of changing anything: whoever
 * may give it is told of that input's own fault, whoever may not is told why. A command without a line here fails the test.
 */

const viewers = ['anonymous', 'stranger', 'participant', 'administrator', 'member', 'chair', 'secretariat'] as const
type Viewer = (typeof viewers)[number]

let hub: Hub
const cookies = new Map<Viewer, string>()

/** A session as sign-in makes it: the table has more viewers than may sign in within ten seconds. */
async function sessionOf(userId: string): Promise<string> {
  const token = newId()
  await hub.store.sql(`insert into session (id, user_id, token, expires_at) values ($1, $2, $3, now() + interval '7 days')`, [newId(), userId, token])
  const signature = createHmac('sha256', 'a secret of the tests, long enough to sign with').update(token).digest('base64')
  return `cfit.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

const globalId = (type: string, id: string | undefined) => Buffer.from(`${type}:${id}`).toString('base64')
const one = async (sql: string) => (await hub.store.sql<{ id: string }>(sql))[0]?.id
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const own = 'city-of-vintersund'

/** The ids that inputs name, and the mandates of those who have no sign-in of their own in the demonstration. */
const ids: Record<string, string> = {}
beforeAll(async () => {
  hub = await openHub()
  const organisation = (slug: string) => one(`select id from organisation where slug = '${slug}'`)
  const [strangers, owns, chairs] = [await organisation('tessara-region'), await organisation(own), await organisation('alvaria-environment')] as [
    string,
    string,
    string,
  ]
  const chairSeat = (await one(`select id from seat where organisation_id = '${chairs}'`)) as string
  const person = (name: string, mandate: Parameters<typeof addUser>[1]['mandates'][number]) =>
    addUser(hub.store, { name, email: `${name}@table.example`, password: 'circular-and-fair', mandates: [mandate] })
  const since = '2026-01-01'
  cookies.set('stranger', await sessionOf(await person('stranger', { function: 'CONTRIBUTOR', organisationId: strangers, since })))
  cookies.set('administrator', await sessionOf(await person('administrator', { function: 'ADMINISTRATOR', organisationId: owns, since })))
  cookies.set('chair', await sessionOf(await person('chair', { function: 'STEERING_COMMITTEE', organisationId: chairs, seatId: chairSeat, since })))
  for (const [viewer, role] of [
    ['participant', 'participant'],
    ['member', 'committee'],
    ['secretariat', 'secretariat'],
  ] as const)
    cookies.set(viewer, await sessionOf((await one(`select id from "user" where email = '${hub.signIns[role].email}'`)) as string))

  const [terminationId, changeId] = [newId(), newId()]
  await hub.store.sql(`insert into termination (id, organisation_id, ground, effect, opened_on) values ($1, $2, 'EFFORT', 'It does nothing.', '2026-06-01')`, [
    terminationId,
    owns,
  ])
  await hub.store.sql(
    `insert into pact_change (id, kind, title, proposed_text, reason, requested_by_id, requested_on, opened_on, closes_on, state)
     values ($1, 'AMENDMENT', 'Repair', 'Repair.', 'Why not.', $2, '2026-06-01', '2026-06-01', '2099-12-31', 'OPEN')`,
    [changeId, owns],
  )
  const importId = newId()
  await hub.store.sql(
    `insert into import (id, format, file_name, sha256, bytes, state, actor_id) select $1, 'OCDS', 'feed.jsonl', 'x', 1, 'DONE', id from "user" limit 1`,
    [importId],
  )
  Object.assign(ids, {
    application: globalId('Application', await one(`select id from application where state = 'RECEIVED' limit 1`)),
    termination: globalId('Termination', terminationId),
    proposal: globalId('Proposal', await one(`select id from proposal where state = 'OPEN' and kind = 'OUTPUT'`)),
    seat: globalId('Seat', chairSeat),
    meeting: globalId('Meeting', await one(`select id from meeting where minutes_approved_on is null`)),
    decision: globalId('Decision', await one(`select id from decision where kind = 'BUDGET'`)),
    change: globalId('PactChange', changeId),
    submission: globalId('Submission', await one(`select id from submission where organisation_id = '${owns}' and state = 'DRAFT'`)),
    mandate: globalId('Mandate', await one(`select id from mandate where function = 'SECRETARIAT'`)),
    import: importId,
  })
})
afterAll(() => hub[Symbol.asyncDispose]())

const stale = { version: 999 }
const A = 'SIGN_IN_NEEDED'
const office = 'OFFICE_ONLY'
const keepers = 'SECRETARIAT_OR_CHAIR_ONLY'
const notOwn = 'NOT_YOUR_ORGANISATION'
const unseen = 'NOT_FOUND'
const importer = 'SECRETARIAT_ONLY'

type Row = [command: string, input: () => object, ...cells: [string, string, string, string, string, string, string]]
const forOffice = (fault: string, others = unseen): [string, string, string, string, string, string, string] => [A, others, others, others, fault, fault, fault]
const forKeepers = (fault: string): [string, string, string, string, string, string, string] => [A, keepers, keepers, keepers, keepers, fault, fault]
const forOwn = (fault: string): [string, string, string, string, string, string, string] => [A, notOwn, fault, fault, notOwn, notOwn, fault]

// One line a command and input: what anonymous, stranger, participant, administrator, member, chair and Secretariat are told.
// biome-ignore format: a table is read by its columns.
const table: Row[] = [
  ['receiveApplication', () => ({ kind: 'PROCURING', name: 'Town', receivedOn: day(2), receivedBy: 'SECRETARIAT' }), ...forOffice('DAY_IN_FUTURE', office)],
  ['assessApplication', () => ({ applicationId: ids['application'], ...stale, criterion: 'ENDORSES', value: 'MET', reason: 'It says so.' }), ...forOffice('CONFLICT')],
  ['decideApplication', () => ({ applicationId: ids['application'], ...stale, outcome: 'APPROVED', decidedOn: day(0) }), ...forOffice('CONFLICT')],
  ['withdrawApplication', () => ({ applicationId: ids['application'], ...stale, withdrawnOn: day(0) }), ...forOffice('CONFLICT')],
  ['leavePact', () => ({ organisation: own, lastDay: '2020-01-01' }), ...forOwn('DAY_OUT_OF_ORDER')],
  ['openTermination', () => ({ organisation: own, ground: 'EFFORT', effect: 'It does nothing.' }), ...forOffice('ALREADY_OPEN', office)],
  ['recordHearing', () => ({ terminationId: ids['termination'], ...stale, hearing: 'NONE' }), A, unseen, office, office, 'CONFLICT', 'CONFLICT', 'CONFLICT'],
  ['dropTermination', () => ({ terminationId: ids['termination'], ...stale, reason: 'Enough.' }), A, unseen, office, office, 'CONFLICT', 'CONFLICT', 'CONFLICT'],
  ['propose', () => ({ kind: 'BUDGET', title: 'Budget', text: 'A budget.', dueOn: '2020-01-01' }), ...forOffice('DAY_PAST', notOwn)],
  ['propose', () => ({ kind: 'BUDGET', title: 'Budget', text: 'A budget.', dueOn: '2020-01-01', requestedBy: own }), A, notOwn, office, office, 'DAY_PAST', 'DAY_PAST', 'DAY_PAST'],
  ['propose', () => ({ kind: 'SCOPE', title: 'Scope', text: 'Printers.', dueOn: '2020-01-01', requestedBy: own }), A, notOwn, 'DAY_PAST', 'DAY_PAST', 'DAY_PAST', 'DAY_PAST', 'DAY_PAST'],
  ['reviseProposal', () => ({ proposalId: ids['proposal'], ...stale }), A, unseen, unseen, unseen, keepers, 'CONFLICT', 'CONFLICT'],
  ['withdrawProposal', () => ({ proposalId: ids['proposal'], ...stale, reason: 'Not now.' }), A, unseen, unseen, unseen, keepers, 'CONFLICT', 'CONFLICT'],
  ['castVote', () => ({ proposalId: ids['proposal'], contentHash: 'other', value: 'FOR' }), A, unseen, unseen, unseen, 'CONTENT_CHANGED', 'CONTENT_CHANGED', 'NO_SEAT'],
  ['decideProposal', () => ({ proposalId: ids['proposal'], ...stale, isYes: true, decidedOn: day(0) }), ...forOffice('CONFLICT')],
  ['giveSeat', () => ({ kind: 'MEMBER', organisation: 'supplier-brantmoor', since: day(0) }), ...forKeepers('NOT_A_PARTICIPANT')],
  ['endSeat', () => ({ seatId: ids['seat'], ...stale, lastDay: day(0) }), ...forKeepers('CONFLICT')],
  ['electChair', () => ({ seatId: ids['seat'], ...stale, since: day(0) }), ...forKeepers('CONFLICT')],
  ['planMeeting', () => ({ heldOn: day(20), agenda: 'Repair' }), ...forKeepers('Meeting')],
  ['recordMinutes', () => ({ meetingId: ids['meeting'], ...stale }), ...forKeepers('CONFLICT')],
  ['recordRulesOfProcedure', () => ({ decisionId: ids['decision'], since: day(0), quorumNumerator: 1, quorumDenominator: 2, majorityNumerator: 1, majorityDenominator: 2, majorityIsInclusive: false, majorityOf: 'SEATS', tie: 'CHAIR', secretariatVotes: false }), ...forKeepers('NO_SUCH_DECISION')],
  ['requestChange', () => ({ kind: 'AMENDMENT', title: 'Repair', proposedText: 'Repair.', reason: 'Why not.', requestedBy: own, requestedOn: day(2) }), ...forOwn('DAY_IN_FUTURE')],
  ['openConsents', () => ({ pactChangeId: ids['change'], ...stale, closesOn: day(9) }), A, keepers, keepers, keepers, keepers, 'CONFLICT', 'CONFLICT'],
  ['giveConsent', () => ({ pactChangeId: ids['change'], organisation: own, value: 'YES' }), ...forOwn('NOT_AN_ELECTOR')],
  ['concludeChange', () => ({ pactChangeId: ids['change'], ...stale, isAccepted: false }), A, keepers, keepers, keepers, keepers, 'CONFLICT', 'CONFLICT'],
  ['saveAnswers', () => ({ submissionId: ids['submission'], ...stale, answers: [{ questionKey: '3.1.1.a_words', state: 'NOT_KNOWN' }] }), A, unseen, 'CONFLICT', 'CONFLICT', unseen, unseen, notOwn],
  ['submitSubmission', () => ({ submissionId: ids['submission'], ...stale }), A, unseen, 'CONFLICT', 'CONFLICT', unseen, unseen, notOwn],
  ['startImport', () => ({ importId: ids['import'] }), A, unseen, unseen, unseen, unseen, unseen, 'NO_LONGER_OPEN'],
  ['giveUpImport', () => ({ importId: ids['import'] }), A, unseen, unseen, unseen, unseen, unseen, 'NO_LONGER_OPEN'],
  ['invitePerson', () => ({ name: 'Somebody', email: 'somebody@table.example', function: 'SECRETARIAT', organisation: own }), A, importer, importer, 'CONTRIBUTORS_ONLY', importer, importer, 'NO_ORGANISATION_HERE'],
  ['invitePerson', () => ({ name: 'Somebody', email: 'somebody@table.example', function: 'CONTRIBUTOR', organisation: own }), A, importer, importer, 'Mandate', importer, importer, 'Mandate'],
  ['erasePerson', () => ({ mandateId: ids['mandate'] }), A, unseen, unseen, unseen, unseen, unseen, 'STILL_IN_FORCE'],
  ['endMandate', () => ({ mandateId: ids['mandate'] }), A, unseen, unseen, unseen, unseen, unseen, 'LAST_OF_SECRETARIAT'],
]

async function told(command: string, input: object, viewer: Viewer): Promise<string> {
  const type = schema.getMutationType()?.getFields()[command]?.args[0]?.type
  const { data, errors } = await hub.ask<Record<string, { __typename: string; code?: string }>>(
    `mutation ($input: ${String(type)}) { ${command}(input: $input) { __typename ... on CommandError { code } } }`,
    { input },
    cookies.get(viewer),
  )
  if (errors) throw new Error(`${command}: ${errors.map(({ message }) => message).join(' ')}`)
  return data[command]?.code ?? (data[command]?.__typename as string)
}

describe('the permission table', () => {
  it.each(table.map(([command, input, ...cells], line) => [`${command} (${line + 1})`, command, input, cells] as const))(
    '%s',
    async (_name, command, input, cells) => {
      const answers: Record<string, string> = {}
      for (const viewer of viewers) answers[viewer] = await told(command, input(), viewer)
      expect(answers).toEqual(Object.fromEntries(viewers.map((viewer, column) => [viewer, cells[column]])))
    },
  )

  it('has a line for each command of the hub', () => {
    const commands = Object.keys(schema.getMutationType()?.getFields() ?? {})
    expect(commands.filter((command) => !table.some(([named]) => named === command))).toEqual([])
    expect(table.length * viewers.length).toBeGreaterThanOrEqual(commands.length * viewers.length)
  })
})
