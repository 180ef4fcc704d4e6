import { AnalyticsError } from './analytics-error.ts'
import type { BuiltColumns, Row } from './build.ts'
import type { Model } from './define.ts'
import { notStated, type Read } from './figures.ts'

export interface RowQuery {
  /** Values to keep, by column; `NOT_STATED` keeps rows without a value. */
  readonly where?: Readonly<Record<string, string | number>> | undefined
  /** Values to leave out, by column. */
  readonly without?: Readonly<Record<string, readonly string[]>> | undefined
  /** A column whose values take turns: each has its first row before any has its second. */
  readonly inTurnBy?: string | undefined
  /** Columns to sort by, each with an optional " desc"; the mart's key decides the rest. */
  readonly orderBy?: readonly string[] | undefined
  readonly limit?: number | undefined
}

/** A mart that can be read from outside. */
export interface Mart {
  readonly model: Model
  readonly columns: BuiltColumns
}

/** Rows of a mart in a fixed order. */
export async function readMart(read: Read, mart: Mart, query: RowQuery): Promise<Row[]> {
  const { name, sidecar } = mart.model
  const allowed = (column: string): string => {
    if (mart.columns.has(column)) return `"${column}"`
    throw new AnalyticsError('UNKNOWN_COLUMN', `The mart ${name} has no column ${column}; it has ${[...mart.columns.keys()].join(', ')}.`)
  }
  const parameters: (string | number)[] = []
  const conditions = Object.entries(query.where ?? {}).map(([column, value]) => {
    if (value === notStated) return `${allowed(column)} is null`
    // Compared as what it is, a year finds its part of the mart without a look at the rest.
    if (Number.isInteger(value) && mart.columns.get(column) === 'INTEGER') return `${allowed(column)} = ${value}`
    parameters.push(String(value))
    return `${allowed(column)}::varchar = $${parameters.length}`
  })
  const asked = (query.orderBy ?? []).map((item) => {
    const [column = '', direction] = item.split(' ')
    if (direction !== undefined && direction !== 'desc') throw new AnalyticsError('INVALID_FILTER', `"${item}" is not a column with an optional " desc".`)
    return `${allowed(column)}${direction ? ' desc' : ''} nulls last`
  })
  if (query.limit !== undefined && !(Number.isInteger(query.limit) && query.limit >= 0)) {
    throw new AnalyticsError('INVALID_FILTER', `${query.limit} is not a number of rows.`)
  }
  for (const [column, values] of Object.entries(query.without ?? {})) {
    if (values.length > 0)
      conditions.push(`coalesce(${allowed(column)}::varchar not in (${values.map((value) => `$${parameters.push(value)}`).join(', ')}), true)`)
  }
  const order = [...asked, ...sidecar.key.map((column) => `"${column}"`)].join(', ')
  const turn = query.inTurnBy ? `row_number() over (partition by ${allowed(query.inTurnBy)} order by ${order}), ` : ''
  return read(
    `select * from marts.${name}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${turn}${order}
     ${query.limit === undefined ? '' : `limit ${query.limit}`}`,
    parameters,
  )
}
