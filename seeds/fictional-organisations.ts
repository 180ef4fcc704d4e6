import type { OrganisationKind } from '@cfit/prisma'
import { fictionalSource, type KnownOrganisation, type Signature } from './world.ts'

/*
 * The eighteen invented participants that carry every invented answer, tender, fleet and euro. Their states do not exist:
 * Alvaria, Belmora, Nordmark, Quillon, Tessara and Westmere bear country codes that ISO 3166-1 leaves to its users.
 */
function participant(slug: string, name: string, kind: OrganisationKind, countryCode: string | null, ...signatures: Signature[]): KnownOrganisation {
  return { slug, name, kind, countryCode, source: fictionalSource, signatures }
}
const procuring = (since: string): Signature => ['PROCURING', since, '1.0']
const coordinating = (since: string): Signature => ['COORDINATING', since, '1.0']

// biome-ignore format: one line an organisation reads as a table.
export const fictionalParticipants: KnownOrganisation[] = [
  participant('nordmark-digital-affairs', 'Ministry of Digital Affairs of Nordmark', 'NATIONAL_GOVERNMENT', 'XN', procuring('2021-09-01'), coordinating('2021-09-01')),
  participant('nordmark-purchasing-office', 'National Purchasing Office of Nordmark', 'CENTRAL_PURCHASING_BODY', 'XN', procuring('2021-11-15')),
  participant('city-of-vintersund', 'City of Vintersund', 'LOCAL_GOVERNMENT', 'XN', procuring('2022-03-01')),
  participant('oakenfjord-municipality', 'Municipality of Oakenfjord', 'LOCAL_GOVERNMENT', 'XN', procuring('2022-09-01')),
  participant('alvaria-environment', 'Ministry of the Environment of Alvaria', 'NATIONAL_GOVERNMENT', 'XA', coordinating('2021-10-01')),
  participant('alvaria-framework-agency', 'Framework Agency of Alvaria', 'CENTRAL_PURCHASING_BODY', 'XA', procuring('2022-02-01')),
  participant('upper-alvaria-province', 'Province of Upper Alvaria', 'REGIONAL_GOVERNMENT', 'XA', procuring('2022-02-01'), coordinating('2024-07-01')),
  participant('westmere-cabinet-office', 'Cabinet Office of Westmere', 'NATIONAL_GOVERNMENT', 'XW', procuring('2022-01-10'), coordinating('2022-01-10')),
  participant('westmere-health-it-agency', 'Health IT Agency of Westmere', 'AGENCY', 'XW', procuring('2022-06-01')),
  participant('city-of-harrowmere', 'City of Harrowmere', 'LOCAL_GOVERNMENT', 'XW', procuring('2023-01-15')),
  participant('tessara-region', 'Region of Southern Tessara', 'REGIONAL_GOVERNMENT', 'XT', procuring('2022-11-01')),
  participant('tessara-education-agency', 'Education ICT Agency of Tessara', 'AGENCY', 'XT', procuring('2023-03-01')),
  participant('meridian-relief-organisation', 'Meridian Relief Organisation', 'INTERGOVERNMENTAL', null, procuring('2023-05-01')),
  participant('belmora-infrastructure', 'Ministry of Infrastructure of Belmora', 'NATIONAL_GOVERNMENT', 'XB', coordinating('2021-12-01')),
  participant('belmora-shared-services', 'Shared Services Agency of Belmora', 'AGENCY', 'XB', procuring('2023-06-01')),
  participant('quillon-purchasing-association', 'Purchasing Association of the Municipalities of Quillon', 'CENTRAL_PURCHASING_BODY', 'XQ', procuring('2024-04-01')),
  participant('quillon-treasury', 'Treasury of Quillon', 'NATIONAL_GOVERNMENT', 'XQ', procuring('2025-02-01'), coordinating('2025-02-01')),
  participant('port-selmere-authority', 'Harbour Authority of Port Selmere', 'AGENCY', 'XW', procuring('2025-09-01')),
]

// biome-ignore format: one line an organisation reads as a table.
export const fictionalSuppliers: Omit<KnownOrganisation, 'signatures' | 'source'>[] = [
  { slug: 'supplier-ferrowick-devices', name: 'Ferrowick Devices', kind: 'COMPANY', countryCode: 'XA' },
  { slug: 'supplier-halvorn-it', name: 'Halvorn IT Supply', kind: 'COMPANY', countryCode: 'XN' },
  { slug: 'supplier-secondlight', name: 'Secondlight Refurbishing', kind: 'COMPANY', countryCode: 'XN' },
  { slug: 'supplier-brantmoor', name: 'Brantmoor Systems', kind: 'COMPANY', countryCode: 'XW' },
  { slug: 'supplier-everturn', name: 'Everturn Remanufacturing', kind: 'COMPANY', countryCode: 'XW' },
  { slug: 'supplier-calloway-print', name: 'Calloway Print Services', kind: 'COMPANY', countryCode: 'XW' },
  { slug: 'supplier-mirelle-mobile', name: 'Mirelle Mobile', kind: 'COMPANY', countryCode: 'XB' },
  { slug: 'supplier-tarnfield-data', name: 'Tarnfield Data Centres', kind: 'COMPANY', countryCode: 'XT' },
  { slug: 'supplier-oxbow-leasing', name: 'Oxbow Device Leasing', kind: 'COMPANY', countryCode: 'XQ' },
  { slug: 'supplier-greywater-takeback', name: 'Greywater Take-back', kind: 'COMPANY', countryCode: 'XA' },
]
