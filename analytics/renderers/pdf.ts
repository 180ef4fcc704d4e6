import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { light, ringMark } from '../charts/index.ts'
import type { ReportDocument } from '../reports/document.ts'
import { shortHash } from '../reports/hash.ts'
import { chartPicture } from './chart-svg.ts'
import { printFontFiles } from './fonts.ts'

/** Width in pixels a chart is drawn with for paper; it fills the column of text. */
const chartWidth = 620

const template = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')
let compiler: NodeCompiler | undefined

/**
 * A report as PDF/UA-1, set by Typst in this process. The document reaches the template as JSON data and never as source, so whatever people
 * wrote stays text. A character no typeface here can draw is shown as its code point, because a PDF/UA file may not hold an empty box.
 * Throws when the template fails.
 */
export async function renderPdf(document: ReportDocument): Promise<Uint8Array> {
  const report = printable(document)
  const missing = new Set<string>()
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const data = JSON.stringify(report, (_key, value: unknown) => (typeof value === 'string' ? withoutMissing(value, missing) : value))
    try {
      return new Uint8Array(compile(data))
    } catch (error) {
      const found = missingCharacters(error)
      if (found.length === 0) throw error
      for (const character of found) missing.add(character)
    }
  }
  throw new Error(`The report could not be set: ${missing.size} characters have no typeface.`)
}

function compile(data: string): Buffer {
  compiler ??= NodeCompiler.create({ workspace: fileURLToPath(new URL('.', import.meta.url)), fontArgs: [{ fontBlobs: printFontFiles() }] })
  const compiled = compiler.compile({ mainFileContent: template, inputs: { report: data } })
  const { result } = compiled
  if (result === null) {
    const diagnostics = compiled.takeDiagnostics()
    throw new Error(`The report could not be set: ${JSON.stringify(diagnostics === null ? [] : compiler.fetchDiagnostics(diagnostics))}`)
  }
  const pdf = compiler.pdf(result, { pdfStandard: 'ua-1' })
  // What was memoised for this report would stay in memory for good.
  compiler.evictCache(10)
  return pdf
}

/** The document with everything the template draws: charts and ring as SVG, hashes shortened, dates as numbers. */
function printable(document: ReportDocument) {
  const charts = document.sections.flatMap((section) =>
    section.blocks.flatMap(({ block }) =>
      block.kind === 'chart' ? [[String(block.number), chartPicture(block.spec, light, chartWidth, `p${block.number}`).svg] as const] : [],
    ),
  )
  const [year = 1970, month = 1, day = 1] = document.generatedOn.slice(0, 10).split('-').map(Number)
  return {
    ...document,
    language: languageCode(document.language, 'en'),
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((placed) =>
        placed.block.kind === 'quotations'
          ? {
              ...placed,
              block: { ...placed.block, items: placed.block.items.map((item) => ({ ...item, language: languageCode(item.language, document.language) })) },
            }
          : placed,
      ),
    })),
    charts: Object.fromEntries(charts),
    ring: ringMark(document.cover.ring?.share ?? null, light, 9),
    mark: ringMark(null, light, 18),
    date: { year, month, day },
    hashes: { content: shortHash(document.contentHash), data: shortHash(document.dataHash) },
    colours: light,
  }
}

/** The two or three letters Typst takes for a language; a fallback for anything else. */
function languageCode(language: string, fallback: string): string {
  return /^[a-z]{2,3}(?=$|-)/i.exec(language)?.[0].toLowerCase() ?? /^[a-z]{2,3}(?=$|-)/i.exec(fallback)?.[0].toLowerCase() ?? 'en'
}

function missingCharacters(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error)
  return [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].flatMap((match) => unescaped(match[1] ?? ''))
}

/** Typst prints an unprintable character as `\u{200b}`. */
function unescaped(text: string): string[] {
  return [...text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))].filter(
    (character) => character !== '\\',
  )
}

function withoutMissing(text: string, missing: ReadonlySet<string>): string {
  // Control characters have no place on paper, except the line feed, which is a space there.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to remove.
  const printableText = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
  if (missing.size === 0) return printableText
  return [...printableText]
    .map((character) => (missing.has(character) ? `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]` : character))
    .join('')
}
