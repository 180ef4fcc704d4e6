import { light, ringMark, rolesOf } from '../charts/index.ts'
import type { ReportDocument } from '../reports/document.ts'
import { shortHash } from '../reports/hash.ts'
import { webFontFaces } from './fonts.ts'
import { placedHtml } from './html-blocks.ts'
import { htmlStyle } from './html-style.ts'
import { escaped } from './html-text.ts'

/** A report as one HTML file that needs no other: styles, fonts and charts are inside, and it reads without scripts. */
export function renderHtml(document: ReportDocument): string {
  const { words } = document
  const contents = document.sections.map((section) => `<li><a href="#${escaped(section.anchor)}">${escaped(section.title)}</a></li>`).join('')
  const sections = document.sections
    .map((section) => {
      const anchor = escaped(section.anchor)
      const annex = section.isAnnex ? `<p class="annex-label">${escaped(words.annex)}</p>` : ''
      const blocks = section.blocks.map((placed) => placedHtml(placed, document)).join('\n')
      return `<section id="${anchor}" aria-labelledby="${anchor}-title"${section.isAnnex ? ' class="annex"' : ''}>${annex}<h2 id="${anchor}-title">${escaped(section.title)}</h2>\n${blocks}\n</section>`
    })
    .join('\n')
  return `<!doctype html>
<html lang="${escaped(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="author" content="${escaped(document.author)}">
<meta name="generated-on" content="${escaped(document.generatedOn)}">
<meta name="content-hash" content="${escaped(document.contentHash)}">
<title>${escaped(document.title)}</title>
<style>
${webFontFaces()}
${htmlStyle}
</style>
</head>
<body class="${document.state}">
<a class="skip" href="#report">${escaped(words.skip)}</a>
${coverHtml(document)}
<nav class="contents" aria-label="${escaped(words.contents)}"><p class="contents-label" aria-hidden="true">${escaped(words.contents)}</p><ol>${contents}</ol></nav>
<main id="report">
${sections}
</main>
<footer><p>${escaped(document.title)} · ${escaped(words.footState)}</p><p>${escaped(words.contentHash)} <code>${shortHash(document.contentHash)}</code> · ${escaped(words.dataHash)} <code>${shortHash(document.dataHash)}</code></p></footer>
</body>
</html>
`
}

function coverHtml(document: ReportDocument): string {
  const { cover, words } = document
  const draft =
    document.state === 'draft' ? `<p class="notice draft-notice"><strong>${escaped(words.footState)}</strong> ${escaped(words.draftNotice)}</p>` : ''
  const fictional = document.isFictional ? `<p class="notice fictional-notice">${escaped(words.fictionalNotice)}</p>` : ''
  const ring = ringOnPage(cover.ring?.share ?? null)
  const inside =
    cover.ring === null
      ? ''
      : `<p class="ring-words"><span class="ring-value">${escaped(cover.ring.label)}</span><span class="ring-detail">${escaped(cover.ring.detail)}</span></p>`
  const facts = cover.facts.map((fact) => `<div><dt>${escaped(fact.label)}</dt><dd>${escaped(fact.text)}</dd></div>`).join('')
  return `<header class="cover">${draft}<div class="cover-inner"><div class="cover-words"><p class="eyebrow">${escaped(cover.eyebrow)}</p><h1>${escaped(cover.title)}</h1><p class="cover-subtitle">${escaped(cover.subtitle)}</p></div><div class="ring${cover.ring === null ? ' plain' : ''}">${ring}${inside}</div></div><dl class="cover-facts">${facts}</dl>${fictional}</header>`
}

/** The ring with colours as variables, hidden from readers of the page's words, which say the same. */
function ringOnPage(share: string | null): string {
  const roles = new Map(rolesOf(light).map(([role, colour]) => [colour, role]))
  return ringMark(share)
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .replace(/stroke="(#[0-9A-Fa-f]{6})"/g, (whole, colour: string) => (roles.has(colour) ? `stroke="var(--${roles.get(colour)})"` : whole))
}
