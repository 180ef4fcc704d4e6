import type { EChartsOption } from 'echarts'
import { labelsAbove } from './bars.ts'
import type { StepKey } from './palette.ts'
import { axisText, drawn, isNarrow, type Look, quietAxis, theme } from './theme.ts'

export interface ProgressRow {
  readonly label: string
  /** Answers per step, as decimal strings; null when not collected. */
  readonly counts: Readonly<Record<StepKey, string | null>>
}

export interface ProgressDistributionData {
  readonly steps: readonly { readonly key: StepKey; readonly label: string }[]
  readonly rows: readonly ProgressRow[]
}

const paleSteps: readonly StepKey[] = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED']

export function progressDistributionHeight(data: ProgressDistributionData, look: Look): number {
  return isNarrow(look) ? data.rows.length * 54 + 66 : data.rows.length * 38 + 40
}

/** A stacked bar of the five steps for each commitment, in counts of answers. */
export function progressDistribution(data: ProgressDistributionData, look: Look): EChartsOption {
  const narrow = isNarrow(look)
  const rows = [...data.rows].reverse()
  const labels = rows.map((row) => row.label)
  return {
    ...theme(look),
    legend: {
      top: 0,
      left: narrow ? 0 : 178,
      padding: 0,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: narrow ? 10 : 14,
      icon: 'rect',
      selectedMode: false,
      itemStyle: { borderColor: look.palette.muted, borderWidth: 0.5 },
      textStyle: axisText(look),
      data: data.steps.map((step) => step.label),
    },
    grid: { left: narrow ? 4 : 178, right: 6, top: narrow ? 58 : 30, bottom: 4 },
    xAxis: { ...quietAxis(look), max: 'dataMax', splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: look.palette.muted, width: 0.8 } },
      axisLabel: { ...axisText(look), color: look.palette.ink, fontSize: 12, show: !narrow, width: 164, overflow: 'break', margin: 12 },
    },
    series: [
      ...data.steps.map((step) => ({
        type: 'bar' as const,
        stack: 'steps',
        name: step.label,
        barWidth: narrow ? 18 : 22,
        itemStyle: { color: look.palette.step[step.key], borderColor: look.palette.ground, borderWidth: 1 },
        data: rows.map((row) => ({
          value: drawn(row.counts[step.key]),
          label: {
            show: drawn(row.counts[step.key]) > 0,
            formatter: row.counts[step.key] ?? '',
            fontSize: 11,
            fontWeight: 500 as const,
            color: paleSteps.includes(step.key) ? look.palette.onPale : look.palette.onDark,
          },
        })),
      })),
      ...(narrow ? [labelsAbove(labels, look, 22)] : []),
    ],
  }
}
