import { readdirSync, readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AnalyticsError } from '../analytics-error.ts'
import { messageOf, type Row, readRows } from '../build.ts'
import { relationsRead } from '../graph.ts'

/** A question to the data whose answer should be empty. */
export interface Check {
  readonly name: string
  /** The sentence at the head of the file. */
  readonly description: string
  readonly sql: string
}

export interface CheckResult {
  readonly name: string
  readonly description: string
  /** How many rows offend; 0 is a pass. */
  readonly count: number
  /** The first of them, at most a hundred. */
  readonly rows: readonly Row[]
}

const rowsShown = 100

export function loadChecks(folder: URL = new URL('./', import.meta.url)): Check[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), 'utf8').trim()
      const description = /^-- (.+\.)\n/.exec(sql)?.[1]
      if (!description)
        throw new AnalyticsError('MODEL_BROKEN', `checks/${file} does not begin with a comment of one sentence that says what is wrong with a row.`)
      return { name: file.slice(0, -'.sql'.length), description, sql }
    })
}

/** The relations a check reads. */
export const readsOfCheck = (connection: DuckDBConnection, { name, sql }: Check): Promise<string[]> => relationsRead(connection, sql, `checks/${name}.sql`)

/** Runs a check and reports; nothing is ever repaired here. */
export async function runCheck(connection: DuckDBConnection, { name, description, sql }: Check): Promise<CheckResult> {
  try {
    const [counted] = await readRows(connection, `select count(*)::integer as count from (${sql}\n)`)
    const count = Number(counted?.['count'] ?? 0)
    const rows = count === 0 ? [] : await readRows(connection, `select * from (${sql}\n) as offending order by all limit ${rowsShown}`)
    return { name, description, count, rows }
  } catch (cause) {
    throw new AnalyticsError('MODEL_BROKEN', `checks/${name}.sql does not run: ${messageOf(cause)}`, { cause })
  }
}
