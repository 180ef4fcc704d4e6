/*
 * What a report needs of the analytics engine, and no more: the engine's own types fit by their structure.
 */

/** One value of a metric for one year and one combination of dimensions. `value` null with `n` 0 means not collected. */
export interface Figure {
  readonly metric: string
  readonly year: number
  readonly by: Readonly<Record<string, string>>
  /** Exact decimal; a share is between 0 and 1. */
  readonly value: string | null
  readonly unit: string
  readonly numerator: string | null
  readonly denominator: string | null
  readonly n: number
  /** Version of the metric's definition. */
  readonly version: string
}

export interface MetricDefinition {
  readonly key: string
  readonly label: string
  readonly unit: string
  /** `share` figures are shown in per cent, whatever their unit is called. */
  readonly kind?: string
  /** Numerator, denominator and n in words. */
  readonly numeratorText?: string
  readonly denominatorText?: string
  readonly nText?: string
  readonly missing: string
  readonly description: string
  readonly caveat: string
  readonly source: string
  readonly version: string | number
  readonly clause?: string
}

export type Row = Readonly<Record<string, string | number | boolean | null>>

export interface RowOptions {
  readonly where?: Readonly<Record<string, string | number>>
  /** Values to leave out, by column. */
  readonly without?: Readonly<Record<string, readonly string[]>>
  readonly orderBy?: readonly string[]
  /** A column whose values take turns: each has its first row before any has its second. */
  readonly inTurnBy?: string
  readonly limit?: number
}

export interface FigureSource {
  figures(metric: string, options?: { years?: readonly number[]; by?: readonly string[]; where?: Readonly<Record<string, string>> }): Promise<readonly Figure[]>
  figure(metric: string, options: { year: number; where?: Readonly<Record<string, string>> }): Promise<Figure>
  rows(mart: string, options?: RowOptions): Promise<readonly Row[]>
  readonly metrics: Readonly<Record<string, MetricDefinition>>
  /** SHA-256 over the canonical rows of the marts, hexadecimal. */
  contentHash(): Promise<string>
}
