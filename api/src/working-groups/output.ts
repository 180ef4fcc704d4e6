import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordList } from '../graphql/record-list.ts'

const OutputKindEnum = enumeration('OutputKind', 'What kind of output it is.', {
  CRITERIA_SET: 'A set of criteria.',
  TOOL: 'A tool.',
  GUIDELINE: 'A guideline or framework.',
  RECOMMENDATION: 'A recommendation.',
  CASE_STUDY: 'A case study.',
})

export const Output = builder.prismaNode('Output', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    kind: t.expose('kind', { type: OutputKindEnum }),
    version: t.exposeString('version', { nullable: true }),
    publishedOn: t.expose('publishedOn', { type: 'Date', nullable: true }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

builder.queryField('outputs', (t) =>
  t.connection(
    {
      type: Output,
      description: 'What the working groups made and the Pact publishes (4.6).',
      complexity: pageComplexity,
      args: { offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Output, (_args: object) => ({ where: {}, orderBy: [{ title: 'asc' }, { id: 'asc' }] })),
    },
    { description: 'A page of outputs.' },
    { description: 'One output of the page, with its cursor.' },
  ),
)
