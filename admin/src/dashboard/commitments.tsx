import type { ChartSpec } from '@cfit/analytics/charts'
import { ChartFigure } from '../elements/chart-figure.tsx'
import { strategies } from '../procurement/codes.ts'
import { nodes } from '../resource-source.ts'
import { grouped, hundredfold, percent } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { compareShares, type DashboardData, figureOf, metricOf } from './dashboard-source.ts'

const steps = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'] as const

/** How the answers about each commitment spread over the five steps. */
export function CommitmentChart({ data, year }: { data: DashboardData; year: number }) {
  const { say, term } = useWords()
  const metric = metricOf(data, 'PROGRESS_ANSWERS')
  const questions = nodes(data.campaigns.find((campaign) => campaign.year === year)?.questionnaire?.questions)
    .filter(({ kind, clause }) => kind === 'PROGRESS' && clause)
    .sort((a, b) => a.position - b.position)
  const rows = questions.flatMap(({ key, text, clause }) => {
    const counts = Object.fromEntries(steps.map((step) => [step, figureOf(data.answersByStep, year, { question_key: key, step })?.value ?? null])) as Record<
      (typeof steps)[number],
      string | null
    >
    const total = sum(Object.values(counts))
    if (total === 0) return []
    const label = say(`commitment.${clause?.replaceAll('.', '-')}`, { _: text })
    return [{ label, told: `${label} (${clause})`, name: label, counts, total: String(total), advanced: String(sum([counts.SUBSTANTIAL, counts.COMPLETE])) }]
  })
  const share = (row: (typeof rows)[number]) => ({ numerator: row.advanced, denominator: row.total })
  const [furthest] = [...rows].sort((a, b) => compareShares(share(b), share(a)))
  const n = figureOf(data.answers, year)?.n ?? 0
  const spec: ChartSpec = { kind: 'progressDistribution', data: { steps: steps.map((step) => ({ key: step, label: term('step', step) })), rows } }
  const facts = rows.map((row) => say('chart.commitments.fact', { name: row.name, advanced: row.advanced, total: row.total })).join(' ')
  return (
    <ChartFigure
      title={say('chart.commitments.title', { name: furthest?.name ?? '', advanced: furthest?.advanced ?? '', total: furthest?.total ?? '' })}
      subtitle={say('chart.commitments.subtitle', { year, n })}
      drawing={rows.length > 0 ? { spec, alternative: say('chart.commitments.alternative', { facts }) } : null}
      notCollected={say('chart.commitments.none', { year })}
      definition={metric}
      table={{
        columns: [
          say('chart.commitments.commitment'),
          ...steps.map((step) => ({ label: term('step', step), isNumber: true })),
          { label: say('chart.all'), isNumber: true },
        ],
        rows: rows.map((row) => [row.told, ...steps.map((step) => row.counts[step] ?? '0'), row.total]),
      }}
    />
  )
}

function sum(counts: readonly (string | null)[]): number {
  return counts.reduce((total, count) => total + Number(count ?? 0), 0)
}

/** What share of the answers to each strategy is well advanced, beside the year before. */
export function StrategyChart({ data, year }: { data: DashboardData; year: number }) {
  const { say, term } = useWords()
  const metric = metricOf(data, 'COMMITMENT_PROGRESS')
  const rows = strategies.map((strategy) => ({
    strategy,
    label: term('strategy', strategy),
    now: figureOf(data.progressByStrategy, year, { strategy }),
    before: figureOf(data.progressByStrategy, year - 1, { strategy }),
  }))
  const told = rows.flatMap(({ label, now }) => (now ? [{ label, now }] : []))
  const inOrder = [...told].sort((a, b) => compareShares(b.now, a.now))
  const [most, least] = [inOrder[0], inOrder.at(-1)]
  const spec: ChartSpec = {
    kind: 'shareByStrategy',
    data: {
      // The subtitle says which year the mark shows.
      beforeLabel: '',
      rows: rows.map(({ strategy, label, now, before }) => ({
        strategy,
        label,
        percent: now ? hundredfold(now.value) : null,
        percentLabel: now ? percent(now.value) : say('dashboard.notCollected'),
        percentBefore: before ? hundredfold(before.value) : null,
      })),
    },
  }
  const facts = told.map(({ label, now }) => say('chart.strategies.fact', { label, share: percent(now.value), n: now.n })).join(' ')
  return (
    <ChartFigure
      title={
        most && least
          ? say('chart.strategies.title', {
              most: percent(most.now.value),
              mostName: most.label.toLowerCase(),
              least: percent(least.now.value),
              leastName: least.label.toLowerCase(),
            })
          : ''
      }
      subtitle={say('chart.strategies.subtitle', { year, before: year - 1, n: told.map(({ now }) => now.n).join(', ') })}
      drawing={told.length > 0 ? { spec, alternative: say('chart.strategies.alternative', { facts }) } : null}
      notCollected={say('chart.strategies.none', { year })}
      definition={metric}
      table={{
        columns: [
          say('frame.strategy'),
          { label: String(year), isNumber: true },
          { label: say('chart.counted'), isNumber: true },
          { label: String(year - 1), isNumber: true },
        ],
        rows: rows.map(({ label, now, before }) => [
          label,
          now ? percent(now.value) : say('dashboard.notCollected'),
          now ? say('dashboard.ofWhole', { numerator: grouped(now.numerator ?? '0'), denominator: grouped(now.denominator ?? '0') }) : '',
          before ? percent(before.value) : say('dashboard.notCollected'),
        ]),
      }}
    />
  )
}
