import { commandOf } from '../elements/use-command.tsx'
import { graphql, type VariablesOf } from '../graphql.ts'

const inviteDocument = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) { __typename ... on Mandate { id } ... on CommandError { code message remedy } }
  }
`)

const endDocument = graphql(`
  mutation EndMandate($input: EndMandateInput!) {
    endMandate(input: $input) { __typename ... on Mandate { id } ... on CommandError { code message remedy } }
  }
`)

const eraseDocument = graphql(`
  mutation ErasePerson($input: ErasePersonInput!) {
    erasePerson(input: $input) { __typename ... on PersonErased { isErased } ... on CommandError { code message remedy } }
  }
`)

export type InviteInput = VariablesOf<typeof inviteDocument>['input']

export const invitePerson = commandOf(inviteDocument)
export const endMandate = commandOf(endDocument)
export const erasePerson = commandOf(eraseDocument)
