import type { ReportKind } from '@cfit/analytics/reports'
import type { Store } from '@cfit/prisma'
import type { Viewer } from '../identity/viewer.ts'
import { dayOf } from '../pact/index.ts'
import type { LiveAnalytics } from './live-analytics.ts'
import { visibleReports } from './report.ts'
import type { ReportForm } from './report-forms.ts'

export interface Reporting {
  store: Store
  analytics: LiveAnalytics
}

/** One file of a report. What is published comes from storage and is never rendered again; a draft is drawn from the data of the moment. */
export async function readReportFile(
  parts: Reporting,
  slug: string,
  form: ReportForm,
  viewer: Viewer | null,
): Promise<{ bytes: Uint8Array; isPublished: boolean } | null> {
  const report = await parts.store.prisma.report.findFirst({
    where: { slug, ...visibleReports(viewer) },
    include: { revisions: { orderBy: { number: 'desc' }, take: 1, select: { files: true, number: true } } },
  })
  if (!report) return null
  const revision = report.revisions[0]
  const sha256 = (revision?.files as Partial<Record<ReportForm, string>> | undefined)?.[form]
  if (report.state === 'PUBLISHED' && sha256) return { bytes: await parts.store.files.read(sha256), isPublished: true }
  const kind = report.kind === 'COLLECTIVE_PROGRESS' ? 'collective-progress' : 'annual-financial'
  const files = await drawReport(parts, kind, report.year, { state: 'draft', revision: (revision?.number ?? 0) + 1, forms: [form], on: new Date() })
  return { bytes: files[form] as Uint8Array, isPublished: false }
}

/** The stored files of a published report; null while it is not published. */
export async function publishedFiles(store: Store, kind: ReportKind, year: number): Promise<Partial<Record<ReportForm, Uint8Array>> | null> {
  const revision = await store.prisma.reportRevision.findFirst({
    where: { report: { kind: kind === 'collective-progress' ? 'COLLECTIVE_PROGRESS' : 'ANNUAL_FINANCIAL', year, state: 'PUBLISHED' } },
    orderBy: { number: 'desc' },
    select: { files: true },
  })
  if (!revision) return null
  const entries = Object.entries(revision.files as Record<ReportForm, string>)
  return Object.fromEntries(await Promise.all(entries.map(async ([form, sha256]) => [form, await store.files.read(sha256)] as const)))
}

export interface Drawing {
  state: 'draft' | 'approved' | 'published'
  revision: number
  forms: readonly ReportForm[]
  on: Date
}

/** Draws a report from the analytics of the moment in the forms asked for. */
export async function drawReport(parts: Reporting, kind: ReportKind, year: number, drawing: Drawing): Promise<Partial<Record<ReportForm, Uint8Array>>> {
  // Charts and typesetting are large, and a start needs neither.
  const { buildReport } = await import('@cfit/analytics/reports')
  const { renderHtml, renderJson, renderPdf } = await import('@cfit/analytics/renderers')
  const analytics = await parts.analytics.current()
  const isFictional = (await parts.store.prisma.campaign.count({ where: { isFictional: true } })) > 0
  // One state of the data for the whole document, whatever is committed meanwhile.
  const document = await analytics.snapshot((source) =>
    buildReport(source, kind, year, { state: drawing.state, revision: drawing.revision, generatedOn: dayOf(drawing.on), isFictional }),
  )
  const text = new TextEncoder()
  const files: Partial<Record<ReportForm, Uint8Array>> = {}
  for (const form of drawing.forms) {
    files[form] = form === 'pdf' ? await renderPdf(document) : text.encode(form === 'html' ? renderHtml(document) : renderJson(document))
  }
  return files
}
