import type { Prisma, Store } from '@cfit/prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { askedFields } from '../graphql/asked-fields.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { Organisation } from '../membership/organisation.ts'
import { PermissionType } from './permission.ts'
import { allowed, type MandateFunction, type Permission, refused, type Viewer } from './viewer.ts'

export const MandateFunctionEnum = enumeration('MandateFunction', 'What a person does in the hub.', {
  SECRETARIAT: 'Works in the Secretariat.',
  STEERING_COMMITTEE: 'Sits in the Steering Committee.',
  CONTRIBUTOR: 'Contributes for an organisation.',
  ADMINISTRATOR: 'Contributes for an organisation, and says who else does.',
})

/** The Secretariat sees all people; an administrator those of their own organisation. */
const canSeeMandate = ({ organisationId }: { organisationId: string | null }, viewer: Viewer | null): boolean =>
  viewer !== null && (viewer.isSecretariat || (organisationId !== null && viewer.administeredIds.includes(organisationId)))

/** Who may invite somebody to do this, for that organisation. */
export function mayInvite(viewer: Viewer | null, invitee: { function: MandateFunction; organisationId: string | null }): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (viewer.isSecretariat) return allowed
  if (viewer.administeredIds.length === 0) return refused('SECRETARIAT_ONLY')
  if (invitee.function !== 'CONTRIBUTOR') return refused('CONTRIBUTORS_ONLY')
  return invitee.organisationId !== null && viewer.administeredIds.includes(invitee.organisationId) ? allowed : refused('NOT_YOUR_ORGANISATION')
}

export interface MandateFacts {
  function: MandateFunction
  organisationId: string | null
  endedAt: Date | string | null
}

/** Who may end a mandate: whoever may give it. */
export function mayEnd(viewer: Viewer | null, mandate: MandateFacts): Permission {
  const permission = mayInvite(viewer, mandate)
  return permission.allowed && mandate.endedAt !== null ? refused('ALREADY_ENDED') : permission
}

interface PersonRow {
  id: string
  name: string
  email: string
  invitedUntil: string | null
}

/**
 * The people behind mandates. Only the Secretariat is told what a person is called in the hub: an administrator reads the name they invited, until the
 * person has taken the invitation up, so that an invitation tells nobody whose account an address belongs to.
 */
async function readPeople({ sql }: Store, ids: readonly string[], viewer: Viewer | null, now: Date): Promise<Map<string, PersonRow>> {
  const rows = await sql<PersonRow>(
    `select m."id", case when $2 or i."id" is null or i."accepted_at" is not null then u."name" else i."name" end as "name", u."email",
       case when i."accepted_at" is null and i."voided_at" is null and i."expires_at" > $3::timestamptz
         then to_char(i."expires_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "invitedUntil"
     from "mandate" m join "user" u on u."id" = m."user_id"
     left join lateral (select * from "invitation" i where i."mandate_id" = m."id" order by i."created_at" desc, i."id" desc limit 1) i on true
     where m."id" = any($1::uuid[])`,
    [[...ids], viewer?.isSecretariat === true, now.toISOString()],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export const Mandate = builder.prismaNode('Mandate', {
  nullable: true,
  id: { field: 'id' },
  extensions: { reads: ['organisationId'], isVisible: canSeeMandate },
  authScopes: (mandate, { viewer }) => canSeeMandate(mandate, viewer),
  fields: (t) => ({
    function: t.expose('function', { type: MandateFunctionEnum }),
    isDeputy: t.exposeBoolean('isDeputy'),
    since: t.expose('since', { type: 'Date' }),
    until: t.expose('until', { type: 'Date', nullable: true }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    name: t.loadable({
      type: 'String',
      description: 'Name of the person.',
      load: async (ids: string[], { store, viewer, now }) => {
        const people = await readPeople(store, ids, viewer, now)
        return ids.map((id) => people.get(id)?.name ?? '')
      },
      resolve: (mandate) => mandate.id,
    }),
    email: t.loadable({
      type: 'String',
      description: 'E-mail address of the person.',
      load: async (ids: string[], { store, viewer, now }) => {
        const people = await readPeople(store, ids, viewer, now)
        return ids.map((id) => people.get(id)?.email ?? '')
      },
      resolve: (mandate) => mandate.id,
    }),
    invitedUntil: t.loadable({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the link of an invitation works that was not taken up yet; null when none waits.',
      load: async (ids: string[], { store, viewer, now }) => {
        const people = await readPeople(store, ids, viewer, now)
        return ids.map((id) => {
          const until = people.get(id)?.invitedUntil
          return until ? new Date(until) : null
        })
      },
      loaderOptions: { cache: false },
      resolve: (mandate) => mandate.id,
    }),
    canEnd: t.field({
      type: PermissionType,
      description: 'Whether the viewer may end it now, and why not.',
      extensions: { reads: ['function', 'organisationId', 'endedAt'] },
      resolve: (mandate, _args, { viewer }) => mayEnd(viewer, mandate),
    }),
  }),
})

recordField(Mandate, 'organisation', { type: Organisation, key: 'organisationId', isRequired: false, description: 'For whom; null for the Secretariat.' })

/** The mandate that a command has changed, for its answer. */
export async function readMandate({ loaders }: Context, info: GraphQLResolveInfo, id: string): Promise<typeof Mandate.$inferType> {
  const mandate = await loaders.one<typeof Mandate.$inferType>('Mandate', id, askedFields('Mandate', info))
  if (!mandate) throw new Error('A mandate that was just changed is gone.')
  return mandate
}

interface MandateArgs {
  isInForce?: boolean | null | undefined
}

function whereMandate(isInForce: boolean | null | undefined, today: string): Prisma.MandateWhereInput[] {
  if (isInForce == null) return []
  const day = new Date(`${today}T00:00:00Z`)
  if (isInForce) return [{ endedAt: null, since: { lte: day }, OR: [{ until: null }, { until: { gte: day } }] }]
  return [{ OR: [{ endedAt: { gte: new Date(0) } }, { until: { lt: day } }, { since: { gt: day } }] }]
}

builder.queryField('mandates', (t) =>
  t.connection(
    {
      type: Mandate,
      description: 'Who does what in the hub, the latest first. The Secretariat sees all, an administrator those of their own organisation; others see none.',
      complexity: pageComplexity,
      args: {
        isInForce: t.arg.boolean({ description: 'True: only mandates in force today. False: only others.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Mandate, ({ isInForce }: MandateArgs, { viewer, today }) => ({
        where: {
          AND: [...(viewer?.isSecretariat ? [] : [{ organisationId: { in: viewer?.administeredIds ?? [] } }]), ...whereMandate(isInForce, today)],
        },
        orderBy: [{ since: 'desc' }, { id: 'desc' }],
      })),
    },
    { description: 'A page of mandates.' },
    { description: 'One mandate of the page, with its cursor.' },
  ),
)
