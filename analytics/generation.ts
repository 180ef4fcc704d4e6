import type { Store } from '@cfit/prisma'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Built, buildModels } from './build.ts'
import { type Check, type CheckResult, readsOfCheck, runCheck } from './checks/index.ts'
import { type Model, relationOf } from './define.ts'
import { extractChanges, type Position } from './extract.ts'
import { makeFingerprints } from './fingerprints.ts'
import { type EngineSettings, Instance } from './instance.ts'
import { extractAll } from './load.ts'
import type { Mart } from './marts.ts'
import { type Refreshing, refreshModels } from './refresh.ts'

export interface Refreshed {
  /** Rows of the store that were read again or found gone. */
  readonly changedRows: number
  /** Marts in which something may have changed, sorted. */
  readonly refreshed: readonly string[]
}

/** Connections that are kept for the next reader. */
const mostIdle = 8

/** One built instance and how far it has read the store. It closes when it was replaced and its last reader has left. */
export class Generation {
  readonly marts: ReadonlyMap<string, Mart>
  /** Marts of which digests may be missing. */
  readonly lacksFingerprints: Set<string>
  readonly #instance: Instance
  readonly #built: Built
  readonly #checks: ReadonlyMap<Check, readonly string[]>
  readonly #found = new Map<Check, CheckResult>()
  readonly #idle: DuckDBConnection[] = []
  #position: Position
  #readers = 0
  #isReplaced = false

  constructor(instance: Instance, built: Built, checks: ReadonlyMap<Check, readonly string[]>, position: Position) {
    this.#instance = instance
    this.#built = built
    this.#checks = checks
    this.#position = position
    const martsBuilt = built.ordered.map(({ model }) => model).filter((model) => model.layer === 'marts')
    this.marts = new Map(martsBuilt.map((model) => [model.name, { model, columns: built.columns.get(relationOf(model)) ?? new Map<string, string>() }]))
    this.lacksFingerprints = new Set(this.marts.keys())
  }

  get position(): Position {
    return this.#position
  }

  async withConnection<Result>(body: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    this.#readers += 1
    try {
      const connection = this.#idle.pop() ?? (await this.#instance.connect())
      try {
        const result = await body(connection)
        if (this.#idle.length < mostIdle) this.#idle.push(connection)
        else connection.closeSync()
        return result
      } catch (error) {
        connection.closeSync()
        throw error
      }
    } finally {
      this.#readers -= 1
      this.#retire()
    }
  }

  /** One DuckDB transaction: readers see the state before it or after it, and a failure leaves the state and the position as they were. */
  async refresh(store: Store, connection: DuckDBConnection): Promise<Refreshed> {
    const { changes, touched, refreshed } = await inTransaction(connection, '', async () => {
      const changes = await extractChanges(store, connection, this.#position)
      const nothingToDo: Refreshing = { touched: new Map(), refreshed: [] }
      return { changes, ...(changes.touched.size === 0 ? nothingToDo : await refreshModels(connection, this.#built.ordered, this.marts, changes.touched)) }
    })
    this.#position = changes.position
    for (const name of refreshed) this.lacksFingerprints.add(name)
    for (const [check, reads] of this.#checks) if (reads.some((relation) => touched.has(relation))) this.#found.delete(check)
    return { changedRows: changes.rows, refreshed }
  }

  async runChecks(connection: DuckDBConnection): Promise<readonly CheckResult[]> {
    for (const check of this.#checks.keys()) if (!this.#found.has(check)) this.#found.set(check, await runCheck(connection, check))
    return [...this.#checks.keys()].flatMap((check) => this.#found.get(check) ?? [])
  }

  async makeFingerprints(connection: DuckDBConnection): Promise<void> {
    await makeFingerprints(
      connection,
      [...this.lacksFingerprints].flatMap((name) => this.marts.get(name) ?? []),
    )
    this.lacksFingerprints.clear()
  }

  /** Another generation stands in its place: no new reader comes. */
  replace(): void {
    this.#isReplaced = true
    this.#retire()
  }

  #retire(): void {
    if (!this.#isReplaced || this.#readers > 0) return
    for (const connection of this.#idle.splice(0)) connection.closeSync()
    this.#instance.closeSync()
  }
}

/** Reads the whole store and builds every model over it. */
export async function buildGeneration(store: Store, models: readonly Model[], checks: readonly Check[], settings: EngineSettings): Promise<Generation> {
  const instance = await Instance.openToLoad(settings)
  try {
    const connection = await instance.connect()
    try {
      const position = await extractAll(store, connection)
      await instance.closeDoors()
      const built = await buildModels(connection, models)
      await instance.compress()
      const reads = new Map<Check, readonly string[]>()
      for (const check of checks) reads.set(check, await readsOfCheck(connection, check))
      return new Generation(instance, built, reads, position)
    } finally {
      connection.closeSync()
    }
  } catch (error) {
    instance.closeSync()
    throw error
  }
}

/** Runs the body in one transaction and undoes it when it fails. */
export async function inTransaction<Result>(connection: DuckDBConnection, mode: 'read only' | '', body: () => Promise<Result>): Promise<Result> {
  await connection.run(`begin transaction ${mode}`)
  try {
    const result = await body()
    await connection.run('commit')
    return result
  } catch (error) {
    await connection.run('rollback').catch(() => undefined)
    throw error
  }
}
