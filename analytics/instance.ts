import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { layers } from './define.ts'
import { createRaw } from './extract.ts'
import { createFingerprints } from './fingerprints.ts'

export interface EngineSettings {
  /** Threads of a reading; by default half of the processor's, at least two. */
  readonly threads?: number | undefined
  /** Memory the engine may take, in megabytes, before it uses the disk; by default half of what the process may have. */
  readonly memoryMegabytes?: number | undefined
}

/** The schemas live in an attached database, because only an attached one can keep its tables compressed in memory: a fifth of the size. */
const database = 'hub'

/** One in-memory DuckDB with the empty schemas. Nothing is downloaded, and it reads no file once its doors are closed. */
export class Instance {
  readonly #duckdb: DuckDBInstance

  private constructor(duckdb: DuckDBInstance) {
    this.#duckdb = duckdb
  }

  /** A new instance whose doors are still open to the files that rows are loaded from. `closeDoors` before anything else reads it. */
  static async openToLoad(settings: EngineSettings = {}): Promise<Instance> {
    const instance = new Instance(
      await DuckDBInstance.create(':memory:', {
        threads: String(settings.threads ?? defaultThreads()),
        memory_limit: `${settings.memoryMegabytes ?? defaultMemory()}MB`,
        temp_directory: join(tmpdir(), `cfit-analytics-${process.pid}`),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
      }),
    )
    const connection = await instance.#duckdb.connect()
    try {
      await connection.run(`attach ':memory:' as ${database} (compress)`)
      await connection.run(`use ${database}`)
      await createRaw(connection)
      await createFingerprints(connection)
      for (const layer of layers) await connection.run(`create schema ${layer}`)
    } finally {
      connection.closeSync()
    }
    return instance
  }

  /** From here on no file is read or written and no setting changes, whatever statement runs. There is no way back. */
  async closeDoors(): Promise<void> {
    const connection = await this.connect()
    try {
      await connection.run('set enable_external_access = false')
      await connection.run('set lock_configuration = true')
    } finally {
      connection.closeSync()
    }
  }

  async connect(): Promise<DuckDBConnection> {
    const connection = await this.#duckdb.connect()
    await connection.run(`use ${database}`)
    return connection
  }

  /** Compresses what was written since the last time. Readers may be at work; a writer may not. */
  async compress(): Promise<void> {
    const connection = await this.connect()
    try {
      await connection.run(`checkpoint ${database}`)
    } finally {
      connection.closeSync()
    }
  }

  closeSync(): void {
    this.#duckdb.closeSync()
  }
}

/** A new, empty instance with its doors closed. */
export async function openInstance(settings: EngineSettings = {}): Promise<Instance> {
  const instance = await Instance.openToLoad(settings)
  await instance.closeDoors()
  return instance
}

const defaultThreads = (): number => Math.max(2, Math.floor(availableParallelism() / 2))

function defaultMemory(): number {
  const limit = process.constrainedMemory()
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return Math.floor(bytes / 2 / 1_000_000)
}
