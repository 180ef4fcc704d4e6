import type { ReportDocument } from '../reports/document.ts'
import { plainText } from '../reports/narrate.ts'

/**
 * A report as JSON for machines: every figure with its metric, value, unit, numerator, denominator and n, and the text in reading order.
 * The same document always gives the same bytes.
 */
export function renderJson(document: ReportDocument): string {
  const figures = document.figures.map((figure) => ({
    id: figure.id,
    metric: figure.metric,
    label: figure.label,
    year: figure.year,
    by: figure.by,
    value: figure.value,
    unit: figure.unit,
    numerator: figure.numerator,
    denominator: figure.denominator,
    n: figure.n,
    definitionVersion: figure.version,
    collected: figure.isCollected,
    ...(figure.derived === undefined ? {} : { derived: figure.derived }),
  }))
  const definitions = document.sections.flatMap((section) => section.blocks.flatMap(({ block }) => (block.kind === 'definitions' ? block.items : [])))
  const sections = document.sections.map((section) => ({
    anchor: section.anchor,
    title: section.title,
    annex: section.isAnnex,
    paragraphs: section.blocks.flatMap(({ block }) =>
      block.kind === 'paragraph' || block.kind === 'statement'
        ? [
            {
              text: plainText(block.text),
              figures: block.text.flatMap((inline) => (inline.kind === 'figure' ? [{ figure: inline.figure, part: inline.part, text: inline.text }] : [])),
              claims: block.kind === 'paragraph' ? block.claims : [],
            },
          ]
        : [],
    ),
    charts: section.blocks.flatMap(({ block }) =>
      block.kind === 'chart'
        ? [
            {
              number: block.number,
              title: plainText(block.title),
              subtitle: plainText(block.subtitle),
              alternative: block.alternative,
              claims: block.claims,
              table: block.table,
            },
          ]
        : [],
    ),
    tables: section.blocks.flatMap(({ block }) => (block.kind === 'table' ? [block.table] : [])),
    quotations: section.blocks.flatMap(({ block }) => (block.kind === 'quotations' ? block.items : [])),
    practices: section.blocks.flatMap(({ block }) => (block.kind === 'practices' ? block.items : [])),
  }))
  const { kind, year, language, title, author, state, revision, generatedOn, isFictional, dataHash, contentHash } = document
  return `${JSON.stringify({ kind, year, language, title, author, state, revision, generatedOn, isFictional, contentHash, dataHash, figures, definitions, sections }, null, 2)}\n`
}
