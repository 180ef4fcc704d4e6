import AxeBuilder from '@axe-core/playwright'
import { renderHtml } from '@cfit/analytics/renderers'
import { buildReport } from '@cfit/analytics/reports'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptySource, inventedSource } from './fixture.ts'

const options = { state: 'draft', revision: 3, generatedOn: '2026-03-03', isFictional: true } as const
const pages = [
  { name: 'collective progress', kind: 'collective-progress', source: inventedSource },
  { name: 'annual financial', kind: 'annual-financial', source: inventedSource },
  { name: 'collective progress over an empty store', kind: 'collective-progress', source: emptySource },
] as const

let browser: Browser

// The packaged Chromium runs in one process and may end with its first page, so each test starts its own.
beforeEach(async () => {
  browser = await driver.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true })
})

afterEach(async () => {
  await browser.close()
})

async function open(html: string, settings: { width: number; colorScheme: 'light' | 'dark' }) {
  const context = await browser.newContext({ viewport: { width: settings.width, height: 900 }, colorScheme: settings.colorScheme })
  const page = await context.newPage()
  await page.setContent(html)
  return page
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violations(html: string, settings: { width: number; colorScheme: 'light' | 'dark' }): Promise<string[]> {
  const page = await open(html, settings)
  // The tables beside the charts are opened, so that they are looked at too.
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true')
  const result = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze()
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''} ${violation.nodes[0]?.failureSummary ?? ''}`)
}

describe.each(pages)('the HTML of the $name report in a real browser', ({ kind, source }) => {
  it.each(['light', 'dark'] as const)('passes axe on a wide %s page', async (colorScheme) => {
    expect(await violations(renderHtml(await buildReport(source(), kind, 2025, options)), { width: 1280, colorScheme })).toEqual([])
  })

  it('reads at 320 pixels without scrolling sideways', async () => {
    const page = await open(renderHtml(await buildReport(source(), kind, 2025, options)), { width: 320, colorScheme: 'light' })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320)
  })
})

it('asks nobody for a file and runs no script', async () => {
  const html = renderHtml(await buildReport(inventedSource(), 'collective-progress', 2025, options))
  expect(html).not.toMatch(/<script|<link|src="http|@import|url\((?!data:|#)/)
  expect(html.length).toBeLessThan(1_000_000)
})

it('finds what a careless page does wrong', async () => {
  const html = renderHtml(await buildReport(inventedSource(), 'annual-financial', 2025, options))
  expect(await violations(html.replace('<html lang="en">', '<html>'), { width: 1280, colorScheme: 'light' })).not.toEqual([])
})
