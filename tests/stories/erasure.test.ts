import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addUser } from '@cfit/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFiles, textOf } from '../house/tree.ts'
import { type Hub, openHub } from '../support/hub.ts'

/* What is personal is tagged as such, and after a person was erased a search through the whole hub finds nothing of them. */

let hub: Hub
let secretariat: string
beforeAll(async () => {
  hub = await openHub()
  secretariat = await hub.signIn('secretariat')
})
afterAll(() => hub[Symbol.asyncDispose]())

const marks = ['Quirina Zandvoort', 'quirina.zandvoort@erased.example', 'Quirina', 'zandvoort']

/** Where the person is still found: every row of every table, and every file of the hub. */
async function traces(): Promise<string[]> {
  const tables = await hub.store.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await hub.store.sql<{ text: string }>(`select t::text as text from "${name}" t where t::text ilike any($1::text[])`, [
      marks.map((mark) => `%${mark}%`),
    ])
    if (rows.length > 0) found.push(name)
  }
  for (const entry of await readdir(hub.dataDir, { recursive: true, withFileTypes: true })) {
    // The embedded store's own pages keep what was deleted until it tidies up; what it answers with is looked at above.
    if (!entry.isFile() || entry.parentPath.includes('store')) continue
    const text = (await readFile(join(entry.parentPath, entry.name))).toString('latin1')
    if (marks.some((mark) => text.includes(mark))) found.push(entry.name)
  }
  return found
}

interface StoredField {
  model: string
  name: string
  documentation: string
}

/** The fields of the store with what is said of them, as the models are written. */
function storedFields(): StoredField[] {
  return projectFiles(/^prisma\/models\/.*\.prisma$/).flatMap((path) =>
    [...textOf(path).matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) => {
      let documentation = ''
      return body.split('\n').flatMap((line) => {
        const said = /^\s*\/\/\/ ?(.*)$/.exec(line)?.[1]
        if (said !== undefined) {
          documentation = `${documentation} ${said}`.trim()
          return []
        }
        const name = /^ {2}(\w+) +[A-Z]/.exec(line)?.[1]
        const field = name === undefined ? [] : [{ model, name, documentation }]
        documentation = ''
        return field
      })
    }),
  )
}

describe('personal data', () => {
  it('is tagged wherever it is kept', () => {
    const sounds =
      /^(name|email|image|ipAddress|userAgent|password|phone|address|contact\w*|firstName|lastName|(?!.*ExpiresAt$).*[tT]oken.*|signatory|signatoryName)$/
    /** Names of things and bodies, which are nobody's. */
    const impersonal = new Set(['Organisation', 'OrganisationName', 'WorkingGroup', 'Account', 'BudgetLine', 'DeviceModel', 'SourceFile'])
    const untagged = (fields: readonly StoredField[]) =>
      fields
        .filter(({ model, name }) => sounds.test(name) && !(name === 'name' && impersonal.has(model)))
        .filter(({ documentation }) => !documentation.startsWith('Personal.'))
        .map(({ model, name }) => `${model}.${name}`)
    expect(untagged(storedFields())).toEqual([])
    expect(storedFields().length).toBeGreaterThan(200)
    expect(untagged([{ model: 'Meeting', name: 'contactPerson', documentation: 'Who.' }])).toEqual(['Meeting.contactPerson'])
  })

  it('of who was erased is found nowhere, and the audit stays whole', async () => {
    const seat = await hub.store.sql<{ id: string; organisation_id: string }>(`select id, organisation_id from seat where kind = 'MEMBER' limit 1`)
    const invite = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { __typename ... on Mandate { id } ... on CommandError { code } } }`
    const input = {
      name: 'Quirina Zandvoort',
      email: 'quirina.zandvoort@erased.example',
      function: 'CONTRIBUTOR',
      organisation: 'tessara-region',
      idempotencyKey: 'invite-quirina',
    }
    const { data } = await hub.ask<{ invitePerson: { id: string } }>(invite, { input }, secretariat)
    const mandateId = data.invitePerson.id
    expect(seat.length).toBe(1)
    expect(await traces(), 'the search finds who is there').toEqual(expect.arrayContaining(['user', 'invitation']))

    const erase = `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { __typename ... on CommandError { code } } }`
    expect((await hub.ask(erase, { input: { mandateId } }, secretariat)).data).toMatchObject({ erasePerson: { code: 'STILL_IN_FORCE' } })
    await hub.ask(`mutation ($input: EndMandateInput!) { endMandate(input: $input) { __typename } }`, { input: { mandateId } }, secretariat)
    expect((await hub.ask(erase, { input: { mandateId } }, secretariat)).data).toMatchObject({ erasePerson: { __typename: 'PersonErased' } })
    expect(await traces()).toEqual([])
    const keys = await hub.store.sql(`select from idempotency_key where key = 'invite-quirina'`)
    expect(keys, 'a hash over name and address is personal, too').toEqual([])
    expect((await hub.ask(erase, { input: { mandateId } }, secretariat)).data).toMatchObject({ erasePerson: { code: 'NOT_FOUND' } })
  })

  it('goes with the sessions of whoever had some', async () => {
    const id = await addUser(hub.store, { name: 'Zandvoort', email: 'zandvoort@erased.example', password: 'circular-and-fair', mandates: [] })
    await hub.store.sql(
      `insert into mandate (id, user_id, function, since, until, ended_at) values ($1, $1, 'SECRETARIAT', '2025-01-01', '2025-02-01', now())`,
      [id],
    )
    await hub.store.sql(
      `insert into session (id, user_id, token, expires_at, user_agent) values ($1, $1, 'x', now() + interval '1 day', 'Zandvoort browser')`,
      [id],
    )
    const erase = `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { __typename } }`
    const mandateId = Buffer.from(`Mandate:${id}`).toString('base64')
    expect((await hub.ask(erase, { input: { mandateId } }, secretariat)).data).toEqual({ erasePerson: { __typename: 'PersonErased' } })
    expect(await traces()).toEqual([])
  })
})
