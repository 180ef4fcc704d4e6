import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { beginsAsText, decodeUtf8, parseJson, splitTexts, utf16Of } from './json-text.ts'
import type { Refusal } from './outcome.ts'

export interface ReadLimits {
  /** Largest file that is read as one JSON text, bytes. JSON lines are streamed and know no such limit. */
  documentBytesMax: number
  /** Longest line of JSON lines, bytes. */
  lineBytesMax: number
}

export const defaultLimits: ReadLimits = { documentBytesMax: 512_000_000, lineBytesMax: 128_000_000 }

/** One JSON text of a file: its value, or why it could not be read. `base` is the pointer to it: empty, or `/` and the line's index. */
export type JsonText = { base: string; value: unknown; repeatedKeys: string[] } | { base: string; refusal: Refusal }

export interface JsonFile {
  /** Set when the file is not UTF-8 but says so by its byte order mark. */
  encoding: 'utf-8' | 'utf-16'
  texts: AsyncIterable<JsonText>
}

/**
 * Opens a JSON file of any layout: one text, JSON lines, or several texts one after the other; with or without byte order mark.
 * Lines are streamed: memory holds one line. Throws only what the file system throws.
 */
export async function openJsonFile(path: string, limits: ReadLimits): Promise<JsonFile> {
  await using file = await open(path)
  const { size } = await file.stat()
  const head = Buffer.alloc(4)
  await file.read(head, 0, 4, 0)
  const encoding = utf16Of(head)
  if (encoding) {
    if (size > limits.documentBytesMax) return { encoding: 'utf-16', texts: once(tooLarge(size, limits)) }
    return { encoding: 'utf-16', texts: textsOf(new TextDecoder(encoding).decode(await wholeOf(file, size))) }
  }
  if (/\.(jsonl|ndjson)$/i.test(path) && (await firstLineParses(path, limits))) return { encoding: 'utf-8', texts: textsOfLines(path, limits) }
  if (size > limits.documentBytesMax) {
    return { encoding: 'utf-8', texts: (await firstLineParses(path, limits)) ? textsOfLines(path, limits) : once(tooLarge(size, limits)) }
  }
  const text = decodeUtf8(await wholeOf(file, size))
  // Bytes that are no UTF-8 may stand in one line only; the others are still good.
  if (text === null) return { encoding: 'utf-8', texts: (await firstLineParses(path, limits)) ? textsOfLines(path, limits) : once(notUtf8()) }
  return { encoding: 'utf-8', texts: textsOf(text) }
}

async function wholeOf(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

async function* once(refusal: Refusal): AsyncGenerator<JsonText> {
  yield { base: refusal.pointer, refusal }
}

const notUtf8 = (pointer = ''): Refusal => ({
  pointer,
  code: 'encoding-not-utf-8',
  message: 'The text is not UTF-8, and no byte order mark says what it is. Save it as UTF-8 and import it again.',
})

const tooLarge = (size: number, limits: ReadLimits): Refusal => ({
  pointer: '',
  code: 'file-too-large',
  message: `The file has ${size} bytes; one JSON text may have ${limits.documentBytesMax}. JSON lines, one release a line, may be of any size.`,
})

/** A whole text in memory: one JSON text if it parses, else lines, else several texts in a row. */
async function* textsOf(whole: string): AsyncGenerator<JsonText> {
  if (whole.trim() === '') {
    yield { base: '', refusal: { pointer: '', code: 'file-empty', message: 'The file is empty.' } }
    return
  }
  const parsed = parseJson(whole)
  if ('value' in parsed) {
    yield { base: '', ...parsed }
    return
  }
  const lines = whole.split('\n')
  if (looksLikeLines(lines)) {
    for (const [index, line] of lines.entries()) if (line.trim() !== '') yield textOfLine(line, index)
    return
  }
  const texts = splitTexts(whole)
  if (texts && texts.length > 1) {
    for (const [index, text] of texts.entries()) yield textOfLine(text, index)
    return
  }
  yield { base: '', refusal: { pointer: '', code: 'json-unreadable', message: `The file is not readable JSON: ${parsed.problem}.` } }
}

const linesSampled = 20

/** Lines, when at least half of the first ones are JSON texts of their own. A broken line among good ones is then refused alone. */
function looksLikeLines(lines: string[]): boolean {
  const sample: string[] = []
  for (const line of lines) {
    if (line.trim() === '') continue
    sample.push(line)
    if (sample.length === linesSampled) break
  }
  const good = sample.filter((line) => beginsAsText(line) && 'value' in parseJson(line)).length
  return sample.length > 1 && good * 2 >= sample.length
}

function textOfLine(line: string, index: number): JsonText {
  const base = `/${index}`
  const parsed = parseJson(line)
  if ('value' in parsed) return { base, ...parsed }
  return { base, refusal: { pointer: base, code: 'json-unreadable', message: `The line is not readable JSON: ${parsed.problem}.` } }
}

async function firstLineParses(path: string, limits: ReadLimits): Promise<boolean> {
  for await (const text of textsOfLines(path, limits)) return 'value' in text
  return false
}

/** Streams the lines of a file; a line beyond the limit is passed over without being held. */
async function* textsOfLines(path: string, limits: ReadLimits): AsyncGenerator<JsonText> {
  await using file = await open(path)
  let parts: Buffer[] = []
  let length = 0
  let index = 0

  function finishLine(): JsonText | null {
    const bytes = length > limits.lineBytesMax ? null : Buffer.concat(parts)
    const at = index
    parts = []
    length = 0
    index += 1
    if (bytes === null) {
      const message = `The line has more than ${limits.lineBytesMax} bytes.`
      return { base: `/${at}`, refusal: { pointer: `/${at}`, code: 'line-too-long', message } }
    }
    const line = decodeUtf8(bytes)
    if (line === null) return { base: `/${at}`, refusal: notUtf8(`/${at}`) }
    return line.trim() === '' ? null : textOfLine(line, at)
  }

  function keep(part: Buffer): void {
    length += part.length
    if (length > limits.lineBytesMax) parts = []
    else parts.push(part)
  }

  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end))
      start = end + 1
      const text = finishLine()
      if (text) yield text
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  const text = length > 0 ? finishLine() : null
  if (text) yield text
}
