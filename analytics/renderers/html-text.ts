import type { Cell, Inline, ReportDocument } from '../reports/document.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as text: nothing people wrote can become markup. Control characters, which HTML forbids, are left out. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to remove.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

function cautionMark(document: ReportDocument): string {
  const { cautionMark: mark, caution } = document.words
  return `<sup class="caution"><span aria-hidden="true">${escaped(mark)}</span><span class="unseen"> (${escaped(caution)})</span></sup>`
}

/** A run of text; each bound figure names what it is bound to. */
export function inlineHtml(inlines: readonly Inline[], document: ReportDocument): string {
  return inlines
    .map((inline) =>
      inline.kind === 'text'
        ? escaped(inline.text)
        : `<span class="figure" data-figure="${escaped(inline.figure)}" data-part="${inline.part}">${escaped(inline.text)}${inline.needsCaution ? cautionMark(document) : ''}</span>`,
    )
    .join('')
}

export function cellHtml(cell: Cell, document: ReportDocument): string {
  const text = `${escaped(cell.text)}${cell.needsCaution ? cautionMark(document) : ''}`
  return cell.figure === null ? text : `<span class="figure" data-figure="${escaped(cell.figure)}">${text}</span>`
}

export function markedValue(text: string, needsCaution: boolean, document: ReportDocument): string {
  return `${escaped(text)}${needsCaution ? cautionMark(document) : ''}`
}
