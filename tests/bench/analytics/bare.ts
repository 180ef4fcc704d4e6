import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, loadModels, rawType, readRows, type SourceType, sources } from '@cfit/analytics/engine'
import type { Store } from '@cfit/prisma'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'

/** What a person would write with COPY, DuckDB and nothing else: each table through one file, the models' SQL in order, no key or word checked. */
export async function buildBare(store: Store): Promise<{ connection: DuckDBConnection; close(): void; loadMs: number; buildMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-bench-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const started = performance.now()
    await connection.run('create schema raw; create schema staging; create schema intermediate; create schema marts')
    for (const [table, { columns }] of Object.entries(sources)) {
      const file = join(folder, `${table}.csv`)
      const select = `select ${Object.entries(columns)
        .map(([column, type]) => plain(column, type))
        .join(', ')} from "${table}"`
      await store.snapshot((_, copyOut) => pipeline(copyOut(select), createWriteStream(file)))
      const types = Object.entries(columns).map(([column, type]) => `'${column}': '${rawType(type)}'`)
      await connection.run(
        `create table raw."${table}" as from read_csv('${file}', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${types.join(', ')}})`,
      )
    }
    const loadMs = performance.now() - started
    await runModels(connection)
    const close = () => {
      connection.closeSync()
      instance.closeSync()
    }
    return { connection, loadMs, buildMs: performance.now() - started, close }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function plain(column: string, type: SourceType): string {
  if (type === 'roles') return `array_to_string("${column}", ' ')`
  return type === 'timestamp' ? `"${column}" at time zone 'UTC'` : `"${column}"`
}

/** The models know their order only through the engine; here each is tried until those it reads are there. */
async function runModels(connection: DuckDBConnection): Promise<void> {
  let due = loadModels()
  while (due.length > 0) {
    const waiting: typeof due = []
    for (const model of due) {
      const kind = model.layer === 'marts' ? 'table' : 'view'
      await connection.run(`create ${kind} ${model.layer}.${model.name} as ${model.sql}`).catch(() => waiting.push(model))
    }
    if (waiting.length === due.length) throw new Error(`These models do not run on the bare engine: ${waiting.map(({ name }) => name).join(', ')}.`)
    due = waiting
  }
}

/** One group of the aggregate that the systems are compared in. */
export interface Group {
  year: number
  clause: string
  advanced: string
  named: string
  organisations: string
}

/** Progress by year and clause, the aggregate behind the first figure of the collective report; on the mart, wherever it stands. */
export const aggregateOver = (mart: string): string => `
  select year, clause,
    cast(count(*) filter (where is_well_advanced) as varchar) as advanced, cast(count(step) as varchar) as named,
    cast(count(distinct organisation_id) filter (where step is not null) as varchar) as organisations
  from ${mart} group by year, clause order by year, clause`

export const aggregateInDuckdb = async (connection: DuckDBConnection): Promise<Group[]> =>
  (await readRows(connection, aggregateOver('marts.progress_answers'))) as unknown as Group[]

/** The mart as a table in PostgreSQL, made once, with the index such a question deserves, analysed and vacuumed. */
export async function makeMartInPostgres(client: pg.Client): Promise<void> {
  await client.query(`
    create table bench_progress_answers as
    select campaign.year::integer as year, submission.organisation_id, question.key as question_key, question.clause, question.strategy, question.impact_category,
      answer.state, answer.step, coalesce(answer.step in ('SUBSTANTIAL', 'COMPLETE'), false) as is_well_advanced
    from answer join question on question.id = answer.question_id join submission_revision revision on revision.id = answer.revision_id
    join submission on submission.id = revision.submission_id join campaign on campaign.id = submission.campaign_id
    where question.kind = 'PROGRESS'`)
  await client.query('create index on bench_progress_answers (year, clause)')
  await client.query('vacuum analyze bench_progress_answers')
}

export async function connectTo(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c work_mem=64MB' })
  await client.connect()
  return client
}

export const aggregateInPostgres = async (client: pg.Client): Promise<Group[]> => (await client.query<Group>(aggregateOver('bench_progress_answers'))).rows
