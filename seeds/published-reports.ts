import { drawReport, LiveAnalytics, reportForms } from '@cfit/api'
import type { Store } from '@cfit/prisma'
import { fixedId } from './world.ts'

const publishedYear = 2024
const kinds = { COLLECTIVE_PROGRESS: 'collective-progress', ANNUAL_FINANCIAL: 'annual-financial' } as const

/** The reports of 2024 are published in the story: drawn once, their files stored by hash, and never drawn again. */
export async function publishDemonstrationReports(store: Store): Promise<void> {
  const analytics = new LiveAnalytics(store)
  try {
    const reports = await store.prisma.report.findMany({ where: { year: publishedYear } })
    for (const report of reports) {
      const drawn = await drawReport({ store, analytics }, kinds[report.kind], report.year, {
        state: 'published',
        revision: 1,
        forms: reportForms,
        on: new Date('2025-06-12T10:00:00Z'),
      })
      const files: Record<string, string> = {}
      for (const form of reportForms) files[form] = await store.files.keep(drawn[form] as Uint8Array)
      const document = JSON.parse(new TextDecoder().decode(drawn.json)) as { contentHash: string }
      await store.prisma.reportRevision.create({
        data: {
          id: fixedId(`report-revision/${report.slug}/1`),
          reportId: report.id,
          number: 1,
          contentHash: document.contentHash,
          document,
          files,
          createdAt: new Date('2025-06-12T10:00:00Z'),
        },
      })
      await store.prisma.report.update({ where: { id: report.id }, data: { state: 'PUBLISHED' } })
    }
  } finally {
    await analytics.close()
  }
}
