import { basename } from 'node:path'
import { newId, type Store } from '@cfit/prisma'
import type { Transaction } from '../command.ts'

const transactionTimes = { maxWait: 60_000, timeout: 300_000 }

/** Thrown to undo the transaction of a dry run; carries what it would have done. */
class Undone<Result> extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('undone')
    this.result = result
  }
}

/** A file on record by its content, and the transactions of its import. In a dry run each of them is undone, the record included. */
export class ImportedFile {
  readonly id: string
  readonly #store: Store
  readonly #undone: { name: string; sha256: string; bytes: number } | null

  private constructor(store: Store, id: string, undone: { name: string; sha256: string; bytes: number } | null) {
    this.#store = store
    this.id = id
    this.#undone = undone
  }

  static async register(store: Store, path: string, bytes: number, sha256: string, isDryRun = false): Promise<ImportedFile> {
    const row = { name: basename(path).toWellFormed(), sha256, bytes }
    const id = newId()
    // Not an upsert: two imports of one file at once would both find nothing and both insert.
    if (!isDryRun) await store.prisma.sourceFile.createMany({ data: [{ id, ...row }], skipDuplicates: true })
    const known = await store.prisma.sourceFile.findUnique({ where: { sha256 }, select: { id: true } })
    return new ImportedFile(store, known?.id ?? id, isDryRun ? row : null)
  }

  get isDryRun(): boolean {
    return this.#undone !== null
  }

  async inTransaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { id } = this
    const row = this.#undone
    if (row === null) return this.#store.prisma.$transaction(body, transactionTimes)
    try {
      return await this.#store.prisma.$transaction(async (transaction) => {
        await transaction.sourceFile.createMany({ data: [{ id, ...row }], skipDuplicates: true })
        throw new Undone(await body(transaction))
      }, transactionTimes)
    } catch (error) {
      if (error instanceof Undone) return error.result as Result
      throw error
    }
  }
}
