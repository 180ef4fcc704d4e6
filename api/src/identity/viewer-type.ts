import { builder } from '../builder.ts'
import { Organisation } from '../membership/organisation.ts'
import type { Viewer } from './viewer.ts'

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
      resolve: async (viewer, _args, { loaders }) => {
        const found = await Promise.all(viewer.organisationIds.map((id) => loaders.one<typeof Organisation.$inferType>('Organisation', id)))
        return found.filter((organisation) => organisation !== null)
      },
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({ type: ViewerType, nullable: true, description: 'Who is signed in; null without an account.', resolve: (_root, _args, { viewer }) => viewer }),
)
