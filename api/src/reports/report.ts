import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { oneRecord, recordList } from '../graphql/record-list.ts'
import type { Viewer } from '../identity/viewer.ts'
import { reportForms } from './report-forms.ts'

const ReportKindEnum = enumeration('ReportKind', 'What a report tells about.', {
  COLLECTIVE_PROGRESS: 'The collective progress of the participants (5.2.3).',
  ANNUAL_FINANCIAL: 'The Pact’s money and gifts in kind of a year (5.2.4).',
})

const ReportStateEnum = enumeration('ReportState', 'Where a report stands.', {
  DRAFT: 'Being drafted by the Secretariat.',
  SUBMITTED: 'Before the Steering Committee.',
  APPROVED: 'Approved, not yet published.',
  PUBLISHED: 'Published.',
})

/** Drafts are for the Secretariat and the Steering Committee; what is published is for everyone. */
export function visibleReports(viewer: Viewer | null): Prisma.ReportWhereInput {
  return viewer?.isOffice ? {} : { state: 'PUBLISHED' }
}

const canSeeReport = (report: { state: string }, viewer: Viewer | null): boolean => report.state === 'PUBLISHED' || (viewer?.isOffice ?? false)

const ReportAddress = builder.objectRef<{ form: string; path: string }>('ReportAddress').implement({
  description: 'An address of a report in one form.',
  fields: (t) => ({
    form: t.exposeString('form', { description: 'The form: html, pdf or json.' }),
    path: t.exposeString('path', { description: 'Path on this site.' }),
  }),
})

export const Report = builder.prismaNode('Report', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['state'], isVisible: canSeeReport },
  authScopes: (report, { viewer }) => canSeeReport(report, viewer),
  fields: (t) => ({
    slug: t.exposeString('slug'),
    kind: t.expose('kind', { type: ReportKindEnum }),
    year: t.exposeInt('year'),
    title: t.exposeString('title'),
    state: t.expose('state', { type: ReportStateEnum }),
    contentHash: t.loadable({
      type: 'String',
      nullable: true,
      description: 'SHA-256 over text and figures of its newest saved revision; null while none was saved.',
      load: async (ids: string[], { store }) => {
        const rows = await store.sql<{ id: string; contentHash: string }>(
          'select distinct on ("report_id") "report_id" as "id", "content_hash" as "contentHash" from "report_revision" where "report_id" = any($1::uuid[]) order by "report_id", "number" desc',
          [ids],
        )
        const found = new Map(rows.map((row) => [row.id, row.contentHash]))
        return ids.map((id) => found.get(id) ?? null)
      },
      resolve: (report) => report.id,
    }),
    addresses: t.field({
      type: [ReportAddress],
      description: 'Where to read it. A draft is drawn from the data of the moment, a published report from its stored files.',
      resolve: (report) => reportForms.map((form) => ({ form, path: `/reports/${report.slug}.${form}` })),
    }),
  }),
})

builder.queryFields((t) => ({
  report: t.field({
    type: Report,
    nullable: true,
    description: 'The report with this slug; null when there is none or the viewer may not see it.',
    args: { slug: t.arg.string({ required: true, description: 'Its public name in addresses.' }) },
    ...oneRecord(Report, ({ slug }: { slug: string }, { viewer }) => ({ slug, ...visibleReports(viewer) })),
  }),
  reports: t.connection(
    {
      type: Report,
      description: 'Reports, newest year first.',
      complexity: pageComplexity,
      args: { kind: t.arg({ type: ReportKindEnum, description: 'Only those of this kind.' }), offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Report, ({ kind }: { kind?: typeof ReportKindEnum.$inferType | null | undefined }, { viewer }) => ({
        where: { ...visibleReports(viewer), ...(kind ? { kind } : {}) },
        orderBy: [{ year: 'desc' }, { kind: 'asc' }],
      })),
    },
    { description: 'A page of reports.' },
    { description: 'One report of the page, with its cursor.' },
  ),
}))
