import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordList } from '../graphql/record-list.ts'
import type { Viewer } from '../identity/viewer.ts'

export const DecisionOutcomeEnum = enumeration('DecisionOutcome', 'What was decided.', {
  APPROVED: 'Approved.',
  REFUSED: 'Refused.',
})

/*
 * Who sees a decision, told once for each path. Decisions are public; a refusal is for Secretariat and Steering Committee, so that nobody is shamed
 * for having asked. That is our reading: 6.1.3 opens what is shared as part of the Pact, and a refused application was not.
 */
const canSeeDecision = ({ outcome }: { outcome: string }, viewer: Viewer | null): boolean => outcome === 'APPROVED' || viewer?.isOffice === true
const visibleDecisions = (viewer: Viewer | null): Prisma.DecisionWhereInput => (viewer?.isOffice ? {} : { outcome: 'APPROVED' })
export const visibleDecisionsSql = (viewer: Viewer | null) => ({ sql: viewer?.isOffice ? 'true' : `c."outcome" = 'APPROVED'`, parameters: [] })

export const Decision = builder.prismaNode('Decision', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['outcome'], isVisible: canSeeDecision },
  authScopes: (decision, { viewer }) => canSeeDecision(decision, viewer),
  fields: (t) => ({
    subjectType: t.exposeString('subjectType'),
    subjectVersion: t.exposeInt('subjectVersion'),
    outcome: t.expose('outcome', { type: DecisionOutcomeEnum }),
    decidedOn: t.expose('decidedOn', { type: 'Date' }),
    votesFor: t.exposeInt('votesFor', { nullable: true }),
    votesAgainst: t.exposeInt('votesAgainst', { nullable: true }),
    abstentions: t.exposeInt('abstentions', { nullable: true }),
    recusals: t.exposeInt('recusals', { nullable: true }),
    reason: t.exposeString('reason', { nullable: true }),
    language: t.exposeString('language'),
    rulings: t.loadable({
      type: 'Json',
      description: 'The rulings of the Pact it rests on, as they were that day: `[{outcome, article, because, parameters, isReading, dueOn}]`.',
      load: async (ids: string[], { store }) => {
        const rows = await store.sql<{ id: string; rulings: unknown }>('select "id", "rulings" from "decision" where "id" = any($1::uuid[])', [ids])
        const found = new Map(rows.map((row) => [row.id, row.rulings]))
        return ids.map((id) => found.get(id) ?? [])
      },
      resolve: (decision) => decision.id,
    }),
  }),
})

builder.queryField('decisions', (t) =>
  t.connection(
    {
      type: Decision,
      description: 'What the Steering Committee decided, newest first. Refusals are for Secretariat and committee.',
      complexity: pageComplexity,
      args: { offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Decision, (_args: object, { viewer }) => ({ where: visibleDecisions(viewer), orderBy: [{ decidedOn: 'desc' }, { id: 'desc' }] })),
    },
    { description: 'A page of decisions.' },
    { description: 'One decision of the page, with its cursor.' },
  ),
)
