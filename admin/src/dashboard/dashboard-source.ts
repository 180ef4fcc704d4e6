import { ask, graphql, type ResultOf } from '../graphql.ts'

/** Everything the dashboard shows, in one request: all years, so that changing the year asks nothing. */
const document = graphql(`
  query Dashboard {
    campaigns {
      year title dueOn closedOn isFictional
      questionnaire { questions(first: 100) { edges { node { key text clause kind position } } } }
    }
    metrics { key label unit n numerator denominator missing description caveat source version clause }
    responseRate: figures(metric: RESPONSE_RATE) { ...Figure }
    participants: figures(metric: PARTICIPANTS) { ...Figure }
    commitmentProgress: figures(metric: COMMITMENT_PROGRESS) { ...Figure }
    peopleServed: figures(metric: PEOPLE_SERVED) { ...Figure }
    tendersWithCriteria: figures(metric: TENDERS_WITH_CRITERIA) { ...Figure }
    spendWithCriteria: figures(metric: SPEND_WITH_CRITERIA) { ...Figure }
    refurbishedShare: figures(metric: REFURBISHED_SHARE) { ...Figure }
    practicesShared: figures(metric: PRACTICES_SHARED) { ...Figure }
    progressByStrategy: figures(metric: COMMITMENT_PROGRESS, by: ["strategy"]) { ...Figure }
    answersByStep: figures(metric: PROGRESS_ANSWERS, by: ["question_key", "step"]) { ...Figure }
    answers: figures(metric: PROGRESS_ANSWERS) { ...Figure }
    demandByQuarter: figures(metric: PLANNED_DEMAND, by: ["quarter", "certainty"]) { ...Figure }
    demand: figures(metric: PLANNED_DEMAND) { ...Figure }
    practicesByCode: figures(metric: PRACTICE_CODES, by: ["strategy", "impact_category"]) { ...Figure }
    practiceCodes: figures(metric: PRACTICE_CODES) { ...Figure }
  }
  fragment Figure on Figure { year unit value numerator denominator n version by { name value } }
`)

export type DashboardData = ResultOf<typeof document>
export type Figure = DashboardData['responseRate'][number]
export type Metric = DashboardData['metrics'][number]

export function readDashboard(signal?: AbortSignal): Promise<DashboardData> {
  return ask(document, {}, signal)
}

/** The figure of a year, split or not; undefined when it was not collected, which is not zero. */
export function figureOf(figures: readonly Figure[], year: number, by: Readonly<Record<string, string>> = {}): (Figure & { value: string }) | undefined {
  const found = figures.find(
    (figure) => figure.year === year && Object.entries(by).every(([name, value]) => figure.by.some((each) => each.name === name && each.value === value)),
  )
  return found && found.n > 0 && found.value !== null ? { ...found, value: found.value } : undefined
}

export function metricOf(data: DashboardData, key: Metric['key']): Metric {
  const metric = data.metrics.find((each) => each.key === key)
  if (!metric) throw new Error(`The hub does not define ${key}.`)
  return metric
}

/** Compares two exact fractions without dividing: negative when the first is smaller. */
export function compareShares(
  a: { numerator: string | null; denominator: string | null },
  b: { numerator: string | null; denominator: string | null },
): number {
  const left = whole(a.numerator) * whole(b.denominator)
  const right = whole(b.numerator) * whole(a.denominator)
  return left < right ? -1 : left > right ? 1 : 0
}

/** A count as an integer; a decimal keeps four digits. */
function whole(decimal: string | null): bigint {
  const [units = '0', fraction = ''] = (decimal ?? '0').split('.')
  return BigInt(units + fraction.padEnd(4, '0').slice(0, 4))
}
