import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CopyOut, Store } from '@cfit/prisma'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Position, readPosition } from './extract.ts'
import { rawType, readAsCsv, type Source, sources } from './sources.ts'

/** Pages of a table that are read at a time, 64 MB of it: while DuckDB takes one part in, the store writes the next. */
const pagesPerPart = 8_192

/**
 * The longest row that is looked for first, in bytes, and the longest there can be. The buffers are as long as the row: with short ones two threads share a
 * file, which takes half the time.
 */
const longRow = 8_000_000
const longestRow = 1_000_000_000

/**
 * Loads every source table into `raw`, as of one snapshot of the store. The tables must be empty, and the instance open to files: rows pass through
 * files in a folder that only this process may read and that is gone afterwards, because DuckDB reads text from a file many times faster than from us.
 */
export async function extractAll(store: Store, connection: DuckDBConnection): Promise<Position> {
  const folder = await mkdtemp(join(tmpdir(), `cfit-load-${process.pid}-`))
  try {
    return await store.snapshot(async (sql, copyOut) => {
      const position = await readPosition(sql)
      let takingIn: Promise<unknown> = Promise.resolve()
      let number = 0
      for (const [table, source] of Object.entries(sources)) {
        for (const select of await partsOf(sql, table, source)) {
          number += 1
          const file = join(folder, `${number}.csv`)
          await writeFile(file, copyOut, select)
          await takingIn
          takingIn = takeIn(connection, table, source, file)
          // A failure is met at the next part; until then nobody waits for it.
          takingIn.catch(() => undefined)
        }
      }
      await takingIn
      return position
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One SELECT for each part of the table, in the order in which its rows lie. */
async function partsOf(sql: Store['sql'], table: string, source: Source): Promise<string[]> {
  const [size] = await sql<{ pages: string }>(`select (pg_relation_size('"${table}"') / current_setting('block_size')::bigint)::text as pages`)
  const select = `select ${Object.entries(source.columns)
    .map(([column, type]) => readAsCsv(column, type))
    .join(', ')} from "${table}"`
  const parts = Math.max(1, Math.ceil(Number(size?.pages ?? 0) / pagesPerPart))
  return Array.from({ length: parts }, (_, part) => {
    const conditions = [
      ...(part > 0 ? [`ctid >= '(${part * pagesPerPart},0)'`] : []),
      // The last part has no end, so that rows beyond the size just read cannot be missed.
      ...(part < parts - 1 ? [`ctid < '(${(part + 1) * pagesPerPart},0)'`] : []),
    ]
    return conditions.length > 0 ? `${select} where ${conditions.join(' and ')}` : select
  })
}

async function writeFile(file: string, copyOut: CopyOut, select: string): Promise<void> {
  await pipeline(copyOut(select), createWriteStream(file, { mode: 0o600, flags: 'wx', highWaterMark: 1 << 20 }))
}

/** Takes in one file; a row that is too long for the short buffers is met by a second reading, as nothing of the first stays. */
async function takeIn(connection: DuckDBConnection, table: string, source: Source, file: string): Promise<void> {
  try {
    await connection.run(readingOf(table, source, file, longRow))
  } catch (error) {
    if (!(error instanceof Error && /maximum line size/i.test(error.message))) throw error
    await connection.run(readingOf(table, source, file, longestRow))
  }
  await rm(file)
}

/** Every column has its type, so that nothing is guessed and decimals and dates are read exactly as written. */
function readingOf(table: string, source: Source, file: string, longest: number): string {
  const columns = Object.entries(source.columns).map(([column, type]) => `'${column}': '${rawType(type)}'`)
  return `
    insert into raw."${table}"
    select * from read_csv(
      '${file.replaceAll("'", "''")}', columns = {${columns.join(', ')}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
      new_line = '\\n', nullstr = '', allow_quoted_nulls = false, max_line_size = ${longest}, buffer_size = ${longest}
    )`
}
