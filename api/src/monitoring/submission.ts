import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { Direction, offsetDescription, pageComplexity, readYear } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import type { Viewer } from '../identity/viewer.ts'
import { Organisation } from '../membership/organisation.ts'
import { Answer } from './answer.ts'
import { Campaign } from './campaign.ts'
import { canSeeSubmission, mayAnswer, visibleRevisionsSql, visibleSubmissions, visibleSubmissionsSql } from './visibility.ts'

export const SubmissionStateEnum = enumeration('SubmissionState', 'Where a submission stands.', {
  DRAFT: 'The participant is writing.',
  SUBMITTED: 'Sent, waiting for review.',
  RETURNED: 'Sent back with questions.',
  ACCEPTED: 'Accepted, and public.',
})

export const Submission = builder.prismaNode('Submission', {
  nullable: true,
  id: { field: 'id' },
  extensions: {
    reads: ['state', 'organisationId'],
    isVisible: (submission: { state: string; organisationId: string }, viewer: Viewer | null) => canSeeSubmission(viewer, submission),
  },
  authScopes: (submission, { viewer }) => canSeeSubmission(viewer, submission),
  fields: (t) => ({
    state: t.expose('state', { type: SubmissionStateEnum }),
    version: t.exposeInt('version'),
    canSubmit: t.field({
      type: PermissionType,
      description: 'Whether the viewer may change and submit it now, and why not.',
      resolve: async (submission, _args, { viewer, loaders }) => {
        const campaign = await loaders.one<typeof Campaign.$inferType>('Campaign', submission.campaignId)
        return mayAnswer(viewer, { ...submission, isCampaignClosed: campaign?.closedOn !== null })
      },
    }),
  }),
})

const SubmissionRevision = builder.prismaObject('SubmissionRevision', {
  fields: (t) => ({
    number: t.exposeInt('number'),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true }),
    contentHash: t.exposeString('contentHash', { nullable: true }),
    ruling: t.loadable({
      type: 'Json',
      nullable: true,
      description: 'The Pact’s ruling stored with it: `{outcome, article, because, parameters, isReading, dueOn}`. Null for the draft.',
      load: async (ids: string[], { store }) => {
        const rows = await store.sql<{ id: string; ruling: unknown }>('select "id", "ruling" from "submission_revision" where "id" = any($1::uuid[])', [ids])
        const found = new Map(rows.map((row) => [row.id, row.ruling]))
        return ids.map((id) => found.get(id) ?? null)
      },
      // A draft has none until it is submitted, which may happen within one request.
      loaderOptions: { cache: false },
      resolve: (revision) => revision.id,
    }),
  }),
})

recordField(Submission, 'campaign', { type: Campaign, key: 'campaignId', isRequired: false, description: 'The round it belongs to.' })
recordField(Submission, 'organisation', { type: Organisation, key: 'organisationId', isRequired: false, description: 'Whose return it is.' })
childConnection(Submission, 'revisions', {
  type: SubmissionRevision,
  relation: { model: 'SubmissionRevision', parentKey: 'submissionId', orderBy: [{ field: 'number', direction: 'desc' }], visible: visibleRevisionsSql },
  description: 'What was submitted, newest first; those concerned also see the draft and earlier revisions.',
})
childConnection(SubmissionRevision, 'answers', {
  type: Answer,
  relation: { model: 'Answer', parentKey: 'revisionId', orderBy: [] },
  description: 'Its answers. A question without one was not answered.',
})
childConnection(Organisation, 'submissions', {
  type: Submission,
  relation: { model: 'Submission', parentKey: 'organisationId', orderBy: [{ field: 'campaignId', direction: 'desc' }], visible: visibleSubmissionsSql },
  description: 'Its returns, as far as the viewer may see them.',
})
childConnection(Campaign, 'submissions', {
  type: Submission,
  relation: { model: 'Submission', parentKey: 'campaignId', orderBy: [], visible: visibleSubmissionsSql },
  description: 'The returns of the round, as far as the viewer may see them.',
})

const SubmissionFilter = builder.inputType('SubmissionFilter', {
  description: 'Which submissions; conditions add up.',
  fields: (t) => ({
    year: t.int({ description: 'Only those of the round that reports this year.' }),
    state: t.field({ type: SubmissionStateEnum, description: 'Only those that stand here.' }),
    organisation: t.string({ description: 'Only those of the organisation with this slug.' }),
  }),
})

const SubmissionOrder = builder.inputType('SubmissionOrder', {
  description: 'Order of submissions.',
  fields: (t) => ({
    by: t.field({
      type: builder.enumType('SubmissionOrderField', {
        description: 'What submissions are ordered by.',
        values: {
          YEAR: { description: 'The year reported, then the organisation.' },
          ORGANISATION: { description: 'The organisation’s name, then the year.' },
        },
      }),
      required: true,
      description: 'The field to order by.',
    }),
    direction: t.field({ type: Direction, defaultValue: 'ASC', description: 'Ascending unless said otherwise.' }),
  }),
})

interface SubmissionArgs {
  filter?: typeof SubmissionFilter.$inferInput | null | undefined
  orderBy?: typeof SubmissionOrder.$inferInput | null | undefined
}

function whereSubmission(filter: SubmissionArgs['filter'], visible: Prisma.SubmissionWhereInput): Prisma.SubmissionWhereInput {
  return {
    AND: [visible],
    ...(filter?.year != null ? { campaign: { year: readYear(filter.year) } } : {}),
    ...(filter?.state ? { state: filter.state } : {}),
    ...(filter?.organisation ? { organisation: { slug: filter.organisation } } : {}),
  }
}

function orderSubmissions(order: SubmissionArgs['orderBy']): Prisma.SubmissionOrderByWithRelationInput[] {
  const sort = order?.direction === 'ASC' ? 'asc' : 'desc'
  if (order?.by === 'ORGANISATION') return [{ organisation: { name: sort } }, { campaign: { year: 'desc' } }, { id: 'asc' }]
  return [{ campaign: { year: sort } }, { organisation: { name: 'asc' } }, { id: 'asc' }]
}

builder.queryField('submissions', (t) =>
  t.connection(
    {
      type: Submission,
      description: 'Monitoring returns. Everyone sees the accepted ones; drafts and returns under review are for those concerned.',
      complexity: pageComplexity,
      args: {
        filter: t.arg({ type: SubmissionFilter, description: 'Which ones.' }),
        orderBy: t.arg({ type: SubmissionOrder, description: 'In which order; newest year first unless said otherwise.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Submission, ({ filter, orderBy }: SubmissionArgs, { viewer }) => ({
        where: whereSubmission(filter, visibleSubmissions(viewer)),
        orderBy: orderSubmissions(orderBy),
      })),
    },
    { description: 'A page of submissions.' },
    { description: 'One submission of the page, with its cursor.' },
  ),
)
