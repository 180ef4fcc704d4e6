import type { DuckDBConnection } from '@duckdb/node-api'
import { AnalyticsError } from './analytics-error.ts'
import { fileOf, type Model, relationOf } from './define.ts'
import { type Ordered, orderModels } from './graph.ts'

/** A relation as built: its columns in order with DuckDB's type. */
export type BuiltColumns = ReadonlyMap<string, string>

export interface Built {
  readonly ordered: readonly Ordered[]
  /** Columns by relation, for example `marts.responses`. */
  readonly columns: ReadonlyMap<string, BuiltColumns>
}

/** Builds every model over the rows in `raw`, in the order found from the SQL, and compares each with its sidecar. */
export async function buildModels(connection: DuckDBConnection, models: readonly Model[]): Promise<Built> {
  const ordered = await orderModels(connection, models)
  const columns = new Map<string, BuiltColumns>()
  for (const { model } of ordered) {
    await buildModel(connection, model)
    columns.set(relationOf(model), await compareWithSidecar(connection, model))
  }
  for (const model of models) await checkKey(connection, model, null)
  return { ordered, columns }
}

async function buildModel(connection: DuckDBConnection, model: Model): Promise<void> {
  if (model.layer === 'marts') return buildMart(connection, model)
  await connection.run(`create or replace view ${relationOf(model)} as ${model.sql}`).catch((cause: unknown) => failedIn(model, cause))
}

/** Makes a mart whole. Its rows lie in the order in which they come, which is that of the store: mostly by time. */
export async function buildMart(connection: DuckDBConnection, model: Model): Promise<void> {
  await connection.run(`create or replace table ${relationOf(model)} as ${model.sql}`).catch((cause: unknown) => failedIn(model, cause))
}

export function failedIn(model: Model, cause: unknown): never {
  throw new AnalyticsError('MODEL_BROKEN', `${fileOf(model)} does not run: ${messageOf(cause)}`, { cause })
}

export const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ')
export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''

async function compareWithSidecar(connection: DuckDBConnection, model: Model): Promise<BuiltColumns> {
  const rows = await readRows(connection, `select column_name, column_type from (describe ${relationOf(model)})`)
  const built = new Map(rows.map((row) => [String(row['column_name']), String(row['column_type'])]))
  const described = Object.keys(model.sidecar.columns)
  const file = fileOf(model).replace('.sql', '.ts')
  const differs = (reason: string): never => {
    throw new AnalyticsError('SIDECAR_DIFFERS', `${file} differs from its model: ${reason}`)
  }
  const missing = [...built.keys()].filter((column) => !described.includes(column))
  if (missing.length > 0) differs(`it does not describe ${missing.join(', ')}.`)
  const extra = described.filter((column) => !built.has(column))
  if (extra.length > 0) differs(`it describes ${extra.join(', ')}, which the SQL does not select.`)
  if (described.join() !== [...built.keys()].join()) differs('the columns stand in another order.')
  if (!model.sidecar.grain.startsWith('One row per ')) differs('the grain does not begin with "One row per".')
  const strange = model.sidecar.key.filter((column) => !built.has(column))
  if (model.sidecar.key.length === 0 || strange.length > 0) differs(`the key ${strange.join(', ') || '(empty)'} is not among the columns.`)
  const inexact = [...built].find(([, type]) => /FLOAT|DOUBLE/.test(type))
  if (inexact) differs(`the column ${inexact[0]} is a ${inexact[1]}; quantities are whole numbers or exact decimals.`)
  return built
}

/** Proves that the key is unique, among the rows under the condition. */
export async function checkKey(connection: DuckDBConnection, model: Model, condition: string | null): Promise<void> {
  const key = quoted(model.sidecar.key)
  const [found] = await readRows(
    connection,
    `select count(*)::integer as keys, any_value(key)::varchar as example
     from (select row(${key}) as key from ${relationOf(model)} ${condition ? `where ${condition}` : ''} group by ${key} having count(*) > 1)`,
  )
  if (found && Number(found['keys']) > 0) {
    throw new AnalyticsError(
      'KEY_NOT_UNIQUE',
      `${fileOf(model)} gives ${found['keys']} keys (${model.sidecar.key.join(', ')}) more than once, for example ${found['example']}.`,
    )
  }
}

/** A value as analytics hands it out: decimals, big integers and dates as text, so that no digit is lost. */
export type Value = string | number | boolean | null
export type Row = Record<string, Value>

/** Runs one SELECT and returns plain values: decimals and 64-bit integers as text. */
export async function readRows(connection: DuckDBConnection, sql: string, parameters: (string | number)[] = []): Promise<Row[]> {
  const result = await connection.runAndReadAll(sql, parameters)
  return result.getRowObjectsJson() as Row[]
}
