import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Organisation } from '../membership/organisation.ts'
import type { Viewer } from './viewer.ts'

type OrganisationRow = typeof Organisation.$inferType

/** Organisations by id, in one reading. */
async function organisationsOf({ loaders }: Context, ids: readonly string[]): Promise<OrganisationRow[]> {
  const found = await Promise.all(ids.map((id) => loaders.one<OrganisationRow>('Organisation', id)))
  return found.filter((organisation) => organisation !== null)
}

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The signed-in person, told only to themselves.',
  fields: (t) => ({
    name: t.string({
      description: 'The person’s own name.',
      resolve: async (viewer, _args, { store }) => (await store.prisma.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { name: true } })).name,
    }),
    isSecretariat: t.exposeBoolean('isSecretariat', { description: 'True with a mandate of the Secretariat in force today.' }),
    isCommittee: t.exposeBoolean('isCommittee', { description: 'True with a seat in the Steering Committee today.' }),
    isChair: t.exposeBoolean('isChair', { description: 'True when they lead the Steering Committee today.' }),
    organisations: t.field({
      type: [Organisation],
      description: 'Organisations for which the person contributes.',
      resolve: (viewer, _args, context) => organisationsOf(context, viewer.organisationIds),
    }),
    administers: t.field({
      type: [Organisation],
      description: 'Those among them whose contributors the person invites and ends.',
      resolve: (viewer, _args, context) => organisationsOf(context, viewer.administeredIds),
    }),
  }),
})

builder.queryField('hasSingleSignOn', (t) =>
  t.boolean({ description: 'True where people may sign in by a provider of their own.', resolve: (_root, _args, { site }) => site.hasSingleSignOn }),
)

builder.queryField('viewer', (t) =>
  t.field({ type: ViewerType, nullable: true, description: 'Who is signed in; null without an account.', resolve: (_root, _args, { viewer }) => viewer }),
)
