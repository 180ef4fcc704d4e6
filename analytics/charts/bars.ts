import type { EChartsOption } from 'echarts'
import type { StrategyKey } from './palette.ts'
import { axisText, drawn, isNarrow, type Look, quietAxis, theme } from './theme.ts'

/** One bar with its exact value as a decimal string, the text shown at its end and, if there is one, a mark to compare with. */
export interface Bar {
  readonly label: string
  /** A strategy's own colour, the accent for what is the point, or grey. */
  readonly tone: 'accent' | 'faint' | StrategyKey
  readonly value: string | null
  readonly valueLabel: string
  readonly mark: string | null
}

export interface BarsData {
  readonly bars: readonly Bar[]
  /** What the mark is, for example "2024" or "budget". */
  readonly markLabel: string
  /** Right end of the axis as a decimal string; null lets the largest value decide. */
  readonly most: string | null
}

export function barsHeight(data: BarsData, look: Look): number {
  return (isNarrow(look) ? 58 : 40) * data.bars.length + (isNarrow(look) ? 50 : 30)
}

/** Horizontal bars from zero, each with an upright mark for what it is compared with (last year, the budget). */
export function bars(data: BarsData, look: Look): EChartsOption {
  const narrow = isNarrow(look)
  const rows = [...data.bars].reverse()
  const labels = rows.map((bar) => bar.label)
  const text = axisText(look)
  const first = data.bars.findIndex((bar) => bar.mark !== null)
  return {
    ...theme(look),
    grid: { left: narrow ? 4 : 150, right: narrow ? 66 : 96, top: narrow ? 46 : 26, bottom: 4 },
    xAxis: { ...quietAxis(look), splitLine: { show: false }, ...(data.most === null ? {} : { max: drawn(data.most) }) },
    yAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: look.palette.muted, width: 0.8 } },
      axisLabel: { ...text, color: look.palette.ink, fontSize: 12, show: !narrow, width: 138, overflow: 'break', margin: 12 },
    },
    series: [
      {
        type: 'bar',
        barWidth: narrow ? 16 : 18,
        data: rows.map((bar) => ({
          value: drawn(bar.value),
          itemStyle: { color: bar.tone === 'accent' || bar.tone === 'faint' ? look.palette[bar.tone] : look.palette.strategy[bar.tone] },
        })),
      },
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [2.5, narrow ? 24 : 28],
        z: 5,
        itemStyle: { color: look.palette.ink, borderColor: look.palette.ground, borderWidth: 0.75 },
        data: rows.flatMap((bar, index) =>
          bar.mark === null
            ? []
            : [
                {
                  value: [drawn(bar.mark), index],
                  label: {
                    show: index === rows.length - 1 - first && data.markLabel !== '',
                    position: 'top' as const,
                    distance: narrow ? 20 : 4,
                    formatter: data.markLabel,
                    color: look.palette.muted,
                    fontSize: 11,
                  },
                },
              ],
        ),
      },
      {
        // The value stands behind the bar and its mark, whichever reaches further.
        type: 'scatter',
        symbolSize: 0.01,
        silent: true,
        itemStyle: { color: 'transparent' },
        data: rows.map((bar, index) => ({
          value: [Math.max(drawn(bar.value), drawn(bar.mark)), index],
          label: {
            show: true,
            position: 'right' as const,
            distance: 8,
            formatter: bar.valueLabel,
            color: look.palette.ink,
            fontWeight: 600 as const,
            fontSize: 12,
          },
        })),
      },
      ...(narrow ? [labelsAbove(labels, look)] : []),
    ],
  }
}

/** Labels above the bars, for narrow screens: an invisible series that carries the text. */
export function labelsAbove(labels: readonly string[], look: Look, lift = 24) {
  return {
    type: 'scatter' as const,
    symbolSize: 0.01,
    silent: true,
    itemStyle: { color: 'transparent' },
    data: labels.map((label, index) => ({
      value: [0, index],
      label: {
        show: true,
        position: [0, -lift] as [number, number],
        formatter: label,
        color: look.palette.ink,
        fontSize: 11,
        verticalAlign: 'middle' as const,
        align: 'left' as const,
      },
    })),
  }
}
