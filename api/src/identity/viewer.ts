import type { Store } from '@cfit/prisma'

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

/** The viewer behind a user id, from the mandates in force on a day. */
export async function viewerOf(store: Store, userId: string, today: string): Promise<Viewer> {
  const on = new Date(`${today}T00:00:00Z`)
  const mandates = await store.prisma.mandate.findMany({
    where: { userId, since: { lte: on }, OR: [{ until: null }, { until: { gte: on } }] },
    select: { function: true, organisationId: true },
  })
  const isSecretariat = mandates.some((mandate) => mandate.function === 'SECRETARIAT')
  const isCommittee = mandates.some((mandate) => mandate.function === 'STEERING_COMMITTEE')
  const organisationIds = mandates.flatMap((mandate) => (mandate.function === 'CONTRIBUTOR' && mandate.organisationId ? [mandate.organisationId] : []))
  return { userId, isSecretariat, isCommittee, isOffice: isSecretariat || isCommittee, organisationIds }
}
