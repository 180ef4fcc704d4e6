import type { EChartsOption } from 'echarts'
import { type BarsData, bars, barsHeight } from './bars.ts'
import type { StrategyKey } from './palette.ts'
import type { Look } from './theme.ts'

export interface StrategyShare {
  readonly strategy: StrategyKey
  readonly label: string
  /** Per cent, from 0 to 100, as a decimal string; null when not collected. */
  readonly percent: string | null
  readonly percentLabel: string
  /** The same a year before. */
  readonly percentBefore: string | null
}

export interface ShareByStrategyData {
  readonly rows: readonly StrategyShare[]
  readonly beforeLabel: string
}

function barsOf(data: ShareByStrategyData): BarsData {
  return {
    bars: data.rows.map((row) => ({
      label: row.label,
      tone: row.strategy,
      value: row.percent,
      valueLabel: row.percentLabel,
      mark: row.percentBefore,
    })),
    markLabel: data.beforeLabel,
    most: '100',
  }
}

export function shareByStrategyHeight(data: ShareByStrategyData, look: Look): number {
  return barsHeight(barsOf(data), look)
}

/** One bar per strategy from 0 to 100 per cent, with a mark for the year before. */
export function shareByStrategy(data: ShareByStrategyData, look: Look): EChartsOption {
  return bars(barsOf(data), look)
}
