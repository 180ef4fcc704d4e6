import type { ImpactCategory } from '@cfit/prisma'

/**
 * Codes that publishers write for a code of the extension's list. The first four are what the published mapping of eForms notices
 * emits, where the extension lists another name.
 */
const meant: Readonly<Record<string, string>> = {
  'environmental.waterResources': 'environmental.waterResourcesProtection',
  'social.humanRightsInSupplyChain': 'social.humanRightsInSupplyChains',
  'economic.processInnovation': 'economic.processInnovationPromotion',
  'economic.productInnovation': 'economic.productInnovationPromotion',
}

/** The goals the extension lists. The list is open: a sub-code of a listed code, `environmental.recycling.batteries`, is as good. */
const listed = [
  ['economic', 'formalEmploymentPromotion innovativePurchase localEconomyPromotion marketInnovationPromotion processInnovationPromotion'],
  ['economic', 'productInnovationPromotion researchDevelopmentActivities'],
  ['environmental', 'biodiversityProtectionRestoration carbonEmissionsReduction circularEconomy climateChangeAdaptation climateChangeMitigation'],
  ['environmental', 'energyEfficiency pollutionPrevention recycling resourceReuse waterResourcesProtection wasteReduction'],
  ['social', 'accessibility disadvantagedEmploymentOpportunities ethnicEquality genderEquality humanRightsInSupplyChains laborRightsPromotion'],
  ['social', 'smeInclusion womenInclusion'],
] as const

const goals: ReadonlySet<string> = new Set(listed.flatMap(([area, codes]) => [area, ...codes.split(' ').map((code) => `${area}.${code}`)]))

/** The impact category each goal speaks to, our reading; goals that speak to none of the four are not here. */
const impacts: Readonly<Record<string, ImpactCategory>> = {
  'environmental.circularEconomy': 'CIRCULARITY',
  'environmental.resourceReuse': 'CIRCULARITY',
  'environmental.recycling': 'CIRCULARITY',
  'environmental.wasteReduction': 'CIRCULARITY',
  'environmental.carbonEmissionsReduction': 'CARBON_AND_CLIMATE',
  'environmental.climateChangeMitigation': 'CARBON_AND_CLIMATE',
  'environmental.energyEfficiency': 'CARBON_AND_CLIMATE',
  // The nearest there is: no code names hazardous substances.
  'environmental.pollutionPrevention': 'CHEMICALS_OF_CONCERN',
  'social.humanRightsInSupplyChains': 'FAIRNESS',
  'social.laborRightsPromotion': 'FAIRNESS',
}

export type Goal = { goal: string; wasRenamed: boolean; isListed: boolean; impactCategory: ImpactCategory | null }

/** Reads the code of a goal as the extension lists it; null for `none`, by which publishers say that there is no goal. */
export function readGoal(published: string): Goal | null {
  const code = published.trim()
  if (code === '' || code.toLowerCase() === 'none') return null
  const goal = meant[code] ?? code
  const [area = '', name] = goal.split('.')
  const known = name === undefined ? area : `${area}.${name}`
  return { goal, wasRenamed: goal !== code, isListed: goals.has(known), impactCategory: impacts[known] ?? null }
}
