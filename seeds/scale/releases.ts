import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { breakSometimes } from './defects.ts'
import { releasesOf } from './release.ts'
import { buyersOf, tenderOf } from './tender.ts'
import { type ScaleSize, worldOf } from './world.ts'

export interface ReleasesWritten {
  bytes: number
  processes: number
  /** SHA-256 of the file. */
  hash: string
}

const charactersPerChunk = 262_144

/** OCDS releases of a world, one JSON text each, process by process. The first processes are those that a store of the world holds too. */
export function* releaseLines(size: ScaleSize, count: number, onProcess: () => void = () => undefined): Generator<string> {
  const world = worldOf(size)
  const buyers = buyersOf(world)
  let left = count
  for (let number = 0; left > 0; number += 1) {
    onProcess()
    for (const [index, release] of releasesOf(world, tenderOf(world, number, buyers)).entries()) {
      if (left === 0) return
      yield `${JSON.stringify(breakSometimes(release, world.chance('defect', number, index)))}\n`
      left -= 1
    }
  }
}

/** Writes releases as JSON lines. A chunk is made when the disk has taken the one before, so that memory stays the same for any number. */
export async function writeReleases(size: ScaleSize, count: number, path: string): Promise<ReleasesWritten> {
  const hash = createHash('sha256')
  let processes = 0
  let bytes = 0
  function* chunks(): Generator<Buffer> {
    for (const text of joined(releaseLines(size, count, () => (processes += 1)))) {
      const chunk = Buffer.from(text)
      bytes += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path))
  return { bytes, processes, hash: digestOf(hash) }
}

const digestOf = (hash: Hash): string => hash.digest('hex')

function* joined(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < charactersPerChunk) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
