import type { Store } from '@cfit/prisma'
import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api'
import { rawType, readAsText, type Source, sources, storeType } from './sources.ts'
import { type Touch, touchOf, union } from './touch.ts'

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

export interface Changes {
  readonly position: Position
  /** Number of distinct rows that were read again or found gone. */
  readonly rows: number
  /** What the changes can have touched, by source, be it nothing; a source that is missing here stands as it was. */
  readonly touched: ReadonlyMap<string, Touch>
}

/**
 * Reads again exactly the rows that the change log names since the position, as of one new snapshot, and replaces in `raw` those that differ.
 * Runs inside the caller's DuckDB transaction.
 */
export async function extractChanges(store: Store, connection: DuckDBConnection, since: Position): Promise<Changes> {
  const { position, changed } = await store.snapshot(async (sql) => {
    const log = await readLog(sql, since)
    for (const [table, keys] of log.changed) await fetchRows(sql, connection, table, sourceOf(table), [...keys])
    return log
  })
  const tables = [...changed.keys()].sort()
  // What a row was and what it became may belong to different places; each is looked up in its own state, before and after all is replaced.
  const before = new Map<string, Touch | null>()
  for (const table of tables) before.set(table, await touchOf(connection, table, `before_${table}`))
  for (const table of tables) await replaceRows(connection, table, sourceOf(table))
  const touched = new Map<string, Touch>()
  for (const table of tables) {
    const touches = [before.get(table) ?? null, await touchOf(connection, table, `after_${table}`)].filter((touch) => touch !== null)
    if (touches.length > 0) touched.set(table, union(...touches))
    await connection.run(`drop table temp.before_${table}; drop table temp.after_${table}`)
  }
  return { position, rows: [...changed.values()].reduce((rows, keys) => rows + keys.size, 0), touched }
}

/** The change log since the position: the keys of changed rows by source, and how far it has come. */
async function readLog(sql: Sql, since: Position): Promise<{ position: Position; changed: ReadonlyMap<string, ReadonlySet<string>> }> {
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
  const ahead = [...stillAhead.map((row) => row.seq), ...log.filter((row) => row.is_ahead).map((row) => row.seq)]
  return { position: { horizon, ahead, seq: highest([since.seq, ...log.map((row) => row.seq)]) }, changed }
}

const highest = (numbers: string[]): string => numbers.reduce((most, next) => (BigInt(next) > BigInt(most) ? next : most), '0')

function sourceOf(table: string): Source {
  const source = sources[table]
  if (!source) throw new RangeError(`${table} is no source.`)
  return source
}

/** Puts the named rows that differ beside `raw`: as they were in `before_<table>`, as they are in `after_<table>`. */
async function fetchRows(sql: Sql, connection: DuckDBConnection, table: string, source: Source, keys: string[]): Promise<void> {
  const names = source.key.map((column) => `"${column}"`).join(', ')
  const types = source.key.map((column) => `"${column}" ${storeType(typeOf(source, column))}`).join(', ')
  const parts = source.key.map((column) => `(line ->> '${column}')::${rawType(typeOf(source, column))} as "${column}"`).join(', ')
  const columns = Object.keys(source.columns)
  await connection.run(`
    create or replace temp table named as select ${parts} from (select null::json as line) where false;
    create or replace temp table incoming (${columns.map((column) => `"${column}" varchar`).join(', ')})`)
  for (let start = 0; start < keys.length; start += keysPerPage) {
    const list = `[${keys.slice(start, start + keysPerPage).join(',')}]`
    await connection.run(`insert into named select ${parts} from (select unnest(from_json($1::json, '["json"]')) as line)`, [list])
    const rows = await sql<TextRow>(
      `select ${columnsOf(source)} from "${table}" as origin
       where (${names}) in (select ${names} from jsonb_to_recordset($1::text::jsonb) as changed (${types}))`,
      [list],
    )
    await append(connection, columns, rows)
  }
  // DuckDB casts the text, so that decimals and dates never pass through JavaScript numbers.
  const is = `select ${columns.map((column) => `"${column}"::${rawType(typeOf(source, column))} as "${column}"`).join(', ')} from incoming`
  const was = `select * from raw."${table}" semi join named using (${names})`
  await connection.run(`
    create temp table before_${table} as ${was} except ${is};
    create temp table after_${table} as ${is} except ${was};
    drop table temp.named;
    drop table temp.incoming`)
}

/** Appends rows read as text to the temporary table `incoming`. */
async function append(connection: DuckDBConnection, columns: readonly string[], rows: readonly TextRow[]): Promise<void> {
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
}

async function replaceRows(connection: DuckDBConnection, table: string, source: Source): Promise<void> {
  const matches = source.key.map((column) => `held."${column}" = former."${column}"`).join(' and ')
  await connection.run(`
    delete from raw."${table}" as held using before_${table} as former where ${matches};
    insert into raw."${table}" select * from after_${table}`)
}
