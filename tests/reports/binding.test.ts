import { renderJson } from '@cfit/analytics/renderers'
import { buildReport, type ReportDocument } from '@cfit/analytics/reports'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedSource } from './fixture.ts'

const kinds = ['collective-progress', 'annual-financial'] as const
const options = { state: 'draft', revision: 3, generatedOn: '2026-03-03', isFictional: true } as const

interface JsonFigure {
  id: string
  value: string | null
  unit: string
  numerator: string | null
  denominator: string | null
  n: number
  derived?: { operation: string; of: string[] }
}
interface JsonReport {
  figures: JsonFigure[]
  sections: {
    paragraphs: { text: string; figures: { figure: string; part: string; text: string }[]; claims: { direction: string; now: string; before: string }[] }[]
  }[]
}

/** "€9924", "62.2 %", "2.8 percentage points" read back as the number a reader sees. */
function read(text: string): Decimal {
  return new Decimal(
    text
      .replace(/\u2212/g, '-')
      .replace(/percentage points?/, '')
      .replace(/[\u202f\u00a0\s%€]/g, ''),
  )
}

/** The number a part of a figure must show, reckoned here a second time. */
function expected(figure: JsonFigure, part: string): Decimal | null {
  if (part === 'n') return new Decimal(figure.n)
  const raw = part === 'numerator' ? figure.numerator : part === 'denominator' ? figure.denominator : figure.value
  if (raw === null) return null
  const value = new Decimal(raw)
  return part === 'value' && figure.unit === 'share' ? value.times(100) : value
}

function mismatches(json: JsonReport): string[] {
  const figures = new Map(json.figures.map((figure) => [figure.id, figure]))
  return json.sections.flatMap((section) =>
    section.paragraphs.flatMap((paragraph) =>
      paragraph.figures.flatMap((shown) => {
        const figure = figures.get(shown.figure)
        if (figure === undefined) return [`${shown.figure} is bound but not in the JSON`]
        if (shown.part === 'magnitude') return []
        const value = expected(figure, shown.part)
        if (value === null) return /Not collected/.test(shown.text) ? [] : [`${shown.figure} is shown as ${shown.text} but was not collected`]
        const seen = read(shown.text)
        const rounded = value.toDecimalPlaces(
          seen.decimalPlaces() === 0 && figure.unit !== 'share' ? 0 : Math.max(1, seen.decimalPlaces()),
          Decimal.ROUND_HALF_UP,
        )
        return seen.eq(rounded) ? [] : [`${shown.figure} is ${value} but is shown as ${shown.text}`]
      }),
    ),
  )
}

describe('the binding of words to figures', () => {
  it.each(kinds)('shows no number in the text of the %s report that its JSON does not hold', async (kind) => {
    const json = JSON.parse(renderJson(await buildReport(inventedSource(), kind, 2025, options))) as JsonReport
    expect(json.sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.figures)).length).toBeGreaterThan(8)
    expect(mismatches(json)).toEqual([])
  })

  it('finds a number that was typed over', async () => {
    const json = JSON.parse(renderJson(await buildReport(inventedSource(), 'collective-progress', 2025, options))) as JsonReport
    const first = json.sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.figures)).find((shown) => shown.part === 'value')
    if (first === undefined) throw new Error('The report binds no figure.')
    first.text = `${read(first.text).plus(1)}\u202f%`
    expect(mismatches(json)).toHaveLength(1)
  })

  it.each(kinds)('types no digit into the %s report besides years, paragraphs of the Pact and fingerprints', async (kind) => {
    const document = await buildReport(inventedSource(), kind, 2025, options)
    const typed = document.sections.flatMap((section) =>
      section.blocks.flatMap(({ block, notes }) => [
        ...('text' in block && Array.isArray(block.text) ? block.text : []),
        ...(block.kind === 'chart' ? [...block.title, ...block.subtitle] : []),
        ...(block.kind === 'keyFigures' ? block.items.flatMap((item) => [...item.detail, ...item.change]) : []),
        ...notes.flatMap((note) => note.text),
      ]),
    )
    const digits = typed
      .flatMap((inline) => (inline.kind === 'text' ? [inline.text] : []))
      .map((text) =>
        text
          .replaceAll(document.dataHash.slice(0, 12), '')
          .replace(/\b\d\.\d(\.\d)?\b/g, '')
          .replace(/\b20\d\d\b/g, '')
          .replace(/Q[1-4]/g, ''),
      )
      .filter((text) => /\d/.test(text))
    expect(digits).toEqual([])
  })

  it.each(kinds)('binds every cell of the %s report to a figure it carries', async (kind) => {
    const document = await buildReport(inventedSource(), kind, 2025, options)
    const known = new Set(document.figures.map((figure) => figure.id))
    const cells = document.sections.flatMap((section) =>
      section.blocks.flatMap(({ block }) => (block.kind === 'table' || block.kind === 'chart' ? block.table.rows.flatMap((row) => row.cells.slice(1)) : [])),
    )
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter((cell) => (cell.figure === null ? /\d/.test(cell.text) : !known.has(cell.figure)))).toEqual([])
  })
})

const wordsOf: Readonly<Record<string, RegExp>> = {
  rose: /\b(rose|grew|more than|above|up|Up)\b/,
  fell: /\b(fell|shrank|less than|fewer than|below|down|Down)\b/,
}
const upWords = /\b(rose|grew)\b/
const downWords = /\b(fell|shrank)\b/

function claimedSentences(document: ReportDocument) {
  return document.sections.flatMap((section) =>
    section.blocks.flatMap(({ block }) => {
      if (block.kind === 'keyFigures') return block.items.map((item) => ({ text: item.change.map((inline) => inline.text).join(''), claims: item.claims }))
      const inlines = block.kind === 'chart' ? block.title : block.kind === 'paragraph' ? block.text : []
      return 'claims' in block ? [{ text: inlines.map((inline) => inline.text).join(''), claims: block.claims }] : []
    }),
  )
}

describe('words that state a direction', () => {
  it('always follow the data', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 74 }),
        fc.integer({ min: 0, max: 61 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        async (now, before, cents, centsBefore) => {
          const money = (value: number) => new Decimal(value).div(100).toFixed(2)
          const source = inventedSource({
            change: {
              tenders_with_criteria: [
                { year: 2024, by: { level: 'BASIC' }, numerator: String(before), denominator: '61', n: 61 },
                { year: 2025, by: { level: 'BASIC' }, numerator: String(now), denominator: '74', n: 74 },
              ],
              fund_balance: [
                { year: 2024, by: {}, numerator: money(centsBefore), n: 9 },
                { year: 2025, by: {}, numerator: money(cents), n: 9 },
              ],
            },
          })
          for (const kind of kinds) {
            const document = await buildReport(source, kind, 2025, options)
            const figures = new Map(document.figures.map((figure) => [figure.id, figure]))
            for (const { text, claims } of claimedSentences(document)) {
              for (const claim of claims) {
                const [a, b] = [figures.get(claim.now), figures.get(claim.before)]
                if (a?.value == null || b?.value == null) {
                  expect(claim.direction).toBe('unknown')
                  continue
                }
                // What looks the same after rounding is called unchanged: a tenth of a per cent for shares, the unit for the rest.
                const digits = a.unit === 'share' ? 3 : a.unit === 'days' || a.unit === 'years' ? 1 : 0
                const order = new Decimal(a.value)
                  .toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
                  .cmp(new Decimal(b.value).toDecimalPlaces(digits, Decimal.ROUND_HALF_UP))
                expect(claim.direction).toBe(order > 0 ? 'rose' : order < 0 ? 'fell' : 'unchanged')
                const word = wordsOf[claim.direction]
                if (word !== undefined) expect(text).toMatch(word)
              }
              const directions = claims.map((claim) => claim.direction)
              // The method section speaks about these words, in quotation marks.
              const spoken = text.replace(/“[^”]*”/g, '')
              if (upWords.test(spoken)) expect(directions).toContain('rose')
              if (downWords.test(spoken)) expect(directions).toContain('fell')
            }
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
