import { applicationIsDecidedInTime } from '@cfit/api/pact'
import type { Prisma } from '@cfit/prisma'
import { type Counts, day, fixedId, organisationId, storyEndsOn, type Transaction } from './world.ts'

const received = (slug: string, kind: 'PROCURING' | 'COORDINATING' | 'SUPPORT', receivedOn: string, signatoryFunction: string | null) => {
  const { dueOn } = applicationIsDecidedInTime({ receivedOn, decidedOn: null, today: storyEndsOn })
  return {
    id: fixedId(`application/${slug}/${kind}`),
    organisationId: organisationId(slug),
    kind,
    receivedOn: day(receivedOn),
    receivedBy: 'SECRETARIAT' as const,
    dueOn: dueOn ? day(dueOn) : null,
    pactVersion: kind === 'SUPPORT' ? null : '2.0',
    signatoryFunction,
  }
}

/** Who asks to join when the story ends: a city for its second role, a refurbisher by letter, and a company that the Pact does not name. */
export async function seedApplications(tx: Transaction): Promise<Counts> {
  const city = received('city-of-harrowmere', 'COORDINATING', '2026-04-16', 'Director of sustainability')
  const applications: Prisma.ApplicationCreateManyInput[] = [
    city,
    received('supplier-secondlight', 'SUPPORT', '2026-04-18', null),
    received('supplier-oxbow-leasing', 'PROCURING', '2026-04-20', 'Managing director'),
  ]
  const assessments: Prisma.ApplicationAssessmentCreateManyInput[] = [
    { applicationId: city.id, criterion: 'ENDORSES', value: 'MET', reason: 'Its council signed the declaration in full.' },
    { applicationId: city.id, criterion: 'CONTRIBUTES', value: 'UNCLEAR', reason: 'It has not said yet which bodies of its region it will help.' },
  ]
  await tx.application.createMany({ data: applications })
  await tx.applicationAssessment.createMany({ data: assessments })
  return { application: applications.length, application_assessment: assessments.length }
}
