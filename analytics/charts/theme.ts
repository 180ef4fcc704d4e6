import type { Palette } from './palette.ts'

/** What a chart is drawn with. `width` in pixels decides between the wide and the narrow layout. */
export interface Look {
  readonly palette: Palette
  readonly width: number
}

export const sansSerif = 'Inter, Segoe UI, system-ui, sans-serif'

/** Below this width labels stand above their bars instead of beside them. */
const narrowBelow = 520

export function isNarrow(look: Look): boolean {
  return look.width < narrowBelow
}

/** Settings every chart shares: still pictures, our typeface, no box around them. */
export function theme(look: Look) {
  return {
    animation: false,
    aria: { enabled: false },
    backgroundColor: 'transparent',
    textStyle: { fontFamily: sansSerif, fontSize: 12, color: look.palette.ink },
  } as const
}

export function axisText(look: Look) {
  return { color: look.palette.muted, fontFamily: sansSerif, fontSize: 11 } as const
}

/** A value axis from zero whose lines stay in the background; numbers stand at the marks themselves. */
export function quietAxis(look: Look) {
  return {
    type: 'value',
    min: 0,
    axisLabel: { show: false },
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: look.palette.rule, width: 0.6 } },
  } as const
}

/** A number for drawing only; what is read stands in a label made from exact decimals. */
export function drawn(value: string | null): number {
  return value === null ? 0 : Number(value)
}
