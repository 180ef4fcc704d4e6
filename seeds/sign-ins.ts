import { addUser, type DemonstrationSignIn } from '@cfit/api'
import type { Store } from '@cfit/prisma'
import { demonstration } from './index.ts'
import { day, fixedId } from './world.ts'

/** Three ways into the demonstration. The passwords are known to everyone, which is why the demonstration stays on one machine. */
export const demonstrationSignIns: DemonstrationSignIn[] = [
  { role: 'Secretariat', email: 'secretariat@demo.example', password: 'circular-and-fair' },
  { role: 'Steering Committee', email: 'committee@demo.example', password: 'circular-and-fair' },
  { role: 'Participant', email: 'participant@demo.example', password: 'circular-and-fair' },
]

/** Whom the second and the third sign-in act for, by id. */
export interface SignInOrganisations {
  committee: string
  contributor: string
}

const inDemonstration: SignInOrganisations = {
  committee: demonstration.organisations[demonstration.committee[0]] as string,
  contributor: demonstration.organisations[demonstration.contributor] as string,
}

export async function seedSignIns(store: Store, { committee, contributor }: SignInOrganisations = inDemonstration): Promise<void> {
  const held = await store.prisma.seat.findFirst({ where: { organisationId: committee, until: null } })
  const seat =
    held ??
    (await store.prisma.seat.create({ data: { id: fixedId(`seat of ${committee}`), kind: 'MEMBER', organisationId: committee, since: day('2026-01-01') } }))
  const mandates = [
    { function: 'SECRETARIAT', organisationId: null },
    { function: 'STEERING_COMMITTEE', organisationId: committee, seatId: seat.id },
    { function: 'CONTRIBUTOR', organisationId: contributor },
  ] as const
  for (const [index, { role, email, password }] of demonstrationSignIns.entries()) {
    const mandate = mandates[index] as (typeof mandates)[number]
    await addUser(store, { id: fixedId(`user/${email}`), name: `${role} (demonstration)`, email, password, mandates: [{ ...mandate, since: '2026-01-01' }] })
  }
}
