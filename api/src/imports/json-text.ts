/** A parsed text with the pointers (relative to it) of keys that stand twice in one object, or what is wrong with it. */
export type Parsed = { value: unknown; repeatedKeys: string[] } | { problem: string }

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** The text without its byte order mark, or null when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return null
  }
}

/**
 * The text of bytes that are no UTF-8, read as Windows-1252, which agrees with Latin-1 on all letters. Null where any sequence of bytes
 * is a letter of UTF-8: then the text is damaged UTF-8, and reading it otherwise would garble what is sound.
 */
export function decodeWindows1252(bytes: Uint8Array): string | null {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\0/.test(latin1)) return null
  return new TextDecoder('windows-1252').decode(bytes)
}

export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** A number of more digits than a double holds. */
const longNumber = /[0-9][0-9.]{15}/

/**
 * Parses one JSON text. An `amount` with more digits than a double holds is kept as text, digit for digit.
 * The problem names a place and never repeats the content, which may hold personal data.
 */
export function parseJson(text: string): Parsed {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    const value: unknown = longNumber.test(json) ? JSON.parse(json, exactAmounts as Parameters<typeof JSON.parse>[1]) : JSON.parse(json)
    return { value, repeatedKeys: countKeysIn(json) === countKeysOf(value) ? [] : repeatedKeysIn(json) }
  } catch (error) {
    return { problem: problemOf(error, json) }
  }
}

function exactAmounts(key: string, value: unknown, context: { source?: string }): unknown {
  if (key !== 'amount' || typeof value !== 'number' || context.source === undefined) return value
  return context.source.replace(/[^0-9]/g, '').length > 15 ? context.source : value
}

function problemOf(error: unknown, json: string): string {
  const message = error instanceof Error ? error.message : ''
  if (/end of JSON|Unterminated/.test(message)) return 'it ends too early'
  const position = /position (\d+)/.exec(message)?.[1]
  if (position === undefined) return 'it is malformed'
  if (Number(position) >= json.trimEnd().length) return 'it ends too early'
  const before = json.slice(0, Number(position)).split('\n')
  return `it is malformed at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

export const beginsAsText = (line: string): boolean => /^\s*[[{"0-9tfn-]/.test(line)

/** Index after the string that begins at `start`. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1) {
    let backslashes = 0
    while (json.charCodeAt(end - 1 - backslashes) === 92) backslashes += 1
    if (backslashes % 2 === 0) return end + 1
    end = json.indexOf('"', end + 1)
  }
  return json.length
}

/** Counts the keys of a valid JSON text: the strings followed by a colon. */
function countKeysIn(json: string): number {
  let keys = 0
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', at)) {
    at = endOfString(json, at)
    while (json.charCodeAt(at) <= 32) at += 1
    if (json.charCodeAt(at) === 58) keys += 1
  }
  return keys
}

/** Counts the keys of a parsed value, without recursion: texts may be nested deeper than the stack. */
function countKeysOf(value: unknown): number {
  let keys = 0
  const rest: unknown[] = [value]
  while (rest.length > 0) {
    const next = rest.pop()
    if (typeof next !== 'object' || next === null) continue
    const values: unknown[] = Array.isArray(next) ? next : Object.values(next)
    if (!Array.isArray(next)) keys += values.length
    for (const inner of values) if (typeof inner === 'object' && inner !== null) rest.push(inner)
  }
  return keys
}

/** Pointers of the keys that an object repeats; JSON.parse has silently taken the last. */
function repeatedKeysIn(json: string): string[] {
  const repeated = new Set<string>()
  const open: { keys: Set<string> | null; step: string; index: number }[] = []
  for (let at = 0; at < json.length; ) {
    const sign = json[at]
    const holder = open.at(-1)
    if (sign === '"') {
      const end = endOfString(json, at)
      let after = end
      while (json.charCodeAt(after) <= 32) after += 1
      if (holder?.keys && json[after] === ':') {
        holder.step = JSON.parse(json.slice(at, end)) as string
        if (holder.keys.has(holder.step)) repeated.add(open.map(({ step }) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''))
        holder.keys.add(holder.step)
      }
      at = end
      continue
    }
    if (sign === '{') open.push({ keys: new Set(), step: '', index: 0 })
    else if (sign === '[') open.push({ keys: null, step: '0', index: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && holder && !holder.keys) {
      holder.index += 1
      holder.step = String(holder.index)
    }
    at += 1
  }
  return [...repeated]
}

/** Splits texts that follow one another without separator; null when the brackets do not match. */
export function splitTexts(whole: string): string[] | null {
  const texts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < whole.length; ) {
    const sign = whole[at]
    if (sign === '"') {
      at = endOfString(whole, at)
      continue
    }
    if (sign === '{' || sign === '[') {
      if (depth === 0) start = at
      depth += 1
    } else if (sign === '}' || sign === ']') {
      depth -= 1
      if (depth < 0) return null
      if (depth === 0) texts.push(whole.slice(start, at + 1))
    }
    at += 1
  }
  return depth === 0 ? texts : null
}
