import { Courier, deliverDue, queueReminders, Reminders, smtpPostman } from '@cfit/api'
import { dayOf } from '@cfit/api/pact'
import { newId, type Store } from '@cfit/prisma'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queueMail } from '../../api/src/mail/queue.ts'
import { type Hub, openHub } from '../support/hub.ts'
import { type MailServer, openMailServer } from '../support/mail-server.ts'
import { openStoreBeside, storeUnderTest, type TestStore } from '../support/store.ts'

/*
 * Messages from the act they tell of to the mailbox: queued with the act, sent once, tried again, given up; and the reminders of due days.
 */

let hub: Hub
let server: MailServer
const cookies: Record<string, string> = {}
beforeAll(async () => {
  ;[hub, server] = await Promise.all([openHub(), openMailServer()])
  for (const role of ['secretariat', 'committee', 'participant'] as const) cookies[role] = await hub.signIn(role)
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
beforeEach(async () => {
  server.mood = 'kind'
  server.taken.length = 0
  await hub.store.sql('delete from "mail"')
})

/** A second replica's store where there can be one; the embedded store belongs to one process, which may still work twice at a time. */
let beside: TestStore | null = null
const replica = async (): Promise<Store> => {
  if (storeUnderTest === 'embedded') return hub.store
  beside ??= await openStoreBeside(hub)
  return beside.store
}
afterEach(async () => {
  await beside?.[Symbol.asyncDispose]()
  beside = null
})

async function run(command: string, input: object): Promise<{ id: string; organisation: { slug: string } }> {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`
  const { data } = await hub.ask<Record<string, { __typename: string; id: string; organisation: { slug: string } }>>(
    `mutation ($input: ${type}!) { ${command}(input: $input) { __typename ... on Application { id organisation { slug } } ... on CommandError { code } } }`,
    { input },
    cookies['secretariat'],
  )
  const result = data[command]
  if (result?.__typename !== 'Application') throw new Error(JSON.stringify(result))
  return result
}

const today = () => dayOf(new Date())
let made = 0
const receive = (input: object = {}) => {
  made += 1
  return run('receiveApplication', {
    name: `Town ${made}`,
    organisationKind: 'LOCAL_GOVERNMENT',
    kind: 'PROCURING',
    receivedOn: today(),
    receivedBy: 'SECRETARIAT',
    ...input,
  })
}

interface Row {
  kind: string
  address: string
  attempts: number
  failure: string | null
  isSent: boolean
  pause: number | null
}
const outbox = () =>
  hub.store.sql<Row>(
    `select m."kind", u."email" as "address", m."attempts", m."failure", m."sent_at" is not null as "isSent",
       round(extract(epoch from m."next_try_at" - m."created_at") / 60)::int as "pause"
     from "mail" m join "user" u on u."id" = m."recipient_id" order by m."kind", u."email"`,
  )
const addressees = async () => (await outbox()).map(({ kind, address }) => `${kind} ${address.split('@')[0]}`)

const minutesOn = (minutes: number) => () => new Date(Date.now() + minutes * 60_000)
const deliver = async (now = minutesOn(0), store = hub.store) => {
  const postman = await smtpPostman(server.url, 'CFIT hub <hub@example.org>')
  try {
    return await deliverDue({ store, postman, publicUrl: hub.url }, now)
  } finally {
    postman.close()
  }
}

async function queue(about: string, now = new Date()): Promise<void> {
  const [user] = await hub.store.sql<{ id: string }>(`select "id" from "user" where "email" like 'secretariat%'`)
  await hub.store.transaction(async (sql) => {
    const parameters = { applicationId: newId(), organisation: 'City of Fernholm', kind: 'PROCURING' as const, dueOn: '2026-03-10' }
    queueMail({ sql }, { kind: 'APPLICATION_OVERDUE', recipientIds: [user?.id as string], parameters, about, now })
  })
}

describe('the outbox', () => {
  it('tells Secretariat and committee of a receipt, and of a decision those of the applicant too', async () => {
    const application = await receive({ name: null, organisation: 'city-of-vintersund', kind: 'COORDINATING' })
    expect(await addressees()).toEqual(['APPLICATION_RECEIVED committee', 'APPLICATION_RECEIVED secretariat'])
    await run('decideApplication', { applicationId: application.id, version: 1, outcome: 'REFUSED', decidedOn: today(), reason: 'Not yet.' })
    expect(await addressees()).toEqual([
      'APPLICATION_DECIDED committee',
      'APPLICATION_DECIDED secretariat',
      'APPLICATION_RECEIVED committee',
      'APPLICATION_RECEIVED secretariat',
      'YOUR_APPLICATION_DECIDED participant',
    ])
    expect(await deliver()).toBe(5)
    const yours = server.taken.find(({ to }) => to === hub.signIns.participant.email)?.message ?? ''
    expect(yours).toMatch(/^From: CFIT hub <hub@example\.org>$/m)
    expect(yours).toMatch(/^Subject: Your application was not approved$/m)
    expect(yours).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(3)
  })

  it('tells of a decision on a proposal just the same', async () => {
    const application = await receive({ name: null, organisation: 'city-of-vintersund', kind: 'COORDINATING' })
    await hub.store.sql('delete from "mail"')
    type Proposal = { __typename: string; id: string; version: number }
    const act = async (command: string, input: object): Promise<Proposal> => {
      const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`
      const { data, errors } = await hub.ask<Record<string, Proposal>>(
        `mutation ($input: ${type}!) { ${command}(input: $input) { __typename ... on Proposal { id version } ... on CommandError { code message } } }`,
        { input },
        cookies['secretariat'],
      )
      const result = data?.[command]
      return result?.__typename === 'Proposal' ? result : expect.fail(JSON.stringify(errors ?? result))
    }
    const { id: proposalId, version } = await act('propose', {
      kind: 'APPLICATION',
      title: 'Vintersund',
      text: 'It asks to coordinate.',
      subjectId: application.id,
    })
    expect(await addressees()).toEqual(['PROPOSAL_PUT committee', 'PROPOSAL_PUT secretariat'])
    await hub.store.sql('delete from "mail"')
    await act('decideProposal', { proposalId, version, isYes: true, decidedOn: today(), reason: 'As discussed in the committee.' })
    expect(await addressees()).toEqual(['APPLICATION_DECIDED committee', 'APPLICATION_DECIDED secretariat', 'YOUR_APPLICATION_DECIDED participant'])
  })

  it('holds nothing of a command that was refused, and nothing of a person', async () => {
    await expect(receive({ receivedOn: '2099-01-01' })).rejects.toThrow('DAY_IN_FUTURE')
    expect(await outbox()).toEqual([])
    await receive()
    const [row] = await hub.store.sql<{ text: string }>(`select string_agg(m::text, ' ') as "text" from "mail" m`)
    expect(row?.text).not.toMatch(/demo\.example|\(demonstration\)/)
  })

  it('loses what goes to a person who is erased', async () => {
    const id = newId()
    await hub.store.sql(`insert into "user" ("id", "name", "email") values ($1, 'Gone', 'gone@example.org')`, [id])
    await hub.store.sql(
      `insert into "mail" ("id", "kind", "recipient_id", "parameters", "dedupe_key", "created_at") values ($1, 'APPLICATION_OVERDUE', $2, '{}', 'x', now())`,
      [newId(), id],
    )
    await hub.store.sql('delete from "user" where "id" = $1', [id])
    expect(await outbox()).toEqual([])
  })
})

describe('the courier', () => {
  it('sends each message once, though two replicas look at the same time', async () => {
    for (let index = 0; index < 12; index += 1) await queue(`once/${index}`)
    const counts = await Promise.all([deliver(), deliver(minutesOn(0), await replica())])
    expect(counts[0] + counts[1]).toBe(12)
    expect(server.taken).toHaveLength(12)
    expect(new Set(server.taken.map(({ message }) => /^Message-ID: (.*)$/m.exec(message)?.[1])).size).toBe(12)
    expect(await deliver()).toBe(0)
    expect((await outbox()).every(({ isSent, attempts, pause }) => isSent && attempts === 1 && pause === null)).toBe(true)
  })

  it('tries again after pauses that grow, and gives up in the end', async () => {
    server.mood = 'busy'
    await queue('busy')
    const pauses: (number | null)[] = []
    let at = 0
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      expect(await deliver(minutesOn(at))).toBe(0)
      const [row] = await outbox()
      expect(row).toMatchObject({ attempts: attempt, failure: 'SERVER_REFUSED', isSent: false })
      pauses.push(row?.pause === null || row?.pause === undefined ? null : row.pause - at)
      if (attempt === 1) {
        await deliver(minutesOn(0))
        expect((await outbox())[0]?.attempts, 'not before the pause is over').toBe(1)
      }
      at = (row?.pause ?? at) + 1
    }
    expect(pauses).toEqual([1, 5, 30, 120, 480, 1440, null])
    server.mood = 'kind'
    expect(await deliver(minutesOn(at + 10_000))).toBe(0)
  })

  it('sends after a fault what it could not before, and forgets the fault', async () => {
    server.mood = 'busy'
    await queue('later')
    await deliver()
    server.mood = 'kind'
    expect(await deliver(minutesOn(3))).toBe(1)
    expect((await outbox())[0]).toMatchObject({ attempts: 2, failure: null, isSent: true })
  })

  it('gives up at once where nobody of that address is known, and what is no news any more', async () => {
    server.mood = 'strict'
    await queue('unknown')
    await deliver()
    expect((await outbox())[0]).toMatchObject({ attempts: 1, failure: 'ADDRESS_REFUSED', isSent: false, pause: null })
    await hub.store.sql('delete from "mail"')
    await queue('old', new Date(Date.now() - 15 * 86_400_000))
    await deliver()
    expect((await outbox())[0]).toMatchObject({ failure: 'TOO_OLD', isSent: false, pause: null })
    expect(server.taken).toEqual([])
  })

  it('takes over after a while what a courier had begun that died', async () => {
    await queue('orphan')
    await hub.store.sql(`update "mail" set "attempts" = 1, "next_try_at" = now() + interval '10 minutes'`)
    expect(await deliver()).toBe(0)
    expect(await deliver(minutesOn(11))).toBe(1)
  })

  it('of a running hub begins by itself, and ends when the hub does', async () => {
    await queue('by itself')
    const faults: unknown[] = []
    const courier = new Courier({ store: hub.store, postman: await smtpPostman(server.url, 'hub@example.org'), publicUrl: hub.url }, (fault) =>
      faults.push(fault),
    )
    await expect.poll(() => server.taken.length).toBe(1)
    await courier.close()
    expect([faults, (await outbox())[0]?.isSent]).toEqual([[], true])
  })

  it('says of a server that is away just that', async () => {
    await queue('away')
    const postman = await smtpPostman('smtp://127.0.0.1:1', 'hub@example.org')
    await deliverDue({ store: hub.store, postman, publicUrl: hub.url }, minutesOn(0))
    expect((await outbox())[0]).toMatchObject({ failure: 'SERVER_UNREACHABLE', pause: 1 })
  })
})

describe('due days', () => {
  const dueOn = '2027-03-10'
  const put = async (due = dueOn): Promise<void> => {
    const { id } = await receive()
    await hub.store.sql('update "application" set "due_on" = $2 where "id" = $1', [Buffer.from(id, 'base64').toString().split(':')[1], due])
    await hub.store.sql('delete from "mail"')
  }

  it('are remembered a week before, on the day, and after it: each once, by however many replicas and however often', async () => {
    await put()
    const other = await replica()
    const seen: Record<string, string[]> = {}
    for (const day of ['2027-03-02', '2027-03-03', '2027-03-04', '2027-03-10', '2027-03-11', '2027-03-12', '2027-03-18']) {
      await hub.store.sql('update "mail" set "created_at" = "created_at" - interval \'1 day\'')
      const now = new Date(`${day}T08:00:00Z`)
      await Promise.all([queueReminders(hub.store, day, now), queueReminders(other, day, now)])
      await queueReminders(hub.store, day, now)
      const rows = await hub.store.sql<{ kind: string }>('select "kind" from "mail" where "created_at" = $1::timestamptz', [now.toISOString()])
      seen[day] = rows.map(({ kind }) => kind)
    }
    const twice = (kind: string) => [kind, kind]
    expect(seen).toEqual({
      '2027-03-02': [],
      '2027-03-03': twice('APPLICATION_DUE_SOON'),
      '2027-03-04': [],
      '2027-03-10': twice('APPLICATION_DUE_TODAY'),
      '2027-03-11': twice('APPLICATION_OVERDUE'),
      '2027-03-12': [],
      '2027-03-18': [],
    })
    expect(await addressees()).toEqual(
      ['APPLICATION_DUE_SOON', 'APPLICATION_DUE_TODAY', 'APPLICATION_OVERDUE'].flatMap((kind) => [`${kind} committee`, `${kind} secretariat`]),
    )
  })

  it('that passed while nobody ran the hub are remembered when it runs again', async () => {
    await put('2027-05-10')
    await queueReminders(hub.store, '2027-05-13', new Date('2027-05-13T08:00:00Z'))
    expect(await addressees()).toEqual(['APPLICATION_OVERDUE committee', 'APPLICATION_OVERDUE secretariat'])
  })

  it('of today are remembered at the start of a hub', async () => {
    await put(dayOf(new Date()))
    const faults: unknown[] = []
    const starts = [new Reminders(hub.store, (fault) => faults.push(fault)), new Reminders(await replica(), (fault) => faults.push(fault))]
    await Promise.all(starts.map((reminders) => reminders.close()))
    expect(faults).toEqual([])
    expect(await addressees()).toEqual(['APPLICATION_DUE_TODAY committee', 'APPLICATION_DUE_TODAY secretariat'])
  })

  it('of what is decided are no longer remembered', async () => {
    await put('2027-07-10')
    await hub.store.sql(`update "application" set "state" = 'WITHDRAWN' where "due_on" = '2027-07-10'`)
    await queueReminders(hub.store, '2027-07-10', new Date('2027-07-10T08:00:00Z'))
    expect(await outbox()).toEqual([])
  })
})

describe('who sees the outbox', () => {
  it('the Secretariat, with every message in words; to others it is empty', async () => {
    await receive()
    const asked = '{ mails(first: 10) { totalCount edges { node { id kind state recipientName subject text attempts failure } } } sendsMail }'
    type Answer = { mails: { totalCount: number; edges: { node: { id: string; recipientName: string; subject: string; text: string } }[] }; sendsMail: boolean }
    const { data } = await hub.ask<Answer>(asked, {}, cookies['secretariat'])
    expect(data).toMatchObject({ sendsMail: false, mails: { totalCount: 2 } })
    const [first] = data.mails.edges.map(({ node }) => node)
    expect(first).toMatchObject({
      kind: 'APPLICATION_RECEIVED',
      state: 'WAITING',
      attempts: 0,
      failure: null,
      subject: expect.stringMatching(/^Application received: Town/),
    })
    expect(first?.text).toContain(`${hub.url}/applications/`)
    for (const role of [undefined, 'participant', 'committee']) {
      const cookie = role && cookies[role]
      const others = await hub.ask<Answer>(asked, {}, cookie)
      expect(others.data, role).toMatchObject({ mails: { totalCount: 0, edges: [] } })
      const node = await hub.ask('query ($id: ID!) { node(id: $id) { ... on Mail { recipientName text } } }', { id: first?.id }, cookie)
      expect(node.data, role).toEqual({ node: null })
    }
    await deliver()
    const count = async (state: string) =>
      (await hub.ask<Answer>(`{ mails(state: ${state}) { totalCount } }`, {}, cookies['secretariat'])).data.mails.totalCount
    expect([await count('SENT'), await count('WAITING'), await count('GIVEN_UP')]).toEqual([2, 0, 0])
  })
})
