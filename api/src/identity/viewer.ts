/** A signed-in person, as far as permissions need to know: which mandates are in force today. */
export interface Viewer {
  userId: string
  isSecretariat: boolean
  isCommittee: boolean
  /** Secretariat or Steering Committee. */
  isOffice: boolean
  /** Elected by the committee from its midst, and in force today. */
  isChair: boolean
  /** Seats in the committee that the person holds today, or stands in for. */
  seats: readonly HeldSeat[]
  /** Organisations for which the person contributes. */
  organisationIds: string[]
  /** Organisations among them whose contributors the person may invite and end. */
  administeredIds: string[]
}

export interface HeldSeat {
  id: string
  isDeputy: boolean
}

/** What a viewer may do, and why not: the same evaluator guards the command and tells the screen. */
export interface Permission {
  allowed: boolean
  /** Code of the reason when not allowed. */
  reason: string | null
}

export const allowed: Permission = { allowed: true, reason: null }
export const refused = (reason: string): Permission => ({ allowed: false, reason })

export type MandateFunction = 'SECRETARIAT' | 'STEERING_COMMITTEE' | 'CONTRIBUTOR' | 'ADMINISTRATOR'

/** What a person does in the hub, for whom. */
export interface Mandate {
  function: MandateFunction
  organisationId: string | null
  /** The seat in the committee that goes with it, as far as that is in force. */
  seatId: string | null
  isDeputy: boolean
  isChair: boolean
}

/** The viewer that a person is by the mandates in force. Who sits in the committee is told by the seats held, never by a flag. */
export function viewerWith(userId: string, mandates: readonly Mandate[]): Viewer {
  const isSecretariat = mandates.some((mandate) => mandate.function === 'SECRETARIAT')
  const seats = mandates.flatMap(({ seatId, isDeputy }) => (seatId ? [{ id: seatId, isDeputy }] : []))
  const isChair = mandates.some((mandate) => mandate.seatId !== null && mandate.isChair && !mandate.isDeputy)
  const isCommittee = seats.length > 0
  const idsFor = (functions: MandateFunction[]) => [
    ...new Set(mandates.flatMap((mandate) => (functions.includes(mandate.function) && mandate.organisationId ? [mandate.organisationId] : []))),
  ]
  // Where one person does everything, their administrator's mandate is enough.
  const organisationIds = idsFor(['CONTRIBUTOR', 'ADMINISTRATOR'])
  const administeredIds = idsFor(['ADMINISTRATOR'])
  return { userId, isSecretariat, isCommittee, isChair, seats, isOffice: isSecretariat || isCommittee, organisationIds, administeredIds }
}
