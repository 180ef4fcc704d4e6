import type { Store } from '@cfit/prisma'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AnalyticsError } from './analytics-error.ts'
import { type Row, readRows } from './build.ts'
import { type CheckResult, loadChecks } from './checks/index.ts'
import type { Model } from './define.ts'
import type { Position } from './extract.ts'
import { type Figure, type FigureQuery, type Read, readFigures } from './figures.ts'
import { contentHashOf } from './fingerprints.ts'
import { buildGeneration, type Generation, inTransaction, type Refreshed } from './generation.ts'
import type { EngineSettings } from './instance.ts'
import { type Mart, type RowQuery, readMart } from './marts.ts'
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

export interface Analytics extends Readings {
  /** Runs the body on one consistent state of the marts, whatever is refreshed meanwhile: for a report with many figures. */
  snapshot<Result>(body: (readings: Readings, position: Position) => Promise<Result>): Promise<Result>
  /** Takes over what changed in the store since the position: only changed rows are read, only what they touch is made anew. */
  refresh(): Promise<Refreshed>
  /** Builds everything anew beside the present state and swaps it in. */
  rebuild(): Promise<void>
  /** What the data checks find in the present state; a check is run again only when what it reads has changed. */
  checks(): Promise<readonly CheckResult[]>
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

/** Runs a reading on one state of the marts. */
type Run = <Result>(body: (read: Read, generation: Generation) => Promise<Result>) => Promise<Result>

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
    return generation.withConnection((connection) => body(connection, generation))
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
    rows: (mart, query = {}) => run((read, generation) => readMart(read, martOf(generation, mart), query)),
    contentHash: () => run((read, generation) => contentHashOf(read, [...generation.marts.values()])),
  })
  // A figure may take several reads, so every reading is one transaction: it sees one state.
  const onOneState: Run = (body) =>
    withConnection((connection, generation) =>
      inTransaction(connection, 'read only', () => body((sql, parameters) => readRows(connection, sql, parameters), generation)),
    )
  /** Digests are made when somebody first asks for the content hash, and kept up to date from then on. */
  const withFingerprints = async <Result>(read: () => Promise<Result>): Promise<Result> => {
    if (present.lacksFingerprints.size > 0) await inTurn(() => withConnection((connection, generation) => generation.makeFingerprints(connection)))
    return read()
  }

  const direct = readings(onOneState)
  return {
    ...direct,
    contentHash: () => withFingerprints(direct.contentHash),
    snapshot: (body) =>
      withFingerprints(() =>
        onOneState((read, generation) =>
          body(
            readings((inner) => inner(read, generation)),
            generation.position,
          ),
        ),
      ),
    refresh: () => inTurn(() => withConnection((connection, generation) => generation.refresh(store, connection))),
    rebuild: () =>
      inTurn(async () => {
        const next = await buildGeneration(store, models, checks, options)
        const previous = present
        present = next
        previous.replace()
      }),
    checks: () => inTurn(() => withConnection((connection, generation) => generation.runChecks(connection))),
    get position() {
      return present.position
    },
    close: () =>
      inTurn(async () => {
        if (isClosed) return
        isClosed = true
        present.replace()
      }),
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
