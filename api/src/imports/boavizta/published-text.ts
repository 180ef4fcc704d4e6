import type { DecimalSign } from './numbers.ts'
import { withDecimalPoints } from './numbers.ts'

/** A text as it may be stored, and what had to be mended in it. */
export interface PublishedText {
  text: string
  isCleaned: boolean
  hadCommas: boolean
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes that a careless program spelt out, such as a quotation mark written as a backslash, `xe2` and so on, become the sign they are. */
function withoutSpeltBytes(text: string): string {
  return text.replace(/(?:\\x[0-9a-f]{2})+/gi, (spelt) => {
    try {
      return strictUtf8.decode(Buffer.from(spelt.replaceAll(/\\x/gi, ''), 'hex'))
    } catch {
      return spelt
    }
  })
}

/** Control characters, except those that are white space, and signs of no width. */
const invisible = /[^\P{Cc}\s]|[\u200b\u2060\ufeff]/gu

/** Reads one cell: invisible characters go, white space becomes one space, and in a file of decimal commas numbers get their point back. */
export function readText(cell: string, sign: DecimalSign): PublishedText {
  const visible = withoutSpeltBytes(cell).toWellFormed().replace(invisible, '')
  const plain = visible.replace(/\s+/g, ' ').trim()
  const text = sign === ',' ? withDecimalPoints(plain) : plain
  return { text, isCleaned: visible !== cell, hadCommas: text !== plain }
}
