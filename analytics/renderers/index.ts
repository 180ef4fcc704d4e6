export { renderHtml } from './html.ts'
export { renderJson } from './json.ts'
export { renderPdf } from './pdf.ts'
