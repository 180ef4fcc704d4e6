import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import type { Viewer } from '../identity/viewer.ts'
import { Meeting } from './meeting.ts'

export const DecisionOutcomeEnum = enumeration('DecisionOutcome', 'What was decided.', {
  APPROVED: 'Approved.',
  REFUSED: 'Refused.',
  NOTED: 'Noted, where the Pact gives the committee nothing to approve.',
  ESTABLISHED: 'Established, as a budget or a contribution is.',
})

export const DecisionKindEnum = enumeration('DecisionKind', 'What a decision of the Steering Committee is about.', {
  APPLICATION: 'A request to sign or to support (6.4.2).',
  OUTPUT: 'Criteria, a tool, a guideline or a recommendation (5.1.2).',
  PROGRESS_REPORT: 'The collective progress report (5.1.2).',
  FINANCIAL_REPORT: 'The annual financial report (5.2.4).',
  BUDGET: 'The budget (5.1.1).',
  CONTRIBUTION: 'The yearly contribution (5.3.2).',
  STRATEGY: 'The overall strategy (5.1.1).',
  TARGET: 'A target, bound to a metric and a year (5.1.1).',
  UPTAKE: 'What promotes the uptake of the Pact (5.1.1).',
  SCOPE: 'Other groups of ICT products within the scope, on participants’ request (1.1.2).',
  WORKING_GROUP: 'A working group, which participants may propose (4.5).',
  COMMITTEE: 'The committee’s own membership or chair (5.1.3, 5.1.4).',
  RULES_OF_PROCEDURE: 'How the committee decides.',
  MINUTES: 'The minutes of a meeting.',
  COORDINATION: 'An organisation that carries out a coordinating role for another (3.2.2).',
  TERMINATION: 'The end of a participation or support (6.6.2).',
  AMENDMENT: 'A change of the Pact (6.5).',
  EXTENSION: 'The Pact beyond its last day (6.2.3).',
  DISPUTE: 'A recommendation in a dispute (6.7.2).',
  READING: 'How the Pact is read where its text is silent.',
  RESIDUAL_FUNDS: 'What becomes of the money when the Pact ends.',
  OTHER: 'Anything else.',
})

/*
 * Who sees a decision, told once for each path. Decisions are public; a refusal, and whatever ends somebody's participation, is for Secretariat and
 * committee, so that nobody is shamed. That is our reading: 6.1.3 opens what is shared as part of the Pact, and these were not shared.
 */
const withheldKinds = ['TERMINATION', 'DISPUTE'] as const
const canSeeDecision = ({ outcome, kind }: { outcome: string; kind: string }, viewer: Viewer | null): boolean =>
  viewer?.isOffice === true || (outcome !== 'REFUSED' && !withheldKinds.some((withheld) => withheld === kind))
const visibleDecisions = (viewer: Viewer | null): Prisma.DecisionWhereInput =>
  viewer?.isOffice ? {} : { outcome: { notIn: ['REFUSED'] }, kind: { notIn: [...withheldKinds] } }
export const visibleDecisionsSql = (viewer: Viewer | null) => ({
  sql: viewer?.isOffice ? 'true' : `(c."outcome" <> 'REFUSED' and c."kind" not in ('TERMINATION', 'DISPUTE'))`,
  parameters: [],
})

export const Decision = builder.prismaNode('Decision', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['outcome', 'kind'], isVisible: canSeeDecision },
  authScopes: (decision, { viewer }) => canSeeDecision(decision, viewer),
  fields: (t) => ({
    kind: t.expose('kind', { type: DecisionKindEnum }),
    title: t.exposeString('title'),
    contentHash: t.exposeString('contentHash', { nullable: true }),
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
    text: t.loadable({
      type: 'String',
      nullable: true,
      description: 'The text that was decided on, as it stood; null where the decision was recorded without it.',
      load: async (ids: string[], { store }) => {
        const rows = await store.sql<{ id: string; text: string }>(
          'select d."id", p."text" from "decision" d join "proposal" p on p."id" = d."proposal_id" where d."id" = any($1::uuid[])',
          [ids],
        )
        const found = new Map(rows.map(({ id, text }) => [id, text]))
        return ids.map((id) => found.get(id) ?? null)
      },
      resolve: (decision) => decision.id,
    }),
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

recordField(Decision, 'meeting', { type: Meeting, key: 'meetingId', isRequired: false, description: 'The meeting it was taken in; null when in writing.' })

interface DecisionArgs {
  kind?: typeof DecisionKindEnum.$inferType | null | undefined
  year?: number | null | undefined
}

builder.queryField('decisions', (t) =>
  t.connection(
    {
      type: Decision,
      description: 'What the Steering Committee decided, newest first. Refusals, terminations and disputes are for Secretariat and committee.',
      complexity: pageComplexity,
      args: {
        kind: t.arg({ type: DecisionKindEnum, description: 'Only those about this.' }),
        year: t.arg.int({ description: 'Only those of this year.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Decision, ({ kind, year }: DecisionArgs, { viewer }) => ({
        where: {
          AND: [visibleDecisions(viewer)],
          ...(kind ? { kind } : {}),
          ...(year ? { decidedOn: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } } : {}),
        },
        orderBy: [{ decidedOn: 'desc' }, { id: 'desc' }],
      })),
    },
    { description: 'A page of decisions.' },
    { description: 'One decision of the page, with its cursor.' },
  ),
)
