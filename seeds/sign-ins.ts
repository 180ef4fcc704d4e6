import { addUser, type DemonstrationSignIn } from '@cfit/api'
import type { Store } from '@cfit/prisma'
import { demonstration } from './index.ts'
import { fixedId } from './world.ts'

/** Three ways into the demonstration. The passwords are known to everyone, which is why the demonstration stays on one machine. */
export const demonstrationSignIns: DemonstrationSignIn[] = [
  { role: 'Secretariat', email: 'secretariat@demo.example', password: 'circular-and-fair' },
  { role: 'Steering Committee', email: 'committee@demo.example', password: 'circular-and-fair' },
  { role: 'Participant', email: 'participant@demo.example', password: 'circular-and-fair' },
]

const mandates = [
  { function: 'SECRETARIAT', organisationId: null },
  { function: 'STEERING_COMMITTEE', organisationId: demonstration.organisations[demonstration.committee[0]] as string },
  { function: 'CONTRIBUTOR', organisationId: demonstration.organisations[demonstration.contributor] as string },
] as const

export async function seedSignIns(store: Store): Promise<void> {
  for (const [index, { role, email, password }] of demonstrationSignIns.entries()) {
    const mandate = mandates[index] as (typeof mandates)[number]
    await addUser(store, { id: fixedId(`user/${email}`), name: `${role} (demonstration)`, email, password, mandates: [{ ...mandate, since: '2026-01-01' }] })
  }
}
