import type { DemandCertainty, DeviceCategory } from '@cfit/prisma'

type Demand = [organisation: string, category: DeviceCategory, year: number, quarter: number, certainty: DemandCertainty, quantity: number]

/** Devices planned for the four quarters of 2026. */
function in2026(organisation: string, category: DeviceCategory, certainty: DemandCertainty, ...quantities: number[]): Demand[] {
  return quantities.flatMap((quantity, index): Demand[] => (quantity === 0 ? [] : [[organisation, category, 2026, index + 1, certainty, quantity]]))
}

/** What the fictional participants intend to buy in 2026. */
export const plannedDemandRows: Demand[] = [
  ...in2026('nordmark-digital-affairs', 'LAPTOP', 'FIRM', 250, 300, 0, 180),
  ...in2026('nordmark-digital-affairs', 'SERVER', 'INTENDED', 0, 0, 24, 0),
  ...in2026('nordmark-purchasing-office', 'LAPTOP', 'FIRM', 4200, 6100, 0, 0),
  ...in2026('nordmark-purchasing-office', 'LAPTOP', 'INTENDED', 0, 0, 7800, 5200),
  ...in2026('nordmark-purchasing-office', 'MONITOR', 'INTENDED', 0, 2600, 0, 3100),
  ...in2026('nordmark-purchasing-office', 'SMARTPHONE', 'INTENDED', 0, 4100, 0, 3900),
  ...in2026('city-of-vintersund', 'LAPTOP', 'FIRM', 0, 0, 360, 0),
  ...in2026('city-of-vintersund', 'TABLET', 'INTENDED', 0, 0, 180, 0),
  ...in2026('alvaria-framework-agency', 'LAPTOP', 'INTENDED', 0, 5400, 0, 4700),
  ...in2026('alvaria-framework-agency', 'NETWORK', 'FIRM', 0, 900, 400, 0),
  ...in2026('upper-alvaria-province', 'LAPTOP', 'FIRM', 140, 0, 210, 0),
  ...in2026('upper-alvaria-province', 'PRINTER', 'INTENDED', 0, 0, 35, 0),
  ...in2026('westmere-cabinet-office', 'LAPTOP', 'FIRM', 600, 450, 0, 0),
  ...in2026('westmere-cabinet-office', 'SMARTPHONE', 'INTENDED', 0, 0, 1100, 0),
  ...in2026('westmere-health-it-agency', 'DESKTOP', 'FIRM', 0, 2100, 0, 0),
  ...in2026('westmere-health-it-agency', 'MONITOR', 'INTENDED', 0, 0, 1800, 900),
  ...in2026('westmere-health-it-agency', 'SERVER', 'INTENDED', 0, 0, 0, 85),
  ...in2026('city-of-harrowmere', 'SMARTPHONE', 'FIRM', 0, 220, 0, 0),
  ...in2026('city-of-harrowmere', 'LAPTOP', 'INTENDED', 0, 0, 0, 310),
  ...in2026('tessara-region', 'DESKTOP', 'INTENDED', 0, 0, 520, 0),
  ...in2026('tessara-education-agency', 'LAPTOP', 'FIRM', 0, 9800, 3200, 0),
  ...in2026('tessara-education-agency', 'TABLET', 'INTENDED', 0, 0, 4100, 0),
  ...in2026('meridian-relief-organisation', 'LAPTOP', 'INTENDED', 150, 150, 150, 150),
  ...in2026('belmora-shared-services', 'PRINTER', 'INTENDED', 0, 60, 0, 0),
  ...in2026('belmora-shared-services', 'LAPTOP', 'FIRM', 0, 380, 0, 0),
  ...in2026('quillon-purchasing-association', 'LAPTOP', 'INTENDED', 0, 0, 2400, 1900),
  ...in2026('quillon-treasury', 'MONITOR', 'FIRM', 0, 260, 0, 0),
  ...in2026('port-selmere-authority', 'TABLET', 'FIRM', 0, 140, 0, 0),
]
