import { newId, type Store } from '@cfit/prisma'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'

let opened: TestStore
let store: Store
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
})
afterAll(() => opened[Symbol.asyncDispose]())

/** What the change log gained while the body ran: table and key of each changed row, sorted. */
async function loggedBy(body: () => Promise<unknown>): Promise<[table: string, key: object][]> {
  const [before] = await store.sql<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from change_log')
  await body()
  const rows = await store.sql<{ table_name: string; row_key: object }>(
    'select table_name, row_key from change_log where seq > $1 order by table_name, row_key::text',
    [before?.seq],
  )
  return rows.map(({ table_name, row_key }) => [table_name, row_key])
}

describe('the change log', () => {
  it('names each row that one statement writes, changes or removes, and none where nothing changes', async () => {
    const ids = [newId(), newId(), newId()].sort()
    const keys = ids.map((id): [string, object] => ['organisation', { id }])
    const write = "insert into organisation (id, slug, name) select id, id::text, 'Many' from unnest($1::uuid[]) as id"
    expect(await loggedBy(() => store.sql(write, [ids]))).toEqual(keys)
    expect(await loggedBy(() => store.sql("update organisation set name = 'Renamed' where id = any($1::uuid[])", [ids]))).toEqual(keys)
    expect(await loggedBy(() => store.sql("update organisation set name = 'Nobody' where id = $1", [newId()]))).toEqual([])
    expect(await loggedBy(() => store.sql('delete from organisation where id = any($1::uuid[])', [ids]))).toEqual(keys)
  })

  it('names both what an upsert writes and what it changes', async () => {
    const [known, added] = [newId(), newId()].sort() as [string, string]
    await store.sql("insert into organisation (id, slug, name) values ($1, 'known', 'Known')", [known])
    const upsert = "insert into organisation (id, slug, name) values ($1, 'known', 'K'), ($2, 'added', 'A') on conflict (id) do update set name = excluded.name"
    expect(await loggedBy(() => store.sql(upsert, [known, added]))).toEqual([
      ['organisation', { id: known }],
      ['organisation', { id: added }],
    ])
  })

  it('names a key of several columns', async () => {
    const practiceId = newId()
    const organisationId = await organisation()
    const text = { title: 'T', what: 'W', how: 'H', who: 'W', outcomes: 'O' }
    await store.prisma.practice.create({
      data: { id: practiceId, slug: practiceId, organisationId, ...text, stage: 'USE', sharedOn: new Date('2025-01-01') },
    })
    const code = { practiceId, strategy: 'USE_LONGER', impactCategory: 'CIRCULARITY' } as const
    const key = { practice_id: practiceId, strategy: 'USE_LONGER', impact_category: 'CIRCULARITY' }
    expect(await loggedBy(() => store.prisma.practiceCode.create({ data: code }))).toEqual([['practice_code', key]])
    expect(await loggedBy(() => store.prisma.practice.delete({ where: { id: practiceId } }))).toEqual([
      ['practice', { id: practiceId }],
      ['practice_code', key],
    ])
  })

  it('names the rows that a foreign key removes or changes', async () => {
    const buyerId = await organisation()
    const supplierId = await organisation()
    const [tenderId, lotId, awardId] = [newId(), newId(), newId()]
    await store.prisma.tender.create({
      data: {
        id: tenderId,
        slug: tenderId,
        buyerId,
        title: 'Laptops',
        lots: { create: { id: lotId, key: '1' } },
        awards: { create: { id: awardId, key: '1', suppliers: { create: { organisationId: supplierId } } } },
      },
    })
    expect(await loggedBy(() => store.prisma.tender.delete({ where: { id: tenderId } }))).toEqual([
      ['award', { id: awardId }],
      ['award_supplier', { award_id: awardId, organisation_id: supplierId }],
      ['lot', { id: lotId }],
      ['tender', { id: tenderId }],
    ])

    const [modelId, deviceId] = [newId(), newId()]
    await store.prisma.deviceModel.create({ data: { id: modelId, slug: 'm', manufacturer: 'M', name: 'M', category: 'LAPTOP' } })
    await store.prisma.device.create({
      data: { id: deviceId, organisationId: buyerId, assetKey: '1', category: 'LAPTOP', condition: 'NEW', deviceModelId: modelId },
    })
    expect(await loggedBy(() => store.prisma.deviceModel.delete({ where: { id: modelId } }))).toEqual([
      ['device', { id: deviceId }],
      ['device_model', { id: modelId }],
    ])
  })
})

describe('answers of a submitted revision', () => {
  it('are refused by the statement that writes, changes, removes or moves one, and by it as a whole', async () => {
    const { questions, submitted, draft } = await revisions()
    const write = (revision: string, question: string) =>
      store.sql("insert into answer (id, revision_id, question_id, state) values ($1, $2, $3, 'NOT_KNOWN')", [newId(), revision, question])
    const [first, second] = questions as [string, string]
    await write(draft, first)
    await expect(write(submitted, second)).rejects.toThrow('never change')
    await expect(store.sql("update answer set state = 'NOT_APPLICABLE'")).rejects.toThrow('never change')
    await expect(store.sql('update answer set revision_id = $1, question_id = $2 where revision_id = $3', [submitted, second, draft])).rejects.toThrow(
      'never change',
    )
    await expect(store.sql('update answer set revision_id = $1, question_id = $2 where revision_id = $3', [draft, second, submitted])).rejects.toThrow(
      'never change',
    )
    await expect(store.sql('delete from answer')).rejects.toThrow('never change')
    expect(await store.sql('select revision_id, state from answer order by revision_id = $1', [draft])).toEqual([
      { revision_id: submitted, state: 'NOT_KNOWN' },
      { revision_id: draft, state: 'NOT_KNOWN' },
    ])
    await store.sql("update answer set state = 'NOT_APPLICABLE' where revision_id = $1", [draft])
    await store.sql('delete from answer where revision_id = $1', [draft])
  })
})

describe('the books', () => {
  it('take many entries and their postings in two statements, and refuse all when one does not balance', async () => {
    const book = await books(2040)
    await book.write(['5.00', '-5.00'], ['7.00', '-3.00', '-4.00'])
    expect(await book.count()).toBe(5)
    await expect(book.write(['5.00', '-5.00'], ['7.00', '-7.01'])).rejects.toThrow('add up to -0.01')
    await expect(book.write(['5.00', '-5.00'], [])).rejects.toThrow('0 postings')
    await expect(book.write(['0.00'])).rejects.toThrow('1 postings')
    expect(await book.count()).toBe(5)
    expect(await store.sql('select from entry_to_balance')).toEqual([])
  })

  it('refuse at commit what one statement takes out of balance, and pass what another puts right', async () => {
    const book = await books(2041)
    const [entry, other] = (await book.write(['5.00', '-5.00'], ['8.00', '-8.00'])) as [string, string]
    await expect(store.sql('update posting set reporting_amount = 6 where entry_id = $1 and reporting_amount = 5', [entry])).rejects.toThrow('add up to 1.00')
    await expect(store.sql('delete from posting where entry_id = $1', [entry])).rejects.toThrow('0 postings')
    await expect(store.sql('update posting set entry_id = $2 where entry_id = $1', [entry, other])).rejects.toThrow('0 postings')
    await store.prisma.$transaction(async (tx) => {
      await tx.posting.updateMany({ where: { entryId: entry, reportingAmount: 5 }, data: { reportingAmount: 6 } })
      await tx.posting.updateMany({ where: { entryId: entry, reportingAmount: -5 }, data: { reportingAmount: -6 } })
    })
    await store.prisma.$transaction(async (tx) => {
      await tx.posting.deleteMany({ where: { entryId: entry } })
      await tx.entry.delete({ where: { id: entry } })
    })
    expect(await store.sql('select from entry_to_balance')).toEqual([])
  })

  it('refuse what is put out of balance after a check was asked for in the middle of a transaction', async () => {
    const book = await books(2042)
    const [entry] = (await book.write(['5.00', '-5.00'])) as [string]
    const late = store.prisma.$transaction(async (tx) => {
      await tx.posting.updateMany({ where: { entryId: entry }, data: { currency: 'NOK' } })
      await tx.$executeRawUnsafe('set constraints all immediate')
      await tx.$executeRawUnsafe('set constraints all deferred')
      await tx.posting.updateMany({ where: { entryId: entry, reportingAmount: 5 }, data: { reportingAmount: 4 } })
    })
    await expect(late).rejects.toThrow('add up to -1.00')
  })

  it('keep a closed year as it is, from whichever side a statement comes', async () => {
    const [open, closed] = [await books(2043), await books(2044)]
    const [openEntry] = (await open.write(['5.00', '-5.00'])) as [string]
    const [closedEntry] = (await closed.write(['8.00', '-8.00'])) as [string]
    await store.sql("update fiscal_year set closed_on = '2045-01-31' where id = $1", [closed.yearId])
    const refused = [
      () => store.sql('update entry set description = $2 where id = $1', [closedEntry, 'Other']),
      () => store.sql('update entry set fiscal_year_id = $2, number = 90 where id = $1', [closedEntry, open.yearId]),
      () => store.sql('update entry set fiscal_year_id = $2, number = 90 where id = $1', [openEntry, closed.yearId]),
      () => store.sql('update posting set amount = amount * 2, reporting_amount = reporting_amount * 2'),
      () => store.sql('update posting set entry_id = $2 where entry_id = $1', [closedEntry, openEntry]),
      () => store.sql('update posting set entry_id = $2 where entry_id = $1', [openEntry, closedEntry]),
      () => store.sql('delete from posting where entry_id = $1', [closedEntry]),
      () => store.sql('with gone as (delete from posting where entry_id = $1) delete from entry where id = $1', [closedEntry]),
      () => closed.write(['1.00', '-1.00']),
    ]
    for (const attempt of refused) await expect(attempt()).rejects.toThrow('fiscal year is closed')
    await store.sql('update entry set description = $2 where id = $1', [openEntry, 'Other'])
  })

  it.runIf(storeUnderTest === 'postgresql')('let two transactions on one entry wait for each other', async () => {
    const book = await books(2046)
    const [entry] = (await book.write(['5.00', '-5.00', '6.00', '-6.00'])) as [string]
    const [one, two] = [new pg.Client({ connectionString: opened.databaseUrl }), new pg.Client({ connectionString: opened.databaseUrl })]
    await Promise.all([one.connect(), two.connect()])
    try {
      // Each takes a pair away and leaves two postings that balance; together they would leave none.
      const takeAway = 'delete from posting where entry_id = $1 and abs(reporting_amount) = $2'
      await one.query('begin')
      await two.query('begin')
      await one.query(takeAway, [entry, 5])
      const second = two.query(takeAway, [entry, 6]).then(() => two.query('commit'))
      await one.query('select pg_sleep(0.3)') // Time enough for the other to commit, if nothing held it back.
      await one.query('commit')
      await expect(second).rejects.toThrow('0 postings')
    } finally {
      await Promise.all([one.end(), two.end()])
    }
    expect(await book.count()).toBe(2)
  })
})

async function organisation(): Promise<string> {
  const id = newId()
  await store.prisma.organisation.create({ data: { id, slug: id, name: 'Buyer' } })
  return id
}

/** Two revisions of one submission: the first submitted with one answer, the second a draft. */
async function revisions(): Promise<{ questions: string[]; submitted: string; draft: string }> {
  const questions = [newId(), newId()]
  const [questionnaireId, campaignId, submissionId, submitted, draft] = [newId(), newId(), newId(), newId(), newId()]
  const asked = questions.map((id, index) => ({ id, key: `k${index}`, position: index + 1, section: 'S', text: 'T', kind: 'NUMBER' as const }))
  await store.prisma.questionnaire.create({ data: { id: questionnaireId, slug: 'guards', title: 'Q', version: '1', questions: { create: asked } } })
  const days = { opensOn: new Date('2051-01-15'), dueOn: new Date('2051-03-01') }
  await store.prisma.campaign.create({ data: { id: campaignId, slug: 'guards', year: 2050, title: 'C', questionnaireId, ...days } })
  await store.prisma.submission.create({ data: { id: submissionId, campaignId, organisationId: await organisation() } })
  await store.prisma.submissionRevision.create({
    data: { id: submitted, submissionId, number: 1, answers: { create: { id: newId(), questionId: questions[0] as string, state: 'NOT_KNOWN' } } },
  })
  await store.prisma.submissionRevision.update({ where: { id: submitted }, data: { submittedAt: new Date('2051-02-01T10:00:00Z') } })
  await store.prisma.submissionRevision.create({ data: { id: draft, submissionId, number: 2 } })
  return { questions, submitted, draft }
}

/** A year of the books, in which entries are written with one statement and their postings with another. */
async function books(year: number) {
  const [yearId, accountId] = [newId(), newId()]
  await store.prisma.fiscalYear.create({ data: { id: yearId, year, startsOn: new Date(`${year}-01-01`), endsOn: new Date(`${year}-12-31`) } })
  await store.prisma.account.create({ data: { id: accountId, code: `guards-${year}`, name: 'Held by the host', kind: 'ASSET' } })
  let number = 0
  return {
    yearId,
    count: () => store.prisma.posting.count({ where: { accountId } }),
    async write(...entries: string[][]): Promise<string[]> {
      const ids = entries.map(() => newId())
      const bookedOn = new Date(`${year}-02-03`)
      await store.prisma.$transaction(async (tx) => {
        await tx.entry.createMany({ data: ids.map((id) => ({ id, fiscalYearId: yearId, number: ++number, bookedOn, description: 'Many' })) })
        const side = (entryId: string, amount: string) => ({ id: newId(), entryId, accountId, amount, currency: 'EUR', reportingAmount: amount })
        await tx.posting.createMany({ data: entries.flatMap((amounts, index) => amounts.map((amount) => side(ids[index] as string, amount))) })
      })
      return ids
    },
  }
}
