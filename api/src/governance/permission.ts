import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'
import type { DecisionKind } from '../pact/index.ts'

/** Secretariat and Steering Committee, in what is theirs together. */
export function mayActForOffice(viewer: Viewer | null): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  return viewer.isOffice ? allowed : refused('OFFICE_ONLY')
}

/** Seats and chair are kept by the Secretariat, which organises the committee (5.2.1), and by the chair. */
export function mayKeepCommittee(viewer: Viewer | null): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  return viewer.isSecretariat || viewer.isChair ? allowed : refused('SECRETARIAT_OR_CHAIR_ONLY')
}

export function mayKeepMinutes(viewer: Viewer | null, { minutesApprovedOn }: { minutesApprovedOn: unknown }): Permission {
  const permission = mayKeepCommittee(viewer)
  if (!permission.allowed) return permission
  return minutesApprovedOn ? refused('MINUTES_APPROVED') : allowed
}

/** What participants may put to the committee themselves: other product groups (1.1.2), working groups (4.5), and what else they have to say. */
export const kindsOfParticipants: readonly DecisionKind[] = ['SCOPE', 'WORKING_GROUP', 'OTHER']

export function mayPropose(viewer: Viewer | null, kind: DecisionKind, requestedById: string | null): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (viewer.isOffice) return allowed
  if (requestedById === null || !viewer.organisationIds.includes(requestedById)) return refused('NOT_YOUR_ORGANISATION')
  return kindsOfParticipants.includes(kind) ? allowed : refused('OFFICE_ONLY')
}

interface ProposalFacts {
  state: string
  requestedById: string | null
}

/** Who sees a proposal: Secretariat, committee, and the organisation that asked for it. */
export function canSeeProposal(viewer: Viewer | null, { requestedById }: Pick<ProposalFacts, 'requestedById'>): boolean {
  return viewer !== null && (viewer.isOffice || (requestedById !== null && viewer.organisationIds.includes(requestedById)))
}

/** A text is changed or taken back by who put it forward. */
export function mayRevise(viewer: Viewer | null, { state, requestedById }: ProposalFacts): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  const isOwn = requestedById !== null && viewer.organisationIds.includes(requestedById)
  if (!isOwn && !viewer.isSecretariat && !viewer.isChair) return refused('SECRETARIAT_OR_CHAIR_ONLY')
  return state === 'OPEN' ? allowed : refused('ALREADY_DECIDED')
}

/** A vote is of a seat that the person holds today, or stands in for; the Secretariat's people vote for its seat. */
export function mayVote(viewer: Viewer | null, { state }: Pick<ProposalFacts, 'state'>): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (viewer.seats.length === 0 && !viewer.isSecretariat) return refused('NO_SEAT')
  return state === 'OPEN' ? allowed : refused('ALREADY_DECIDED')
}

/** What the committee decided is put on record by its members or the Secretariat. */
export function mayDecide(viewer: Viewer | null, { state }: Pick<ProposalFacts, 'state'>): Permission {
  const permission = mayActForOffice(viewer)
  if (!permission.allowed) return permission
  return state === 'OPEN' ? allowed : refused('ALREADY_DECIDED')
}
