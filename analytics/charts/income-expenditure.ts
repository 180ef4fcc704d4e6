import type { EChartsOption } from 'echarts'
import { labelsAbove } from './bars.ts'
import { axisText, drawn, isNarrow, type Look, quietAxis, theme } from './theme.ts'

export interface BookStep {
  readonly label: string
  readonly kind: 'balance' | 'income' | 'expenditure'
  /** Euro as a decimal string, positive for every kind; null when not collected. */
  readonly amount: string | null
  readonly amountLabel: string
}

export interface IncomeExpenditureData {
  readonly steps: readonly BookStep[]
}

export function incomeExpenditureHeight(data: IncomeExpenditureData, look: Look): number {
  return (isNarrow(look) ? 46 : 32) * data.steps.length + 16
}

/** From opening to closing balance: a waterfall lying on its side, so that the names of accounts can be read. */
export function incomeExpenditure(data: IncomeExpenditureData, look: Look): EChartsOption {
  const narrow = isNarrow(look)
  let running = 0
  const placed = data.steps.map((step) => {
    const amount = drawn(step.amount)
    const from = step.kind === 'balance' ? 0 : step.kind === 'income' ? running : running - amount
    running = step.kind === 'balance' ? amount : step.kind === 'income' ? running + amount : running - amount
    return { ...step, from, amount }
  })
  const rows = [...placed].reverse()
  const labels = rows.map((row) => row.label)
  const colour = { balance: look.palette.ink, income: look.palette.accent, expenditure: look.palette.faint }
  return {
    ...theme(look),
    grid: { left: narrow ? 4 : 206, right: narrow ? 74 : 104, top: narrow ? 14 : 4, bottom: 4 },
    xAxis: { ...quietAxis(look), splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: look.palette.muted, width: 0.8 } },
      axisLabel: { ...axisText(look), color: look.palette.ink, fontSize: 12, show: !narrow, width: 168, overflow: 'break', margin: 12 },
    },
    series: [
      { type: 'bar', stack: 'books', silent: true, itemStyle: { color: 'transparent' }, data: rows.map((row) => row.from) },
      {
        type: 'bar',
        stack: 'books',
        barWidth: narrow ? 14 : 18,
        data: rows.map((row) => ({
          value: row.amount,
          itemStyle: { color: colour[row.kind] },
          label: {
            show: true,
            position: 'right',
            distance: 8,
            formatter: row.amountLabel,
            color: look.palette.ink,
            fontSize: narrow ? 11 : 12,
            fontWeight: row.kind === 'balance' ? 600 : 400,
          },
        })),
      },
      ...(narrow ? [labelsAbove(labels, look, 19)] : []),
    ],
  }
}
