import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/*
 * Both adapters as shipped fail where it matters, so each is corrected here and nowhere else:
 * - `executeScript` splits on `;` (PostgreSQL) or is not awaited (PGlite): a migration with a function body fails, a failing one counts as applied;
 * - PGlite's `commit` swallows an error raised by COMMIT itself, so a deferred constraint would be broken in silence;
 * - PostgreSQL's one-byte `"char"` of the catalogue is unknown to its adapter, so that comparing a database with the schema fails;
 * - PGlite sets the isolation level before the transaction begins; with one session every transaction is serial anyway.
 */

type Correctable<Adapter> = { connect(): Promise<Adapter>; connectToShadowDb(): Promise<Adapter> }

function corrected<Adapter>(factory: Correctable<Adapter>, correct: (adapter: Adapter) => Adapter): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory)
  const connectToShadowDb = factory.connectToShadowDb.bind(factory)
  factory.connect = async () => correct(await connect())
  factory.connectToShadowDb = async () => correct(await connectToShadowDb())
  return factory as unknown as SqlMigrationAwareDriverAdapterFactory
}

interface PostgresInternals extends SqlDriverAdapter {
  performIO(query: SqlQuery): Promise<{ fields: { dataTypeID: number }[] }>
}

const catalogueChar = 18
const paddedChar = 1042

export function postgresAdapter(pool: Pool, onPoolError: (error: Error) => void): SqlMigrationAwareDriverAdapterFactory {
  return corrected(new PrismaPg(pool, { onPoolError }) as unknown as Correctable<PostgresInternals>, (adapter) => {
    adapter.executeScript = async (script) => {
      await pool.query(script)
    }
    const { performIO, queryRaw } = adapter
    adapter.queryRaw = async (query) => {
      let oneByte: number[] = []
      const reader: PostgresInternals = Object.create(adapter)
      reader.performIO = async (asked) => {
        const result = await performIO.call(adapter, asked)
        oneByte = result.fields.flatMap((field, index) => (field.dataTypeID === catalogueChar ? [index] : []))
        for (const index of oneByte) (result.fields[index] as { dataTypeID: number }).dataTypeID = paddedChar
        return result
      }
      const result = await queryRaw.call(reader, query)
      for (const index of oneByte) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  })
}

interface PgliteInternals extends SqlDriverAdapter {
  startTransactionInner(connection: Pick<PGlite, 'transaction'>, options: Transaction['options']): Promise<Transaction & { txDeferred: { resolve(): void } }>
  onError(error: unknown): never
}

export function pgliteAdapter(client: PGlite): SqlMigrationAwareDriverAdapterFactory {
  return corrected(new PrismaPGlite(client) as unknown as Correctable<PgliteInternals>, (adapter) => {
    adapter.executeScript = async (script) => {
      await client.exec(script)
    }
    adapter.startTransaction = async () => {
      let outcome: Promise<unknown> = Promise.resolve()
      const watched = {
        transaction: (body: Parameters<PGlite['transaction']>[0]) => {
          outcome = client.transaction(body)
          return outcome
        },
      } as Pick<PGlite, 'transaction'>
      const transaction = await adapter.startTransactionInner(watched, { usePhantomQuery: true })
      transaction.commit = async () => {
        transaction.txDeferred.resolve()
        await outcome.catch((error: unknown) => adapter.onError(error))
      }
      return transaction
    }
    return adapter
  })
}
