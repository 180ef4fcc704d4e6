import type { EChartsOption } from 'echarts'
import { axisText, drawn, isNarrow, type Look, theme } from './theme.ts'

export interface SlopeSeries {
  readonly label: string
  readonly before: string | null
  readonly now: string | null
  readonly beforeLabel: string
  readonly nowLabel: string
  /** The line that is the point of the chart is drawn in the accent, the others in grey. */
  readonly isPoint: boolean
}

export interface SlopeData {
  readonly years: readonly [before: string, now: string]
  readonly series: readonly SlopeSeries[]
}

export function slopeHeight(_data: SlopeData, look: Look): number {
  return isNarrow(look) ? 380 : 310
}

const topSpace = 14
const bottomSpace = 28

/** How many pixels each label moves so that neighbours keep `gap` pixels; the axis runs from 0 to 100 over `height` pixels. */
function lifts(values: readonly (string | null)[], height: number, gap: number): number[] {
  const places = values.map((value) => height * (1 - drawn(value) / 100))
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const moved = [...places]
  order.forEach((index, rank) => {
    const above = order[rank - 1]
    if (above !== undefined) moved[index] = Math.max(moved[index] ?? 0, (moved[above] ?? 0) + gap)
  })
  // What was pushed below the axis is pushed up again, from the bottom.
  for (const [rank, index] of [...order.entries()].reverse()) {
    const below = order[rank + 1]
    moved[index] = Math.min(moved[index] ?? 0, below === undefined ? height : (moved[below] ?? height) - gap)
  }
  return moved.map((place, index) => place - (places[index] ?? 0))
}

/** Two years side by side, in per cent from 0 to 100; each line is named at its end. */
export function slope(data: SlopeData, look: Look): EChartsOption {
  const narrow = isNarrow(look)
  const height = slopeHeight(data, look) - topSpace - bottomSpace
  const shown = data.series.filter((series) => series.now !== null || series.before !== null)
  const liftsBefore = lifts(
    shown.map((series) => series.before),
    height,
    16,
  )
  const liftsNow = lifts(
    shown.map((series) => series.now),
    height,
    narrow ? 30 : 17,
  )
  return {
    ...theme(look),
    grid: { left: narrow ? 52 : 96, right: narrow ? 150 : 268, top: topSpace, bottom: bottomSpace },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: [...data.years],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.palette.rule } },
      axisLabel: { ...axisText(look), color: look.palette.ink, fontSize: 12, fontWeight: 600, margin: 12 },
      splitLine: { show: true, lineStyle: { color: look.palette.rule, width: 0.8 } },
    },
    yAxis: { type: 'value', show: false, min: 0, max: 100 },
    series: shown.map((series, index) => {
      const colour = series.isPoint ? look.palette.accent : look.palette.muted
      const text = {
        show: true,
        color: series.isPoint ? look.palette.accent : look.palette.ink,
        fontSize: 12,
        fontWeight: series.isPoint ? (600 as const) : (400 as const),
      }
      return {
        type: 'line' as const,
        symbol: 'circle',
        symbolSize: 8,
        itemStyle: { color: colour, borderColor: look.palette.ground, borderWidth: 1.5 },
        lineStyle: { color: colour, width: series.isPoint ? 2.6 : 1.6 },
        data: [
          {
            value: series.before === null ? '-' : drawn(series.before),
            label: { ...text, position: 'left' as const, distance: 8, offset: [0, liftsBefore[index] ?? 0], formatter: series.beforeLabel },
          },
          {
            value: series.now === null ? '-' : drawn(series.now),
            label: {
              ...text,
              position: 'right' as const,
              distance: 8,
              offset: [0, liftsNow[index] ?? 0],
              formatter: `${series.nowLabel}  ${series.label}`,
              ...(narrow ? { width: 138, overflow: 'break' as const, fontSize: 11 } : {}),
            },
          },
        ],
      }
    }),
  }
}
