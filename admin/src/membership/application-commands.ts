import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'

const receiveDocument = graphql(`
  mutation ReceiveApplication($input: ReceiveApplicationInput!) {
    receiveApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code field message remedy } }
  }
`)

const assessDocument = graphql(`
  mutation AssessApplication($input: AssessApplicationInput!) {
    assessApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code field message remedy } }
  }
`)

const decideDocument = graphql(`
  mutation DecideApplication($input: DecideApplicationInput!) {
    decideApplication(input: $input) { __typename ... on Application { id } ... on CommandError { code field message remedy } }
  }
`)

/** The application as it stands then, or why the command was refused. */
export type ApplicationResult = ResultOf<typeof receiveDocument>['receiveApplication']
export type ReceiveInput = VariablesOf<typeof receiveDocument>['input']
export type AssessInput = VariablesOf<typeof assessDocument>['input']
export type DecideInput = VariablesOf<typeof decideDocument>['input']

/** A repeat by the network is the same wish; a second wish has a key of its own. */
const withKey = <Input extends object>(input: Input) => ({ input: { ...input, idempotencyKey: crypto.randomUUID() } })

export const receiveApplication = async (input: ReceiveInput): Promise<ApplicationResult> => (await ask(receiveDocument, withKey(input))).receiveApplication
export const assessApplication = async (input: AssessInput): Promise<ApplicationResult> => (await ask(assessDocument, withKey(input))).assessApplication
export const decideApplication = async (input: DecideInput): Promise<ApplicationResult> => (await ask(decideDocument, withKey(input))).decideApplication
