import type { Prisma } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'
import { dayOf, terminationMayBeDecided } from '../pact/index.ts'
import { Organisation } from './organisation.ts'

export const TerminationGroundEnum = enumeration('TerminationGround', 'On what ground a participation or support may be ended (6.6.2).', {
  INTEGRITY: 'A lack of integrity.',
  EFFORT: 'A lack of effort.',
})

export const TerminationStateEnum = enumeration('TerminationState', 'Where a proceeding stands.', {
  OPEN: 'Under way.',
  ENDED: 'The committee ended the participation or support.',
  KEPT: 'The committee decided not to end it.',
  DROPPED: 'Dropped without a decision.',
})

export const HearingEnum = enumeration('Hearing', 'What became of the hearing.', {
  NONE: 'Not heard yet.',
  HEARD: 'Heard.',
  DECLINED: 'Invited, and declined.',
})

/** Secretariat and committee, and the organisation that is to be heard. */
const canSee = (viewer: Viewer | null, { organisationId }: { organisationId: string }): boolean =>
  viewer !== null && (viewer.isOffice || viewer.organisationIds.includes(organisationId))
const visible = (viewer: Viewer | null): Prisma.TerminationWhereInput => (viewer?.isOffice ? {} : { organisationId: { in: viewer?.organisationIds ?? [] } })

/** Who may bring a proceeding on: Secretariat and committee, while it is open. */
export function mayProceed(viewer: Viewer | null, { state }: { state: string }): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (!viewer.isOffice) return refused('OFFICE_ONLY')
  return state === 'OPEN' ? allowed : refused('ALREADY_DECIDED')
}

export const Termination = builder.prismaNode('Termination', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['organisationId'], isVisible: (termination: { organisationId: string }, viewer: Viewer | null) => canSee(viewer, termination) },
  authScopes: (termination, { viewer }) => canSee(viewer, termination),
  fields: (t) => ({
    ground: t.expose('ground', { type: TerminationGroundEnum }),
    effect: t.exposeString('effect'),
    language: t.exposeString('language'),
    openedOn: t.expose('openedOn', { type: 'Date' }),
    invitedFor: t.expose('invitedFor', { type: 'Date', nullable: true }),
    hearing: t.expose('hearing', { type: HearingEnum }),
    heardOn: t.expose('heardOn', { type: 'Date', nullable: true }),
    views: t.exposeString('views', { nullable: true }),
    state: t.expose('state', { type: TerminationStateEnum }),
    version: t.exposeInt('version'),
    droppedBecause: t.exposeString('droppedBecause', { nullable: true }),
    ruling: t.field({
      type: 'Json',
      description: 'What the Pact says of it today: `{outcome, article, because, parameters, isReading, dueOn}`.',
      extensions: { reads: ['ground', 'effect', 'hearing', 'openedOn'] },
      resolve: ({ ground, effect, hearing, openedOn }) => terminationMayBeDecided({ ground, effect, hearing, on: dayOf(openedOn) }),
    }),
    canProceed: t.field({
      type: PermissionType,
      description: 'Whether the viewer may record the hearing or drop it now, and why not.',
      extensions: { reads: ['state'] },
      resolve: (termination, _args, { viewer }) => mayProceed(viewer, termination),
    }),
  }),
})

recordField(Termination, 'organisation', {
  type: Organisation,
  key: 'organisationId',
  isRequired: true,
  description: 'Whose participation or support it is about.',
})

builder.queryField('terminations', (t) =>
  t.connection(
    {
      type: Termination,
      description: 'Proceedings to end a participation or support (6.6.2). For Secretariat, committee and the organisation itself; others see none.',
      complexity: pageComplexity,
      args: { offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Termination, (_args: object, { viewer }) => ({ where: visible(viewer), orderBy: [{ openedOn: 'desc' }, { id: 'desc' }] })),
    },
    { description: 'A page of proceedings.' },
    { description: 'One proceeding of the page, with its cursor.' },
  ),
)
