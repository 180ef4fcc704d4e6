import type { Prisma, Store } from '@cfit/prisma'
import { builder } from '../builder.ts'
import type { Site } from '../context.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordList } from '../graphql/record-list.ts'
import type { Viewer } from '../identity/viewer.ts'
import { letterFor } from './templates.ts'

const MailStateEnum = enumeration('MailState', 'Where a message stands.', {
  WAITING: 'It waits to be sent, for the first time or again.',
  SENT: 'The mail server took it.',
  GIVEN_UP: 'It was not sent, and will not be.',
})
type MailState = typeof MailStateEnum.$inferType

const stateOf = ({ sentAt, nextTryAt }: { sentAt: Date | null; nextTryAt: Date | null }): MailState => (sentAt ? 'SENT' : nextTryAt ? 'WAITING' : 'GIVEN_UP')

const everSince = { gte: new Date(0) }
const whereState: Record<MailState, Prisma.MailWhereInput> = {
  WAITING: { nextTryAt: everSince },
  SENT: { sentAt: everSince },
  GIVEN_UP: { sentAt: null, nextTryAt: null },
}

/** The outbox names people, so it is the Secretariat's alone. */
const canSeeOutbox = (viewer: Viewer | null): boolean => viewer?.isSecretariat === true

interface Told {
  name: string
  letter: { subject: string; text: string } | null
}

/** To whom messages go and what they say, each as it would be sent now. */
async function readLetters({ sql }: Store, { publicUrl }: Site, ids: readonly string[]): Promise<(Told | undefined)[]> {
  const rows = await sql<{ id: string; kind: string; parameters: unknown; name: string }>(
    'select m."id", m."kind", m."parameters", u."name" from "mail" m join "user" u on u."id" = m."recipient_id" where m."id" = any($1::uuid[])',
    [[...ids]],
  )
  const found = new Map(rows.map(({ id, kind, parameters, name }) => [id, { name, letter: letterFor(kind, parameters, { name, publicUrl }) }]))
  return ids.map((id) => found.get(id))
}

export const Mail = builder.prismaNode('Mail', {
  nullable: true,
  id: { field: 'id' },
  extensions: { isVisible: (_mail: object, viewer: Viewer | null) => canSeeOutbox(viewer) },
  authScopes: (_mail, { viewer }) => canSeeOutbox(viewer),
  fields: (t) => ({
    kind: t.exposeString('kind'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true }),
    failure: t.exposeString('failure', { nullable: true }),
    attempts: t.exposeInt('attempts'),
    nextTryAt: t.expose('nextTryAt', { type: 'DateTime', nullable: true }),
    state: t.field({ type: MailStateEnum, description: 'Where it stands.', extensions: { reads: ['sentAt', 'nextTryAt'] }, resolve: stateOf }),
    recipientName: t.loadable({
      type: 'String',
      description: 'Name of the person to whom it goes.',
      load: async (ids: string[], { store, site }) => (await readLetters(store, site, ids)).map((told) => told?.name ?? ''),
      resolve: (mail) => mail.id,
    }),
    subject: t.loadable({
      type: 'String',
      nullable: true,
      description: 'Its subject; null where this version does not know its kind.',
      load: async (ids: string[], { store, site }) => (await readLetters(store, site, ids)).map((told) => told?.letter?.subject ?? null),
      resolve: (mail) => mail.id,
    }),
    text: t.loadable({
      type: 'String',
      nullable: true,
      description: 'Its text; null where this version does not know its kind.',
      load: async (ids: string[], { store, site }) => (await readLetters(store, site, ids)).map((told) => told?.letter?.text ?? null),
      resolve: (mail) => mail.id,
    }),
  }),
})

interface MailArgs {
  state?: MailState | null | undefined
}

builder.queryFields((t) => ({
  mails: t.connection(
    {
      type: Mail,
      description: 'The outbox: messages of the hub to single people, newest first. For the Secretariat; others see none.',
      complexity: pageComplexity,
      args: {
        state: t.arg({ type: MailStateEnum, description: 'Only those that stand here.' }),
        offset: t.arg.int({ description: offsetDescription }),
      },
      ...recordList(Mail, ({ state }: MailArgs, { viewer }) => ({
        where: { ...(canSeeOutbox(viewer) ? {} : { id: { in: [] } }), ...(state ? whereState[state] : {}) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      })),
    },
    { description: 'A page of messages.' },
    { description: 'One message of the page, with its cursor.' },
  ),
  sendsMail: t.boolean({
    description: 'True where a mail server takes what the outbox holds; false where messages stay in it.',
    resolve: (_root, _args, { site }) => site.sendsMail,
  }),
}))
