import type { SqlMigrationAwareDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'

/** True for a statement that may change something. */
export function isWrite(text: string): boolean {
  return !/^\s*(select|show|explain)\b/i.test(text) && (!/^\s*with\b/i.test(text) || /\b(insert|update|delete|merge)\b/i.test(text))
}

/** Waits for a piece of work and, if it may have written, says so before anybody learns that it is done, whether it went well or not. */
export async function noticing<Result>(mayWrite: boolean, work: Promise<Result>, wrote: () => void): Promise<Result> {
  try {
    return await work
  } finally {
    if (mayWrite) wrote()
  }
}

/** The adapter, which also says what is written through it, and asks before whether it may. */
export function watched(
  factory: SqlMigrationAwareDriverAdapterFactory,
  wrote: () => void,
  mayWrite: () => void = () => undefined,
): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const executeRaw = adapter.executeRaw.bind(adapter)
    const queryRaw = adapter.queryRaw.bind(adapter)
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.executeRaw = async (query: SqlQuery) => {
      mayWrite()
      return noticing(true, executeRaw(query), wrote)
    }
    adapter.queryRaw = async (query: SqlQuery) => {
      if (isWrite(query.sql)) mayWrite()
      return noticing(isWrite(query.sql), queryRaw(query), wrote)
    }
    adapter.startTransaction = async (isolation): Promise<Transaction> => {
      mayWrite()
      const transaction = await startTransaction(isolation)
      const commit = transaction.commit.bind(transaction)
      transaction.commit = () => noticing(true, commit(), wrote)
      return transaction
    }
    return adapter
  }
  return factory
}
