/** A signed-in person, as far as permissions need to know: which mandates are in force today. */
export interface Viewer {
  userId: string
  isSecretariat: boolean
  isCommittee: boolean
  /** Secretariat or Steering Committee. */
  isOffice: boolean
  /** Organisations for which the person contributes. */
  organisationIds: string[]
}

/** What a viewer may do, and why not: the same evaluator guards the command and tells the screen. */
export interface Permission {
  allowed: boolean
  /** Code of the reason when not allowed. */
  reason: string | null
}

export const allowed: Permission = { allowed: true, reason: null }
export const refused = (reason: string): Permission => ({ allowed: false, reason })

/** What a person does in the hub, for whom. */
export interface Mandate {
  function: 'SECRETARIAT' | 'STEERING_COMMITTEE' | 'CONTRIBUTOR'
  organisationId: string | null
}

/** The viewer that a person is by the mandates in force. */
export function viewerWith(userId: string, mandates: readonly Mandate[]): Viewer {
  const isSecretariat = mandates.some((mandate) => mandate.function === 'SECRETARIAT')
  const isCommittee = mandates.some((mandate) => mandate.function === 'STEERING_COMMITTEE')
  const organisationIds = mandates.flatMap((mandate) => (mandate.function === 'CONTRIBUTOR' && mandate.organisationId ? [mandate.organisationId] : []))
  return { userId, isSecretariat, isCommittee, isOffice: isSecretariat || isCommittee, organisationIds }
}
