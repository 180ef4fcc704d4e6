import { commandOf } from '../elements/use-command.tsx'
import { graphql, type VariablesOf } from '../graphql.ts'

const receiveDocument = graphql(`
  mutation ReceiveApplication($input: ReceiveApplicationInput!) {
    receiveApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code message remedy } }
  }
`)

const assessDocument = graphql(`
  mutation AssessApplication($input: AssessApplicationInput!) {
    assessApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code message remedy } }
  }
`)

const decideDocument = graphql(`
  mutation DecideApplication($input: DecideApplicationInput!) {
    decideApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code message remedy } }
  }
`)

const withdrawDocument = graphql(`
  mutation WithdrawApplication($input: WithdrawApplicationInput!) {
    withdrawApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code message remedy } }
  }
`)

export type ReceiveInput = VariablesOf<typeof receiveDocument>['input']

export const receiveApplication = commandOf(receiveDocument)
export const assessApplication = commandOf(assessDocument)
export const decideApplication = commandOf(decideDocument)
export const withdrawApplication = commandOf(withdrawDocument)
