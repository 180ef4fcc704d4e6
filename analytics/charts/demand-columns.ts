import type { EChartsOption } from 'echarts'
import { axisText, drawn, isNarrow, type Look, quietAxis, theme } from './theme.ts'

export interface DemandColumn {
  /** For example "Q1 2026". */
  readonly quarter: string
  readonly firm: string | null
  readonly intended: string | null
  readonly firmLabel: string
  readonly intendedLabel: string
}

export interface DemandColumnsData {
  readonly columns: readonly DemandColumn[]
  readonly firmName: string
  readonly intendedName: string
}

/** Part of a quarter's place that its column fills. */
const barShare = 0.58

export function demandColumnsHeight(_data: DemandColumnsData, look: Look): number {
  return isNarrow(look) ? 280 : 290
}

/** Devices per quarter: firm demand solid, intended demand on top of it as an outline. */
export function demandColumns(data: DemandColumnsData, look: Look): EChartsOption {
  const last = data.columns.length - 1
  const right = isNarrow(look) ? 4 : 92
  // A name stands outside its column: half a column away from the column's middle.
  const away = ((look.width - 4 - right) / Math.max(1, data.columns.length)) * (barShare / 2) + 8
  const name = (text: string, colour: string, index: number) =>
    index === last && !isNarrow(look)
      ? { show: true, position: 'right' as const, distance: away, formatter: text, color: colour, fontWeight: 600 as const, fontSize: 12 }
      : { show: false }
  const plot = demandColumnsHeight(data, look) - 40
  const tallest = Math.max(1, ...data.columns.map((column) => drawn(column.firm) + drawn(column.intended)))
  const pixels = (value: string | null) => (drawn(value) / tallest) * plot
  const series = (key: 'firm' | 'intended', label: string, filled: boolean) => ({
    type: 'bar' as const,
    stack: 'demand',
    name: label,
    barWidth: `${barShare * 100}%`,
    itemStyle: filled
      ? { color: look.palette.accent, borderColor: look.palette.accent, borderWidth: 1 }
      : { color: 'transparent', borderColor: look.palette.accent, borderWidth: 1.2, borderType: [3, 2] as number[] },
    data: data.columns.map((column) => ({
      value: drawn(column[key]),
      label: {
        // A number stands inside its part only where the part is tall enough to hold it.
        show: pixels(column[key]) >= 15,
        position: 'inside' as const,
        formatter: key === 'firm' ? column.firmLabel : column.intendedLabel,
        color: filled ? look.palette.onDark : look.palette.ink,
        fontSize: isNarrow(look) ? 10 : 11,
      },
    })),
  })
  return {
    ...theme(look),
    legend: {
      show: isNarrow(look),
      top: 0,
      left: 0,
      padding: 0,
      selectedMode: false,
      itemWidth: 12,
      itemHeight: 12,
      textStyle: axisText(look),
      data: [data.firmName, data.intendedName],
    },
    grid: { left: 4, right, top: isNarrow(look) ? 30 : 12, bottom: 28 },
    xAxis: {
      type: 'category',
      data: data.columns.map((column) => column.quarter),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.palette.muted, width: 0.8 } },
      axisLabel: { ...axisText(look), color: look.palette.ink, interval: 0, fontSize: isNarrow(look) ? 9 : 11, margin: 10 },
    },
    yAxis: { ...quietAxis(look), max: 'dataMax', splitLine: { show: false } },
    series: [
      series('firm', data.firmName, true),
      series('intended', data.intendedName, false),
      {
        // Carries the names of the two parts, at the height of the last column's parts.
        type: 'scatter',
        symbolSize: 0.01,
        silent: true,
        itemStyle: { color: 'transparent' },
        data:
          last < 0
            ? []
            : [
                {
                  value: [last, drawn(data.columns[last]?.firm ?? null) / 2],
                  label: {
                    ...name(data.firmName, look.palette.accent, last),
                    offset: [0, Math.min(0, pixels(data.columns[last]?.firm ?? null) / 2 - 10)] as [number, number],
                  },
                },
                {
                  value: [last, drawn(data.columns[last]?.firm ?? null) + drawn(data.columns[last]?.intended ?? null) / 2],
                  label: name(data.intendedName, look.palette.ink, last),
                },
              ],
      },
    ],
  }
}
