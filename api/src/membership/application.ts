import { builder } from '../builder.ts'
import { Decision, visibleDecisionsSql } from '../governance/decision.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import type { Viewer } from '../identity/viewer.ts'
import { mayHandle, readApplicationFacts, rulingsOn } from './application-facts.ts'
import { Organisation } from './organisation.ts'

export const ApplicationKindEnum = enumeration('ApplicationKind', 'What is applied for.', {
  PROCURING: 'To sign as a procuring organisation (2.1.2).',
  COORDINATING: 'To sign as a coordinating organisation (2.1.3).',
  SUPPORT: 'To support the Pact by letter (2.2.1).',
})

export const ApplicationStateEnum = enumeration('ApplicationState', 'Where an application stands.', {
  RECEIVED: 'Received, and awaiting the decision.',
  WITHDRAWN: 'Withdrawn by the applicant before a decision.',
  APPROVED: 'Approved by the Steering Committee.',
  REFUSED: 'Refused by the Steering Committee.',
})

export const ApplicationReceiverEnum = enumeration('ApplicationReceiver', 'Who had an application first.', {
  SECRETARIAT: 'The Secretariat.',
  STEERING_COMMITTEE: 'The Steering Committee.',
})

export const ApplicationCriterionEnum = enumeration('ApplicationCriterion', 'A criterion for new participants and supporting organisations (6.4.2).', {
  ENDORSES: 'It endorses the ambitions and commitments of the Pact (a).',
  CONTRIBUTES: 'It can demonstrably contribute to the objectives of the Pact (b).',
  INTEGRITY: 'There are no grounds for doubting its integrity (c).',
})

export const AssessmentValueEnum = enumeration('ApplicationAssessmentValue', 'How a criterion was found.', {
  MET: 'Met.',
  NOT_MET: 'Not met.',
  UNCLEAR: 'Not clear yet.',
})

const canSeeApplications = (viewer: Viewer | null): boolean => viewer?.isOffice === true

export const Application = builder.prismaNode('Application', {
  nullable: true,
  id: { field: 'id' },
  extensions: { isVisible: (_application: object, viewer: Viewer | null) => canSeeApplications(viewer) },
  authScopes: (_application, { viewer }) => canSeeApplications(viewer),
  fields: (t) => ({
    kind: t.expose('kind', { type: ApplicationKindEnum }),
    state: t.expose('state', { type: ApplicationStateEnum }),
    version: t.exposeInt('version'),
    receivedOn: t.expose('receivedOn', { type: 'Date' }),
    receivedBy: t.expose('receivedBy', { type: ApplicationReceiverEnum }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true }),
    pactVersion: t.exposeString('pactVersion', { nullable: true }),
    signatoryFunction: t.exposeString('signatoryFunction', { nullable: true }),
    rulings: t.loadable({
      type: 'Json',
      description:
        'What the Pact says of it today: on the body, the criteria, and the month, each as `{outcome, article, because, parameters, isReading, dueOn}`.',
      load: async (ids: string[], { store, today }) => {
        const facts = await readApplicationFacts(store.sql, ids, today)
        return ids.map((id) => {
          const found = facts.get(id)
          return found ? rulingsOn(found, today, null) : []
        })
      },
      loaderOptions: { cache: false },
      resolve: (application) => application.id,
    }),
    canHandle: t.field({
      type: PermissionType,
      description: 'Whether the viewer may assess and decide it now, and why not.',
      extensions: { reads: ['state'] },
      resolve: (application, _args, { viewer }) => mayHandle(viewer, application),
    }),
  }),
})

const Assessment = builder.prismaObject('ApplicationAssessment', {
  fields: (t) => ({
    criterion: t.expose('criterion', { type: ApplicationCriterionEnum }),
    value: t.expose('value', { type: AssessmentValueEnum }),
    reason: t.exposeString('reason'),
    language: t.exposeString('language'),
  }),
})

recordField(Application, 'organisation', { type: Organisation, key: 'organisationId', isRequired: true, description: 'Who applies.' })
childConnection(Application, 'assessments', {
  type: Assessment,
  relation: { model: 'ApplicationAssessment', parentKey: 'applicationId', orderBy: [{ field: 'criterion', direction: 'asc' }], tieBreak: 'criterion' },
  description: 'How each criterion of 6.4.2 was found.',
})
childConnection(Application, 'decisions', {
  type: Decision,
  relation: { model: 'Decision', parentKey: 'subjectId', orderBy: [{ field: 'decidedOn', direction: 'desc' }], visible: visibleDecisionsSql },
  description: 'The decision on it; none while it is open.',
})

interface ApplicationArgs {
  state?: typeof ApplicationStateEnum.$inferType | null | undefined
}

builder.queryField('applications', (t) =>
  t.connection(
    {
      type: Application,
      description: 'Requests to sign or to support, the one due first on top. For Secretariat and Steering Committee; others see none.',
      complexity: pageComplexity,
      args: {
        state: t.arg({ type: ApplicationStateEnum, description: 'Only those that stand here.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Application, ({ state }: ApplicationArgs, { viewer }) => ({
        where: { ...(canSeeApplications(viewer) ? {} : { id: { in: [] } }), ...(state ? { state } : {}) },
        orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      })),
    },
    { description: 'A page of applications.' },
    { description: 'One application of the page, with its cursor.' },
  ),
)
