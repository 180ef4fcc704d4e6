import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Import, Prisma, Store } from '@cfit/prisma'
import { isDiskFull } from '../imports/index.ts'
import { importUpload } from './upload-result.ts'

/** A process that works on an upload is heard of at least this often, milliseconds. */
const heartbeat = 1_000
/** Not heard of for so long, it is taken for dead. */
const silenceMax = 60_000
/** A checked file waits so long for somebody's word. */
const waitMax = 24 * 3_600_000

/**
 * Where uploaded files are checked and imported, one after the other. A file lies in a folder of its own until it was imported or given
 * up; the store tells how far it has come, so that any replica can answer.
 */
export class UploadDesk {
  readonly #store: Store
  readonly #folder: string
  readonly #onError: (error: unknown) => void
  #queue: Promise<void> = Promise.resolve()
  readonly #ending = new AbortController()

  constructor(store: Store, dataDir: string, onError: (error: unknown) => void) {
    this.#store = store
    this.#folder = join(dataDir, 'uploads')
    this.#onError = onError
  }

  /** Where the file of an upload lies; its folder is there. */
  async pathFor(id: string, fileName: string): Promise<string> {
    const folder = join(this.#folder, id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return join(folder, fileName)
  }

  /** Reads the file and undoes all it did, so that a person knows before anything is kept. */
  check(upload: Import): void {
    this.#enqueue(upload, async (onProgress) => {
      const result = await this.#import(upload, true, onProgress)
      await this.#close(upload.id, { state: 'CHECKED', bytesRead: upload.bytes, result: result as unknown as Prisma.InputJsonObject })
    })
  }

  /** Takes the file in and deletes it. */
  run(upload: Import): void {
    this.#enqueue(upload, async (onProgress) => {
      const result = await this.#import(upload, false, onProgress)
      await this.#close(upload.id, { state: 'DONE', bytesRead: upload.bytes, result: result as unknown as Prisma.InputJsonObject, endedAt: new Date() })
      await this.remove(upload.id)
    })
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.#folder, id), { recursive: true, force: true })
  }

  /** Waits for all that was handed in. */
  async settled(): Promise<void> {
    await this.#queue
  }

  /** Ends what is being done, between two records; nobody may close the store before. */
  async close(): Promise<void> {
    this.#ending.abort()
    await this.#queue
  }

  /** Gives up what a process left behind when it died, and what nobody came back for. */
  async tidy(now: Date): Promise<void> {
    const silentSince = new Date(now.getTime() - silenceMax)
    await this.#store.prisma.import.updateMany({
      where: { state: { in: ['CHECKING', 'IMPORTING'] }, seenAt: { lt: silentSince } },
      data: { state: 'FAILED', failure: 'INTERRUPTED', endedAt: now },
    })
    await this.#store.prisma.import.updateMany({
      where: { state: 'CHECKED', seenAt: { lt: new Date(now.getTime() - waitMax) } },
      data: { state: 'FAILED', failure: 'EXPIRED', endedAt: now },
    })
    const present = await readdir(this.#folder).catch(() => [])
    const open = await this.#store.prisma.import.findMany({ where: { id: { in: present.filter(isUuid) }, endedAt: null }, select: { id: true } })
    const kept = new Set(open.map(({ id }) => id))
    for (const name of present) if (!kept.has(name)) await this.remove(name)
  }

  async #import(upload: Import, isDryRun: boolean, onProgress: (bytes: number) => void) {
    const path = await this.pathFor(upload.id, upload.fileName)
    return importUpload(this.#store, { ...upload, path }, { actorId: upload.actorId, isDryRun, onProgress, signal: this.#ending.signal })
  }

  #enqueue(upload: Import, work: (onProgress: (bytes: number) => void) => Promise<void>): void {
    let bytesRead = 0
    const hear = () => this.#store.prisma.import.updateMany({ where: { id: upload.id, endedAt: null }, data: { bytesRead, seenAt: new Date() } })
    const beat = setInterval(() => hear().catch(() => undefined), heartbeat)
    beat.unref()
    const onProgress = (bytes: number): void => {
      bytesRead = bytes
    }
    this.#queue = this.#queue
      .then(() => work(onProgress))
      .catch(async (error: unknown) => {
        const isEnding = this.#ending.signal.aborted
        if (!isEnding) this.#onError(error)
        const failure = isEnding ? 'INTERRUPTED' : isDiskFull(error) ? 'DISK_FULL' : 'UNEXPECTED'
        await this.#close(upload.id, { state: 'FAILED', failure, endedAt: new Date() }).catch(() => undefined)
        await this.remove(upload.id).catch(() => undefined)
      })
      .finally(() => clearInterval(beat))
  }

  async #close(id: string, data: Prisma.ImportUpdateInput): Promise<void> {
    await this.#store.prisma.import.updateMany({ where: { id, endedAt: null }, data: { ...data, seenAt: new Date() } })
  }
}

const isUuid = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)
