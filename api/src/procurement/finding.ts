import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { Tender } from './tender.ts'

export const FindingSeverityEnum = enumeration('FindingSeverity', 'How much a finding of an import matters.', {
  ERROR: 'Something could not be used as published.',
  WARNING: 'Something was read with a reservation.',
  INFO: 'Something worth knowing.',
})

const Finding = builder.prismaObject('Finding', {
  fields: (t) => ({
    severity: t.expose('severity', { type: FindingSeverityEnum }),
    code: t.exposeString('code'),
    pointer: t.exposeString('pointer'),
    file: t.string({
      nullable: true,
      description: 'Name of the file it was found in.',
      extensions: { reads: ['sourceFileId'] },
      resolve: async (finding, _args, { loaders }) => (await loaders.one<{ name: string }>('SourceFile', finding.sourceFileId, ['id', 'name']))?.name ?? null,
    }),
  }),
})

childConnection(Tender, 'findings', {
  type: Finding,
  relation: { model: 'Finding', parentKey: 'ocid', parentField: 'ocid', orderBy: [{ field: 'code', direction: 'asc' }] },
  description: 'What the import noticed about its published releases.',
})
