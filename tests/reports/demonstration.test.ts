import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAnalytics } from '@cfit/analytics'
import { renderHtml, renderJson, renderPdf } from '@cfit/analytics/renderers'
import { buildReport } from '@cfit/analytics/reports'
import { seedDemonstration } from '@cfit/seeds'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'

const kinds = ['collective-progress', 'annual-financial'] as const
const options = { state: 'draft', revision: 1, generatedOn: '2026-03-03', isFictional: true } as const

let test: TestStore
let analytics: Awaited<ReturnType<typeof openAnalytics>>

beforeAll(async () => {
  test = await openTestStore()
  await seedDemonstration(test.store)
  analytics = await openAnalytics(test.store)
})

afterAll(async () => {
  await analytics.close()
  await test[Symbol.asyncDispose]()
})

describe('the reports over the demonstration world', () => {
  it.each(kinds)('sets the %s report in all three forms, with figures exactly as the engine gives them', async (kind) => {
    const document = await buildReport(analytics, kind, 2025, options)
    for (const figure of document.figures.filter((one) => one.derived === undefined)) {
      const engine = await analytics.figure(figure.metric, { year: figure.year, where: figure.by })
      expect({ id: figure.id, value: figure.value, n: figure.n, numerator: figure.numerator, denominator: figure.denominator }).toEqual({
        id: figure.id,
        value: engine.value,
        n: engine.n,
        numerator: engine.numerator,
        denominator: engine.denominator,
      })
    }
    const forms = { html: renderHtml(document), json: renderJson(document), pdf: await renderPdf(document) }
    expect(Buffer.from(forms.pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    const folder = process.env['REPORTS_OUT']
    if (folder !== undefined) {
      // For looking at the pages by eye.
      mkdirSync(folder, { recursive: true })
      for (const [form, bytes] of Object.entries(forms)) writeFileSync(join(folder, `real-${kind}.${form}`), bytes)
    }
  })

  it('has figures in every section of both reports', async () => {
    for (const kind of kinds) {
      const document = await buildReport(analytics, kind, 2025, options)
      const silent = document.sections.flatMap((section) =>
        section.blocks.flatMap(({ block }) => (block.kind === 'notCollected' ? [`${section.anchor}: ${block.label}`] : [])),
      )
      // The demonstration's questions about steps name a strategy, not an impact category.
      expect(silent.filter((line) => !line.startsWith('commitments: '))).toEqual([])
    }
  })

  it('leads from the opening to the closing balance to the cent', async () => {
    const document = await buildReport(analytics, 'annual-financial', 2025, options)
    const value = (metric: string) => document.figures.find((figure) => figure.metric === metric && figure.year === 2025)?.value
    expect(value('reckoned_closing_balance')).toBe(value('fund_balance'))
    expect(value('unexplained_balance')).toBe('0')
  })
})
