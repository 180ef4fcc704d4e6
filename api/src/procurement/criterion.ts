import { builder } from '../builder.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordList } from '../graphql/record-list.ts'
import { CriterionLevelEnum, ImpactCategoryEnum, StrategyEnum } from './codes.ts'

export const Criterion = builder.prismaNode('Criterion', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    level: t.expose('level', { type: CriterionLevelEnum }),
    strategy: t.expose('strategy', { type: StrategyEnum }),
    impactCategory: t.expose('impactCategory', { type: ImpactCategoryEnum }),
    source: t.exposeString('source', { nullable: true }),
  }),
})

builder.queryField('criteria', (t) =>
  t.connection(
    {
      type: Criterion,
      description: 'Requirements that buyers can use again.',
      complexity: pageComplexity,
      args: {
        strategy: t.arg({ type: StrategyEnum, description: 'Only those of this strategy.' }),
        impactCategory: t.arg({ type: ImpactCategoryEnum, description: 'Only those of this impact category.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Criterion, (args: CriterionArgs) => ({ where: whereCriterion(args), orderBy: [{ title: 'asc' }, { id: 'asc' }] })),
    },
    { description: 'A page of criteria.' },
    { description: 'One criterion of the page, with its cursor.' },
  ),
)

interface CriterionArgs {
  strategy?: typeof StrategyEnum.$inferType | null | undefined
  impactCategory?: typeof ImpactCategoryEnum.$inferType | null | undefined
}

function whereCriterion({ strategy, impactCategory }: CriterionArgs) {
  return { ...(strategy ? { strategy } : {}), ...(impactCategory ? { impactCategory } : {}) }
}
