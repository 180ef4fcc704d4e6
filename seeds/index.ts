import type { Store } from '@cfit/prisma'
import { seedApplications } from './applications.ts'
import { seedDevices } from './devices.ts'
import { fictionalParticipants } from './fictional-organisations.ts'
import { seedFinance } from './finance.ts'
import { seedGovernance } from './governance.ts'
import { seedMembership } from './membership.ts'
import { seedMonitoring } from './monitoring.ts'
import { seedPractices } from './practices.ts'
import { seedProcurement } from './procurement.ts'
import { seedReports } from './reports.ts'
import { seedWorkingGroups } from './working-groups.ts'
import { type Counts, organisationId, storyEndsOn } from './world.ts'

/** The fixed points of the demonstration world that other rooms attach to. */
export const demonstration = {
  /** Ids of the fictional participants, by slug. */
  organisations: Object.fromEntries(fictionalParticipants.map(({ slug }) => [slug, organisationId(slug)])) as Readonly<Record<string, string>>,
  /** The participant whose return of 2025 is a complete draft, ready to submit. */
  contributor: 'city-of-vintersund',
  /** Fictional participants that put forward members of a Steering Committee. */
  committee: ['nordmark-digital-affairs', 'alvaria-environment', 'westmere-cabinet-office', 'tessara-education-agency', 'city-of-harrowmere'],
  /** The last day the story tells of, `YYYY-MM-DD`. */
  storyEndsOn,
} as const

/**
 * Writes the demonstration world into an empty store, in one transaction. Returns the number of rows by table.
 * Throws, and writes nothing, when the store already knows an organisation.
 */
export async function seedDemonstration(store: Store): Promise<{ counts: Counts }> {
  const counts = await store.prisma.$transaction(
    async (tx) => {
      const known = await tx.organisation.count()
      if (known > 0) throw new Error(`The demonstration world needs an empty store; this one already knows ${known} organisations. Nothing was written.`)
      return {
        ...(await seedMembership(tx)),
        ...(await seedApplications(tx)),
        ...(await seedGovernance(tx)),
        ...(await seedWorkingGroups(tx)),
        ...(await seedProcurement(tx)),
        ...(await seedPractices(tx)),
        ...(await seedDevices(tx)),
        ...(await seedMonitoring(tx)),
        ...(await seedFinance(tx)),
        ...(await seedReports(tx)),
      }
    },
    { maxWait: 10_000, timeout: 60_000 },
  )
  return { counts }
}
