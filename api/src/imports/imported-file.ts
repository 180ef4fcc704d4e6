import { basename } from 'node:path'
import { type Bulk, newId, type Store } from '@cfit/prisma'
import type { Transaction } from '../command.ts'
import type { Noticed } from './finding.ts'
import { type Execute, insertRows, through } from './insert-rows.ts'

const transactionTimes = { maxWait: 60_000, timeout: 300_000 }

/** Thrown to undo the transaction of a dry run; carries what it would have done. */
class Undone<Result> extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('undone')
    this.result = result
  }
}

/** How a file is imported, whatever its kind. */
export interface ImportManner {
  /** The signed-in user who asked for the import; null for the command line. */
  actorId?: string | null
  /** Does everything and undoes it: the outcome is what an import would tell, and nothing is kept. */
  isDryRun?: boolean
  /** Ends the import between two records when it is told to; what was written by then stays, each process whole. */
  signal?: AbortSignal
  /** Told now and then how many bytes of the file were read. */
  onProgress?: (bytes: number) => void
  /** Told of what was noticed, once it is certain. */
  onFindings?: (findings: readonly Noticed[]) => void
}

const pointerLengthMax = 600

/** A file on record by its content, and the transactions of its import. In a dry run each of them is undone, the record included. */
export class ImportedFile {
  readonly id: string
  readonly #store: Store
  readonly #onFindings: NonNullable<ImportManner['onFindings']>
  #untold: Noticed[] = []
  readonly #undone: { name: string; sha256: string; bytes: number } | null

  private constructor(store: Store, id: string, undone: { name: string; sha256: string; bytes: number } | null, { onFindings }: ImportManner) {
    this.#store = store
    this.#onFindings = onFindings ?? (() => undefined)
    this.id = id
    this.#undone = undone
  }

  static async register(store: Store, path: string, bytes: number, sha256: string, manner: ImportManner): Promise<ImportedFile> {
    const { isDryRun } = manner
    const row = { name: basename(path).toWellFormed(), sha256, bytes }
    const id = newId()
    // Not an upsert: two imports of one file at once would both find nothing and both insert.
    if (!isDryRun) await store.prisma.sourceFile.createMany({ data: [{ id, ...row }], skipDuplicates: true })
    const known = await store.prisma.sourceFile.findUnique({ where: { sha256 }, select: { id: true } })
    const ownId = known?.id ?? id
    // Before anything of it is taken in: an import that is stopped, or dies, is on record too. What came of it is told at its end.
    if (!isDryRun) {
      const event = { id: newId(), actorId: manner.actorId ?? null, command: 'beginImport', subjectType: 'SourceFile', subjectId: ownId }
      await store.prisma.auditEvent.create({ data: { ...event, change: { sha256, bytes } } })
    }
    return new ImportedFile(store, ownId, isDryRun ? row : null, manner)
  }

  /** Runs the body in one transaction of the client. What it noticed is told once the transaction is through. */
  async inTransaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#told((wrapped) => this.#store.prisma.$transaction((transaction) => wrapped(() => body(transaction), through(transaction)), transactionTimes))
  }

  /** The same for very many rows: by plain statements, as the client takes long to hand over a statement of megabytes. */
  async inBulk<Result>(body: (bulk: Bulk) => Promise<Result>): Promise<Result> {
    return this.#told((wrapped) => this.#store.bulk((bulk) => wrapped(() => body(bulk), bulk.sql)))
  }

  async #told<Result>(run: (wrapped: (body: () => Promise<Result>, execute: Execute) => Promise<Result>) => Promise<Result>): Promise<Result> {
    this.#untold = []
    const row = this.#undone
    const result = await run(async (body, execute) => {
      if (row === null) return body()
      await insertRows(execute, 'source_file', [{ id: this.id, ...row }], 'skip')
      throw new Undone(await body())
    }).catch((error: unknown) => {
      if (error instanceof Undone) return error.result as Result
      throw error
    })
    this.#onFindings(this.#untold)
    return result
  }

  /** Keeps what was noticed. Reading the same file again notices the same, and adds nothing. */
  async writeFindings(execute: Execute, findings: readonly Noticed[]): Promise<void> {
    for (const finding of findings) this.#untold.push(finding)
    const rows = findings.map((finding) => ({
      id: newId(),
      sourceFileId: this.id,
      ...finding,
      pointer: finding.pointer.slice(0, pointerLengthMax).toWellFormed(),
    }))
    await insertRows(execute, 'finding', rows, 'skip')
  }
}
