import type { Store } from '@cfit/prisma'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AnalyticsError } from './analytics-error.ts'
import { type Built, buildModels, type Row, readLines, readRows, rebuildMarts } from './build.ts'
import { type Check, type CheckResult, loadChecks, runChecks } from './checks/index.ts'
import { type Model, relationOf } from './define.ts'
import { extractChanges, type Position } from './extract.ts'
import { type Figure, type FigureQuery, type Lines, type Read, readFigures } from './figures.ts'
import { downstreamOf } from './graph.ts'
import { type EngineSettings, Instance } from './instance.ts'
import { extractAll } from './load.ts'
import { hashMarts, type Mart, type RowQuery, readMart } from './marts.ts'
import { metrics as declaredMetrics, type Metric } from './metrics/index.ts'
import { loadModels } from './models/index.ts'

/** What can be asked of the built marts. */
export interface Readings {
  /** The registry: every metric by its key. */
  readonly metrics: Readonly<Record<string, Metric>>
  /** Figures of a metric, ordered by year and dimensions. Throws AnalyticsError UNKNOWN_METRIC, UNKNOWN_DIMENSION or INVALID_FILTER. */
  figures(key: string, query?: FigureQuery): Promise<Figure[]>
  /** One figure of a year; n is 0 and the value null when nothing was collected. */
  figure(key: string, query: { year: number; where?: Readonly<Record<string, string>> | undefined }): Promise<Figure>
  /** Rows of a mart; decimals and dates as text. Throws AnalyticsError UNKNOWN_MART or UNKNOWN_COLUMN. */
  rows(mart: string, query?: RowQuery): Promise<Row[]>
  /** SHA-256 over the canonical rows of all marts, hexadecimal: equal data give equal hashes, however they were built. */
  contentHash(): Promise<string>
}

export interface Refreshed {
  /** Rows of the store that were read again or found gone. */
  readonly changedRows: number
  /** Marts that were built again, sorted. */
  readonly rebuilt: readonly string[]
}

export interface Analytics extends Readings {
  /** Runs the body on one consistent state of the marts, whatever is refreshed meanwhile: for a report with many figures. */
  snapshot<Result>(body: (readings: Readings, position: Position) => Promise<Result>): Promise<Result>
  /** Takes over what changed in the store since the position: only changed rows are read, only the marts downstream are built again. */
  refresh(): Promise<Refreshed>
  /** Builds everything anew beside the present state and swaps it in. */
  rebuild(): Promise<void>
  /** What the data checks found at the last build or refresh. */
  checks(): readonly CheckResult[]
  /** How far the store has been read. */
  readonly position: Position
  close(): Promise<void>
}

export interface AnalyticsOptions extends EngineSettings {
  /** Folder with the models' SQL; by default the one of this package. */
  readonly modelsFolder?: URL
  readonly checksFolder?: URL
  /** Models and metrics in place of the shipped ones; used by tests. */
  readonly models?: readonly Model[]
  readonly metrics?: Readonly<Record<string, Metric>>
}

/** One built instance. It closes when it was replaced and its last reader has left. */
interface Generation {
  readonly instance: Instance
  readonly built: Built
  readonly marts: ReadonlyMap<string, Mart>
  position: Position
  checks: readonly CheckResult[]
  readers: number
  isReplaced: boolean
}

/** Runs a reading on one state of the marts. */
type Run = <Result>(body: (read: Read, state: { lines: Lines; generation: Generation }) => Promise<Result>) => Promise<Result>

/** Reads the store into an in-memory DuckDB, builds every model and checks it. One process owns the instance. */
export async function openAnalytics(store: Store, options: AnalyticsOptions = {}): Promise<Analytics> {
  const models = options.models ?? loadModels(options.modelsFolder)
  const checks = loadChecks(options.checksFolder)
  const metrics = options.metrics ?? declaredMetrics
  let present = await buildGeneration(store, models, checks, options)
  let isClosed = false
  // Refreshes and rebuilds take turns: DuckDB has one writer, and each starts from the position of the one before.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(body: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(body)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function withConnection<Result>(body: (connection: DuckDBConnection, generation: Generation) => Promise<Result>): Promise<Result> {
    if (isClosed) throw new AnalyticsError('ANALYTICS_CLOSED', 'The analytics are closed.')
    const generation = present
    generation.readers += 1
    try {
      const connection = await generation.instance.connect()
      try {
        return await body(connection, generation)
      } finally {
        connection.closeSync()
      }
    } finally {
      generation.readers -= 1
      retire(generation)
    }
  }

  const readings = (run: Run): Readings => ({
    metrics,
    figures: async (key, query = {}) => {
      const metric = metricOf(metrics, key)
      return run((read) => readFigures(read, metric, query))
    },
    figure: async (key, { year, where }) => {
      const metric = metricOf(metrics, key)
      const [figure] = await run((read) => readFigures(read, metric, { years: [year], where }))
      if (!figure) throw new AnalyticsError('INVALID_FILTER', `The metric ${key} has no such part.`)
      return figure
    },
    rows: (mart, query = {}) => run((read, { generation }) => readMart(read, martOf(generation, mart), query)),
    contentHash: () => run((_, { lines, generation }) => hashMarts(lines, [...generation.marts.values()])),
  })
  // The hash takes several reads, so every reading is one transaction: it sees one state.
  const onOneState: Run = (body) =>
    withConnection(async (connection, generation) => {
      await connection.run('begin transaction read only')
      const read: Read = (sql, parameters) => readRows(connection, sql, parameters)
      const lines: Lines = (sql) => readLines(connection, sql)
      const result = await body(read, { lines, generation })
      await connection.run('commit')
      return result
    })

  return {
    ...readings(onOneState),
    snapshot: (body) =>
      onOneState((read, state) =>
        body(
          readings((inner) => inner(read, state)),
          state.generation.position,
        ),
      ),
    refresh: () => inTurn(() => withConnection((connection, generation) => refresh(store, connection, generation, checks))),
    rebuild: () =>
      inTurn(async () => {
        const next = await buildGeneration(store, models, checks, options)
        const previous = present
        present = next
        previous.isReplaced = true
        retire(previous)
      }),
    checks: () => present.checks,
    get position() {
      return present.position
    },
    close: () =>
      inTurn(async () => {
        if (isClosed) return
        isClosed = true
        present.isReplaced = true
        retire(present)
      }),
  }
}

function retire(generation: Generation): void {
  if (generation.isReplaced && generation.readers === 0) generation.instance.closeSync()
}

async function buildGeneration(store: Store, models: readonly Model[], checks: readonly Check[], settings: EngineSettings): Promise<Generation> {
  const instance = await Instance.openToLoad(settings)
  try {
    const connection = await instance.connect()
    try {
      const position = await extractAll(store, connection)
      await instance.closeDoors()
      await instance.compress()
      const built = await buildModels(connection, models)
      const marts = new Map(
        models
          .filter((model) => model.layer === 'marts')
          .map((model) => [model.name, { model, columns: built.columns.get(relationOf(model)) ?? new Map<string, string>() }]),
      )
      return { instance, built, marts, position, checks: await runChecks(connection, checks), readers: 0, isReplaced: false }
    } finally {
      connection.closeSync()
    }
  } catch (error) {
    instance.closeSync()
    throw error
  }
}

/** One DuckDB transaction: readers see the state before it or after it, and a failure leaves the state and the position as they were. */
async function refresh(store: Store, connection: DuckDBConnection, generation: Generation, checks: readonly Check[]): Promise<Refreshed> {
  await connection.run('begin transaction')
  try {
    const changes = await extractChanges(store, connection, generation.position)
    const stale = downstreamOf(
      generation.built.ordered,
      changes.tables.map((table) => `raw.${table}`),
    )
    const rebuilt = changes.rows === 0 ? [] : await rebuildMarts(connection, generation.built.ordered, stale)
    const found = changes.rows === 0 ? generation.checks : await runChecks(connection, checks)
    await connection.run('commit')
    generation.position = changes.position
    generation.checks = found
    return { changedRows: changes.rows, rebuilt }
  } catch (error) {
    await connection.run('rollback').catch(() => undefined)
    throw error
  }
}

function metricOf(metrics: Readonly<Record<string, Metric>>, key: string): Metric {
  const metric = Object.hasOwn(metrics, key) ? metrics[key] : undefined
  if (!metric) throw new AnalyticsError('UNKNOWN_METRIC', `There is no metric ${key}; there are ${Object.keys(metrics).join(', ')}.`)
  return metric
}

function martOf(generation: Generation, name: string): Mart {
  const mart = generation.marts.get(name)
  if (!mart) throw new AnalyticsError('UNKNOWN_MART', `There is no mart ${name}; there are ${[...generation.marts.keys()].join(', ')}.`)
  return mart
}
