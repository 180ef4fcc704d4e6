import { receiptHash } from '@cfit/api'
import { dayOf, submissionIsOnTime } from '@cfit/api/pact'
import { Prisma, type ProgressStep } from '@cfit/prisma'
import { answersInWords } from './answers-in-words.ts'
import { fictionalParticipants } from './fictional-organisations.ts'
import { fleetRows } from './fleet-rows.ts'
import { type KnownQuestion, questions } from './questions.ts'
import { type ReturnRow, returnRows } from './return-rows.ts'
import { tenderRows } from './tender-rows.ts'
import { type Counts, day, fixedId, organisationId, storyYears, type Transaction } from './world.ts'

const questionnaireId = fixedId('questionnaire/cfit-monitoring-1')
const questionId = (key: string): string => fixedId(`question/cfit-monitoring-1/${key}`)
const campaignId = (year: number): string => fixedId(`campaign/monitoring-${year}`)
const submissionId = (organisation: string, year: number): string => fixedId(`submission/${organisation}/${year}`)

const opensOn = (year: number): string => `${year + 1}-01-15`
const dueOn = (year: number): string => `${year + 1}-03-31`

type AnswerValues = Omit<Prisma.AnswerCreateManyInput, 'id' | 'revisionId' | 'questionId'>

/** The receipt of a revision, made by the function that submission itself uses. */
function receiptOf(answers: ReadonlyMap<string, AnswerValues>): string {
  const decimal = (value: AnswerValues['number']) => (value == null ? null : new Prisma.Decimal(String(value)))
  return receiptHash(
    [...answers].map(([questionKey, answer]) => ({
      questionKey,
      state: answer.state,
      step: answer.step ?? null,
      text: answer.text ?? null,
      language: answer.language ?? null,
      number: decimal(answer.number),
      currency: answer.currency ?? null,
      numerator: decimal(answer.numerator),
      denominator: decimal(answer.denominator),
    })),
  )
}

const steps: Record<string, ProgressStep> = { E: 'NO_EVIDENCE', N: 'NOT_STARTED', L: 'LIMITED', S: 'SUBSTANTIAL', C: 'COMPLETE' }
const notKnown: AnswerValues = { state: 'NOT_KNOWN' }
const notApplicable: AnswerValues = { state: 'NOT_APPLICABLE' }

/** A step as the table writes it: E, N, L, S, C, `?` for not known, `-` for not applicable, `.` for no answer. */
function stepAnswer(mark: string): AnswerValues | null {
  if (mark === '.') return null
  if (mark === '?') return notKnown
  if (mark === '-') return notApplicable
  const step = steps[mark]
  if (!step) throw new Error(`${mark} is no step of progress.`)
  return { state: 'ANSWERED', step }
}

function numberAnswer(mark: string): AnswerValues | null {
  if (mark === '.') return null
  if (mark === '?') return notKnown
  if (mark === '-') return notApplicable
  const [number, currency] = mark.split(' ')
  return { state: 'ANSWERED', number: number as string, currency: currency ?? null }
}

/** Refurbished and remanufactured devices of all bought, from the fleets shared: not known as soon as one of them is, not applicable to those who only buy for others. */
function refurbishedShare(organisation: string, year: number): AnswerValues {
  if (!fleetRows.some(([owner]) => owner === organisation)) return notApplicable
  const rows = fleetRows.filter(([owner, of]) => owner === organisation && of === year)
  const second = rows.flatMap((row) => [row[5], row[6]])
  const all = rows.flatMap((row) => [row[4], row[5], row[6]])
  if (all.length === 0 || all.includes(null)) return notKnown
  const sum = (values: (number | null)[]) => String(values.reduce<number>((total, value) => total + (value ?? 0), 0))
  return { state: 'ANSWERED', numerator: sum(second), denominator: sum(all) }
}

/** Concluded ICT procurements with a criterion, of all concluded, from the tenders shared. */
function criteriaShare(organisation: string, year: number): AnswerValues {
  const concluded = tenderRows.filter((row) => row[0] === organisation && row[2] !== 'NOT_ICT' && row[6]?.startsWith(String(year)))
  if (concluded.length === 0) return notApplicable
  return { state: 'ANSWERED', numerator: String(concluded.filter((row) => row[12] !== '').length), denominator: String(concluded.length) }
}

/** The answers of one return, by question key. A question without an entry stays unanswered. */
function answersOf(row: ReturnRow): Map<string, AnswerValues> {
  const [organisation, year, , , progress, direct, indirect, days, spend] = row
  const [clauses = '', coordination = '', strategies = ''] = progress.split('/')
  const isDraftBarelyBegun = spend === '.'
  const answers = new Map<string, AnswerValues>()
  const put = (key: string, values: AnswerValues | null) => values && answers.set(key, values)

  for (const [index, letter] of [...'abcde'].entries()) if (clauses) put(`3.1.1.${letter}`, stepAnswer(clauses.charAt(index)))
  if (coordination) put('3.2.1.a', stepAnswer(coordination))
  for (const [index, key] of ['buy_less', 'buy_better', 'use_better', 'use_longer'].entries()) if (strategies) put(key, stepAnswer(strategies.charAt(index)))
  for (const [speaker, of, clause, text] of answersInWords) {
    if (speaker !== organisation || of !== year) continue
    put(clause === 'C' ? '3.2.1.a_words' : `3.1.1.${clause}_words`, { state: 'ANSWERED', text, language: 'en' })
  }
  put('people_served_directly', numberAnswer(direct))
  put('people_served_indirectly', numberAnswer(indirect))
  put('days_given', numberAnswer(days))
  put('ict_spend', numberAnswer(spend))
  if (clauses && !isDraftBarelyBegun) {
    put('refurbished_purchases', refurbishedShare(organisation, year))
    put('tenders_with_criteria', criteriaShare(organisation, year))
  }
  return answers
}

interface Revision {
  row: Prisma.SubmissionRevisionCreateManyInput
  answers: Prisma.AnswerCreateManyInput[]
  submitted: { id: string; at: string; contentHash: string; ruling: object } | null
}

function revisionOf(row: ReturnRow, number: number, at: string | null, answers: Map<string, AnswerValues>): Revision {
  const [organisation, year] = row
  const id = fixedId(`revision/${organisation}/${year}/${number}`)
  const ruling = at === null ? null : submissionIsOnTime({ submittedOn: dayOf(new Date(at)), dueOn: dueOn(year) })
  return {
    row: { id, submissionId: submissionId(organisation, year), number },
    answers: [...answers].map(([key, values]) => ({ id: fixedId(`answer/${id}/${key}`), revisionId: id, questionId: questionId(key), ...values })),
    submitted: at === null || ruling === null ? null : { id, at, contentHash: receiptOf(answers), ruling },
  }
}

/** A return and, where it was corrected, the state before: the first revision stays as it was sent. */
function revisionsOf(row: ReturnRow): Revision[] {
  const [, , , submittedAt, , , , , , correction] = row
  const answers = answersOf(row)
  if (!correction) return [revisionOf(row, 1, submittedAt, answers)]
  const before = new Map(answers)
  for (const [key, mark] of Object.entries(correction.before)) before.set(key, numberAnswer(mark) as AnswerValues)
  return [revisionOf(row, 1, correction.submittedAt, before), revisionOf(row, 2, submittedAt, answers)]
}

/** Those whose participation was in force when the campaign opened, with the roles they held. */
function registerOf(year: number): Prisma.RegisterEntryCreateManyInput[] {
  return fictionalParticipants.flatMap(({ slug, signatures }) => {
    const roles = signatures.filter(([, since]) => since !== null && since <= opensOn(year)).flatMap(([role]) => role ?? [])
    return roles.length === 0 ? [] : [{ campaignId: campaignId(year), organisationId: organisationId(slug), roles }]
  })
}

export async function seedMonitoring(tx: Transaction): Promise<Counts> {
  const asked = questions.map(
    ({ key, ...rest }: KnownQuestion, index): Prisma.QuestionCreateManyInput => ({
      id: questionId(key),
      questionnaireId,
      key,
      position: index + 1,
      ...rest,
    }),
  )
  const campaigns = storyYears.map(
    (year): Prisma.CampaignCreateManyInput => ({
      id: campaignId(year),
      slug: `monitoring-${year}`,
      year,
      title: `Monitoring ${year} (demonstration)`,
      questionnaireId,
      opensOn: day(opensOn(year)),
      dueOn: day(dueOn(year)),
      closedOn: year === 2025 ? null : day(`${year + 1}-05-15`),
      isFictional: true,
    }),
  )
  const register = storyYears.flatMap(registerOf)
  const submissions = returnRows.map(
    ([organisation, year, state, , , , , , , correction]): Prisma.SubmissionCreateManyInput => ({
      id: submissionId(organisation, year),
      campaignId: campaignId(year),
      organisationId: organisationId(organisation),
      state,
      version: { DRAFT: 1, SUBMITTED: 2, RETURNED: 3, ACCEPTED: 3 }[state] + (correction ? 2 : 0),
    }),
  )
  const revisions = returnRows.flatMap(revisionsOf)
  const answers = revisions.flatMap((revision) => revision.answers)
  const submitted = revisions.flatMap((revision) => revision.submitted ?? [])

  await tx.questionnaire.create({ data: { id: questionnaireId, slug: 'cfit-monitoring-1', title: 'Monitoring of the Pact (demonstration)', version: '1' } })
  await tx.question.createMany({ data: asked })
  await tx.campaign.createMany({ data: campaigns })
  await tx.registerEntry.createMany({ data: register })
  await tx.submission.createMany({ data: submissions })
  await tx.submissionRevision.createMany({ data: revisions.map(({ row }) => row) })
  await tx.answer.createMany({ data: answers })
  // Answers first, then the instant of submission: from there on the store refuses every change.
  await tx.$executeRaw`
    update submission_revision as revision
    set submitted_at = sent.at::timestamptz, content_hash = sent."contentHash", ruling = sent.ruling
    from jsonb_to_recordset(${JSON.stringify(submitted)}::jsonb) as sent(id uuid, at text, "contentHash" text, ruling jsonb)
    where revision.id = sent.id`
  return {
    questionnaire: 1,
    question: asked.length,
    campaign: campaigns.length,
    register_entry: register.length,
    submission: submissions.length,
    submission_revision: revisions.length,
    answer: answers.length,
  }
}
