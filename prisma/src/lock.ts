import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from './store-error.ts'

/**
 * Takes the data folder for this process alone. Two processes on one embedded store lose each other's rows,
 * and PGlite does not notice. SQLite's file lock belongs to the operating system: it ends with the process, however that ends.
 */
export function lockFolder(dataDir: string): { release(): void } {
  let file: DatabaseSync
  try {
    makeFolder(dataDir)
    file = new DatabaseSync(join(dataDir, 'lock'))
  } catch (cause) {
    throw new StoreError('DATA_DIR_NOT_WRITABLE', `The data folder ${dataDir} cannot be written. Set DATA_DIR to a folder you own.`, { cause })
  }
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (cause) {
    file.close()
    const message = cause instanceof Error ? cause.message : ''
    if (message.includes('locked')) {
      throw new StoreError('STORE_IN_USE', `The data folder ${dataDir} is in use by another process. Stop it, or set DATA_DIR to another folder.`, { cause })
    }
    throw new StoreError('DATA_DIR_NOT_WRITABLE', `The data folder ${dataDir} cannot be written. Set DATA_DIR to a folder you own.`, { cause })
  }
  return { release: () => file.close() }
}

/** Step by step: Node's own recursive way never ends where the system refuses a folder as if it were not there, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
