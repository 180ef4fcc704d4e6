import type { KnownOrganisation } from './world.ts'

const pact = 'https://circularandfairictpact.com'
const participantsPage = `${pact}/participants/`
const launch =
  'https://www.government.nl/ministries/ministry-of-infrastructure-and-water-management/news/2021/06/14/ict-pact-joining-forces-towards-circular-and-fair-ict'
const launchPartners = 'https://pacecircular.org/circular-and-fair-ict-pact'

/*
 * What public sources tell, and nothing else. `since` is null where a source names a year or no date at all: the store holds days.
 * Before 15 April 2026 there was only the first version of the Pact to sign; signatures under the revised one are not recorded.
 * Organisations listed as participants without a role in the sources have a participation whose role is null: a role is not guessed.
 */
export const realParticipants: KnownOrganisation[] = [
  {
    slug: 'ministry-of-infrastructure-and-water-management',
    name: 'Ministry of Infrastructure and Water Management',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'NL',
    source: launch,
    signatures: [['COORDINATING', '2021-06-14', '1.0']],
  },
  {
    slug: 'fido',
    name: 'Federal Institute for Sustainable Development (FIDO)',
    kind: 'AGENCY',
    countryCode: 'BE',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'bmu',
    name: 'Federal Ministry for the Environment (BMU)',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'DE',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'dfo',
    name: 'Norwegian Agency for Public and Financial Management (DFØ)',
    kind: 'AGENCY',
    countryCode: 'NO',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'defra',
    name: 'Department for Environment, Food and Rural Affairs (DEFRA)',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'GB',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'bmnt',
    name: 'Federal Ministry for Sustainability and Tourism (BMNT)',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'AT',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'foen',
    name: 'Federal Office for the Environment (FOEN)',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'CH',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'circular-innovation-council',
    name: 'Circular Innovation Council',
    kind: 'NON_PROFIT',
    countryCode: 'CA',
    source: launchPartners,
    signatures: [['COORDINATING', null, '1.0']],
  },
  { slug: 'planet-ark', name: 'Planet Ark', kind: 'NON_PROFIT', countryCode: 'AU', source: participantsPage, signatures: [[null, null, '1.0']] },
  { slug: 'flanders', name: 'Flanders', kind: 'REGIONAL_GOVERNMENT', countryCode: 'BE', source: participantsPage, signatures: [[null, null, '1.0']] },
  { slug: 'wallonia', name: 'Wallonia', kind: 'REGIONAL_GOVERNMENT', countryCode: 'BE', source: participantsPage, signatures: [[null, null, '1.0']] },
  {
    slug: 'het-facilitair-bedrijf',
    name: 'Het Facilitair Bedrijf',
    kind: 'AGENCY',
    countryCode: 'BE',
    source: participantsPage,
    signatures: [[null, null, '1.0']],
  },
  {
    slug: 'commune-d-engis',
    name: "Commune d'Engis",
    kind: 'LOCAL_GOVERNMENT',
    countryCode: 'BE',
    source: participantsPage,
    signatures: [[null, null, '1.0']],
  },
  {
    slug: 'pair',
    name: 'PAIR',
    kind: 'CENTRAL_PURCHASING_BODY',
    countryCode: 'CH',
    source: `${pact}/news/new-cfit-participant-pair-joins-procuring/`,
    signatures: [['PROCURING', null, '1.0']],
  },
  {
    slug: 'treasury-board-of-canada-secretariat',
    name: 'Treasury Board of Canada Secretariat',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'CA',
    source: `${pact}/news/treasury-board-canada-secretariat-joins-cfit/`,
    signatures: [
      ['PROCURING', null, '1.0'],
      ['COORDINATING', null, '1.0'],
    ],
  },
  {
    slug: 'unops',
    name: 'United Nations Office for Project Services (UNOPS)',
    kind: 'INTERGOVERNMENTAL',
    countryCode: null,
    source: 'https://www.unops.org/news-and-stories/news/unops-joins-the-circular-fair-ict-pact-to-foster-sustainability-in-ict',
    signatures: [['PROCURING', null, '1.0']],
  },
  {
    slug: 'decc-ireland',
    name: 'Department of the Environment, Climate and Communications (DECC)',
    kind: 'NATIONAL_GOVERNMENT',
    countryCode: 'IE',
    source: `${pact}/news/office-government-procurement-ogp-ireland-joins`,
    signatures: [['COORDINATING', null, '1.0']],
  },
  {
    slug: 'ogp-ireland',
    name: 'Office of Government Procurement (OGP)',
    kind: 'CENTRAL_PURCHASING_BODY',
    countryCode: 'IE',
    source: `${pact}/news/office-government-procurement-ogp-ireland-joins`,
    signatures: [['PROCURING', null, '1.0']],
  },
]

/** Supporting organisations, whose seat the sources used here do not tell. */
export const realSupporters: KnownOrganisation[] = [
  { slug: 'tco-development', name: 'TCO Development', kind: 'OTHER', countryCode: null, source: participantsPage, signatures: [] },
  {
    slug: 'electronics-watch',
    name: 'Electronics Watch',
    kind: 'NON_PROFIT',
    countryCode: null,
    source: 'https://electronicswatch.org/en/electronics-watch-joins-cfit-as-a-supporting-organisation_2629632',
    signatures: [],
  },
  {
    slug: 'global-electronics-council',
    name: 'Global Electronics Council',
    kind: 'NON_PROFIT',
    countryCode: null,
    source: `${pact}/news/circular-fair-ict-pact-welcomes-global-electronics/`,
    signatures: [],
  },
]
