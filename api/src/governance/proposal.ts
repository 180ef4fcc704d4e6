import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import type { Viewer } from '../identity/viewer.ts'
import { Organisation } from '../membership/organisation.ts'
import { Decision, DecisionKindEnum, visibleDecisionsSql } from './decision.ts'
import { canSeeProposal, mayDecide, mayRevise, mayVote } from './permission.ts'
import { Seat } from './seat.ts'
import { outlookOf } from './vote-count.ts'

export const ProposalStateEnum = enumeration('ProposalState', 'Where a proposal stands.', {
  OPEN: 'Put forward, and awaiting the decision.',
  DECIDED: 'Decided by the Steering Committee.',
  WITHDRAWN: 'Taken back before a decision.',
})

export const VoteValueEnum = enumeration('VoteValue', 'How a seat voted.', {
  FOR: 'For it.',
  AGAINST: 'Against it.',
  ABSTAINED: 'Withheld its vote.',
  RECUSED: 'Stood aside, as it is involved.',
})

const visibleProposals = (viewer: Viewer | null): Prisma.ProposalWhereInput =>
  viewer?.isOffice ? {} : viewer ? { requestedById: { in: viewer.organisationIds } } : { id: { in: [] } }

export const Proposal = builder.prismaNode('Proposal', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['requestedById'], isVisible: (proposal: { requestedById: string | null }, viewer: Viewer | null) => canSeeProposal(viewer, proposal) },
  authScopes: (proposal, { viewer }) => canSeeProposal(viewer, proposal),
  fields: (t) => ({
    kind: t.expose('kind', { type: DecisionKindEnum }),
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    language: t.exposeString('language'),
    subjectType: t.exposeString('subjectType', { nullable: true }),
    subjectVersion: t.exposeInt('subjectVersion', { nullable: true }),
    subjectId: t.id({
      nullable: true,
      description: 'Global id of the record it is about; null where the text is all there is.',
      extensions: { reads: ['subjectType', 'subjectId'] },
      resolve: ({ subjectType, subjectId }) => (subjectId === null ? null : Buffer.from(`${subjectType}:${subjectId}`).toString('base64')),
    }),
    contentHash: t.exposeString('contentHash'),
    state: t.expose('state', { type: ProposalStateEnum }),
    version: t.exposeInt('version'),
    openedOn: t.expose('openedOn', { type: 'Date' }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true }),
    withdrawnBecause: t.exposeString('withdrawnBecause', { nullable: true }),
    canVote: t.field({
      type: PermissionType,
      description: 'Whether the viewer may vote on it now, and why not.',
      extensions: { reads: ['state'] },
      resolve: (proposal, _args, { viewer }) => mayVote(viewer, proposal),
    }),
    canDecide: t.field({
      type: PermissionType,
      description: 'Whether the viewer may put the decision on record now, and why not.',
      extensions: { reads: ['state'] },
      resolve: (proposal, _args, { viewer }) => mayDecide(viewer, proposal),
    }),
    canRevise: t.field({
      type: PermissionType,
      description: 'Whether the viewer may change it or take it back now, and why not.',
      extensions: { reads: ['state', 'requestedById'] },
      resolve: (proposal, _args, { viewer }) => mayRevise(viewer, proposal),
    }),
    outlook: t.loadable({
      type: 'Json',
      nullable: true,
      description:
        'What the votes so far and the Pact say, for Secretariat and committee: `{count, rulings, ownSeats}`, with the rulings as they would be were it decided today with yes.',
      load: (ids: string[], { store, viewer, today }) => outlookOf(store.sql, ids, viewer, today),
      loaderOptions: { cache: false },
      resolve: (proposal) => proposal.id,
    }),
  }),
})

const Vote = builder.prismaObject('Vote', {
  fields: (t) => ({
    value: t.expose('value', { type: VoteValueEnum }),
    comment: t.exposeString('comment', { nullable: true }),
    language: t.exposeString('language'),
    byDeputy: t.exposeBoolean('byDeputy'),
    castAt: t.expose('castAt', { type: 'DateTime' }),
  }),
})

recordField(Vote, 'seat', { type: Seat, key: 'seatId', isRequired: true, description: 'Whose vote it is.' })
recordField(Proposal, 'requestedBy', {
  type: Organisation,
  key: 'requestedById',
  isRequired: false,
  description: 'The participant that asked for it; null where Secretariat or committee did.',
})
childConnection(Proposal, 'votes', {
  type: Vote,
  relation: {
    model: 'Vote',
    parentKey: 'proposalId',
    orderBy: [{ field: 'castAt', direction: 'asc' }],
    tieBreak: 'seatId',
    // Who asked for a decision does not see how each seat votes on it.
    visible: (viewer) => ({ sql: viewer?.isOffice ? 'true' : 'false', parameters: [] }),
  },
  description: 'The votes, for Secretariat and committee.',
})
childConnection(Proposal, 'decisions', {
  type: Decision,
  relation: { model: 'Decision', parentKey: 'proposalId', orderBy: [{ field: 'decidedOn', direction: 'desc' }], visible: visibleDecisionsSql },
  description: 'The decision on it; none while it is open.',
})

interface ProposalArgs {
  state?: typeof ProposalStateEnum.$inferType | null | undefined
  kind?: typeof DecisionKindEnum.$inferType | null | undefined
  awaitsMe?: boolean | null | undefined
}

/** Those on which a seat of the viewer has not voted yet. */
function awaiting(viewer: Viewer | null): Prisma.ProposalWhereInput {
  const seats = viewer?.seats.map(({ id }) => id) ?? []
  if (seats.length === 0) return { id: { in: [] } }
  return { state: 'OPEN', votes: { none: { seatId: { in: seats } } } }
}

builder.queryField('proposals', (t) =>
  t.connection(
    {
      type: Proposal,
      description: 'What the Steering Committee is asked to decide, due first on top. For Secretariat and committee, and for who asked; others see none.',
      complexity: pageComplexity,
      args: {
        state: t.arg({ type: ProposalStateEnum, description: 'Only those that stand here.' }),
        kind: t.arg({ type: DecisionKindEnum, description: 'Only those about this.' }),
        awaitsMe: t.arg.boolean({ description: 'True: only open ones on which no seat of the viewer has voted yet.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Proposal, ({ state, kind, awaitsMe }: ProposalArgs, { viewer }) => ({
        where: { AND: [visibleProposals(viewer), awaitsMe ? awaiting(viewer) : {}], ...(state ? { state } : {}), ...(kind ? { kind } : {}) },
        orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      })),
    },
    { description: 'A page of proposals.' },
    { description: 'One proposal of the page, with its cursor.' },
  ),
)
