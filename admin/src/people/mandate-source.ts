import { ask, graphql, type ResultOf } from '../graphql.ts'
import { given, type ResourceSource, type Row, rowsBy, wishOf, yesNo } from '../resource-source.ts'

const listDocument = graphql(`
  query Mandates($first: Int!, $offset: Int!, $isInForce: Boolean) {
    sendsMail
    mandates(first: $first, offset: $offset, isInForce: $isInForce) {
      totalCount
      edges { node { id function isDeputy name email since until endedAt invitedUntil organisation { slug name } canEnd { allowed } } }
    }
  }
`)

export type MandateRow = Row<ResultOf<typeof listDocument>['mandates']['edges'][number]['node']>
export type MandateFunction = MandateRow['function']
export interface MandateMeta {
  sendsMail: boolean
}

export const mandateFunctions = ['CONTRIBUTOR', 'ADMINISTRATOR', 'STEERING_COMMITTEE', 'SECRETARIAT'] as const satisfies readonly MandateFunction[]

export const mandateSource: ResourceSource = {
  async list(params, signal) {
    const { first, offset, filter } = wishOf(params)
    const { mandates, sendsMail } = await ask(listDocument, { first, offset, ...given({ isInForce: yesNo(filter['isInForce']) }) }, signal)
    return { ...rowsBy(mandates, ({ id }) => id), meta: { sendsMail } satisfies MandateMeta }
  },
}
