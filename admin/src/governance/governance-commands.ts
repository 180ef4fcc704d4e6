import { commandOf } from '../elements/use-command.tsx'
import { graphql } from '../graphql.ts'

export const propose = commandOf(
  graphql(`
    mutation Propose($input: ProposeInput!) {
      propose(input: $input) { __typename ... on Proposal { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const reviseProposal = commandOf(
  graphql(`
    mutation ReviseProposal($input: ReviseProposalInput!) {
      reviseProposal(input: $input) { __typename ... on Proposal { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const withdrawProposal = commandOf(
  graphql(`
    mutation WithdrawProposal($input: WithdrawProposalInput!) {
      withdrawProposal(input: $input) { __typename ... on Proposal { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const castVote = commandOf(
  graphql(`
    mutation CastVote($input: CastVoteInput!) {
      castVote(input: $input) { __typename ... on Proposal { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const decideProposal = commandOf(
  graphql(`
    mutation DecideProposal($input: DecideProposalInput!) {
      decideProposal(input: $input) { __typename ... on Proposal { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const giveSeat = commandOf(
  graphql(`
    mutation GiveSeat($input: GiveSeatInput!) {
      giveSeat(input: $input) { __typename ... on Seat { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const endSeat = commandOf(
  graphql(`
    mutation EndSeat($input: EndSeatInput!) {
      endSeat(input: $input) { __typename ... on Seat { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const electChair = commandOf(
  graphql(`
    mutation ElectChair($input: ElectChairInput!) {
      electChair(input: $input) { __typename ... on Seat { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const recordRulesOfProcedure = commandOf(
  graphql(`
    mutation RecordRulesOfProcedure($input: RecordRulesOfProcedureInput!) {
      recordRulesOfProcedure(input: $input) { __typename ... on Decision { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const planMeeting = commandOf(
  graphql(`
    mutation PlanMeeting($input: PlanMeetingInput!) {
      planMeeting(input: $input) { __typename ... on Meeting { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const recordMinutes = commandOf(
  graphql(`
    mutation RecordMinutes($input: RecordMinutesInput!) {
      recordMinutes(input: $input) { __typename ... on Meeting { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const requestChange = commandOf(
  graphql(`
    mutation RequestChange($input: RequestChangeInput!) {
      requestChange(input: $input) { __typename ... on PactChange { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const openConsents = commandOf(
  graphql(`
    mutation OpenConsents($input: OpenConsentsInput!) {
      openConsents(input: $input) { __typename ... on PactChange { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const giveConsent = commandOf(
  graphql(`
    mutation GiveConsent($input: GiveConsentInput!) {
      giveConsent(input: $input) { __typename ... on PactChange { id } ... on CommandError { code message remedy } }
    }
  `),
)

export const concludeChange = commandOf(
  graphql(`
    mutation ConcludeChange($input: ConcludeChangeInput!) {
      concludeChange(input: $input) { __typename ... on PactChange { id } ... on CommandError { code message remedy } }
    }
  `),
)
