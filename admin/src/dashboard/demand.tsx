import type { ChartSpec } from '@cfit/analytics/charts'
import { ChartFigure } from '../elements/chart-figure.tsx'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type DashboardData, figureOf, metricOf } from './dashboard-source.ts'

/** What all buyers together plan to buy in the year after the reported one: the signal to the market. */
export function DemandChart({ data, year }: { data: DashboardData; year: number }) {
  const { say, term } = useWords()
  const metric = metricOf(data, 'PLANNED_DEMAND')
  const planned = year + 1
  const total = figureOf(data.demand, planned)
  const columns = [1, 2, 3, 4].map((quarter) => {
    const firm = figureOf(data.demandByQuarter, planned, { quarter: String(quarter), certainty: 'FIRM' })
    const intended = figureOf(data.demandByQuarter, planned, { quarter: String(quarter), certainty: 'INTENDED' })
    return {
      quarter: say('demand.quarterOf', { quarter, year: planned }),
      firm: firm?.value ?? null,
      intended: intended?.value ?? null,
      firmLabel: grouped(firm?.value ?? '0'),
      intendedLabel: grouped(intended?.value ?? '0'),
    }
  })
  const spec: ChartSpec = {
    kind: 'demandColumns',
    data: {
      columns: columns.map((column) => ({
        ...column,
        firmLabel: big(column.firm, column.firmLabel),
        intendedLabel: big(column.intended, column.intendedLabel),
      })),
      firmName: term('certainty', 'FIRM'),
      intendedName: term('certainty', 'INTENDED'),
    },
  }
  const facts = columns.map((column) => say('chart.demand.fact', { quarter: column.quarter, firm: column.firmLabel, intended: column.intendedLabel })).join(' ')
  return (
    <ChartFigure
      title={say('chart.demand.title', { total: grouped(total?.value ?? '0'), year: planned })}
      subtitle={say('chart.demand.subtitle', { year: planned, n: total?.n ?? 0 })}
      drawing={total ? { spec, alternative: say('chart.demand.alternative', { facts }) } : null}
      notCollected={say('chart.demand.none', { year: planned })}
      definition={metric}
      table={{
        columns: [say('demand.quarter'), { label: term('certainty', 'FIRM'), isNumber: true }, { label: term('certainty', 'INTENDED'), isNumber: true }],
        rows: columns.map((column) => [column.quarter, column.firmLabel, column.intendedLabel]),
      }}
    />
  )
}

/** A label only where its part of the column is tall enough to hold it; the table has them all. */
function big(value: string | null, label: string): string {
  return Number(value ?? 0) >= 1_500 ? label : ''
}
