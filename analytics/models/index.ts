import { readdirSync, readFileSync } from 'node:fs'
import { AnalyticsError } from '../analytics-error.ts'
import { type Layer, layers, type Model, type Sidecar } from '../define.ts'
import intermediateAnswersCounted from './intermediate/answers_counted.ts'
import intermediateAwardsSummed from './intermediate/awards_summed.ts'
import intermediateBalancesAccumulated from './intermediate/balances_accumulated.ts'
import intermediateCriteriaCounted from './intermediate/criteria_counted.ts'
import intermediateParticipationsDated from './intermediate/participations_dated.ts'
import intermediateRevisionsCounted from './intermediate/revisions_counted.ts'
import intermediateYearsCovered from './intermediate/years_covered.ts'
import martsBalances from './marts/balances.ts'
import martsBudgetLines from './marts/budget_lines.ts'
import martsFleets from './marts/fleets.ts'
import martsInKind from './marts/in_kind.ts'
import martsNumericAnswers from './marts/numeric_answers.ts'
import martsParticipants from './marts/participants.ts'
import martsParticipations from './marts/participations.ts'
import martsPlannedDemand from './marts/planned_demand.ts'
import martsPostings from './marts/postings.ts'
import martsPracticeCodes from './marts/practice_codes.ts'
import martsPractices from './marts/practices.ts'
import martsProgressAnswers from './marts/progress_answers.ts'
import martsResponses from './marts/responses.ts'
import martsSupporters from './marts/supporters.ts'
import martsTendersConcluded from './marts/tenders_concluded.ts'
import martsWords from './marts/words.ts'
import stagingAccounts from './staging/accounts.ts'
import stagingAnswers from './staging/answers.ts'
import stagingAwards from './staging/awards.ts'
import stagingBudgetLines from './staging/budget_lines.ts'
import stagingCampaigns from './staging/campaigns.ts'
import stagingCriteria from './staging/criteria.ts'
import stagingCriterionUses from './staging/criterion_uses.ts'
import stagingEntries from './staging/entries.ts'
import stagingFiscalYears from './staging/fiscal_years.ts'
import stagingFleets from './staging/fleets.ts'
import stagingInKindGifts from './staging/in_kind_gifts.ts'
import stagingOrganisations from './staging/organisations.ts'
import stagingParticipations from './staging/participations.ts'
import stagingPlannedDemands from './staging/planned_demands.ts'
import stagingPostings from './staging/postings.ts'
import stagingPracticeCodes from './staging/practice_codes.ts'
import stagingPractices from './staging/practices.ts'
import stagingQuestions from './staging/questions.ts'
import stagingRegisterEntries from './staging/register_entries.ts'
import stagingSubmissionRevisions from './staging/submission_revisions.ts'
import stagingSubmissions from './staging/submissions.ts'
import stagingSupports from './staging/supports.ts'
import stagingTenders from './staging/tenders.ts'

/** Sidecars by stage and name. A file without its line here, or a line without its file, is refused when the models are loaded. */
const sidecars: Readonly<Record<Layer, Readonly<Record<string, Sidecar>>>> = {
  staging: {
    accounts: stagingAccounts,
    answers: stagingAnswers,
    awards: stagingAwards,
    budget_lines: stagingBudgetLines,
    campaigns: stagingCampaigns,
    criteria: stagingCriteria,
    criterion_uses: stagingCriterionUses,
    entries: stagingEntries,
    fiscal_years: stagingFiscalYears,
    fleets: stagingFleets,
    in_kind_gifts: stagingInKindGifts,
    organisations: stagingOrganisations,
    participations: stagingParticipations,
    planned_demands: stagingPlannedDemands,
    postings: stagingPostings,
    practice_codes: stagingPracticeCodes,
    practices: stagingPractices,
    questions: stagingQuestions,
    register_entries: stagingRegisterEntries,
    submission_revisions: stagingSubmissionRevisions,
    submissions: stagingSubmissions,
    supports: stagingSupports,
    tenders: stagingTenders,
  },
  intermediate: {
    answers_counted: intermediateAnswersCounted,
    awards_summed: intermediateAwardsSummed,
    balances_accumulated: intermediateBalancesAccumulated,
    criteria_counted: intermediateCriteriaCounted,
    participations_dated: intermediateParticipationsDated,
    revisions_counted: intermediateRevisionsCounted,
    years_covered: intermediateYearsCovered,
  },
  marts: {
    balances: martsBalances,
    budget_lines: martsBudgetLines,
    fleets: martsFleets,
    in_kind: martsInKind,
    numeric_answers: martsNumericAnswers,
    participants: martsParticipants,
    participations: martsParticipations,
    planned_demand: martsPlannedDemand,
    postings: martsPostings,
    practice_codes: martsPracticeCodes,
    practices: martsPractices,
    progress_answers: martsProgressAnswers,
    responses: martsResponses,
    supporters: martsSupporters,
    tenders_concluded: martsTendersConcluded,
    words: martsWords,
  },
}

/** Reads the models: the SQL from the folder, the sidecars from this package. */
export function loadModels(folder: URL = new URL('./', import.meta.url)): Model[] {
  return layers.flatMap((layer) => {
    const files = readdirSync(new URL(`${layer}/`, folder))
      .filter((name) => name.endsWith('.sql'))
      .map((name) => name.slice(0, -'.sql'.length))
      .sort()
    const described = Object.keys(sidecars[layer])
    const odd = [...files.filter((name) => !described.includes(name)), ...described.filter((name) => !files.includes(name))]
    if (odd.length > 0) {
      throw new AnalyticsError(
        'MODEL_WITHOUT_SIDECAR',
        `models/${layer}/${odd[0]} lacks its SQL, its sidecar or its line in models/index.ts. A model is x.sql, x.ts beside it, and one line in the index.`,
      )
    }
    return files.map((name) => ({
      layer,
      name,
      sql: readFileSync(new URL(`${layer}/${name}.sql`, folder), 'utf8').trim(),
      sidecar: sidecars[layer][name] as Sidecar,
    }))
  })
}
