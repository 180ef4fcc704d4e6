/** Whether more is better, less is better, or the figure only gives context. */
export type Direction = 'up' | 'down' | 'context'
export type MetricKind = 'count' | 'sum' | 'share' | 'mean'

export interface Dimension {
  /** The mart's column. */
  readonly column: string
  /**
   * Absent when the dimension splits numerator and denominator alike. With values, it splits the numerator only (a share of the whole by level),
   * and each value is given even when nothing falls under it.
   */
  readonly partsOfWhole?: readonly string[]
}

/**
 * A metric: one aggregate over one mart, declared once. Every surface (API, reports, admin, methodology page) derives from this declaration.
 * Ratios are formed in TypeScript from exact numerator and denominator; the SQL holds neither `avg` nor division.
 */
export interface Metric {
  /** Stable name, snake_case. */
  readonly key: string
  readonly label: string
  /** `share` for a ratio between 0 and 1, else the unit of the value. */
  readonly unit: string
  readonly direction: Direction
  /** Strategy of the Pact it speaks to; absent for several or none. */
  readonly strategy?: 'BUY_LESS' | 'BUY_BETTER' | 'USE_BETTER' | 'USE_LONGER'
  /** Impact category it speaks to; absent for several or none. */
  readonly impactCategory?: 'CIRCULARITY' | 'FAIRNESS' | 'CARBON_AND_CLIMATE' | 'CHEMICALS_OF_CONCERN'
  /** Paragraph of the Pact it follows. */
  readonly clause?: string
  readonly mart: string
  readonly kind: MetricKind
  /** One SQL aggregate over the mart. */
  readonly numerator: string
  /** One SQL aggregate over the mart; for shares and means only. */
  readonly denominator?: string
  /** The numerator in words. */
  readonly numeratorText: string
  /** The denominator in words; for shares and means only. */
  readonly denominatorText?: string
  /** One SQL aggregate: the number of organisations or records behind the figure. At 0 the figure says "not collected". */
  readonly n: string
  /** What n counts, in words. */
  readonly nText: string
  /** What was left out, counted apart: a name in words and one SQL aggregate each. */
  readonly excluded?: Readonly<Record<string, string>>
  /** Names by which a figure may be split and filtered. */
  readonly dimensions: Readonly<Record<string, Dimension>>
  /** Decimal places of the value, of a share too (3 keeps tenths of a per cent); halves are rounded away from zero. */
  readonly digits: number
  /** How missing answers are treated, in words. */
  readonly missing: string
  readonly description: string
  readonly caveat: string
  readonly source: string
  /** Rises when the definition changes; a trend is broken there. */
  readonly version: string
  /** First year the definition holds for. */
  readonly since: number
}

type Declared = Omit<Metric, 'dimensions'> & {
  /** Names of the mart's columns, or a dimension in full. */
  readonly dimensions: readonly (string | Dimension)[]
}

/** Declares a metric and refuses what could not give exact figures. */
export function defineMetric(declared: Declared): Metric {
  const ratio = declared.kind === 'share' || declared.kind === 'mean'
  if (ratio !== (declared.denominator !== undefined && declared.denominatorText !== undefined)) {
    throw new Error(`The metric ${declared.key} is a ${declared.kind}: ${ratio ? 'it needs' : 'it has no'} denominator.`)
  }
  for (const sql of [declared.numerator, declared.denominator ?? '', declared.n]) {
    if (/\bavg\s*\(|\/|\bmean\s*\(|\bdouble\b|\bfloat\b/i.test(sql)) {
      throw new Error(`The metric ${declared.key} computes inexactly in SQL: "${sql}". Declare a numerator and a denominator.`)
    }
  }
  const dimensions = Object.fromEntries(
    declared.dimensions.map((dimension) => (typeof dimension === 'string' ? [dimension, { column: dimension }] : [dimension.column, dimension])),
  )
  return { ...declared, dimensions }
}
