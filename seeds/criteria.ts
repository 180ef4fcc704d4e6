import type { CriterionLevel, ImpactCategory, Strategy } from '@cfit/prisma'
import { fictionalSource } from './world.ts'

/** A criterion of the demonstration, with the public page its threshold follows where there is one. */
export interface KnownCriterion {
  slug: string
  level: CriterionLevel
  strategy: Strategy
  impactCategory: ImpactCategory
  title: string
  text: string
  source: string
}

const swedishCriteria = 'https://www.upphandlingsmyndigheten.se/en/criteria/it-and-telecom/it-equipment'
const ecodesign = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32023R1670'

function criterion(
  level: CriterionLevel,
  strategy: Strategy,
  impactCategory: ImpactCategory,
  slug: string,
  title: string,
  text: string,
  source = fictionalSource,
): KnownCriterion {
  return { slug, level, strategy, impactCategory, title, text, source }
}

// biome-ignore format: one line a criterion reads as a table.
export const criteria: KnownCriterion[] = [
  criterion('BASIC', 'BUY_LESS', 'CIRCULARITY', 'needs-check', 'Need checked before the call', 'The contracting authority confirms in the procurement file that existing stock, repair and sharing were considered first, and states the quantity that remains.'),
  criterion('BASIC', 'BUY_LESS', 'CIRCULARITY', 'no-charger-by-default', 'No charger by default', 'Devices are delivered without charger, cable or headset. Each can be ordered as a separate line at a stated price.'),
  criterion('SIGNIFICANT', 'BUY_LESS', 'CARBON_AND_CLIMATE', 'pooled-printing', 'Shared printing instead of desk printers', 'The tenderer sizes the fleet from measured print volumes and offers no more than one device for 25 users.'),
  criterion('AMBITIOUS', 'BUY_LESS', 'CIRCULARITY', 'refurbished-first', 'Refurbished first', 'The lot is open to refurbished or remanufactured devices only. A new device may replace one of them when three offers in a row could not deliver.'),
  criterion('BASIC', 'BUY_BETTER', 'CIRCULARITY', 'warranty-three-years', 'Warranty of three years', 'New devices carry a warranty of at least three years, battery included, with collection on site.', swedishCriteria),
  criterion('AMBITIOUS', 'BUY_BETTER', 'CIRCULARITY', 'warranty-five-years', 'Warranty of five years', 'Points are given for a warranty of four years, more for five. The warranty can be extended at the price stated in the offer.'),
  criterion('BASIC', 'BUY_BETTER', 'CIRCULARITY', 'refurbished-quality', 'Quality of refurbished devices', 'Each device has been tested, cleaned and graded; the grading scale is part of the offer and sample devices are shown.'),
  criterion('BASIC', 'BUY_BETTER', 'CIRCULARITY', 'warranty-two-years-refurbished', 'Warranty of two years on refurbished devices', 'Refurbished devices carry a warranty of at least two years. Parts may be used parts that passed the same test.'),
  criterion('SIGNIFICANT', 'BUY_BETTER', 'CIRCULARITY', 'battery-eighty-percent', 'Battery of refurbished devices', 'The battery of a refurbished device is new and keeps at least 80 per cent of its capacity after 300 cycles.', swedishCriteria),
  criterion('SIGNIFICANT', 'BUY_BETTER', 'CIRCULARITY', 'recycled-plastic-share', 'Recycled plastic', 'Points are given for each full ten per cent of post-consumer recycled plastic in the housing, shown by a declaration for the model.'),
  criterion('BASIC', 'BUY_BETTER', 'CHEMICALS_OF_CONCERN', 'ecolabel-type-one', 'Type I ecolabel or equal', 'The model meets the requirements of an ISO 14024 ecolabel for its category at the time of delivery. Other proof of the same requirements is accepted.', 'https://globalelectronicscouncil.org/ecolabels/'),
  criterion('BASIC', 'BUY_BETTER', 'CHEMICALS_OF_CONCERN', 'rohs-declaration', 'Declaration of restricted substances', 'The tenderer hands over the declaration of restricted substances for each model and updates it when a component changes.'),
  criterion('AMBITIOUS', 'BUY_BETTER', 'CHEMICALS_OF_CONCERN', 'substances-beyond-rohs', 'Substances beyond the legal list', 'Points are given for models without halogenated flame retardants in housings and boards, and for a full declaration of process chemicals at final assembly.'),
  criterion('BASIC', 'BUY_BETTER', 'FAIRNESS', 'code-of-conduct', 'Code of conduct in the supply chain', 'The contractor applies a code of conduct that covers the core labour conventions and reports once a year on its risk analysis.'),
  criterion('AMBITIOUS', 'BUY_BETTER', 'FAIRNESS', 'site-disclosure', 'Production sites named', 'Within three months of signature the contractor names the final assembly sites and main component sites of each delivered model, with address.', 'https://electronicswatch.org/en/companies-common-questions_2548590'),
  criterion('AMBITIOUS', 'BUY_BETTER', 'FAIRNESS', 'labour-monitoring', 'Independent monitoring of working conditions', 'The contractor gives an independent monitor access to production sites and follows up findings within the agreed time.', 'https://electronicswatch.org/en/companies-common-questions_2548590'),
  criterion('AMBITIOUS', 'BUY_BETTER', 'FAIRNESS', 'living-wage-roadmap', 'Roadmap to a living wage', 'Points are given for a plan with dated steps towards a living wage at final assembly, verified by a third party.'),
  criterion('SIGNIFICANT', 'BUY_BETTER', 'CARBON_AND_CLIMATE', 'footprint-stated', 'Carbon footprint stated', 'The offer states the product carbon footprint of each model with method, year, assumed lifetime and uncertainty. The figure informs and is not compared between makers.'),
  criterion('BASIC', 'USE_BETTER', 'CARBON_AND_CLIMATE', 'energy-report', 'Energy use reported', 'The contractor reports the yearly electricity use of a typical configuration, measured by the method named in the specification.'),
  criterion('SIGNIFICANT', 'USE_BETTER', 'CARBON_AND_CLIMATE', 'utilisation-report', 'Use of capacity reported', 'The contractor reports twice a year how much of the installed capacity is used and proposes what can be switched off.'),
  criterion('SIGNIFICANT', 'USE_LONGER', 'CIRCULARITY', 'battery-800-cycles', 'Battery endurance', 'The battery keeps at least 80 per cent of its capacity after 800 cycles and can be replaced with common tools.', ecodesign),
  criterion('SIGNIFICANT', 'USE_LONGER', 'CIRCULARITY', 'spare-parts-five-years', 'Spare parts for five years', 'Batteries, screens, keyboards and storage are available for at least five years after delivery, within ten working days, at prices listed in the offer.'),
  criterion('SIGNIFICANT', 'USE_LONGER', 'CIRCULARITY', 'software-five-years', 'Software support for five years', 'Security updates for operating system and firmware are assured for at least five years from delivery, free of charge.', ecodesign),
  criterion('BASIC', 'USE_LONGER', 'CIRCULARITY', 'repairability-described', 'Repair described', 'A repair manual and the list of tools are handed over with the first delivery, in a form the in-house technicians may use.'),
  criterion('SIGNIFICANT', 'USE_LONGER', 'CIRCULARITY', 'repair-within-five-days', 'Repair within five working days', 'Ninety per cent of repairs are returned within five working days. The contractor reports the share each quarter.'),
  criterion('AMBITIOUS', 'USE_LONGER', 'CARBON_AND_CLIMATE', 'repair-before-replace', 'Repair before replacement', 'A device is replaced only when repair would cost more than half of a comparable refurbished device. Each exception is reported with its reason.'),
  criterion('AMBITIOUS', 'USE_LONGER', 'CIRCULARITY', 'use-period-extension', 'Longer use rewarded in leasing', 'The monthly rate falls by at least 60 per cent when a device stays in use after its planned period.'),
  criterion('SIGNIFICANT', 'USE_LONGER', 'CIRCULARITY', 'take-back-reuse-first', 'Take-back with reuse first', 'Retired devices are tested for reuse before anything else. The contractor reports pieces and weight by route and pays the value of reuse back.'),
  criterion('BASIC', 'USE_LONGER', 'CIRCULARITY', 'traceable-data-erasure', 'Data erased and proven', 'Storage is erased by a recognised method that leaves the device usable, and a certificate is handed over for each asset key.'),
  criterion('BASIC', 'USE_LONGER', 'CHEMICALS_OF_CONCERN', 'no-hazardous-export', 'No export of hazardous waste', 'Devices that cannot be used again are treated in plants that hold a permit for it; the contractor names each plant.'),
]
