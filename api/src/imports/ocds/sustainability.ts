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

export interface Goal {
  /** The code as the extension lists it; the list is open, so a code it does not know is kept. */
  goal: string
  wasRenamed: boolean
  impactCategory: ImpactCategory | null
}

/** Reads the code of a goal; null for `none`, by which publishers say that there is no goal. A sub-code speaks to what its code speaks to. */
export function readGoal(published: string): Goal | null {
  const code = published.trim()
  if (code === '' || code.toLowerCase() === 'none') return null
  const goal = meant[code] ?? code
  return { goal, wasRenamed: goal !== code, impactCategory: impacts[goal.split('.').slice(0, 2).join('.')] ?? null }
}
