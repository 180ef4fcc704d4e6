import type { Prisma, ReportKind } from '@cfit/prisma'
import { type Counts, fixedId, type Transaction } from './world.ts'

const titles: Record<ReportKind, [slug: string, title: string]> = {
  COLLECTIVE_PROGRESS: ['collective-progress', 'Collective progress report'],
  ANNUAL_FINANCIAL: ['annual-financial', 'Annual financial report'],
}

/** The reports of the last two years, still to be drafted. */
export async function seedReports(tx: Transaction): Promise<Counts> {
  const reports: Prisma.ReportCreateManyInput[] = (['COLLECTIVE_PROGRESS', 'ANNUAL_FINANCIAL'] as const).flatMap((kind) =>
    [2024, 2025].map((year) => {
      const [slug, title] = titles[kind]
      return { id: fixedId(`report/${slug}-${year}`), slug: `${slug}-${year}`, kind, year, title: `${title} ${year} (demonstration)`, state: 'DRAFT' as const }
    }),
  )
  await tx.report.createMany({ data: reports })
  return { report: reports.length }
}
