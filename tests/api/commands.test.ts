import { createHash } from 'node:crypto'
import { StoreError } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

let hub: Hub
let cookie: string
let id: string
beforeAll(async () => {
  hub = await openHub()
  cookie = await hub.signIn('participant')
  const { data } = await hub.ask<{ submissions: { edges: { node: { id: string } }[] } }>(
    '{ submissions(filter: { organisation: "city-of-vintersund", year: 2025 }) { edges { node { id } } } }',
    {},
    cookie,
  )
  id = data.submissions.edges[0]?.node.id as string
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Result {
  __typename: string
  version?: number
  state?: string
  code?: string
  field?: string
  value?: string
  remedy?: string
  message?: string
}

const shape = '__typename ... on Submission { state version } ... on CommandError { code field value remedy message }'

async function save(input: object, as: string | undefined = cookie): Promise<Result> {
  const { data, errors } = await hub.ask<{ saveAnswers: Result }>(
    `mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { ${shape} } }`,
    { input: { submissionId: id, ...input } },
    as,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.saveAnswers
}

async function submit(input: object, as: string | undefined = cookie): Promise<Result> {
  const { data, errors } = await hub.ask<{ submitSubmission: Result }>(
    `mutation ($input: SubmitSubmissionInput!) { submitSubmission(input: $input) { ${shape} } }`,
    { input: { submissionId: id, ...input } },
    as,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.submitSubmission
}

async function version(): Promise<number> {
  const [row] = await hub.store.sql<{ version: number }>(
    'select s."version" from "submission" s join "organisation" o on o."id" = s."organisation_id" join "campaign" c on c."id" = s."campaign_id" where o."slug" = $1 and c."year" = 2025',
    ['city-of-vintersund'],
  )
  return row?.version as number
}

const people = (number: string) => ({ questionKey: 'people_served_directly', state: 'ANSWERED', number })

/** Everything a refused command must leave as it was. */
async function fingerprint(): Promise<string> {
  const rows = await Promise.all(
    ['submission', 'submission_revision', 'answer', 'audit_event', 'idempotency_key', 'change_log'].map((table) =>
      hub.store.sql(`select t::text from "${table}" t order by 1`),
    ),
  )
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

describe('saving answers', () => {
  it('refuses what does not fit, naming field, value and remedy, and writes nothing', async () => {
    const now = await version()
    const before = await fingerprint()
    const refusals: [object, Partial<Result>][] = [
      [
        { version: now, answers: [{ questionKey: 'no-such', state: 'NOT_KNOWN' }] },
        { code: 'UNKNOWN_QUESTION', field: 'questionKey', value: 'no-such' },
      ],
      [
        { version: now, answers: [people('-1')] },
        { code: 'NEGATIVE', field: 'people_served_directly.number', value: '-1' },
      ],
      [{ version: now, answers: [{ questionKey: 'people_served_directly', state: 'ANSWERED' }] }, { code: 'VALUE_MISSING' }],
      [{ version: now, answers: [{ ...people('3'), state: 'NOT_KNOWN' }] }, { code: 'VALUE_WITHOUT_ANSWER' }],
      [
        { version: now, answers: [{ ...people('3'), currency: 'EUR' }] },
        { code: 'VALUE_OF_ANOTHER_KIND', field: 'people_served_directly.currency' },
      ],
      [{ version: now, answers: [people('3'), people('4')] }, { code: 'DUPLICATE_ANSWER' }],
      [
        { version: now - 1, answers: [people('3')] },
        { code: 'CONFLICT', field: 'version' },
      ],
    ]
    for (const [input, expected] of refusals) {
      const result = await save(input)
      expect(result, JSON.stringify(input)).toMatchObject({ __typename: 'CommandError', ...expected })
      expect(result.remedy).toBeTruthy()
    }
    await expect(save({ version: now, answers: [] })).rejects.toThrow(/"code":"BAD_USER_INPUT","fields":\["input.answers"\]/)
    await expect(save({ version: now, answers: [people('3')], idempotencyKey: 'short' })).rejects.toThrow('at least 8 characters')
    await expect(save({ version: now, answers: [people('3.0.0')] })).rejects.toThrow('is no Decimal')
    expect(await fingerprint()).toBe(before)
  })

  it('refuses who may not: a stranger does not even learn that it exists', async () => {
    const now = await version()
    const before = await fingerprint()
    const outsider = await hub.ask<{ saveAnswers: Result }>(`mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { ${shape} } }`, {
      input: { submissionId: id, version: now, answers: [people('3')] },
    })
    expect(outsider.data.saveAnswers).toMatchObject({ code: 'SIGN_IN_NEEDED' })
    expect(await save({ version: now, answers: [people('3')] }, await hub.signIn('committee'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await save({ version: now, answers: [people('3')] }, await hub.signIn('secretariat'))).toMatchObject({ code: 'NOT_YOUR_ORGANISATION' })
    expect(await fingerprint()).toBe(before)
  })

  it('keeps not known, not applicable and zero apart', async () => {
    for (const answer of [
      people('0'),
      { questionKey: 'people_served_directly', state: 'NOT_KNOWN' },
      { questionKey: 'people_served_directly', state: 'NOT_APPLICABLE' },
    ]) {
      expect(await save({ version: await version(), answers: [answer] })).toMatchObject({ __typename: 'Submission' })
      const [row] = await hub.store.sql(
        'select a."state"::text as "state", trim_scale(a."number")::text as "number" from "answer" a join "question" q on q."id" = a."question_id" join "submission_revision" r on r."id" = a."revision_id" where q."key" = $1 and r."submitted_at" is null and r."submission_id" = (select s."id" from "submission" s join "organisation" o on o."id" = s."organisation_id" join "campaign" c on c."id" = s."campaign_id" where o."slug" = $2 and c."year" = 2025)',
        ['people_served_directly', 'city-of-vintersund'],
      )
      expect(row).toEqual({ state: answer.state, number: 'number' in answer ? '0' : null })
    }
  })

  it('is told when the disk has no room, and nothing of it is kept', async () => {
    const now = await version()
    const before = await fingerprint()
    const { transaction } = hub.store
    hub.store.transaction = () => Promise.reject(new StoreError('DISK_FULL', 'The disk under /secret/place is full.'))
    const result = await save({ version: now, answers: [people('3')] })
    hub.store.transaction = transaction
    expect(result).toMatchObject({ __typename: 'CommandError', code: 'DISK_FULL' })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(await fingerprint()).toBe(before)
  })

  it('of twenty at once from one version, one is kept and nineteen are told', async () => {
    const now = await version()
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => save({ version: now, answers: [people(String(100 + index))] })))
    expect(results.filter((result) => result.__typename === 'Submission')).toHaveLength(1)
    expect(results.filter((result) => result.code === 'CONFLICT')).toHaveLength(19)
    expect(await version()).toBe(now + 1)
  })

  it('a retried command has one effect, and its key fits no other command', async () => {
    const now = await version()
    const audits = await hub.store.prisma.auditEvent.count()
    const input = { version: now, answers: [people('4200')], idempotencyKey: 'retry-of-the-test' }
    const results = await Promise.all(Array.from({ length: 10 }, () => save(input)))
    expect(results.map((result) => result.__typename)).toEqual(Array.from({ length: 10 }, () => 'Submission'))
    expect(await version()).toBe(now + 1)
    expect(await hub.store.prisma.auditEvent.count()).toBe(audits + 1)
    expect(await save({ ...input, answers: [people('1')] })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' })
  })
})

describe('two commands in one request', () => {
  it('the second is answered from what the first changed', async () => {
    const now = await version()
    const part =
      '... on Submission { version canSubmit { allowed } revisions(first: 1) { edges { node { answers(first: 100) { edges { node { number question { key } } } } } } } }'
    type Part = { version: number; revisions: { edges: { node: { answers: { edges: { node: { number: string | null; question: { key: string } } }[] } } }[] } }
    const { data } = await hub.ask<{ one: Part; two: Part }>(
      `mutation ($one: SaveAnswersInput!, $two: SaveAnswersInput!) { one: saveAnswers(input: $one) { ${part} } two: saveAnswers(input: $two) { ${part} } }`,
      { one: { submissionId: id, version: now, answers: [people('11')] }, two: { submissionId: id, version: now + 1, answers: [people('22')] } },
      cookie,
    )
    const told = (part: Part) => part.revisions.edges[0]?.node.answers.edges.find(({ node }) => node.question.key === 'people_served_directly')?.node.number
    expect([told(data.one), told(data.two)]).toEqual(['11', '22'])
  })
})

describe('submitting', () => {
  it('moves the response at once, gives a receipt, keeps the ruling and the audit event, and reloads nothing', async () => {
    const rate = async () =>
      (
        await hub.ask<{ figures: { numerator: string; denominator: string; n: number }[] }>(
          '{ figures(metric: RESPONSE_RATE, years: [2025]) { numerator denominator n } }',
        )
      ).data.figures[0]
    expect(await rate()).toEqual({ numerator: '15', denominator: '18', n: 18 })
    const now = await version()
    expect(await submit({ version: now })).toEqual({ __typename: 'Submission', state: 'SUBMITTED', version: now + 1 })
    hub.takeStatements()
    expect(await rate()).toEqual({ numerator: '16', denominator: '18', n: 18 })
    const read = hub.takeStatements().filter((statement) => !statement.includes('change_log'))
    expect(read.length, read.join('\n')).toBeLessThan(8)

    const { data } = await hub.ask<{
      node: {
        revisions: {
          edges: { node: { number: number; submittedAt: string; contentHash: string; ruling: { outcome: string; article: string; because: string } } }[]
        }
      }
    }>('query ($id: ID!) { node(id: $id) { ... on Submission { revisions { edges { node { number submittedAt contentHash ruling } } } } } }', { id }, cookie)
    const revision = data.node.revisions.edges[0]?.node
    expect(revision?.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(revision?.ruling).toMatchObject({ article: '3.1.2', because: 'SUBMITTED_LATE', outcome: 'needs judgement', isReading: true })
    const event = await hub.store.prisma.auditEvent.findFirst({ where: { command: 'submitSubmission' }, orderBy: { at: 'desc' } })
    expect(event?.ruling).toEqual(revision?.ruling)
    expect(event?.change).toMatchObject({ state: { before: 'DRAFT', after: 'SUBMITTED' }, contentHash: revision?.contentHash })
  })

  it('a second time is refused, and tells why beforehand', async () => {
    expect(await submit({ version: await version() })).toMatchObject({ code: 'ALREADY_SUBMITTED' })
    const { data } = await hub.ask('query ($id: ID!) { node(id: $id) { ... on Submission { canSubmit { allowed reason } } } }', { id }, cookie)
    expect(data).toEqual({ node: { canSubmit: { allowed: false, reason: 'ALREADY_SUBMITTED' } } })
  })
})
