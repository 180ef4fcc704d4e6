/*
 * Charts as pure functions from data to option objects. The server draws them as SVG for the reports, the browser draws the same
 * on the dashboards; nothing here knows Node, a browser or a language.
 */
import type { EChartsOption } from 'echarts'
import { type BarsData, bars, barsHeight } from './bars.ts'
import { type DemandColumnsData, demandColumns, demandColumnsHeight } from './demand-columns.ts'
import { type IncomeExpenditureData, incomeExpenditure, incomeExpenditureHeight } from './income-expenditure.ts'
import { type ProgressDistributionData, progressDistribution, progressDistributionHeight } from './progress-distribution.ts'
import { type ResponseRingData, responseRing, responseRingHeight } from './response-ring.ts'
import { type ShareByStrategyData, shareByStrategy, shareByStrategyHeight } from './share-by-strategy.ts'
import { type SlopeData, slope, slopeHeight } from './slope.ts'
import type { Look } from './theme.ts'

export type { Bar, BarsData } from './bars.ts'
export { bars, barsHeight } from './bars.ts'
export type { DemandColumn, DemandColumnsData } from './demand-columns.ts'
export { demandColumns, demandColumnsHeight } from './demand-columns.ts'
export type { BookStep, IncomeExpenditureData } from './income-expenditure.ts'
export { incomeExpenditure, incomeExpenditureHeight } from './income-expenditure.ts'
export type { ImpactCategoryKey, Palette, StepKey, StrategyKey } from './palette.ts'
export { dark, light, palette, rolesOf } from './palette.ts'
export type { ProgressDistributionData, ProgressRow } from './progress-distribution.ts'
export { progressDistribution, progressDistributionHeight } from './progress-distribution.ts'
export type { ResponseRingData } from './response-ring.ts'
export { responseRing, responseRingHeight, ringMark } from './response-ring.ts'
export type { ShareByStrategyData, StrategyShare } from './share-by-strategy.ts'
export { shareByStrategy, shareByStrategyHeight } from './share-by-strategy.ts'
export type { SlopeData, SlopeSeries } from './slope.ts'
export { slope, slopeHeight } from './slope.ts'
export type { Look } from './theme.ts'
export { theme } from './theme.ts'

/** A chart without its looks, as a report document or an answer of the API carries it. */
export type ChartSpec =
  | { readonly kind: 'bars'; readonly data: BarsData }
  | { readonly kind: 'shareByStrategy'; readonly data: ShareByStrategyData }
  | { readonly kind: 'progressDistribution'; readonly data: ProgressDistributionData }
  | { readonly kind: 'slope'; readonly data: SlopeData }
  | { readonly kind: 'demandColumns'; readonly data: DemandColumnsData }
  | { readonly kind: 'incomeExpenditure'; readonly data: IncomeExpenditureData }
  | { readonly kind: 'responseRing'; readonly data: ResponseRingData }

/** The option object of a chart for a palette and a width, and its height in pixels. */
export function drawChart(spec: ChartSpec, look: Look): { option: EChartsOption; height: number } {
  switch (spec.kind) {
    case 'bars':
      return { option: bars(spec.data, look), height: barsHeight(spec.data, look) }
    case 'shareByStrategy':
      return { option: shareByStrategy(spec.data, look), height: shareByStrategyHeight(spec.data, look) }
    case 'progressDistribution':
      return { option: progressDistribution(spec.data, look), height: progressDistributionHeight(spec.data, look) }
    case 'slope':
      return { option: slope(spec.data, look), height: slopeHeight(spec.data, look) }
    case 'demandColumns':
      return { option: demandColumns(spec.data, look), height: demandColumnsHeight(spec.data, look) }
    case 'incomeExpenditure':
      return { option: incomeExpenditure(spec.data, look), height: incomeExpenditureHeight(spec.data, look) }
    case 'responseRing':
      return { option: responseRing(spec.data, look), height: responseRingHeight() }
  }
}
