import { receiptHash } from '@cfit/api'
import { dayOf, submissionIsOnTime } from '@cfit/api/pact'
import type { KnownQuestion } from '../questions.ts'
import { answersOf, type ScaleAnswer } from './answers.ts'
import type { Stock } from './devices.ts'
import { campaignsOf, dueOn, opensOn, registerOf, type ScaleReturn, type ScaleRevision } from './returns.ts'
import { csvLine, dayText, type TableRows } from './rows.ts'
import { lastYear, type ScaleWorld, worldYears } from './world.ts'

const slug = (world: ScaleWorld): string => `scale-monitoring-w${world.size.seed}`
const versions = { SUBMITTED: 2, RETURNED: 3, ACCEPTED: 3, DRAFT: 1 }

/** Questionnaire, campaigns, registers and returns. Instants of submission come last: from there on the store refuses every change. */
export function monitoringRows(world: ScaleWorld, stock: Stock): TableRows[] {
  const campaigns = campaignsOf(world)
  const ids = {
    questionnaire: world.ids('questionnaire')(0),
    question: world.ids('question'),
    campaign: world.ids('campaign'),
    submission: world.ids('submission'),
    revision: world.ids('revision'),
  }
  const revisionId = (sent: ScaleReturn, revision: ScaleRevision) => ids.revision(sent.number * 2 + revision.number - 1)
  function* revisions(): Generator<[ScaleReturn, ScaleRevision]> {
    for (const sent of campaigns.returns) for (const revision of sent.revisions) yield [sent, revision]
  }
  return [
    {
      table: 'questionnaire',
      columns: ['id', 'slug', 'title', 'version'],
      lines: () => [csvLine([ids.questionnaire, slug(world), 'Monitoring of the Pact (fictional)', '1'])],
    },
    questionRows(campaigns.questions, ids.questionnaire, ids.question),
    campaignRows(world, ids.questionnaire, ids.campaign),
    {
      table: 'register_entry',
      columns: ['campaign_id', 'organisation_id', 'roles'],
      *lines() {
        for (const year of worldYears) for (const [, { id }, roles] of registerOf(world, year)) yield csvLine([ids.campaign(year), id, `{${roles.join(',')}}`])
      },
    },
    {
      table: 'submission',
      columns: ['id', 'campaign_id', 'organisation_id', 'state', 'version'],
      *lines() {
        for (const { number, year, organisation, state, revisions } of campaigns.returns) {
          yield csvLine([ids.submission(number), ids.campaign(year), organisation.id, state, versions[state] + (revisions.length - 1) * 2])
        }
      },
    },
    {
      table: 'submission_revision',
      columns: ['id', 'submission_id', 'number'],
      *lines() {
        for (const [sent, revision] of revisions()) yield csvLine([revisionId(sent, revision), ids.submission(sent.number), revision.number])
      },
    },
    {
      table: 'answer',
      columns: ['id', 'revision_id', 'question_id', 'state', 'step', 'text', 'language', 'number', 'currency', 'numerator', 'denominator'],
      *lines() {
        const id = world.ids('answer')
        let number = 0
        for (const [sent, revision] of revisions()) {
          for (const answer of answersOf(world, campaigns, stock, sent, revision)) {
            const { question, state, step, text, language, number: value, currency, numerator, denominator } = answer
            yield csvLine([
              id(number),
              revisionId(sent, revision),
              ids.question(question),
              state,
              step,
              text,
              language,
              value,
              currency,
              numerator,
              denominator,
            ])
            number += 1
          }
        }
      },
    },
    {
      table: 'submission_revision',
      columns: ['id', 'submitted_at', 'content_hash', 'ruling'],
      isUpdate: true,
      *lines() {
        for (const [sent, revision] of revisions()) {
          if (revision.submittedAt === null) continue
          const ruling = submissionIsOnTime({ submittedOn: dayOf(new Date(revision.submittedAt)), dueOn: dayText(dueOn(sent.year)) })
          const receipt = receiptOf(campaigns.questions, answersOf(world, campaigns, stock, sent, revision))
          yield csvLine([revisionId(sent, revision), revision.submittedAt, receipt, JSON.stringify(ruling)])
        }
      },
    },
  ]
}

function questionRows(questions: KnownQuestion[], questionnaireId: string, id: (number: number) => string): TableRows {
  return {
    table: 'question',
    columns: ['id', 'questionnaire_id', 'key', 'position', 'section', 'text', 'help', 'kind', 'clause', 'role', 'strategy', 'impact_category', 'unit'],
    *lines() {
      for (const [place, { key, section, text, help, kind, clause, role, strategy, impactCategory, unit }] of questions.entries()) {
        const about = [clause ?? null, role ?? null, strategy ?? null, impactCategory ?? null, unit ?? null]
        yield csvLine([id(place), questionnaireId, key, place + 1, section, text, help, kind, ...about])
      }
    },
  }
}

function campaignRows(world: ScaleWorld, questionnaireId: string, id: (year: number) => string): TableRows {
  return {
    table: 'campaign',
    columns: ['id', 'slug', 'year', 'title', 'questionnaire_id', 'opens_on', 'due_on', 'closed_on', 'is_fictional'],
    *lines() {
      for (const year of worldYears) {
        const closedOn = year === lastYear ? null : `${year + 1}-06-15`
        const days = [dayText(opensOn(year)), dayText(dueOn(year)), closedOn]
        yield csvLine([id(year), `${slug(world)}-${year}`, year, `Monitoring ${year} (fictional)`, questionnaireId, ...days, true])
      }
    },
  }
}

/** The receipt of a revision, made by the function that submission itself uses. */
function receiptOf(questions: KnownQuestion[], answers: ScaleAnswer[]): string {
  const asDecimal = (text: string | null) => (text === null ? null : { toFixed: () => text })
  return receiptHash(
    answers.map(({ question, number, numerator, denominator, ...rest }) => ({
      ...rest,
      questionKey: (questions[question] as KnownQuestion).key,
      number: asDecimal(number),
      numerator: asDecimal(numerator),
      denominator: asDecimal(denominator),
    })),
  )
}
