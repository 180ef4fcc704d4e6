import { readFileSync } from 'node:fs'
import { renderHtml, renderJson, renderPdf } from '@cfit/analytics/renderers'
import { buildReport, type ReportDocument } from '@cfit/analytics/reports'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySource, inventedSource, inventedWords } from './fixture.ts'

const kinds = ['collective-progress', 'annual-financial'] as const
const options = { state: 'draft', revision: 3, generatedOn: '2026-03-03', isFictional: true } as const

const bytesOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

/** The bookmarks of a PDF, whether written as a plain string (parentheses inside may nest) or as a UTF-16 one. */
function bookmarks(pdf: Uint8Array): string[] {
  const bytes = bytesOf(pdf)
  return [...bytes.matchAll(/\/Title ([<(])/g)].map((match) => {
    const start = match.index + match[0].length
    if (match[1] === '<') {
      const hexadecimal = bytes.slice(start, bytes.indexOf('>', start)).replace(/\s/g, '')
      return Buffer.from(hexadecimal, 'hex').subarray(2).swap16().toString('utf16le')
    }
    let text = ''
    let depth = 1
    for (let at = start; ; at += 1) {
      const character = bytes.charAt(at)
      if (character === '\\') {
        at += 1
        text += bytes.charAt(at)
        continue
      }
      depth += character === '(' ? 1 : character === ')' ? -1 : 0
      if (depth === 0 || at >= bytes.length) return text
      text += character
    }
  })
}

/** A page without its styles and fonts, whose letters may spell anything. */
function withoutStyle(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '')
}

function withTitle(document: ReportDocument, title: string): ReportDocument {
  return { ...document, sections: document.sections.slice(0, 1).map((section) => ({ ...section, title })) }
}

describe('a report over an empty store', () => {
  it.each(kinds)('is complete in all three forms: %s', async (kind) => {
    const document = await buildReport(emptySource(), kind, 2025, options)
    const html = withoutStyle(renderHtml(document))
    expect(html).toContain('Not collected')
    expect(html).toContain('n\u00a0=\u00a00')
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    const json = JSON.parse(renderJson(document)) as { figures: { value: string | null; n: number }[] }
    expect(json.figures.length).toBeGreaterThan(10)
    expect(json.figures.every((figure) => figure.value === null && figure.n === 0)).toBe(true)
    expect(bytesOf(await renderPdf(document)).slice(0, 5)).toBe('%PDF-')
  })
})

describe('one metric missing after another', () => {
  it('never breaks a report', async () => {
    const { inventedMetrics } = await import('./fixture.ts')
    for (const metric of inventedMetrics) {
      for (const kind of kinds) {
        const html = withoutStyle(renderHtml(await buildReport(inventedSource({ without: [metric] }), kind, 2025, options)))
        expect(html, metric).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })
})

describe('the same input', () => {
  it.each(kinds)('gives the same document, JSON and HTML: %s', async (kind) => {
    const first = await buildReport(inventedSource(), kind, 2025, options)
    const second = await buildReport(inventedSource(), kind, 2025, options)
    expect(renderJson(first)).toBe(renderJson(second))
    expect(renderHtml(first)).toBe(renderHtml(second))
    expect(renderHtml(first)).toBe(renderHtml(JSON.parse(JSON.stringify(first))))
  })

  it('keeps its content hash through approval, and loses it with any other figure or word', async () => {
    const hash = async (source = inventedSource(), state: 'draft' | 'approved' = 'draft') =>
      (await buildReport(source, 'annual-financial', 2025, { ...options, state })).contentHash
    const draft = await hash()
    expect(await hash(inventedSource(), 'approved')).toBe(draft)
    expect(await hash(inventedSource({ change: { in_kind_days: [{ year: 2025, by: {}, numerator: '169', n: 15 }] } }))).not.toBe(draft)
    const words = await buildReport(inventedSource({ words: inventedWords.slice(1) }), 'collective-progress', 2025, options)
    expect(words.contentHash).not.toBe((await buildReport(inventedSource(), 'collective-progress', 2025, options)).contentHash)
  })
})

describe('the PDF', () => {
  it.each(kinds)('is tagged, declares PDF/UA-1 and names title, author and language: %s', async (kind) => {
    const document = await buildReport(inventedSource(), kind, 2025, options)
    const bytes = bytesOf(await renderPdf(document))
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(bytes).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
    expect(bytes).toContain('/StructTreeRoot')
    expect(bytes).toContain(document.title)
    expect(bytes).toContain('<dc:language><rdf:Bag><rdf:li>en</rdf:li>')
    expect(bytes).toMatch(/\/S \/TH\b/)
    const charts = document.sections.flatMap((section) => section.blocks.filter(({ block }) => block.kind === 'chart'))
    expect((bytes.match(/\/Alt /g) ?? []).length).toBeGreaterThanOrEqual(charts.length)
  })

  it('has a bookmark for every section', async () => {
    const document = await buildReport(inventedSource(), 'collective-progress', 2025, options)
    expect(bookmarks(await renderPdf(document))).toEqual(expect.arrayContaining(document.sections.map((section) => section.title)))
  })
})

/** What means something to Typst, to HTML or to JSON, between ordinary letters. */
const hostile = fc
  .array(
    fc.constantFrom(
      '#',
      '$',
      '*',
      '_',
      '\\',
      '"',
      "'",
      '`',
      '<',
      '>',
      '&',
      '@',
      '[',
      ']',
      '{',
      '}',
      '//',
      '/*',
      '=',
      '-',
      '~',
      '#panic("x")',
      '#pagebreak()',
      '</script>',
      '<b>',
      'é',
      'Ω',
      'ж',
      'a',
      'B',
      '7',
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((parts) => `x${parts.join('')}x`)

describe('what people wrote', () => {
  it('stays text in the PDF, whatever it is', async () => {
    const document = await buildReport(inventedSource(), 'annual-financial', 2025, options)
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(bookmarks(await renderPdf(withTitle(document, text)))).toContain(text)
      }),
      { numRuns: 40 },
    )
  })

  it('is never evaluated: the template asks Typst for no evaluation', () => {
    const template = readFileSync(new URL('../../analytics/renderers/report.typ', import.meta.url), 'utf8')
    expect(template).not.toMatch(/\beval\s*\(/)
  })

  it('stays text in the HTML, whatever it is', async () => {
    const document = await buildReport(inventedSource(), 'annual-financial', 2025, options)
    fc.assert(
      fc.property(hostile, (text) => {
        const heading = /<h2[^>]*>([\s\S]*?)<\/h2>/.exec(renderHtml(withTitle(document, text)))?.[1] ?? ''
        expect(heading).not.toMatch(/[<>"']/)
        const read = heading.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
        expect(read).toBe(text)
      }),
    )
  })

  it('sets right-to-left and CJK words, and shows a code point where no typeface has the character', async () => {
    const words = inventedWords.map((row) => ({ ...row, text: 'שלום مرحبا 中文 \u{1F600} \u0007 ok', language: 'xx-invalid-!' }))
    const document = await buildReport(inventedSource({ words }), 'collective-progress', 2025, options)
    expect(renderHtml(document)).toContain('שלום مرحبا 中文')
    expect(bytesOf(await renderPdf(document)).slice(0, 5)).toBe('%PDF-')
  })
})
