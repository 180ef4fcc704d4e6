import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

export const reportKinds = ['COLLECTIVE_PROGRESS', 'ANNUAL_FINANCIAL'] as const

const listDocument = graphql(`
  query Reports($kind: ReportKind, $first: Int!, $offset: Int!) {
    reports(kind: $kind, first: $first, offset: $offset) {
      totalCount
      edges { node { slug title kind year state contentHash addresses { form path } } }
    }
  }
`)

const oneDocument = graphql(`
  query Report($slug: String!) {
    report(slug: $slug) { slug title kind year state contentHash addresses { form path } }
  }
`)

export type ReportRow = Row<ResultOf<typeof listDocument>['reports']['edges'][number]['node']>
export type ReportRecord = Row<NonNullable<ResultOf<typeof oneDocument>['report']>>

export const reportSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const { reports } = await ask(listDocument, { ...given({ kind: oneOf(filter['kind'], reportKinds) }), first, offset }, signal)
    return rowsBy(reports, ({ slug }) => slug)
  },
  async one(id, signal) {
    const { report } = await ask(oneDocument, { slug: String(id) }, signal)
    return report && { ...report, id: report.slug }
  },
}
