import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What a file's bytes are, before anything in them is understood. */
export interface InspectedBytes {
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string
  encoding: TextEncoding
}

/** One line of a file, numbered from 1 as an editor shows it; or why it cannot be read. */
export type TextLine = { line: number; text: string; isUnfinished: boolean } | { line: number; problem: 'line-too-long' | 'encoding-unclear' }

const chunkBytes = 1 << 20

/**
 * Reads a file once, holding a piece of it at a time. UTF-16 is known by its byte order mark, or by the zero bytes that Latin letters
 * have in it. Bytes that are no UTF-8 are taken as Windows-1252, which contains ISO-8859-1, only when no letter beyond ASCII is valid
 * UTF-8: a file that mixes both stays UTF-8, and its lines at fault are refused one by one.
 */
export async function inspectBytes(path: string): Promise<InspectedBytes> {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let encoding: TextEncoding | null = null
  let isFirst = true
  let isUtf8 = true
  let hasUtf8Letters = false
  const look = (bytes: Buffer | undefined) => {
    if (isUtf8) isUtf8 = decodes(strict, bytes)
    if (!hasUtf8Letters) hasUtf8Letters = /[^\0-\x7f\ufeff\ufffd]/.test(lenient.decode(bytes, { stream: bytes !== undefined }))
  }
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (isFirst) encoding = utf16Of(chunk)
    isFirst = false
    if (encoding === null) look(chunk)
  }
  if (encoding === null) look(undefined)
  return { sha256: hash.digest('hex'), encoding: encoding ?? (isUtf8 || hasUtf8Letters ? 'utf-8' : 'windows-1252') }
}

function decodes(decoder: TextDecoder, bytes: Buffer | undefined): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}

function utf16Of(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 512 - (head.length % 2))
  const zeros = [0, 0] as [number, number]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  const most = sample.length / 2 / 2
  if (zeros[1] > most && zeros[0] === 0) return 'utf-16le'
  return zeros[0] > most && zeros[1] === 0 ? 'utf-16be' : null
}

/**
 * Streams the lines of a file, whatever ends them. Memory holds one line: a longer one than `lineBytesMax` is passed over without being
 * held, and told. A line that is not what the encoding says is told too.
 */
export async function* textLines(path: string, encoding: TextEncoding, lineBytesMax: number): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? encoding : 'utf-8', { fatal: encoding === 'utf-8' })
  let parts: Buffer[] = []
  let length = 0
  let line = 1
  let isAfterReturn = false

  const keep = (part: Buffer): void => {
    length += part.length
    if (length > lineBytesMax) parts = []
    else if (part.length > 0) parts.push(part)
  }
  const finish = (isUnfinished: boolean): TextLine => {
    const bytes = length > lineBytesMax ? null : Buffer.concat(parts)
    const at = line
    parts = []
    length = 0
    line += 1
    if (bytes === null) return { line: at, problem: 'line-too-long' }
    try {
      return { line: at, text: decoder.decode(bytes), isUnfinished }
    } catch {
      return { line: at, problem: 'encoding-unclear' }
    }
  }

  for await (const chunk of utf8Chunks(path, encoding)) {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (byte !== 10 && byte !== 13) {
        isAfterReturn = false
        continue
      }
      // The feed of a return and feed ends the line that the return has ended.
      const isPair = byte === 10 && isAfterReturn
      isAfterReturn = byte === 13
      if (!isPair) {
        keep(chunk.subarray(start, at))
        yield finish(false)
      }
      start = at + 1
    }
    keep(chunk.subarray(start))
  }
  if (length > 0) yield finish(true)
}

/** The file's bytes, UTF-16 recoded so that a byte 10 is always the end of a line. */
async function* utf8Chunks(path: string, encoding: TextEncoding): AsyncGenerator<Buffer> {
  const chunks = createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') {
    yield* chunks
    return
  }
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
