import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** What the body of a bulk write may do; all of it is one transaction. */
export interface Bulk {
  /** Runs one SQL statement of the transaction. */
  sql<Row>(text: string, parameters?: unknown[]): Promise<Row[]>
  /**
   * Copies rows into a table and returns how many. The rows come as CSV, each text one or more whole lines: an empty field is null,
   * an empty text is `""`. They pass through without being held; every guard of the store applies.
   */
  copyIn(table: string, columns: readonly string[], csv: Iterable<string> | AsyncIterable<string>): Promise<number>
}

const copyStatement = (table: string, columns: readonly string[], origin: string): string =>
  `copy "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) from ${origin} with (format csv)`

/** One transaction on a connection of its own. Its commit does not wait for the disk: what a crash could take with it can be written again. */
export async function bulkOnPostgres<Result>(pool: Pool, body: (bulk: Bulk) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    await client.query('set local synchronous_commit = off')
    const result = await body({
      async sql<Row>(text: string, parameters: unknown[] = []) {
        return (await client.query(text, parameters)).rows as Row[]
      },
      async copyIn(table, columns, csv) {
        const copying = client.query(copyFrom(copyStatement(table, columns, 'stdin')))
        await pipeline(Readable.from(csv), copying)
        return copying.rowCount ?? 0
      },
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((broken: Error) => {
      failure = broken
    })
    throw error
  } finally {
    // A connection that cannot even roll back is broken: it is thrown away instead of going back to the pool.
    client.release(failure)
  }
}

/** Text handed to the embedded engine at a time: it takes a copy's source as a whole, so that this bounds the memory. */
const charactersPerCopy = 4_000_000

/** One transaction of the embedded store. A copy of many rows is made of several statements. */
export async function bulkOnPglite<Result>(client: PGlite, body: (bulk: Bulk) => Promise<Result>): Promise<Result> {
  return client.transaction((transaction) =>
    body({
      async sql<Row>(text: string, parameters: unknown[] = []) {
        return (await transaction.query<Row>(text, parameters)).rows
      },
      async copyIn(table, columns, csv) {
        let rows = 0
        let waiting: string[] = []
        let characters = 0
        const copy = async () => {
          if (characters === 0) return
          const copied = await transaction.query(copyStatement(table, columns, "'/dev/blob'"), [], { blob: new Blob(waiting) })
          rows += copied.affectedRows ?? 0
          waiting = []
          characters = 0
        }
        for await (const text of csv) {
          waiting.push(text)
          characters += text.length
          if (characters >= charactersPerCopy) await copy()
        }
        await copy()
        return rows
      },
    }),
  )
}
