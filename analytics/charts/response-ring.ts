import type { EChartsOption } from 'echarts'
import { light, type Palette, type StrategyKey } from './palette.ts'
import { drawn, type Look, theme } from './theme.ts'

const arcs: readonly StrategyKey[] = ['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER']
const gapDegrees = 7

export interface ResponseRingData {
  /** From 0 to 1 as a decimal string; null when nothing was asked yet. */
  readonly share: string | null
  readonly shareLabel: string
  readonly detail: string
}

export function responseRingHeight(): number {
  return 220
}

/** How full each of the four arcs is, from 0 to 1, when the ring fills clockwise from the top. */
function filledArcs(share: string | null): number[] {
  const whole = Math.min(1, Math.max(0, drawn(share))) * arcs.length
  return arcs.map((_, index) => Math.min(1, Math.max(0, whole - index)))
}

/** The ring of the Pact as a chart: it closes as the returns come in. It never grades a participant. */
export function responseRing(data: ResponseRingData, look: Look): EChartsOption {
  const span = 360 / arcs.length - gapDegrees
  return {
    ...theme(look),
    title: {
      text: data.shareLabel,
      subtext: data.detail,
      left: 'center',
      top: '38%',
      itemGap: 6,
      textStyle: { color: look.palette.ink, fontSize: 28, fontWeight: 600 },
      subtextStyle: { color: look.palette.muted, fontSize: 12 },
    },
    series: [
      {
        type: 'pie',
        radius: ['80%', '92%'],
        startAngle: 90 - gapDegrees / 2,
        silent: true,
        label: { show: false },
        labelLine: { show: false },
        emphasis: { disabled: true },
        data: filledArcs(data.share).flatMap((filled, index) => [
          { value: span * filled, itemStyle: { color: look.palette.strategy[arcs[index] as StrategyKey] } },
          { value: span * (1 - filled), itemStyle: { color: look.palette.rule } },
          { value: gapDegrees, itemStyle: { color: 'transparent' } },
        ]),
      },
    ],
  }
}

/** The mark: the ring as a plain SVG drawing of 200 by 200 without words. A `share` of null draws the mark itself, nearly closed. */
export function ringMark(share: string | null, colours: Palette = light, thickness = 13): string {
  const radius = 92 - thickness / 2
  const point = (degrees: number) => {
    const angle = ((degrees - 90) * Math.PI) / 180
    return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`
  }
  const arc = (from: number, to: number, colour: string) =>
    `<path d="M ${point(from)} A ${radius} ${radius} 0 0 1 ${point(to)}" fill="none" stroke="${colour}" stroke-width="${thickness}"/>`
  const filled = share === null ? [1, 1, 1, 0.72] : filledArcs(share)
  const span = 360 / arcs.length - gapDegrees
  const paths = arcs.flatMap((key, index) => {
    const start = index * (360 / arcs.length) + gapDegrees / 2
    const end = start + span * (filled[index] ?? 0)
    return [
      ...(share !== null && end < start + span ? [arc(end, start + span, colours.rule)] : []),
      ...(end > start ? [arc(start, end, colours.strategy[key])] : []),
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">${paths.join('')}</svg>`
}
