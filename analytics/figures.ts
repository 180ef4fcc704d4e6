import { Decimal } from 'decimal.js'
import { AnalyticsError } from './analytics-error.ts'
import { messageOf, type Row } from './build.ts'
import type { Dimension, Metric } from './metrics/define.ts'

/** One figure with its receipt. */
export interface Figure {
  readonly metric: string
  readonly year: number
  /** Dimension to value; empty for the whole. A value that is not stated reads `NOT_STATED`. */
  readonly by: Readonly<Record<string, string>>
  /** Exact decimal rounded to the metric's digits, a share between 0 and 1; null when nothing was collected (n is 0) or a denominator is zero. */
  readonly value: string | null
  readonly unit: string
  /** Exact decimal; null when nothing was collected. */
  readonly numerator: string | null
  /** Exact decimal; null for counts and sums, and when nothing was collected. */
  readonly denominator: string | null
  /** Organisations or records behind the figure; see the metric's `nText`. */
  readonly n: number
  /** What was left out, by reason; empty when the metric leaves nothing out. */
  readonly excluded: Readonly<Record<string, number>>
  /** Version of the metric's definition. */
  readonly version: string
}

export interface FigureQuery {
  /** Years wanted; absent for every year the mart holds. A year without rows gives one empty figure when nothing is split. */
  readonly years?: readonly number[] | undefined
  /** Dimensions to split by. */
  readonly by?: readonly string[] | undefined
  /** Values of dimensions to keep; `NOT_STATED` keeps what has none. */
  readonly where?: Readonly<Record<string, string>> | undefined
}

/** Runs one SELECT. */
export type Read = (sql: string, parameters?: (string | number)[]) => Promise<Row[]>

export const notStated = 'NOT_STATED'

const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP })

/** Figures of one metric, ordered by year, then by the dimensions in the order asked. */
export async function readFigures(read: Read, metric: Metric, query: FigureQuery): Promise<Figure[]> {
  const by = query.by ?? []
  const where = Object.entries(query.where ?? {})
  checkQuery(metric, query)
  const isPart = (name: string) => dimensionOf(metric, name).partsOfWhole !== undefined
  const wholes = await readGroups(read, metric, {
    ...query,
    by: by.filter((name) => !isPart(name)),
    where: where.filter(([name]) => !isPart(name)),
  })
  const partCombinations = combinations(metric, by.filter(isPart), where)
  checkNumber(wholes.length * partCombinations.length)
  if (!by.some(isPart) && !where.some(([name]) => isPart(name))) return wholes.map((group) => figureOf(metric, group, group.numerator))

  const parts = new Map((await readGroups(read, metric, { ...query, by, where })).map((group) => [keyOf(group.year, by, group.by), group]))
  return wholes.flatMap((whole) =>
    partCombinations.map((values) => {
      const group = { ...whole, by: Object.fromEntries(by.map((name) => [name, values[name] ?? whole.by[name] ?? notStated])) }
      const part = parts.get(keyOf(group.year, by, group.by))
      return figureOf(metric, group, part?.numerator ?? (whole.n > 0 ? '0' : null))
    }),
  )
}

/** No question may ask for more than a person could read: each dimension once, each year once, values that exist. */
const mostYears = 60
const mostFigures = 10_000

function checkQuery(metric: Metric, query: FigureQuery): void {
  const by = query.by ?? []
  const years = query.years ?? []
  for (const name of by) dimensionOf(metric, name)
  if (new Set(by).size !== by.length) throw new AnalyticsError('INVALID_FILTER', `A dimension stands twice in "${by.slice(0, 10).join(', ')}".`)
  if (years.length > mostYears)
    throw new AnalyticsError('INVALID_FILTER', `${years.length} years are more than the ${mostYears} that can be asked for at once.`)
  for (const year of years) if (!Number.isInteger(year) || year < 1900 || year > 2200) throw new AnalyticsError('INVALID_FILTER', `${year} is not a year.`)
  for (const [name, value] of Object.entries(query.where ?? {})) {
    const { partsOfWhole } = dimensionOf(metric, name)
    if (partsOfWhole && !partsOfWhole.includes(value))
      throw new AnalyticsError('INVALID_FILTER', `${JSON.stringify(value.slice(0, 100))} is no ${name}; there are ${partsOfWhole.join(', ')}.`)
  }
}

function checkNumber(count: number): void {
  if (count > mostFigures)
    throw new AnalyticsError('INVALID_FILTER', `This would give ${count} figures, more than ${mostFigures}; split by fewer dimensions or ask for fewer years.`)
}

const keyOf = (year: number, by: readonly string[], values: Readonly<Record<string, string>>) => JSON.stringify([year, ...by.map((name) => values[name])])

function combinations(metric: Metric, names: readonly string[], where: readonly [string, string][]): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (all, name) => {
      const kept = where.find(([filtered]) => filtered === name)?.[1]
      const values = (dimensionOf(metric, name).partsOfWhole ?? []).filter((value) => kept === undefined || value === kept)
      return all.flatMap((values_) => values.map((value) => ({ ...values_, [name]: value })))
    },
    [{}],
  )
}

export function dimensionOf(metric: Metric, name: string): Dimension {
  const dimension = Object.hasOwn(metric.dimensions, name) ? metric.dimensions[name] : undefined
  if (dimension) return dimension
  const known = Object.keys(metric.dimensions).join(', ') || 'none'
  throw new AnalyticsError('UNKNOWN_DIMENSION', `The metric ${metric.key} has no dimension ${name}; it has ${known}.`)
}

interface Group {
  readonly year: number
  readonly by: Readonly<Record<string, string>>
  readonly numerator: string | null
  readonly denominator: string | null
  readonly n: number
  readonly excluded: Readonly<Record<string, number>>
}

async function readGroups(
  read: Read,
  metric: Metric,
  query: { years?: readonly number[] | undefined; by: readonly string[]; where: readonly [string, string][] },
): Promise<Group[]> {
  const columns = query.by.map((name) => `coalesce("${dimensionOf(metric, name).column}"::varchar, '${notStated}')`)
  const reasons = Object.entries(metric.excluded ?? {})
  const parameters: (string | number)[] = []
  const conditions = query.where.map(([name, value]) => {
    parameters.push(value)
    return `coalesce("${dimensionOf(metric, name).column}"::varchar, '${notStated}') = $${parameters.length}`
  })
  if (query.years) conditions.push(query.years.length > 0 ? `year in (${[...new Set(query.years)].join(', ')})` : 'false')
  const groups = ['year', ...columns]
  const sql = `
    select
      year::integer as year
      ${columns.map((column, index) => `, ${column} as by_${index}`).join('')},
      (${metric.numerator})::varchar as numerator,
      ${metric.denominator ? `(${metric.denominator})::varchar` : 'null'} as denominator,
      (${metric.n})::varchar as n
      ${reasons.map(([, aggregate], index) => `, (${aggregate})::varchar as excluded_${index}`).join('')}
    from marts.${metric.mart}
    ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
    group by ${groups.join(', ')}
    order by ${groups.join(', ')}`
  let rows: Row[]
  try {
    rows = await read(sql, parameters)
  } catch (cause) {
    throw new AnalyticsError('METRIC_BROKEN', `The metric ${metric.key} does not run: ${messageOf(cause)}`, { cause })
  }
  const found = rows.map((row) => ({
    year: Number(row['year']),
    by: Object.fromEntries(query.by.map((name, index) => [name, String(row[`by_${index}`])])),
    numerator: plain(row['numerator']),
    denominator: plain(row['denominator']),
    n: Number(row['n'] ?? 0),
    excluded: Object.fromEntries(reasons.map(([reason], index) => [reason, Number(row[`excluded_${index}`] ?? 0)])),
  }))
  // Other rows of the mart, for example other accounts, make groups of which the metric knows nothing.
  if (query.by.length > 0) return found.filter((group) => group.n > 0 || Object.values(group.excluded).some((count) => count > 0))
  const absent = (query.years ?? []).filter((year, index, all) => all.indexOf(year) === index && !found.some((group) => group.year === year))
  const empty = absent.map((year) => ({
    year,
    by: {},
    numerator: null,
    denominator: null,
    n: 0,
    excluded: Object.fromEntries(reasons.map(([reason]) => [reason, 0])),
  }))
  return [...found, ...empty].sort((a, b) => a.year - b.year)
}

const plain = (value: unknown): string | null => (value === null || value === undefined ? null : new Exact(String(value)).toFixed())

function figureOf(metric: Metric, group: Group, counted: string | null): Figure {
  const isRatio = metric.denominator !== undefined
  const collected = group.n > 0
  // A sum filtered to nothing is null in SQL; where something was collected it is a true zero.
  const numerator = collected ? (counted ?? '0') : null
  const denominator = collected && isRatio ? (group.denominator ?? '0') : null
  return {
    metric: metric.key,
    year: group.year,
    by: group.by,
    value: ratioOrSum(metric, numerator, denominator),
    unit: metric.unit,
    numerator,
    denominator,
    n: group.n,
    excluded: group.excluded,
    version: metric.version,
  }
}

/** The ratio is formed once, here, from exact numbers. */
function ratioOrSum(metric: Metric, numerator: string | null, denominator: string | null): string | null {
  if (numerator === null) return null
  if (metric.denominator === undefined) return new Exact(numerator).toFixed(metric.digits)
  if (denominator === null || new Exact(denominator).isZero()) return null
  return new Exact(numerator).div(denominator).toFixed(metric.digits)
}
