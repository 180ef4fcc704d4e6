import { open } from 'node:fs/promises'
import { decodeUtf8, parseJson } from './json-text.ts'

/** One element of a list that makes up most of a large document. */
export interface Element {
  /** `releases` or `records`; empty where the document itself is the list. */
  list: string
  index: number
  text: string
  /** Bytes of the file up to the end of the element. */
  end: number
}

/** Why a document cannot be read by its elements. */
export class UnreadableDocument extends Error {}

const quote = 34
const backslash = 92
const [openBrace, closeBrace, openBracket, closeBracket, comma, colon] = [123, 125, 91, 93, 44, 58]
const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)

/** Most bytes that all of a document but its elements may have. */
const frameBytesMax = 16_000_000

/**
 * Reads a document of any size element by element: those of `releases` and `records` of a package, or of a list at the root. Memory holds
 * one element and the frame, which is the document with a 0 in the place of each element. The frame is parsed at the end, so that a
 * document that breaks off or lacks a comma is told, after its elements were given: read it once to check before you use any.
 */
export async function* elementsOf(path: string, elementBytesMax: number): AsyncGenerator<Element> {
  await using file = await open(path)
  const scan = new Scan(elementBytesMax)
  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) yield* scan.take(chunk)
  scan.finish()
}

class Scan {
  readonly #elementBytesMax: number
  readonly #frame: Buffer[] = []
  #frameBytes = 0
  /** Open objects and lists, outermost first. */
  #depth = 0
  /** Depth at which elements stand: 1 in a list at the root, 2 in a list of a package, 0 outside of such a list. */
  #elementDepth = 0
  #list = ''
  #index = 0
  #key = ''
  #keyParts: Buffer[] | null = null
  #isString = false
  #isEscaped = false
  #isAfterColon = false
  #element: Buffer[] | null = null
  #elementBytes = 0
  #offset = 0

  constructor(elementBytesMax: number) {
    this.#elementBytesMax = elementBytesMax
  }

  /** Scans a chunk and gives the elements that end in it. */
  *take(chunk: Buffer): Generator<Element> {
    let from = 0
    for (let at = 0; at < chunk.length; ) {
      if (this.#isString) {
        at = this.#endOfString(chunk, at)
        continue
      }
      const byte = chunk[at] as number
      if (this.#element === null && this.#elementDepth > 0 && this.#depth === this.#elementDepth && !isSpace(byte) && byte !== comma && byte !== closeBracket) {
        this.#keepFrame(chunk.subarray(from, at))
        this.#element = []
        this.#elementBytes = 0
        from = at
      } else if (this.#element !== null && this.#depth === this.#elementDepth && (byte === comma || byte === closeBracket)) {
        this.#keepElement(chunk.subarray(from, at))
        yield this.#finishElement(this.#offset + at)
        from = at
      }
      this.#read(byte)
      at += 1
    }
    const rest = chunk.subarray(from)
    if (this.#element) this.#keepElement(rest)
    else this.#keepFrame(rest)
    this.#offset += chunk.length
  }

  /** Tells what is wrong with the document as a whole. */
  finish(): void {
    const frame = decodeUtf8(Buffer.concat(this.#frame))
    const parsed = frame === null ? { problem: 'its text is not UTF-8' } : parseJson(frame)
    if (this.#element || this.#depth > 0 || this.#isString) throw new UnreadableDocument('it ends too early')
    // A place within the frame would mislead: the elements are not in it.
    if ('problem' in parsed) throw new UnreadableDocument('it is malformed outside of its releases and records')
  }

  #read(byte: number): void {
    if (byte === quote) {
      this.#isString = true
      this.#keyParts = this.#depth === 1 && this.#elementDepth === 0 && !this.#isAfterColon ? [] : null
    } else if (byte === openBrace || byte === openBracket) this.#enter(byte)
    else if (byte === closeBrace || byte === closeBracket) this.#leave()
    else if (byte === colon && this.#depth === 1) this.#isAfterColon = true
    else if (byte === comma && this.#depth === 1) this.#isAfterColon = false
  }

  #enter(byte: number): void {
    const isRoot = this.#depth === 0
    const isOfPackage = this.#depth === 1 && this.#isAfterColon && (this.#key === 'releases' || this.#key === 'records')
    this.#depth += 1
    if (byte !== openBracket || this.#elementDepth > 0 || !(isRoot || isOfPackage)) return
    this.#elementDepth = this.#depth
    this.#list = isRoot ? '' : this.#key
    this.#index = 0
  }

  #leave(): void {
    if (this.#depth === this.#elementDepth) this.#elementDepth = 0
    this.#depth -= 1
  }

  #endOfString(chunk: Buffer, start: number): number {
    let at = start
    if (this.#isEscaped) {
      this.#isEscaped = false
      at += 1
    }
    for (let end = chunk.indexOf(quote, at); ; end = chunk.indexOf(quote, at)) {
      const stop = end === -1 ? chunk.length : end
      let backslashes = 0
      while (stop - 1 - backslashes >= at && chunk[stop - 1 - backslashes] === backslash) backslashes += 1
      const isEscaped = backslashes % 2 === 1
      if (end === -1) {
        this.#isEscaped = isEscaped
        this.#keyParts?.push(chunk.subarray(start))
        return chunk.length
      }
      if (!isEscaped) {
        if (this.#keyParts) this.#key = Buffer.concat([...this.#keyParts, chunk.subarray(start, end)]).toString('utf8')
        this.#keyParts = null
        this.#isString = false
        return end + 1
      }
      at = end + 1
    }
  }

  #keepFrame(part: Buffer): void {
    this.#frameBytes += part.length
    if (this.#frameBytes > frameBytesMax) throw new UnreadableDocument(`it has more than ${frameBytesMax} bytes beside its releases and records`)
    if (part.length > 0) this.#frame.push(Buffer.from(part))
  }

  #keepElement(part: Buffer): void {
    this.#elementBytes += part.length
    if (this.#elementBytes > this.#elementBytesMax) throw new UnreadableDocument(`one of its releases or records has more than ${this.#elementBytesMax} bytes`)
    this.#element?.push(part)
  }

  #finishElement(end: number): Element {
    const text = decodeUtf8(Buffer.concat(this.#element ?? []))
    this.#element = null
    if (text === null) throw new UnreadableDocument('its text is not UTF-8')
    this.#keepFrame(Buffer.from('0'))
    const element = { list: this.#list, index: this.#index, text, end }
    this.#index += 1
    return element
  }
}
