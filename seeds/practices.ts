import type { Prisma } from '@cfit/prisma'
import { practiceRows } from './practice-rows.ts'
import { type Counts, day, fictionalSource, fixedId, organisationId, type Transaction } from './world.ts'

const practiceId = (slug: string): string => fixedId(`practice/${slug}`)

export async function seedPractices(tx: Transaction): Promise<Counts> {
  const practices = practiceRows.map(
    ({ slug, organisation, title, what, how, who, outcomes, stage, sharedOn }): Prisma.PracticeCreateManyInput => ({
      id: practiceId(slug),
      slug,
      organisationId: organisationId(organisation),
      title,
      what,
      how,
      who,
      outcomes,
      stage,
      language: 'en',
      sharedOn: day(sharedOn),
      source: fictionalSource,
      isFictional: true,
    }),
  )
  const codes = practiceRows.flatMap(({ slug, codes }) =>
    codes.map(([strategy, impactCategory]): Prisma.PracticeCodeCreateManyInput => ({ practiceId: practiceId(slug), strategy, impactCategory })),
  )
  await tx.practice.createMany({ data: practices })
  await tx.practiceCode.createMany({ data: codes })
  return { practice: practices.length, practice_code: codes.length }
}
