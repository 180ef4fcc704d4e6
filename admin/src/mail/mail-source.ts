import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, oneOf, type ResourceSource, type Row, rowsBy, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Mails($first: Int!, $offset: Int!, $state: MailState) {
    sendsMail
    mails(first: $first, offset: $offset, state: $state) {
      totalCount
      edges { node { id kind state recipientName subject createdAt sentAt } }
    }
  }
`)

const oneDocument = graphql(`
  query Mail($id: ID!) {
    sendsMail
    node(id: $id) {
      __typename
      ... on Mail { id kind state recipientName subject text createdAt sentAt failure attempts nextTryAt }
    }
  }
`)

export type MailRow = Row<ResultOf<typeof listDocument>['mails']['edges'][number]['node']>
export type MailRecord = Row<Extract<ResultOf<typeof oneDocument>['node'], { __typename: 'Mail' }>> & { sendsMail: boolean }
export interface MailMeta {
  sendsMail: boolean
}

export const mailStates = ['WAITING', 'SENT', 'GIVEN_UP'] as const

/** The base64 of `Mail:` and a UUID. */
const globalId = /^TWFpbD[A-Za-z0-9+/]{49}=$/

export const mailSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const { mails, sendsMail } = await ask(listDocument, { first, offset, ...given({ state: oneOf(filter['state'], mailStates) }) }, signal)
    return { ...rowsBy(mails, ({ id }) => id), meta: { sendsMail } satisfies MailMeta }
  },
  async one(id, signal) {
    // A mistyped address names no message; the hub would call it a mistake of the program.
    if (!globalId.test(String(id))) return null
    const { node, sendsMail } = await ask(oneDocument, { id: String(id) }, signal)
    return node?.__typename === 'Mail' ? { ...node, sendsMail } : null
  },
}
