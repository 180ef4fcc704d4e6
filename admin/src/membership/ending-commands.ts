import { commandOf } from '../elements/use-command.tsx'
import { graphql } from '../graphql.ts'

export const leavePact = commandOf(
  graphql(`
    mutation LeavePact($input: LeavePactInput!) {
      leavePact(input: $input) { __typename ... on Organisation { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const openTermination = commandOf(
  graphql(`
    mutation OpenTermination($input: OpenTerminationInput!) {
      openTermination(input: $input) { __typename ... on Termination { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const recordHearing = commandOf(
  graphql(`
    mutation RecordHearing($input: RecordHearingInput!) {
      recordHearing(input: $input) { __typename ... on Termination { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const dropTermination = commandOf(
  graphql(`
    mutation DropTermination($input: DropTerminationInput!) {
      dropTermination(input: $input) { __typename ... on Termination { id } ... on CommandError { code message remedy } }
    }
  `),
)
