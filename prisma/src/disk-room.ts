import { statfsSync } from 'node:fs'
import { StoreError } from './store-error.ts'

/** Room the embedded store needs to end what it began, bytes. Without room for its log it would never answer again. */
const roomMin = 64 * 1024 * 1024
const pauseMilliseconds = 250

/** Says no to a write while the disk under the folder is nearly full. It looks a few times a second at most. */
export function diskRoomUnder(folder: string, freeBytes: (folder: string) => number = freeBytesUnder): () => void {
  let lookedAt = Number.NEGATIVE_INFINITY
  let isFull = false
  return () => {
    if (performance.now() - lookedAt > pauseMilliseconds) {
      isFull = freeBytes(folder) < roomMin
      lookedAt = performance.now()
    }
    if (!isFull) return
    throw new StoreError(
      'DISK_FULL',
      `The disk under ${folder} has less than ${roomMin / 1024 / 1024} MB left, so nothing more is written. What was written is kept. Make room, then try again.`,
    )
  }
}

function freeBytesUnder(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
