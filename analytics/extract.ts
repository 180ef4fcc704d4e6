import type { Store } from '@cfit/prisma'
import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api'
import { rawType, readAsText, type Source, sources, storeType } from './sources.ts'

/**
 * How far analytics has read the store. Every transaction below `horizon` had ended when it was read. Those at or above it whose changes
 * were visible all the same are remembered by the numbers of their change log rows, so that a late commit is never lost and no row is counted twice.
 */
export interface Position {
  /** The lowest transaction that was still under way, an xid8 as text. */
  readonly horizon: string
  /** Numbers of the change log rows at or above the horizon that were already read, as text. */
  readonly ahead: readonly string[]
  /** Number of the last change read, as text; "0" when there is none. */
  readonly seq: string
}

type Sql = Store['sql']
type TextRow = Record<string, string | null>

/** Keys asked for at a time, and rows handed over at a time: bounds the memory, however much changed. */
const keysPerPage = 5_000
const rowsPerChunk = 2_048

/** Makes the empty tables of the schema `raw`. */
export async function createRaw(connection: DuckDBConnection): Promise<void> {
  await connection.run('create schema raw')
  for (const [table, source] of Object.entries(sources)) {
    const columns = Object.entries(source.columns).map(([column, type]) => `"${column}" ${rawType(type)}`)
    await connection.run(`create table raw."${table}" (${columns.join(', ')})`)
  }
}

/** How far the change log has come, as the snapshot sees it. */
export async function readPosition(sql: Sql): Promise<Position> {
  const [horizonRow] = await sql<{ horizon: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as horizon')
  const horizon = horizonRow?.horizon ?? '0'
  const ahead = await sql<{ seq: string }>('select seq::text as seq from change_log where xid >= $1::xid8 order by change_log.seq', [horizon])
  const [last] = await sql<{ seq: string | null }>('select max(seq)::text as seq from change_log')
  return { horizon, ahead: ahead.map((row) => row.seq), seq: last?.seq ?? '0' }
}

const typeOf = (source: Source, column: string) => source.columns[column] ?? 'text'

function columnsOf(source: Source): string {
  return Object.entries(source.columns)
    .map(([column, type]) => readAsText(column, type))
    .join(', ')
}

/** Appends rows read as text. DuckDB casts them, so that decimals and dates never pass through JavaScript numbers. */
async function append(connection: DuckDBConnection, table: string, source: Source, rows: TextRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(source.columns)
  await connection.run(`create or replace temp table incoming (${columns.map((column) => `"${column}" varchar`).join(', ')})`)
  const appender = await connection.createAppender('incoming', 'main', 'temp')
  try {
    for (let start = 0; start < rows.length; start += rowsPerChunk) {
      const part = rows.slice(start, start + rowsPerChunk)
      const chunk = DuckDBDataChunk.create(
        columns.map(() => VARCHAR),
        part.length,
      )
      chunk.setColumns(columns.map((column) => part.map((row) => row[column] ?? null)))
      appender.appendDataChunk(chunk)
    }
  } finally {
    appender.closeSync()
  }
  const casts = Object.entries(source.columns).map(([column, type]) => `"${column}"::${rawType(type)}`)
  await connection.run(`insert into raw."${table}" select ${casts.join(', ')} from incoming`)
}

export interface Changes {
  readonly position: Position
  /** Source tables in which rows changed, sorted. */
  readonly tables: readonly string[]
  /** Number of distinct rows that were read again or found gone. */
  readonly rows: number
}

/**
 * Reads again exactly the rows that the change log names since the position, as of one new snapshot, and replaces them in `raw`.
 * Runs inside the caller's DuckDB transaction.
 */
export async function extractChanges(store: Store, connection: DuckDBConnection, since: Position): Promise<Changes> {
  return store.snapshot(async (sql) => {
    const [horizonRow] = await sql<{ horizon: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as horizon')
    const horizon = horizonRow?.horizon ?? since.horizon
    // All that this snapshot sees is read, also above its horizon: with less, a row could be newer than its neighbours.
    const log = await sql<{ seq: string; is_ahead: boolean; table_name: string; row_key: string }>(
      `select seq::text as seq, xid >= $2::xid8 as is_ahead, table_name, row_key::text as row_key
       from change_log where xid >= $1::xid8 and seq <> all($3::text::bigint[]) order by change_log.seq`,
      [since.horizon, horizon, `{${since.ahead.join(',')}}`],
    )
    const stillAhead =
      since.ahead.length === 0
        ? []
        : await sql<{ seq: string }>('select seq::text as seq from change_log where seq = any($1::text::bigint[]) and xid >= $2::xid8', [
            `{${since.ahead.join(',')}}`,
            horizon,
          ])

    const changed = new Map<string, Set<string>>()
    for (const row of log) {
      if (!(row.table_name in sources)) continue
      const keys = changed.get(row.table_name) ?? new Set()
      changed.set(row.table_name, keys.add(row.row_key))
    }
    const tables = [...changed.keys()].sort()
    let rows = 0
    for (const table of tables) {
      const source = sources[table]
      const keys = [...(changed.get(table) ?? [])]
      if (!source) continue
      rows += keys.length
      for (let start = 0; start < keys.length; start += keysPerPage) {
        await replaceRows(sql, connection, table, source, keys.slice(start, start + keysPerPage))
      }
    }
    const ahead = [...stillAhead.map((row) => row.seq), ...log.filter((row) => row.is_ahead).map((row) => row.seq)]
    return { position: { horizon, ahead, seq: highest([since.seq, ...log.map((row) => row.seq)]) }, tables, rows }
  })
}

const highest = (numbers: string[]): string => numbers.reduce((most, next) => (BigInt(next) > BigInt(most) ? next : most), '0')

async function replaceRows(sql: Sql, connection: DuckDBConnection, table: string, source: Source, keys: string[]): Promise<void> {
  const names = source.key.map((column) => `"${column}"`).join(', ')
  const types = source.key.map((column) => `"${column}" ${storeType(typeOf(source, column))}`).join(', ')
  const list = `[${keys.join(',')}]`
  const rows = await sql<TextRow>(
    `select ${columnsOf(source)} from "${table}" as origin
     where (${names}) in (select ${names} from jsonb_to_recordset($1::text::jsonb) as changed (${types}))`,
    [list],
  )
  const parts = source.key.map((column) => `(line ->> '${column}')::${rawType(typeOf(source, column))} as "${column}"`).join(', ')
  const matches = source.key.map((column) => `held."${column}" = changed."${column}"`).join(' and ')
  await connection.run(`create or replace temp table changed as select ${parts} from (select unnest(from_json($1::json, '["json"]')) as line)`, [list])
  await connection.run(`delete from raw."${table}" as held using changed where ${matches}`)
  await append(connection, table, source, rows)
}
