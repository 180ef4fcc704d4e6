import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { beginsAsText, decodeUtf8, decodeWindows1252, parseJson, splitTexts, utf16Of } from './json-text.ts'
import type { Refusal } from './outcome.ts'
import { elementsOf, UnreadableDocument } from './package-elements.ts'

export interface ReadLimits {
  /** Largest file that is held in memory whole, bytes. JSON lines and larger packages are streamed and know no such limit. */
  documentBytesMax: number
  /** Longest line of JSON lines, and largest release of a streamed package, bytes. */
  lineBytesMax: number
}

export const defaultLimits: ReadLimits = { documentBytesMax: 16_000_000, lineBytesMax: 128_000_000 }

/**
 * One JSON text of a file: its value, or why it could not be read. `base` is the pointer to it: empty, `/` and the line's index, or the
 * place in a streamed package, whose list is then named. `end` is the number of bytes of the file read so far, where that is known.
 */
export type JsonText = { base: string; end?: number } & ({ value: unknown; list?: string; repeatedKeys: string[] } | { refusal: Refusal })

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252'

export interface JsonFile {
  /** `utf-16` when the byte order mark says so, `windows-1252` when the bytes are no UTF-8 and nothing speaks for any other. */
  encoding: Encoding
  texts: AsyncIterable<JsonText>
}

/**
 * Opens a JSON file of any layout: one text, JSON lines, or several texts one after the other; with or without byte order mark.
 * Lines and large packages are streamed: memory holds one line or one release. Throws only what the file system throws.
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
  const isLines = /\.(jsonl|ndjson)$/i.test(path) || size > limits.documentBytesMax
  if (isLines && (await firstLineParses(path, limits))) return { encoding: 'utf-8', texts: textsOfLines(path, limits) }
  if (size > limits.documentBytesMax) return { encoding: 'utf-8', texts: textsOfPackage(path, limits) }
  const bytes = await wholeOf(file, size)
  const text = decodeUtf8(bytes)
  if (text !== null) return { encoding: 'utf-8', texts: textsOf(text) }
  // Bytes that are no UTF-8 may stand in one line only; the others are still good.
  if (!looksLikeOneText(bytes) && (await firstLineParses(path, limits))) return { encoding: 'utf-8', texts: textsOfLines(path, limits) }
  const guessed = decodeWindows1252(bytes)
  return guessed === null ? { encoding: 'utf-8', texts: once(notUtf8()) } : { encoding: 'windows-1252', texts: textsOf(guessed) }
}

/** True when the first line opens what a later one closes. */
function looksLikeOneText(bytes: Buffer): boolean {
  const end = bytes.indexOf(10)
  return end === -1 || !('value' in parseJson(bytes.subarray(0, end).toString('latin1')))
}

/** The releases or records of a package, or the elements of a list, one by one. The document is read through once before the first is given. */
async function* textsOfPackage(path: string, limits: ReadLimits): AsyncGenerator<JsonText> {
  try {
    let found = 0
    for await (const { text } of elementsOf(path, limits.lineBytesMax)) {
      const parsed = parseJson(text)
      if ('problem' in parsed) throw new UnreadableDocument(`in its ${found + 1}. element ${parsed.problem}`)
      found += 1
    }
    if (found === 0) {
      yield { base: '', refusal: noList(limits) }
      return
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    yield { base: '', refusal: { pointer: '', code: 'json-unreadable', message: `The file is not readable JSON: ${error.message}.` } }
    return
  }
  for await (const { list, index, text, end } of elementsOf(path, limits.lineBytesMax)) {
    const base = list === '' ? `/${index}` : `/${list}/${index}`
    const parsed = parseJson(text)
    if ('value' in parsed) yield { base, list, end, ...parsed }
  }
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

const noList = (limits: ReadLimits): Refusal => ({
  pointer: '',
  code: 'file-too-large',
  message: `A file of more than ${limits.documentBytesMax} bytes is read as JSON lines, as a package or as a list, and it is none of these. Save it as JSON lines, one release a line.`,
})

const tooLarge = (size: number, limits: ReadLimits): Refusal => ({
  pointer: '',
  code: 'file-too-large',
  message: `The file has ${size} bytes; in UTF-16 it may have ${limits.documentBytesMax}. Save it as UTF-8, which may be of any size.`,
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
  let end = 0

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
    return line.trim() === '' ? null : { ...textOfLine(line, at), end }
  }

  function keep(part: Buffer): void {
    length += part.length
    if (length > limits.lineBytesMax) parts = []
    else parts.push(part)
  }

  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let stop = chunk.indexOf(10); stop !== -1; stop = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, stop))
      end += stop + 1 - start
      start = stop + 1
      const text = finishLine()
      if (text) yield text
    }
    if (start < chunk.length) keep(chunk.subarray(start))
    end += chunk.length - start
  }
  const text = length > 0 ? finishLine() : null
  if (text) yield text
}
