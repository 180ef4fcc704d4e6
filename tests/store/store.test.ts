import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations, differenceToSchema, newId, openStore, type Store, StoreError } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest, type TestStore } from '../support/store.ts'

let opened: TestStore
let store: Store
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
})
afterAll(() => opened[Symbol.asyncDispose]())

async function folderOfMigrations(...scripts: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-migrations-'))
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  for (const [index, script] of scripts.entries()) {
    await mkdir(join(folder, `2026010100000${index}_step`))
    await writeFile(join(folder, `2026010100000${index}_step`, 'migration.sql'), script)
  }
  return folder
}

describe(`the ${storeUnderTest} store`, () => {
  it('runs on the store the suite was asked for', () => {
    expect(store.kind).toBe(storeUnderTest)
  })

  it('is, once migrated, exactly what the schema says', async () => {
    expect(await differenceToSchema(store.adapter)).toBe('')
  })

  it('shows a column that the schema does not know', async () => {
    await store.sql('alter table practice add column planted text')
    expect(await differenceToSchema(store.adapter)).toContain('DROP COLUMN "planted"')
    await store.sql('alter table practice drop column planted')
  })

  it('applies a migration with a function body, and undoes a failing one as a whole', async () => {
    await using empty = await openTestStore()
    await empty.store.sql('drop schema public cascade')
    await empty.store.sql('create schema public')
    const good = 'create function twice(x int) returns int language plpgsql as $$ begin x := x * 2; return x; end $$;'
    const bad = 'create table half_done (id int); create table half_done (id int);'
    const folder = await folderOfMigrations(good, bad)
    await expect(applyMigrations(empty.store.adapter, folder)).rejects.toThrow(StoreError)
    expect(await empty.store.sql('select twice(21) as answer')).toEqual([{ answer: 42 }])
    expect(await empty.store.sql("select to_regclass('half_done') as missing")).toEqual([{ missing: null }])
    const rows = await empty.store.sql('select migration_name, finished_at is not null as done from _prisma_migrations order by started_at')
    expect(rows).toEqual([
      { migration_name: '20260101000000_step', done: true },
      { migration_name: '20260101000001_step', done: false },
    ])
    await rm(folder, { recursive: true })
  })

  it('refuses to open a store that a newer version has migrated', async () => {
    await using other = await openTestStore()
    await other.store.sql("insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29990101000000_future', now())")
    await other.store.close()
    const reopened = openStore({ dataDir: other.dataDir, databaseUrl: other.databaseUrl })
    await expect(reopened).rejects.toMatchObject({ code: 'STORE_FROM_NEWER_VERSION' })
  })
})

describe('what must never be false', () => {
  it('an entry whose postings do not add up to zero is refused at commit', async () => {
    const { yearId, accountId } = await bookYear(2030)
    const entry = (amounts: string[]) => ({
      id: newId(),
      fiscalYearId: yearId,
      number: 1,
      bookedOn: new Date('2030-02-03'),
      description: 'Venue',
      postings: { create: amounts.map((amount) => ({ id: newId(), accountId, amount, currency: 'EUR', reportingAmount: amount })) },
    })
    await expect(store.prisma.entry.create({ data: entry(['10.00', '-9.99']) })).rejects.toThrow('add up to 0.01')
    await expect(store.prisma.$transaction((tx) => tx.entry.create({ data: entry(['10.00']) }))).rejects.toThrow('1 postings')
    expect(await store.prisma.entry.count()).toBe(0)
    await store.prisma.entry.create({ data: entry(['10.00', '-4.00', '-6.00']) })
    expect(await store.prisma.entry.count()).toBe(1)
  })

  it.each([
    [{ useShare: '1.01' }, 'footprint_shares'],
    [{ transportShare: '-0.01' }, 'footprint_shares'],
    [{ errorShare: '0' }, 'footprint_quantities'],
    [{ weightKg: '-1' }, 'footprint_quantities'],
    [{ yearlyEnergyKwh: '-1' }, 'footprint_quantities'],
    [{ reportedOn: 'May 2020' }, 'footprint_reported_on'],
  ])('a footprint with %o is refused, a sound one is not', async (wrong, constraint) => {
    const model = { manufacturer: 'Oakline', name: newId(), category: 'LAPTOP' } as const
    const footprint = { factorSet: 'test', totalKgCo2e: '1', useShare: '1', reportedOn: '2020-05', source: 'test', licence: 'test' }
    const write = (changes: object) =>
      store.prisma.deviceModel.create({ data: { ...model, id: newId(), slug: newId(), footprints: { create: { id: newId(), ...footprint, ...changes } } } })
    await expect(write(wrong)).rejects.toThrow(constraint)
    await write({})
  })

  it('a posting moved from one entry to another must leave both in balance', async () => {
    const { yearId, accountId } = await bookYear(2033)
    const book = (number: number) =>
      store.prisma.entry.create({
        data: {
          id: newId(),
          fiscalYearId: yearId,
          number,
          bookedOn: new Date('2033-02-03'),
          description: 'Moved',
          postings: { create: ['7.00', '-3.00', '-4.00'].map((amount) => ({ id: newId(), accountId, amount, currency: 'EUR', reportingAmount: amount })) },
        },
        include: { postings: { orderBy: { amount: 'asc' } } },
      })
    const [from, to] = [await book(1), await book(2)]
    const moving = store.prisma.$transaction(async (tx) => {
      await tx.posting.update({ where: { id: from.postings[0]?.id as string }, data: { entryId: to.id } })
      await tx.posting.update({ where: { id: to.postings[2]?.id as string }, data: { reportingAmount: '11.00' } })
    })
    await expect(moving).rejects.toThrow('add up to 4.00')
  })

  it('a saved state of a report stays, and nothing is accepted that was not submitted', async () => {
    const report = await store.prisma.report.create({ data: { id: newId(), slug: 'r', kind: 'ANNUAL_FINANCIAL', year: 2033, title: 'R' } })
    const revision = await store.prisma.reportRevision.create({ data: { id: newId(), reportId: report.id, number: 1, contentHash: 'x', document: {} } })
    await expect(store.prisma.reportRevision.update({ where: { id: revision.id }, data: { contentHash: 'y' } })).rejects.toThrow('never changed')
    const organisation = await store.prisma.organisation.create({ data: { id: newId(), slug: 'hasty', name: 'Hasty' } })
    const questionnaire = await store.prisma.questionnaire.create({ data: { id: newId(), slug: 'q3', title: 'Q', version: '1' } })
    const campaign = await store.prisma.campaign.create({
      data: {
        id: newId(),
        slug: 'c3',
        year: 2034,
        title: 'C',
        questionnaireId: questionnaire.id,
        opensOn: new Date('2035-01-15'),
        dueOn: new Date('2035-03-01'),
      },
    })
    const accepted = store.prisma.submission.create({ data: { id: newId(), campaignId: campaign.id, organisationId: organisation.id, state: 'ACCEPTED' } })
    await expect(accepted).rejects.toThrow('once a revision of it was submitted')
  })

  it('a closed year takes no entry', async () => {
    const { yearId, accountId } = await bookYear(2029)
    await store.prisma.fiscalYear.update({ where: { id: yearId }, data: { closedOn: new Date('2030-01-31') } })
    const booking = store.prisma.entry.create({
      data: {
        id: newId(),
        fiscalYearId: yearId,
        number: 1,
        bookedOn: new Date('2029-05-05'),
        description: 'Late',
        postings: { create: ['1.00', '-1.00'].map((amount) => ({ id: newId(), accountId, amount, currency: 'EUR', reportingAmount: amount })) },
      },
    })
    await expect(booking).rejects.toThrow('fiscal year is closed')
  })

  it('an organisation has one submission in a campaign, and what it submitted never changes', async () => {
    const organisation = await store.prisma.organisation.create({ data: { id: newId(), slug: 'buyer', name: 'Buyer' } })
    const questionnaire = await store.prisma.questionnaire.create({
      data: {
        id: newId(),
        slug: 'q',
        title: 'Q',
        version: '1',
        questions: { create: { id: newId(), key: 'people', position: 1, section: 'Reach', text: 'How many?', kind: 'NUMBER' } },
      },
      include: { questions: true },
    })
    const campaign = await store.prisma.campaign.create({
      data: {
        id: newId(),
        slug: 'c',
        year: 2031,
        title: 'C',
        questionnaireId: questionnaire.id,
        opensOn: new Date('2032-01-15'),
        dueOn: new Date('2032-03-01'),
      },
    })
    const data = { campaignId: campaign.id, organisationId: organisation.id }
    const submission = await store.prisma.submission.create({ data: { id: newId(), ...data } })
    await expect(store.prisma.submission.create({ data: { id: newId(), ...data } })).rejects.toMatchObject({ code: 'P2002' })

    const question = questionnaire.questions[0] as { id: string }
    const revision = await store.prisma.submissionRevision.create({
      data: {
        id: newId(),
        submissionId: submission.id,
        number: 1,
        answers: { create: { id: newId(), questionId: question.id, state: 'ANSWERED', number: '0' } },
      },
      include: { answers: true },
    })
    const answerId = (revision.answers[0] as { id: string }).id
    const unknownZero = store.prisma.answer.update({ where: { id: answerId }, data: { state: 'NOT_KNOWN' } })
    await expect(unknownZero).rejects.toThrow('answer_value_only_when_answered')
    await store.prisma.submissionRevision.update({ where: { id: revision.id }, data: { submittedAt: new Date('2032-02-01T10:00:00Z') } })
    await expect(store.prisma.answer.update({ where: { id: answerId }, data: { number: '1' } })).rejects.toThrow('never change')
    await expect(store.prisma.submissionRevision.delete({ where: { id: revision.id } })).rejects.toThrow('never changes')
  })

  it('an amount has its currency, and an audit event stays as it was written', async () => {
    const buyer = await store.prisma.organisation.create({ data: { id: newId(), slug: 'town', name: 'Town' } })
    const tender = store.prisma.tender.create({ data: { id: newId(), slug: 't', buyerId: buyer.id, title: 'Laptops', amount: '10' } })
    await expect(tender).rejects.toThrow('tender_amount_has_currency')
    const event = await store.prisma.auditEvent.create({ data: { id: newId(), command: 'test', subjectType: 'Organisation', subjectId: buyer.id, change: {} } })
    await expect(store.prisma.auditEvent.update({ where: { id: event.id }, data: { command: 'other' } })).rejects.toThrow('never changed')
    await expect(store.prisma.auditEvent.delete({ where: { id: event.id } })).rejects.toThrow('never changed')
  })

  it('a transaction keeps all of its statements or none, also those that nobody waits for', async () => {
    const insert = (sql: Store['sql'], slug: string, id = newId()) => sql('insert into organisation (id, slug, name) values ($1, $2, $2)', [id, slug])
    const found = async () => (await store.sql<{ slug: string }>(`select slug from organisation where slug like 'one-%' order by slug`)).map(({ slug }) => slug)
    const kept = store.transaction(async (sql) => {
      void insert(sql, 'one-a')
      await insert(sql, 'one-b')
      void insert(sql, 'one-c')
      return 'kept'
    })
    expect(await kept).toBe('kept')
    expect(await found()).toEqual(['one-a', 'one-b', 'one-c'])
    const failing = store.transaction(async (sql) => {
      await insert(sql, 'one-d')
      void insert(sql, 'one-a')
      void insert(sql, 'one-e')
      return 'never'
    })
    await expect(failing).rejects.toThrow('organisation_slug_key')
    const thrown = store.transaction(async (sql) => {
      void insert(sql, 'one-f')
      throw new Error('changed my mind')
    })
    await expect(thrown).rejects.toThrow('changed my mind')
    const swallowed = store.transaction(async (sql) => {
      await insert(sql, 'one-g')
      await insert(sql, 'one-a').catch(() => undefined)
      return 'never'
    })
    await expect(swallowed).rejects.toThrow('organisation_slug_key')
    expect(await found()).toEqual(['one-a', 'one-b', 'one-c'])
    expect(await store.transaction((sql) => sql('select 1 as one')), 'and goes on').toEqual([{ one: 1 }])
  })

  it('every change of a row that analytics reads is in the change log, in the same transaction', async () => {
    const [before] = await store.sql<{ seq: number }>('select coalesce(max(seq), 0)::int as seq from change_log')
    const id = newId()
    await store.prisma.organisation.create({ data: { id, slug: 'logged', name: 'Logged' } })
    await store.prisma.organisation.update({ where: { id }, data: { name: 'Logged twice' } })
    await store.prisma
      .$transaction(async (tx) => {
        await tx.organisation.update({ where: { id }, data: { name: 'Undone' } })
        throw new Error('undone')
      })
      .catch(() => undefined)
    const rows = await store.sql('select table_name, row_key from change_log where seq > $1 order by seq', [before?.seq])
    expect(rows).toEqual([
      { table_name: 'organisation', row_key: { id } },
      { table_name: 'organisation', row_key: { id } },
    ])
  })
})

async function bookYear(year: number): Promise<{ yearId: string; accountId: string }> {
  const { id: yearId } = await store.prisma.fiscalYear.create({
    data: { id: newId(), year, startsOn: new Date(`${year}-01-01`), endsOn: new Date(`${year}-12-31`) },
  })
  const { id: accountId } = await store.prisma.account.create({ data: { id: newId(), code: `1000-${year}`, name: 'Held by the host', kind: 'ASSET' } })
  return { yearId, accountId }
}
