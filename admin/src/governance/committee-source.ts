import { ask, graphql, type ResultOf } from '../graphql.ts'

const document = graphql(`
  query Committee($today: Date!) {
    committee {
      members lastUpdatedOn rulings
      rules { since quorumNumerator quorumDenominator majorityNumerator majorityDenominator majorityIsInclusive majorityOf tie secretariatVotes }
      canKeep { allowed reason }
    }
    seats(first: 50, on: $today) {
      edges { node { id kind since until version organisation { slug name } chairs(first: 1) { edges { node { since until } } } } }
    }
    meetings(first: 12) {
      totalCount
      edges {
        node {
          id heldOn place agenda minutes minutesApprovedOn version
          canEdit { allowed reason }
          attendances(first: 30) { edges { node { presence seat { id kind organisation { name } } } } }
        }
      }
    }
    decisions(first: 5) { edges { node { id kind title outcome decidedOn } } }
    rulesDecisions: decisions(first: 5, kind: RULES_OF_PROCEDURE) { edges { node { id title decidedOn } } }
  }
`)

export type CommitteeTold = ResultOf<typeof document>
export type SeatTold = CommitteeTold['seats']['edges'][number]['node']
export type MeetingTold = CommitteeTold['meetings']['edges'][number]['node']

export const readCommittee = (today: string, signal?: AbortSignal): Promise<CommitteeTold> => ask(document, { today }, signal)
