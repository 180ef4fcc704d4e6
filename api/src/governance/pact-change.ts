import type { Prisma, Store } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'
import { Organisation } from '../membership/organisation.ts'
import { consentIsReached, type Ruling, stayersSuffice } from '../pact/index.ts'
import { Decision, visibleDecisionsSql } from './decision.ts'

export const PactChangeKindEnum = enumeration('PactChangeKind', 'How the Pact would change.', {
  AMENDMENT: 'A clause reads otherwise, is added or goes (6.5).',
  EXTENSION: 'The Pact goes on beyond its last day (6.2.3).',
})

export const PactChangeStateEnum = enumeration('PactChangeState', 'Where a change of the Pact stands.', {
  REQUESTED: 'Asked for in writing.',
  OPEN: 'Participants give their consent.',
  ACCEPTED: 'Accepted.',
  NOT_ACCEPTED: 'Not accepted.',
  WITHDRAWN: 'Taken back.',
})

export const ConsentValueEnum = enumeration('ConsentValue', 'The word of a participant.', { YES: 'It consents.', NO: 'It does not.' })

const concluded = ['ACCEPTED', 'NOT_ACCEPTED'] as const
/** Participants see what is asked of the Pact; others what came of it. Who said what is told to the office, and to each about itself. */
const isWithin = (viewer: Viewer | null): boolean => viewer !== null && (viewer.isOffice || viewer.organisationIds.length > 0)
export const canSeeChange = (viewer: Viewer | null, { state }: { state: string }): boolean => isWithin(viewer) || concluded.some((each) => each === state)
const visibleChanges = (viewer: Viewer | null): Prisma.PactChangeWhereInput => (isWithin(viewer) ? {} : { state: { in: [...concluded] } })

/** The Secretariat opens and concludes a consultation, as it supports the committee (5.2.1); so does the chair. */
export function mayConduct(viewer: Viewer | null, { state }: { state: string }): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (!viewer.isSecretariat && !viewer.isChair) return refused('SECRETARIAT_OR_CHAIR_ONLY')
  return state === 'REQUESTED' || state === 'OPEN' ? allowed : refused('ALREADY_DECIDED')
}

export interface ConsentCount {
  all: number
  yes: number
  no: number
  allToday: number
  yesToday: number
}

/** Consents of the frozen electorate, and what the register of today would make of them: each organisation once, whatever its roles. */
const countSql = `select a."id", a."kind", a."threshold", a."opened_on"::text as "openedOn", a."state",
    (select count(*)::int from "consent" s where s."pact_change_id" = a."id") as "all",
    (select count(*)::int from "consent" s where s."pact_change_id" = a."id" and s."value" = 'YES') as "yes",
    (select count(*)::int from "consent" s where s."pact_change_id" = a."id" and s."value" = 'NO') as "no",
    (select count(distinct p."organisation_id")::int from "participation" p where (p."since" is null or p."since" <= $2::date) and (p."until" is null or p."until" >= $2::date)) as "allToday",
    (select count(distinct p."organisation_id")::int from "participation" p join "consent" s on s."organisation_id" = p."organisation_id" and s."pact_change_id" = a."id" and s."value" = 'YES'
      where (p."since" is null or p."since" <= $2::date) and (p."until" is null or p."until" >= $2::date)) as "yesToday"
  from "pact_change" a where a."id" = any($1::uuid[])`

export type CountedChange = ConsentCount & { id: string; kind: 'AMENDMENT' | 'EXTENSION'; threshold: number | null; openedOn: string | null; state: string }

export function countConsents(sql: Store['sql'], ids: readonly string[], today: string): Promise<CountedChange[]> {
  return sql<CountedChange>(countSql, [[...ids], today])
}

/** What the Pact says of the consents given so far. */
export function rulingOnConsents({ kind, threshold, ...count }: CountedChange, on: string): Ruling {
  return kind === 'EXTENSION' ? stayersSuffice({ yes: count.yes, all: count.all, threshold, on }) : consentIsReached({ ...count, on })
}

export const PactChange = builder.prismaNode('PactChange', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['state'], isVisible: (change: { state: string }, viewer: Viewer | null) => canSeeChange(viewer, change) },
  authScopes: (change, { viewer }) => canSeeChange(viewer, change),
  fields: (t) => ({
    kind: t.expose('kind', { type: PactChangeKindEnum }),
    title: t.exposeString('title'),
    currentText: t.exposeString('currentText', { nullable: true }),
    proposedText: t.exposeString('proposedText'),
    reason: t.exposeString('reason'),
    language: t.exposeString('language'),
    requestedOn: t.expose('requestedOn', { type: 'Date' }),
    openedOn: t.expose('openedOn', { type: 'Date', nullable: true }),
    closesOn: t.expose('closesOn', { type: 'Date', nullable: true }),
    threshold: t.exposeInt('threshold', { nullable: true }),
    state: t.expose('state', { type: PactChangeStateEnum }),
    concludedOn: t.expose('concludedOn', { type: 'Date', nullable: true }),
    effectiveOn: t.expose('effectiveOn', { type: 'Date', nullable: true }),
    version: t.exposeInt('version'),
    count: t.loadable({
      type: 'Json',
      nullable: true,
      description:
        'The consents, live: `{all, yes, no, allToday, yesToday, ruling}`; `all` is the register at opening, each organisation once. Null before that.',
      load: async (ids: string[], { store, today }) => {
        const found = new Map((await countConsents(store.sql, ids, today)).map((row) => [row.id, row]))
        return ids.map((id) => {
          const row = found.get(id)
          if (!row?.openedOn) return null
          const { all, yes, no, allToday, yesToday } = row
          // Once it is concluded the decision tells how it stood; the register of today says nothing of it any more.
          return { all, yes, no, allToday, yesToday, ruling: row.state === 'OPEN' ? rulingOnConsents(row, today) : null }
        })
      },
      loaderOptions: { cache: false },
      resolve: (change) => change.id,
    }),
    canConduct: t.field({
      type: PermissionType,
      description: 'Whether the viewer may open or conclude it now, and why not.',
      extensions: { reads: ['state'] },
      resolve: (change, _args, { viewer }) => mayConduct(viewer, change),
    }),
  }),
})

const Consent = builder.prismaObject('Consent', {
  fields: (t) => ({
    value: t.expose('value', { type: ConsentValueEnum, nullable: true }),
    givenOn: t.expose('givenOn', { type: 'Date', nullable: true }),
    signatoryFunction: t.exposeString('signatoryFunction', { nullable: true }),
  }),
})

recordField(PactChange, 'requestedBy', { type: Organisation, key: 'requestedById', isRequired: false, description: 'The participant that asks for it.' })
recordField(Consent, 'organisation', { type: Organisation, key: 'organisationId', isRequired: true, description: 'Whose word it is.' })
childConnection(PactChange, 'consents', {
  type: Consent,
  relation: {
    model: 'Consent',
    parentKey: 'pactChangeId',
    orderBy: [],
    tieBreak: 'organisationId',
    visible: (viewer, parameter) =>
      viewer?.isOffice
        ? { sql: 'true', parameters: [] }
        : { sql: `c."organisation_id" = any($${parameter}::uuid[])`, parameters: [viewer?.organisationIds ?? []] },
  },
  description: 'The electorate and its words, for Secretariat and committee; each participant sees its own.',
})
childConnection(PactChange, 'decisions', {
  type: Decision,
  relation: { model: 'Decision', parentKey: 'subjectId', orderBy: [{ field: 'decidedOn', direction: 'desc' }], visible: visibleDecisionsSql },
  description: 'What was put on record about it.',
})

builder.queryField('pactChanges', (t) =>
  t.connection(
    {
      type: PactChange,
      description: 'Changes of the Pact that were asked for, newest first. Participants see those under way; everybody what came of them.',
      complexity: pageComplexity,
      args: { offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(PactChange, (_args: object, { viewer }) => ({ where: visibleChanges(viewer), orderBy: [{ requestedOn: 'desc' }, { id: 'desc' }] })),
    },
    { description: 'A page of changes.' },
    { description: 'One change of the page, with its cursor.' },
  ),
)
