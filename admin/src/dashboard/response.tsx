import type { ChartSpec } from '@cfit/analytics/charts'
import { ChartFigure } from '../elements/chart-figure.tsx'
import { grouped, percent } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type DashboardData, figureOf, metricOf } from './dashboard-source.ts'

/** The ring of a campaign: it closes as the returns come in. */
export function ResponseChart({ data, year }: { data: DashboardData; year: number }) {
  const { say } = useWords()
  const metric = metricOf(data, 'RESPONSE_RATE')
  const figure = figureOf(data.responseRate, year)
  const values = {
    year,
    numerator: grouped(figure?.numerator ?? '0'),
    denominator: grouped(figure?.denominator ?? '0'),
    share: figure ? percent(figure.value) : '',
  }
  const title = say('chart.response.title', values)
  // The title says how many of how many; the ring shows the share alone.
  const spec: ChartSpec = { kind: 'responseRing', data: { share: figure?.value ?? null, shareLabel: values.share, detail: '' } }
  return (
    <ChartFigure
      title={title}
      subtitle={say('chart.response.subtitle', { n: figure?.n ?? 0 })}
      drawing={figure ? { spec, alternative: say('chart.response.alternative', values) } : null}
      notCollected={say('chart.response.none', { year })}
      definition={metric}
      table={{
        columns: [say('frame.year'), { label: metric.label, isNumber: true }, { label: say('chart.counted'), isNumber: true }],
        rows: [...data.responseRate]
          .reverse()
          .map((each) => [
            String(each.year),
            each.value ? percent(each.value) : say('dashboard.notCollected'),
            say('dashboard.ofWhole', { numerator: each.numerator ?? '0', denominator: each.denominator ?? '0' }),
          ]),
      }}
    />
  )
}
