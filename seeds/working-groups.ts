import type { OutputKind, Prisma } from '@cfit/prisma'
import { type Counts, day, fictionalSource, fixedId, type Transaction } from './world.ts'

export const outputId = (slug: string): string => fixedId(`output/${slug}`)
const groupId = (slug: string): string => fixedId(`working-group/${slug}`)

const frameworkPage = 'https://circularandfairictpact.com/cfit-framework'
const casesPage = 'https://public-buyers-community.ec.europa.eu/communities/circular-and-fair-ict-pact/news/inspiring-new-cases-available-sustainable-ict'

// biome-ignore format: one line an output reads as a table.
const publishedOutputs: [slug: string, title: string, kind: OutputKind, version: string | null, source: string][] = [
  ['cfit-framework', 'Framework for circular and fair ICT procurement', 'GUIDELINE', '1.1', frameworkPage],
  ['case-co2-reduction-netherlands', 'CO2 reduction (Netherlands)', 'CASE_STUDY', null, casesPage],
  ['case-accessories-recycled-plastic-switzerland', 'Accessories and recycled plastic (Switzerland)', 'CASE_STUDY', null, casesPage],
  ['case-due-diligence-flanders', 'Due diligence (Flanders)', 'CASE_STUDY', null, casesPage],
  ['case-smartphone-life-viken', 'Smartphone life (Viken, Norway)', 'CASE_STUDY', null, casesPage],
  ['case-fairphone-pilots-flanders', 'Fairphone pilots (Flanders)', 'CASE_STUDY', null, casesPage],
  ['case-remanufactured-laptops-ireland', 'Remanufactured laptops (Ireland)', 'CASE_STUDY', null, 'https://circularandfairictpact.com/news/ireland-joins-cfit-new-case-study-remanufactured/'],
]

// biome-ignore format: one line a group reads as a table.
const fictionalGroups: [slug: string, name: string, purpose: string][] = [
  ['baseline-criteria', 'Baseline criteria (fictional)', 'Agrees on criteria at three levels that a buyer can copy into a tender for workplace devices. Invented for the demonstration.'],
  ['longer-use', 'Longer use (fictional)', 'Collects what helps to keep devices in use: warranty, spare parts, repair, software support and redeployment. Invented for the demonstration.'],
  ['digital-infrastructure', 'Digital infrastructure (fictional)', 'Prepares the extension to servers, networks and hosting that began in 2026. Invented for the demonstration.'],
]

// biome-ignore format: one line an output reads as a table.
const fictionalOutputs: [slug: string, title: string, kind: OutputKind, version: string, publishedOn: string, group: string][] = [
  ['demonstration-baseline-criteria', 'Baseline criteria for workplace devices (fictional)', 'CRITERIA_SET', '1.0', '2023-06-20', 'baseline-criteria'],
  ['demonstration-refurbished-guideline', 'Guideline on buying refurbished devices (fictional)', 'GUIDELINE', '1.0', '2024-03-12', 'longer-use'],
  ['demonstration-lifetime-calculator', 'Calculator for the cost of longer use (fictional)', 'TOOL', '1.2', '2024-10-08', 'longer-use'],
  ['demonstration-hosting-recommendation', 'Recommendation on energy reports in hosting contracts (fictional)', 'RECOMMENDATION', '0.9', '2025-11-25', 'digital-infrastructure'],
]

/** The output the demonstration's criteria belong to. */
export const baselineCriteria = 'demonstration-baseline-criteria'

export async function seedWorkingGroups(tx: Transaction): Promise<Counts> {
  const groups: Prisma.WorkingGroupCreateManyInput[] = fictionalGroups.map(([slug, name, purpose]) => ({
    id: groupId(slug),
    slug,
    name,
    purpose,
    isFictional: true,
  }))
  const outputs: Prisma.OutputCreateManyInput[] = [
    // The sources tell no day of publication (the framework: December 2022).
    ...publishedOutputs.map(([slug, title, kind, version, source]) => ({ id: outputId(slug), slug, title, kind, version, source })),
    ...fictionalOutputs.map(([slug, title, kind, version, publishedOn, group]) => ({
      id: outputId(slug),
      slug,
      title,
      kind,
      version,
      publishedOn: day(publishedOn),
      source: fictionalSource,
      workingGroupId: groupId(group),
    })),
  ]
  await tx.workingGroup.createMany({ data: groups })
  await tx.output.createMany({ data: outputs })
  return { working_group: groups.length, output: outputs.length }
}
