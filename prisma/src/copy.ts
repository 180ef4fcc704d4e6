import type { Readable } from 'node:stream'
import type { Transaction } from '@electric-sql/pglite'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/**
 * Gives the rows of one SELECT as CSV without a header, piece by piece; a piece may end within a row. An empty field without quotes is null,
 * with quotes it is the empty text. The text of the statement comes from our own code: COPY takes no parameters.
 */
export type CopyOut = (select: string) => AsyncIterable<Uint8Array>

/** Streams from the server, so that a large table never stands in memory. */
export function copyOutOfPostgres(client: pg.PoolClient): CopyOut {
  return (select) => client.query(copyTo(`copy (${select}) to stdout (format csv)`)) satisfies Readable
}

/** The embedded engine writes the whole answer to memory: callers ask for a table part by part. */
export function copyOutOfEmbedded(transaction: Transaction): CopyOut {
  return async function* (select) {
    const { blob } = await transaction.query(`copy (${select}) to '/dev/blob' (format csv)`)
    if (blob) yield new Uint8Array(await blob.arrayBuffer())
  }
}
