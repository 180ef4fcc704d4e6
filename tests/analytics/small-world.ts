import { newId, type Store } from '@cfit/prisma'

const on = (day: string) => new Date(`${day}T00:00:00Z`)

export interface SmallWorld {
  organisations: Record<'amber' | 'birch' | 'cedar' | 'delta', string>
  questions: Record<'practice_clause' | 'due_diligence' | 'people_served_directly', string>
  campaignId: string
  submissions: Record<'amber' | 'birch' | 'cedar', string>
  fiscalYearId: string
  previousYearId: string
  accounts: Record<'bank' | 'contributions' | 'events' | 'time', string>
  criterionId: string
}

/**
 * Four organisations and the year 2025. Amber holds both roles, Birch procures, Cedar coordinated until mid 2025 and is on the register all the same,
 * Delta supports. Amber submitted a first return and a correction, Birch's return was handed back, Cedar has a draft.
 */
export async function smallWorld(store: Store): Promise<SmallWorld> {
  const db = store.prisma
  const organisations = { amber: newId(), birch: newId(), cedar: newId(), delta: newId() }
  const names = [
    [organisations.amber, 'amber', 'Amber Agency', 'NL'],
    [organisations.birch, 'birch', 'Birch Body', null],
    [organisations.cedar, 'cedar', 'Cedar City', 'BE'],
    [organisations.delta, 'delta', 'Delta Label', 'SE'],
  ] as const
  for (const [id, slug, name, countryCode] of names) await db.organisation.create({ data: { id, slug, name, countryCode, isFictional: true } })
  const participation = (organisationId: string, role: 'PROCURING' | 'COORDINATING', since: string | null, until: string | null) =>
    db.participation.create({
      data: { id: newId(), organisationId, role, since: since ? on(since) : null, until: until ? on(until) : null, pactVersion: '2.0' },
    })
  await participation(organisations.amber, 'PROCURING', '2024-02-01', null)
  await participation(organisations.amber, 'COORDINATING', '2024-02-01', null)
  await participation(organisations.birch, 'PROCURING', null, null)
  await participation(organisations.cedar, 'COORDINATING', '2024-03-01', '2025-06-30')
  await db.support.create({ data: { id: newId(), organisationId: organisations.delta, since: on('2024-05-05') } })

  const questions = { practice_clause: newId(), due_diligence: newId(), people_served_directly: newId() }
  const questionnaireId = newId()
  await db.questionnaire.create({
    data: {
      id: questionnaireId,
      slug: 'q1',
      title: 'Questions',
      version: '1',
      questions: {
        create: [
          {
            id: questions.practice_clause,
            key: 'practice_clause',
            position: 1,
            section: 'Commitments',
            text: 'Do you use the criteria?',
            kind: 'PROGRESS',
            clause: '3.1.1.a',
            role: 'PROCURING',
            strategy: 'BUY_BETTER',
            impactCategory: 'CIRCULARITY',
          },
          {
            id: questions.due_diligence,
            key: 'due_diligence',
            position: 2,
            section: 'Commitments',
            text: 'Do you ask for due diligence?',
            kind: 'PROGRESS',
            clause: '3.1.1.d',
            strategy: 'BUY_BETTER',
            impactCategory: 'FAIRNESS',
          },
          {
            id: questions.people_served_directly,
            key: 'people_served_directly',
            position: 3,
            section: 'Reach',
            text: 'How many?',
            kind: 'NUMBER',
            unit: 'people',
          },
        ],
      },
    },
  })
  const campaignId = newId()
  await db.campaign.create({
    data: { id: campaignId, slug: '2025', year: 2025, title: 'Round 2025', questionnaireId, opensOn: on('2026-01-10'), dueOn: on('2026-03-01') },
  })
  await db.registerEntry.create({ data: { campaignId, organisationId: organisations.amber, roles: ['COORDINATING', 'PROCURING'] } })
  await db.registerEntry.create({ data: { campaignId, organisationId: organisations.birch, roles: ['PROCURING'] } })
  await db.registerEntry.create({ data: { campaignId, organisationId: organisations.cedar, roles: ['COORDINATING'] } })

  const submissions = { amber: newId(), birch: newId(), cedar: newId() }
  await db.submission.create({ data: { id: submissions.amber, campaignId, organisationId: organisations.amber } })
  await db.submission.create({ data: { id: submissions.birch, campaignId, organisationId: organisations.birch, state: 'RETURNED' } })
  await db.submission.create({ data: { id: submissions.cedar, campaignId, organisationId: organisations.cedar, state: 'DRAFT' } })
  await revise(store, submissions.amber, 1, true, [
    { questionId: questions.practice_clause, state: 'ANSWERED', step: 'LIMITED' },
    { questionId: questions.people_served_directly, state: 'ANSWERED', number: '1' },
  ])
  await revise(store, submissions.amber, 2, true, [
    { questionId: questions.practice_clause, state: 'ANSWERED', step: 'SUBSTANTIAL', text: 'We ask for ten years of spare parts.', language: 'en' },
    { questionId: questions.due_diligence, state: 'NOT_APPLICABLE' },
    { questionId: questions.people_served_directly, state: 'ANSWERED', number: '12000.5' },
  ])
  await db.submission.update({ where: { id: submissions.amber }, data: { state: 'SUBMITTED' } })
  await revise(store, submissions.amber, 3, false, [{ questionId: questions.practice_clause, state: 'ANSWERED', step: 'COMPLETE' }])
  await revise(store, submissions.birch, 1, true, [
    { questionId: questions.practice_clause, state: 'ANSWERED', step: 'COMPLETE' },
    { questionId: questions.due_diligence, state: 'ANSWERED', step: 'NOT_STARTED' },
    { questionId: questions.people_served_directly, state: 'ANSWERED', number: '0' },
  ])
  await revise(store, submissions.cedar, 1, false, [{ questionId: questions.due_diligence, state: 'ANSWERED', step: 'COMPLETE' }])

  const criterionId = newId()
  await db.criterion.create({
    data: {
      id: criterionId,
      slug: 'spare-parts',
      title: 'Spare parts',
      text: 'Ten years.',
      level: 'BASIC',
      strategy: 'BUY_BETTER',
      impactCategory: 'CIRCULARITY',
    },
  })
  const ambitiousId = newId()
  await db.criterion.create({
    data: { id: ambitiousId, slug: 'living-wage', title: 'Living wage', text: 'Paid.', level: 'AMBITIOUS', strategy: 'BUY_BETTER', impactCategory: 'FAIRNESS' },
  })
  const tender = async (
    slug: string,
    buyerId: string,
    concludedOn: string | null,
    awards: [string | null, string | null, string?][],
    criteria: string[],
    isIct = true,
  ) =>
    db.tender.create({
      data: {
        id: newId(),
        slug,
        buyerId,
        title: slug,
        isIct,
        concludedOn: concludedOn ? on(concludedOn) : null,
        awards: {
          create: awards.map(([amount, currency, status], index) => ({ id: newId(), key: String(index), amount, currency, status: status ?? 'active' })),
        },
        criterionUses: { create: criteria.map((id) => ({ id: newId(), criterionId: id, role: 'AWARD' as const })) },
      },
    })
  await tender(
    'laptops',
    organisations.amber,
    '2025-04-01',
    [
      ['100.10', 'EUR'],
      ['0.20', 'EUR'],
      ['999', 'EUR', 'cancelled'],
    ],
    [criterionId, ambitiousId],
  )
  await tender(
    'phones',
    organisations.birch,
    '2025-12-31',
    [
      ['200.30', 'EUR'],
      ['50', 'GBP'],
    ],
    [],
  )
  await tender('switches', organisations.birch, '2025-05-01', [[null, null]], [criterionId])
  await tender('cedar-late', organisations.cedar, '2025-02-01', [['7', 'EUR']], [criterionId])
  await tender('chairs', organisations.amber, '2025-04-01', [['5', 'EUR']], [], false)
  await tender('under-way', organisations.amber, null, [], [criterionId])

  await db.practice.create({
    data: {
      id: newId(),
      slug: 'repair',
      organisationId: organisations.amber,
      title: 'Repair first',
      what: 'Repair.',
      how: 'In house.',
      who: 'IT desk.',
      outcomes: 'Two more years.',
      stage: 'USE',
      sharedOn: on('2025-09-09'),
      codes: {
        create: [
          { strategy: 'USE_LONGER', impactCategory: 'CIRCULARITY' },
          { strategy: 'USE_LONGER', impactCategory: 'CARBON_AND_CLIMATE' },
        ],
      },
    },
  })
  await db.plannedDemand.create({
    data: { id: newId(), organisationId: organisations.amber, category: 'LAPTOP', year: 2026, quarter: 2, quantity: 400, certainty: 'FIRM' },
  })
  await db.fleet.create({
    data: {
      id: newId(),
      organisationId: organisations.amber,
      year: 2025,
      category: 'LAPTOP',
      inUse: 1000,
      boughtNew: 100,
      boughtRefurbished: 30,
      boughtRemanufactured: 20,
      plannedReplacementYears: '5.5',
    },
  })
  await db.fleet.create({
    data: {
      id: newId(),
      organisationId: organisations.birch,
      year: 2025,
      category: 'LAPTOP',
      inUse: 500,
      boughtNew: 60,
      boughtRefurbished: null,
      boughtRemanufactured: 5,
    },
  })
  await db.fleet.create({
    data: {
      id: newId(),
      organisationId: organisations.birch,
      year: 2025,
      category: 'TABLET',
      inUse: 0,
      boughtNew: 0,
      boughtRefurbished: 0,
      boughtRemanufactured: 0,
    },
  })

  const accounts = { bank: newId(), contributions: newId(), events: newId(), time: newId() }
  await db.account.create({ data: { id: accounts.bank, code: '1000', name: 'Held by the host', kind: 'ASSET' } })
  await db.account.create({ data: { id: accounts.contributions, code: '4000', name: 'Contributions', kind: 'INCOME' } })
  await db.account.create({ data: { id: accounts.events, code: '6000', name: 'Events', kind: 'EXPENSE' } })
  await db.account.create({ data: { id: accounts.time, code: '9000', name: 'Time given', kind: 'INCOME', isInKind: true } })
  const fiscalYearId = newId()
  const previousId = newId()
  await db.fiscalYear.create({ data: { id: previousId, year: 2024, startsOn: on('2024-01-01'), endsOn: on('2024-12-31') } })
  await db.fiscalYear.create({ data: { id: fiscalYearId, year: 2025, startsOn: on('2025-01-01'), endsOn: on('2025-12-31') } })
  await book(store, previousId, 1, '2024-06-01', [
    [accounts.bank, '1000.00'],
    [accounts.contributions, '-1000.00'],
  ])
  await book(store, fiscalYearId, 1, '2025-03-01', [
    [accounts.bank, '500.10'],
    [accounts.contributions, '-500.10'],
  ])
  await book(store, fiscalYearId, 2, '2025-05-01', [
    [accounts.events, '200.35'],
    [accounts.bank, '-200.35'],
  ])
  await db.budgetLine.create({
    data: { id: newId(), fiscalYearId, code: 'E1', name: 'Events', kind: 'EXPENSE', task: 'EVENTS', amount: '250.00' },
  })
  await db.inKind.create({ data: { id: newId(), organisationId: organisations.amber, year: 2025, description: 'Chairing a working group', days: '2.5' } })
  await db.inKind.create({ data: { id: newId(), organisationId: organisations.birch, year: 2025, description: 'A meeting room' } })
  return { organisations, questions, campaignId, submissions, fiscalYearId, previousYearId: previousId, accounts, criterionId }
}

interface GivenAnswer {
  questionId: string
  state: 'ANSWERED' | 'NOT_KNOWN' | 'NOT_APPLICABLE'
  step?: 'NO_EVIDENCE' | 'NOT_STARTED' | 'LIMITED' | 'SUBSTANTIAL' | 'COMPLETE'
  text?: string
  language?: string
  number?: string
}

/** Writes a revision with its answers, and submits it when asked. */
export async function revise(store: Store, submissionId: string, number: number, isSubmitted: boolean, answers: GivenAnswer[]): Promise<void> {
  const revision = await store.prisma.submissionRevision.create({
    data: { id: newId(), submissionId, number, answers: { create: answers.map((answer) => ({ id: newId(), ...answer })) } },
  })
  if (isSubmitted) await store.prisma.submissionRevision.update({ where: { id: revision.id }, data: { submittedAt: on('2026-02-01'), contentHash: 'hash' } })
}

export async function book(store: Store, fiscalYearId: string, number: number, day: string, sides: [account: string, amount: string][]): Promise<void> {
  await store.prisma.entry.create({
    data: {
      id: newId(),
      fiscalYearId,
      number,
      bookedOn: on(day),
      description: 'Booking',
      postings: { create: sides.map(([accountId, amount]) => ({ id: newId(), accountId, amount, currency: 'EUR', reportingAmount: amount })) },
    },
  })
}
