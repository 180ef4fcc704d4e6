import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from './store-error.ts'

/** Files of the hub (uploads, snapshots, published reports): written once, addressed by their SHA-256. */
export interface FileStorage {
  /** Keeps the bytes and returns their SHA-256, hexadecimal. Keeping the same bytes again changes nothing. */
  keep(bytes: Uint8Array): Promise<string>
  /** Returns the bytes; throws when they are absent or no longer match their hash. */
  read(sha256: string): Promise<Uint8Array>
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function folderStorage(folder: string): FileStorage {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async keep(bytes) {
      const sha256 = sha256Of(bytes)
      const path = pathOf(sha256)
      if (await stat(path).catch(() => null)) return sha256
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
      const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
      await writeFile(draft, bytes, { mode: 0o600, flush: true })
      await rename(draft, path)
      return sha256
    },
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256))
      if (sha256Of(bytes) !== sha256) throw new StoreError('FILE_DIFFERS', `The stored file ${sha256} no longer matches its hash.`)
      return bytes
    },
  }
}
