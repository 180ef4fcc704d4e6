import { light, rolesOf } from '../charts/index.ts'
import type { Block, Placed, ReportDocument, Table } from '../reports/document.ts'
import { chartPicture } from './chart-svg.ts'
import { cellHtml, escaped, inlineHtml, markedValue } from './html-text.ts'

/** A block and its side notes, as one row of the page. */
export function placedHtml(placed: Placed, document: ReportDocument): string {
  const notes = placed.notes
    .map((note) => `<div role="note" class="note"><p class="note-label">${escaped(note.label)}</p><p>${inlineHtml(note.text, document)}</p></div>`)
    .join('')
  const wide = placed.block.kind === 'keyFigures' || placed.block.kind === 'definitions' || placed.block.kind === 'practices'
  return `<div class="row${wide ? ' wide' : ''}"><div class="body">${blockHtml(placed.block, document)}</div>${notes === '' ? '' : `<div class="notes">${notes}</div>`}</div>`
}

function blockHtml(block: Block, document: ReportDocument): string {
  switch (block.kind) {
    case 'paragraph': {
      const text = inlineHtml(block.text, document)
      if (block.role === 'remains') return `<div class="remains"><p class="remains-label">${escaped(document.words.remains)}</p><p>${text}</p></div>`
      return `<p class="${block.role}">${text}</p>`
    }
    case 'subheading':
      return `<h3 id="${escaped(block.anchor)}">${escaped(block.text)}</h3>`
    case 'keyFigures':
      return `<dl class="key-figures">${block.items
        .map(
          (item) =>
            `<div><dt>${escaped(item.label)}</dt><dd><span class="key-value figure${item.isCollected ? '' : ' absent'}" data-figure="${escaped(item.figure)}">${markedValue(item.value, item.needsCaution, document)}</span>${
              item.unit === '' ? '' : ` <span class="key-unit">${escaped(item.unit)}</span>`
            }<span class="key-detail">${inlineHtml(item.detail, document)}</span>${item.change.length === 0 ? '' : `<span class="key-change">${inlineHtml(item.change, document)}</span>`}</dd></div>`,
        )
        .join('')}</dl>`
    case 'chart':
      return chartHtml(block, document)
    case 'table':
      return `<div class="table-block">${tableHtml(block.table, document)}<p class="source">${escaped(block.source)}</p></div>`
    case 'quotations':
      return block.items
        .map((item) => {
          const clause = item.clause === '' ? '' : ` <span class="clause">${escaped(item.clause)}</span>`
          return `<figure class="quotation"><blockquote lang="${escaped(item.language)}" dir="auto"><p>${escaped(item.text)}</p></blockquote><figcaption>${escaped(item.organisation)}${clause}</figcaption></figure>`
        })
        .join('')
    case 'practices':
      return `<div class="practices">${block.items
        .map((item) => {
          const told = [item.what, item.outcomes].filter((text) => text !== '')
          return `<article><p class="stage">${escaped(item.stage)}</p><h4>${escaped(item.title)}</h4><p class="who">${escaped(item.organisation)}</p>${told.map((text) => `<p>${escaped(text)}</p>`).join('')}</article>`
        })
        .join('')}</div>`
    case 'statement':
      return `<div class="statement"><p class="statement-title">${escaped(block.title)}</p><p>${inlineHtml(block.text, document)}</p></div>`
    case 'definitions':
      return `<div class="definitions">${block.items
        .map(
          (item) =>
            `<div class="definition" id="definition-${escaped(item.metric)}"><h3>${escaped(item.label)}</h3><p>${escaped(item.description)}</p><dl>${item.facts
              .map((fact) => `<div><dt>${escaped(fact.label)}</dt><dd>${escaped(fact.text)}</dd></div>`)
              .join('')}</dl></div>`,
        )
        .join('')}</div>`
    case 'notCollected':
      return `<p class="not-collected">${escaped(block.text)}</p>`
  }
}

function chartHtml(block: Extract<Block, { kind: 'chart' }>, document: ReportDocument): string {
  const wide = recoloured(chartPicture(block.spec, light, 680, `w${block.number}`).svg)
  const narrow = recoloured(chartPicture(block.spec, light, 340, `s${block.number}`).svg)
  return `<figure class="chart"><figcaption><p class="chart-number">${escaped(document.words.chart)} ${block.number}</p><p class="chart-title">${inlineHtml(block.title, document)}</p><p class="chart-subtitle">${inlineHtml(block.subtitle, document)}</p></figcaption><div role="img" aria-label="${escaped(block.alternative)}"><div class="drawn-wide" aria-hidden="true">${wide}</div><div class="drawn-narrow" aria-hidden="true">${narrow}</div></div><p class="source">${escaped(block.source)}</p><details><summary>${escaped(document.words.tableTwin)}</summary>${tableHtml(block.table, document)}</details></figure>`
}

/** Colours become variables, so that the one drawing follows the light and the dark page. */
function recoloured(svg: string): string {
  const roles = new Map(rolesOf(light).map(([role, colour]) => [colour.toLowerCase(), role]))
  return svg
    .replace(/^<svg width="(\d+)" height="(\d+)"/, '<svg focusable="false" data-size="$1x$2"')
    .replace(/"(#[0-9a-f]{6})"/gi, (whole, colour: string) => {
      const role = roles.get(colour.toLowerCase())
      return role === undefined ? whole : `"var(--${role})"`
    })
}

function tableHtml(table: Table, document: ReportDocument): string {
  const head = table.columns.map((column) => `<th scope="col" class="${column.align}">${escaped(column.label)}</th>`).join('')
  const rows = table.rows
    .map((row) => {
      const cells = row.cells.map((cell, index) => {
        const align = table.columns[index]?.align ?? 'start'
        return index === 0 ? `<th scope="row">${cellHtml(cell, document)}</th>` : `<td class="${align}">${cellHtml(cell, document)}</td>`
      })
      return `<tr${row.isTotal ? ' class="total"' : ''}>${cells.join('')}</tr>`
    })
    .join('')
  return `<div class="table-scroll" role="region" aria-label="${escaped(table.caption)}" tabindex="0"><table><caption><span>${escaped(table.caption)}</span></caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}
