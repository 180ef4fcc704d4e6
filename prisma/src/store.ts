import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaClient } from '../generated/client/client.ts'
import { pgliteAdapter, postgresAdapter } from './adapters.ts'
import { type Bulk, bulkOnPglite, bulkOnPostgres } from './bulk.ts'
import { type CopyOut, copyOutOfEmbedded, copyOutOfPostgres } from './copy.ts'
import { diskRoomUnder } from './disk-room.ts'
import { type FileStorage, folderStorage } from './files.ts'
import { lockFolder } from './lock.ts'
import { applyMigrations, shippedMigrations } from './migrate.ts'
import { preparedStatements } from './prepared-statements.ts'
import { StoreError } from './store-error.ts'
import { isWrite, noticing, watched } from './writes.ts'

export type StoreKind = 'embedded' | 'postgresql'

/** One open store: the Prisma client for types and writes, plain SQL for the read paths, files beside it. */
export interface Store {
  readonly kind: StoreKind
  readonly prisma: PrismaClient
  readonly adapter: SqlMigrationAwareDriverAdapterFactory
  readonly files: FileStorage
  /** Runs one SQL statement. Select dates and decimals as text: the two engines read them differently. */
  sql<Row>(text: string, parameters?: unknown[]): Promise<Row[]>
  /**
   * Runs the body's statements on one consistent snapshot, reading only. The body uses its own `sql` and `copyOut` alone: an outer call would
   * wait for it on the embedded store.
   */
  snapshot<Result>(body: (sql: Store['sql'], copyOut: CopyOut) => Promise<Result>): Promise<Result>
  /**
   * Runs the body's statements in one transaction: all of them are kept, or none. The body uses its own `sql` alone, as in a snapshot. A statement
   * that the body does not wait for travels together with the next ones; its failure fails the transaction.
   */
  transaction<Result>(body: (sql: Store['sql']) => Promise<Result>): Promise<Result>
  /** Writes very many rows in one transaction, all or none. The body uses its own `bulk` alone. */
  bulk<Result>(body: (bulk: Bulk) => Promise<Result>): Promise<Result>
  /** How often this process has written to the store, by whichever way; what is kept of an earlier reading is void once it grows. */
  readonly writes: number
  /** Told of each SQL statement of the read paths; used by the tests that count them. */
  onSql?: ((text: string) => void) | undefined
  close(): Promise<void>
}

export interface StoreSettings {
  /** Folder of the embedded store and of files. */
  dataDir: string
  /** PostgreSQL address; absent for the embedded store. */
  databaseUrl?: string | undefined
  /** False leaves the migrations to the caller. */
  migrate?: boolean
  /** Told of each SQL statement Prisma sends. */
  onQuery?: (text: string) => void
}

/** PGlite's data folder belongs to one major version of PostgreSQL and can be opened by no other. */
const embeddedEngine = 'pglite 0.5, postgresql 18'

export async function openStore(settings: StoreSettings): Promise<Store> {
  return settings.databaseUrl ? openPostgres(settings, settings.databaseUrl) : openEmbedded(settings)
}

async function openEmbedded(settings: StoreSettings): Promise<Store> {
  const lock = lockFolder(settings.dataDir)
  try {
    checkEngine(settings.dataDir)
    const client = await PGlite.create(join(settings.dataDir, 'store'), { extensions: { pg_trgm } }).catch((cause: unknown) => {
      throw new StoreError(
        'STORE_UNREADABLE',
        `The embedded store in ${settings.dataDir} could not be opened (${reasonOf(cause)}). Check that the disk has room, or set DATA_DIR to another folder.`,
        { cause },
      )
    })
    await client.exec("set timezone to 'UTC'")
    const mayWrite = diskRoomUnder(settings.dataDir)
    let writes = 0
    const wrote = () => {
      writes += 1
    }
    const sqlWithin =
      (transaction: Pick<PGlite, 'query'>): Store['sql'] =>
      async <Row>(text: string, parameters: unknown[] = []) => {
        store.onSql?.(text)
        return (await transaction.query<Row>(text, parameters)).rows
      }
    const store: Store = {
      kind: 'embedded',
      get writes() {
        return writes
      },
      adapter: pgliteAdapter(client),
      prisma: createClient(watched(pgliteAdapter(client), wrote, mayWrite), settings),
      files: folderStorage(join(settings.dataDir, 'files')),
      async sql<Row>(text: string, parameters: unknown[] = []) {
        store.onSql?.(text)
        if (isWrite(text)) mayWrite()
        return noticing(isWrite(text), client.query<Row>(text, parameters), wrote).then((result) => result.rows)
      },
      snapshot: (body) => client.transaction((transaction) => body(sqlWithin(transaction), copyOutOfEmbedded(transaction))),
      async transaction(body) {
        mayWrite()
        const work = client.transaction((transaction) => {
          const { sql, done } = gathering(sqlWithin(transaction))
          return body(sql).then(done)
        })
        return noticing(true, work, wrote)
      },
      async bulk(body) {
        mayWrite()
        return noticing(true, bulkOnPglite(client, body), wrote)
      },
      async close() {
        if (client.closed) return
        await store.prisma.$disconnect()
        await client.close()
        lock.release()
      },
    }
    if (settings.migrate !== false)
      await bringUpToDate(store).catch(async (error) => {
        await client.close()
        throw error
      })
    return store
  } catch (error) {
    lock.release()
    throw error
  }
}

function checkEngine(dataDir: string): void {
  const marker = join(dataDir, 'engine')
  if (!existsSync(marker)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(marker, `${embeddedEngine}\n`)
    return
  }
  const found = readFileSync(marker, 'utf8').trim()
  if (found !== embeddedEngine) {
    throw new StoreError(
      'STORE_FROM_OTHER_ENGINE',
      `The data folder ${dataDir} was made by ${found}; this version needs ${embeddedEngine}. Start with the version that made it, or set DATA_DIR to a new folder.`,
    )
  }
}

async function openPostgres(settings: StoreSettings, databaseUrl: string): Promise<Store> {
  const connection = { connectionString: databaseUrl, connectionTimeoutMillis: 5000, options: '-c timezone=UTC' }
  const pool = new pg.Pool({ ...connection, max: 10 })
  // A connection on which statements follow each other without waiting can copy nothing in or out, so those of commands are apart.
  const commands = new pg.Pool({ ...connection, max: 10, pipeline: true })
  // A lost idle connection is replaced by the pool; the next query tells if the server is gone.
  for (const one of [pool, commands]) one.on('error', () => undefined)
  const prepared = preparedStatements()
  let writes = 0
  const wrote = () => {
    writes += 1
  }
  const within = <Result>(begin: string, end: string, body: (client: pg.PoolClient) => Promise<Result>) => withinTransaction(pool, begin, end, body)
  const store: Store = {
    kind: 'postgresql',
    get writes() {
      return writes
    },
    adapter: postgresAdapter(pool, () => undefined),
    prisma: createClient(
      watched(
        postgresAdapter(pool, () => undefined),
        wrote,
      ),
      settings,
    ),
    files: folderStorage(join(settings.dataDir, 'files')),
    async sql<Row>(text: string, parameters: unknown[] = []) {
      store.onSql?.(text)
      return noticing(isWrite(text), pool.query(prepared(text, parameters)), wrote).then((result) => result.rows as Row[])
    },
    snapshot: (body) =>
      within('begin isolation level repeatable read read only', 'rollback', (client) =>
        body(async <Row>(text: string, parameters: unknown[] = []) => {
          store.onSql?.(text)
          return (await client.query(text, parameters)).rows as Row[]
        }, copyOutOfPostgres(client)),
      ),
    transaction: (body) => {
      const done = inOneTransaction(commands, body, (client) => async <Row>(text: string, parameters: unknown[] = []) => {
        store.onSql?.(text)
        return (await client.query(prepared(text, parameters))).rows as Row[]
      })
      return noticing(true, done, wrote)
    },
    bulk: (body) => noticing(true, bulkOnPostgres(pool, body), wrote),
    async close() {
      if (pool.ended) return
      await store.prisma.$disconnect()
      await Promise.all([pool.end(), commands.end()])
    },
  }
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new StoreError(
      'DATABASE_UNREACHABLE',
      `The database at ${withoutPassword(databaseUrl)} does not answer (${reasonOf(cause)}). Check DATABASE_URL and that the server runs.`,
      { cause },
    )
  }
  if (settings.migrate !== false) {
    await bringUpToDate(store).catch(async (error) => {
      await pool.end()
      throw error
    })
  }
  return store
}

/** The same `sql`, and a wait for all that it was given, in which the first failure counts. */
function gathering(sql: Store['sql']): { sql: Store['sql']; done: <Result>(result: Result) => Promise<Result> } {
  const given: Promise<unknown>[] = []
  return {
    sql<Row>(text: string, parameters?: unknown[]) {
      const rows = sql<Row>(text, parameters)
      given.push(rows)
      // Whoever does not wait for it is told at the end.
      rows.catch(() => undefined)
      return rows
    },
    done: async (result) => {
      for (const one of given) await one
      return result
    },
  }
}

/** Lets all that is sent within one turn leave in one piece: each piece of its own would wake the server for itself. */
function packing({ connection: { stream } }: pg.PoolClient): () => void {
  let isPacking = false
  return () => {
    if (isPacking) return
    isPacking = true
    stream.cork()
    process.nextTick(() => {
      isPacking = false
      stream.uncork()
    })
  }
}

/** A transaction whose beginning, end, and statements that nobody waits for travel with what comes next. A failed one cannot be committed. */
async function inOneTransaction<Result>(
  pool: pg.Pool,
  body: (sql: Store['sql']) => Promise<Result>,
  sqlOf: (client: pg.PoolClient) => Store['sql'],
): Promise<Result> {
  const client = await pool.connect()
  const together = packing(client)
  const sqlOfClient = sqlOf(client)
  const { sql, done } = gathering((text, parameters) => {
    together()
    return sqlOfClient(text, parameters)
  })
  let isBroken = false
  const send = (text: string) => {
    together()
    return client.query(text).catch(() => {
      isBroken = true
    })
  }
  try {
    const begun = send('begin')
    const result = await body(sql)
    together()
    const ended = client.query('commit')
    await Promise.all([begun, done(result), ended])
    if ((await ended).command !== 'COMMIT') throw new Error('The transaction was rolled back, as one of its statements had failed.')
    return result
  } catch (error) {
    await send('rollback')
    throw error
  } finally {
    client.release(isBroken)
  }
}

async function withinTransaction<Result>(pool: pg.Pool, begin: string, end: string, body: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await client.query(begin)
    const result = await body(client)
    await client.query(end)
    return result
  } catch (error) {
    // A connection that cannot even roll back is broken: it is thrown away instead of going back to the pool.
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message
  if (cause instanceof Error) return cause.message
  return typeof cause === 'object' && cause !== null && 'errno' in cause ? `errno ${String(cause.errno)}` : String(cause)
}

function withoutPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL'
  const url = new URL(databaseUrl)
  return `${url.host}${url.pathname}`
}

function createClient(adapter: SqlMigrationAwareDriverAdapterFactory, settings: StoreSettings): PrismaClient {
  const { onQuery } = settings
  if (!onQuery) return new PrismaClient({ adapter })
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  client.$on('query', (event) => onQuery(event.query))
  return client as PrismaClient
}

/** Asks with one statement whether anything is to be applied, so that an ordinary start does not load the migration engine. */
async function bringUpToDate(store: Store): Promise<void> {
  const shipped = await shippedMigrations()
  const [table] = await store.sql<{ present: boolean }>("select to_regclass('_prisma_migrations') is not null as present")
  if (table?.present) {
    const rows = await store.sql<{ name: string; isDone: boolean }>(
      'select migration_name as name, finished_at is not null as "isDone" from _prisma_migrations where rolled_back_at is null',
    )
    const unknown = rows.find((row) => !shipped.includes(row.name))
    if (unknown) {
      throw new StoreError(
        'STORE_FROM_NEWER_VERSION',
        `The store has the migration ${unknown.name}, which this version of the hub does not know. Start the newer version, or restore a backup made before it.`,
      )
    }
    if (shipped.every((name) => rows.some((row) => row.name === name && row.isDone))) return
  }
  await applyMigrations(store.adapter)
}
