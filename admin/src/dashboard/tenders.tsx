import type { ChartSpec } from '@cfit/analytics/charts'
import { ChartFigure } from '../elements/chart-figure.tsx'
import { grouped, hundredfold, percent } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { compareShares, type DashboardData, figureOf, metricOf } from './dashboard-source.ts'

/** In how many tenders criteria were asked, year by year. */
export function TenderChart({ data, year }: { data: DashboardData; year: number }) {
  const { say } = useWords()
  const metric = metricOf(data, 'TENDERS_WITH_CRITERIA')
  const years = [...new Set(data.tendersWithCriteria.map((figure) => figure.year))].filter((each) => each <= year).sort()
  const rows = years.flatMap((each) => {
    const figure = figureOf(data.tendersWithCriteria, each)
    return figure
      ? [
          {
            year: each,
            figure,
            counted: say('dashboard.ofWhole', { numerator: grouped(figure.numerator ?? '0'), denominator: grouped(figure.denominator ?? '0') }),
          },
        ]
      : []
  })
  const now = rows.find((row) => row.year === year)
  const before = rows.find((row) => row.year === year - 1)
  const direction = now && before ? (['fell', 'unchanged', 'rose'][compareShares(now.figure, before.figure) + 1] as string) : 'alone'
  const spec: ChartSpec = {
    kind: 'bars',
    data: {
      most: '100',
      markLabel: '',
      bars: rows.map((row) => ({
        label: String(row.year),
        tone: row.year === year ? 'accent' : 'faint',
        value: hundredfold(row.figure.value),
        valueLabel: percent(row.figure.value),
        mark: null,
      })),
    },
  }
  const facts = rows.map((row) => say('chart.tenders.fact', { year: row.year, counted: row.counted, share: percent(row.figure.value) })).join(' ')
  return (
    <ChartFigure
      title={say(`chart.tenders.${direction}`, {
        year,
        before: before ? percent(before.figure.value) : '',
        yearBefore: year - 1,
        counted: now?.counted ?? '',
        share: now ? percent(now.figure.value) : '',
      })}
      subtitle={say('chart.tenders.subtitle', { n: rows.map((row) => row.figure.n).join(', ') })}
      drawing={now ? { spec, alternative: say('chart.tenders.alternative', { facts }) } : null}
      notCollected={say('chart.tenders.none', { year })}
      definition={metric}
      table={{
        columns: [say('frame.year'), { label: say('chart.share'), isNumber: true }, { label: say('chart.counted'), isNumber: true }],
        rows: rows.map((row) => [String(row.year), percent(row.figure.value), row.counted]),
      }}
    />
  )
}
