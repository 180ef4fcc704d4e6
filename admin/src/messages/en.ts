import raEnglish from 'ra-language-english'
import { applications } from './en-applications.ts'
import { dashboard } from './en-dashboard.ts'
import { devices } from './en-devices.ts'
import { findings } from './en-findings.ts'
import { frame } from './en-frame.ts'
import { governance, governanceResources, governanceTerms } from './en-governance.ts'
import { imports } from './en-imports.ts'
import { mail } from './en-mail.ts'
import { membership } from './en-membership.ts'
import { monitoring } from './en-monitoring.ts'
import { pact } from './en-pact.ts'
import { people } from './en-people.ts'
import { process } from './en-process.ts'
import { procurement } from './en-procurement.ts'
import { reports } from './en-reports.ts'
import { rulings } from './en-rulings.ts'
import { terms } from './en-terms.ts'

/** The nouns of the hub: their names for one and many, what stands on top of their lists, and what an empty list says. */
const resources = {
  participants: {
    name: 'Participant |||| Participants',
    lead: 'Public bodies that signed the Pact to buy and use ICT in a more circular and fair way. An organisation may be procuring, coordinating or both.',
    empty: 'No organisation has signed yet.',
  },
  supporters: {
    name: 'Supporter |||| Supporters',
    lead: 'Organisations that support the Pact by a Letter of Support (2.2). They are not participants.',
    empty: 'No letter of support has been recorded yet.',
  },
  organisations: { name: 'Organisation |||| Organisations', lead: '', empty: '' },
  tenders: {
    name: 'Tender |||| Tenders',
    lead: 'How public buyers tendered for ICT: what they asked for, what they got. Shared by participants or read from open feeds.',
    empty: 'No tender has been shared yet.',
  },
  practices: {
    name: 'Practice |||| Practices',
    lead: 'What participants tried, told by the same four questions: what, how, who, and what came of it.',
    empty: 'No practice has been shared yet.',
  },
  'device-models': {
    name: 'Device model |||| Device models',
    lead: 'Devices with the carbon footprint their maker published. Makers count differently: these figures do not compare makers.',
    empty: 'The catalogue is empty so far.',
  },
  submissions: {
    name: 'Submission |||| Submissions',
    lead: 'The yearly returns of participants. Accepted returns are public; drafts and returns under review are for those concerned.',
    empty: 'No return is public yet.',
  },
  reports: {
    name: 'Report |||| Reports',
    lead: 'What the Pact reports each year: collective progress, and money. Every figure says how many stand behind it.',
    empty: 'No report has been published yet.',
  },
  applications: {
    name: 'Application |||| Applications',
    lead: 'Who asks to sign the Pact or to support it. The Steering Committee decides within a month of receipt (6.4.2).',
    empty: 'Nobody has applied yet.',
  },
  ...governanceResources,
  people: {
    name: 'Person |||| People',
    lead: 'Who acts in the hub, and for whom. Names and addresses are for the Secretariat and for the administrator of the organisation; nobody else sees them.',
    empty: 'Nobody has been invited yet.',
  },
  mails: {
    name: 'Message |||| Outbox',
    lead: 'What the hub writes to people: of applications, of days that are due, and how to get in. A message waits here until the mail server takes it, and stays as a record.',
    empty: 'The hub has not written to anybody yet.',
  },
  imports: {
    name: 'Import |||| Imports',
    lead: 'Files of open data become tenders and device models: checked first, then taken in on your word.',
    empty: 'No file has been sent in yet.',
  },
}

/** Every sentence and label of the screens in English, by domain. Forms for one and many stand on either side of the bars. */
export const english = {
  ...raEnglish,
  ...frame,
  ...membership,
  ...procurement,
  ...process,
  ...devices,
  ...monitoring,
  ...reports,
  ...dashboard,
  ...imports,
  ...applications,
  ...governance,
  ...rulings,
  ...pact,
  ...mail,
  ...people,
  resources,
  terms: { ...terms, ...governanceTerms },
  finding: findings,
  inventedCountry: terms.inventedCountry,
}
