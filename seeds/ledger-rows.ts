import type { AccountKind, SecretariatTask } from '@cfit/prisma'

// biome-ignore format: one line an account reads as a table.
export const accountRows: [code: string, name: string, kind: AccountKind, isInKind: boolean][] = [
  ['1000', 'Held by the host', 'ASSET', false],
  ['1100', 'Contributions receivable', 'ASSET', false],
  ['2000', 'Payable to suppliers', 'LIABILITY', false],
  ['2100', 'Earmarked money carried forward', 'LIABILITY', false],
  ['3000', 'Fund brought forward', 'FUND', false],
  ['4000', 'Yearly contributions', 'INCOME', false],
  ['4100', 'Voluntary contributions', 'INCOME', false],
  ['4200', 'Earmarked contributions', 'INCOME', false],
  ['5000', 'Staff of the Secretariat', 'EXPENSE', false],
  ['5100', 'Website and publications', 'EXPENSE', false],
  ['5200', 'Meetings and events', 'EXPENSE', false],
  ['5300', 'Travel', 'EXPENSE', false],
  ['5400', 'Studies and tools', 'EXPENSE', false],
  ['5900', 'Bank charges', 'EXPENSE', false],
  ['8000', 'Given in kind, as valued by the giver', 'INCOME', true],
  ['8500', 'Used in kind, as valued by the giver', 'EXPENSE', true],
]

/** One side of an entry: account, euro amount (debit positive), then task, then amount and currency of the transaction where it was not euro. */
export type Side = [account: string, reporting: string, task?: SecretariatTask | null, amount?: string, currency?: string]
export type EntryRow = [bookedOn: string, description: string, organisation: string | null, ...sides: Side[]]

/** A quarter of the Secretariat's salaries, split over its tasks by the time written. */
function salaries(bookedOn: string, quarter: string, split: [string, string, string, string, string], total: string): EntryRow {
  const tasks: SecretariatTask[] = ['STEERING_COMMITTEE', 'WORKING_GROUPS', 'COMMUNICATION', 'EVENTS', 'MONITORING']
  const sides = tasks.map((task, index): Side => ['5000', split[index] as string, task])
  return [bookedOn, `Staff of the Secretariat, ${quarter} quarter`, null, ...sides, ['1000', `-${total}`]]
}

const invoice = (bookedOn: string, organisation: string, amount: string): EntryRow => [
  bookedOn,
  'Yearly contribution invoiced',
  organisation,
  ['1100', amount],
  ['4000', `-${amount}`],
]
const payment = (bookedOn: string, organisation: string, amount: string): EntryRow => [
  bookedOn,
  'Yearly contribution received',
  organisation,
  ['1000', amount],
  ['1100', `-${amount}`],
]

/*
 * The invented journal, year by year. The rates of 2023 and 2024 are reference rates of the European Central Bank on the day of booking
 * (GBP 0.87243 and 0.85451, NOK 11.4745, 11.5665 and 11.9090 for one euro); those of 2025 are fictional (GBP 0.84, NOK 11.60).
 */
// biome-ignore format: one line an entry reads as a journal.
export const entryRows: EntryRow[] = [
  ['2023-01-01', 'Fund brought forward from 2022', null, ['1000', '41250.00'], ['3000', '-41250.00']],
  invoice('2023-02-01', 'nordmark-digital-affairs', '15000.00'),
  invoice('2023-02-01', 'alvaria-environment', '15000.00'),
  invoice('2023-02-01', 'westmere-cabinet-office', '15000.00'),
  invoice('2023-02-01', 'belmora-infrastructure', '15000.00'),
  payment('2023-03-02', 'alvaria-environment', '15000.00'),
  ['2023-03-15', 'Yearly contribution received in pounds', 'westmere-cabinet-office', ['1000', '15000.00', null, '13086.45', 'GBP'], ['1100', '-15000.00']],
  salaries('2023-03-31', 'first', ['2100.00', '2600.00', '2100.00', '1600.00', '2100.00'], '10500.00'),
  ['2023-04-12', 'Yearly contribution received in Norwegian crowns', 'nordmark-digital-affairs', ['1000', '15000.00', null, '172117.50', 'NOK'], ['1100', '-15000.00']],
  payment('2023-05-22', 'belmora-infrastructure', '15000.00'),
  ['2023-06-08', 'Website: hosting and redesign of the case pages', null, ['5100', '4180.50', 'COMMUNICATION'], ['1000', '-4180.50']],
  salaries('2023-06-30', 'second', ['2100.00', '2600.00', '2100.00', '1600.00', '2100.00'], '10500.00'),
  ['2023-09-20', 'Design of the self-assessment', null, ['5400', '6000.00', 'MONITORING'], ['1000', '-6000.00']],
  salaries('2023-09-29', 'third', ['2100.00', '2600.00', '2100.00', '1600.00', '2100.00'], '10500.00'),
  ['2023-11-08', 'Annual meeting: venue and catering', null, ['5200', '7420.00', 'EVENTS'], ['1000', '-7420.00']],
  ['2023-11-24', 'Travel to the annual meeting and two committee meetings', null, ['5300', '1480.00', 'EVENTS'], ['5300', '1135.40', 'STEERING_COMMITTEE'], ['1000', '-2615.40']],
  salaries('2023-12-22', 'fourth', ['2100.00', '2600.00', '2100.00', '1600.00', '2100.00'], '10500.00'),
  ['2023-12-29', 'Bank charges of the year', null, ['5900', '96.00', 'STEERING_COMMITTEE'], ['1000', '-96.00']],

  invoice('2024-02-01', 'nordmark-digital-affairs', '15000.00'),
  invoice('2024-02-01', 'alvaria-environment', '15000.00'),
  invoice('2024-02-01', 'westmere-cabinet-office', '15000.00'),
  invoice('2024-02-01', 'belmora-infrastructure', '15000.00'),
  payment('2024-03-04', 'alvaria-environment', '15000.00'),
  ['2024-03-13', 'Yearly contribution received in pounds', 'westmere-cabinet-office', ['1000', '15000.00', null, '12817.65', 'GBP'], ['1100', '-15000.00']],
  salaries('2024-03-29', 'first', ['2300.00', '3100.00', '2300.00', '1800.00', '2500.00'], '12000.00'),
  ['2024-04-10', 'Yearly contribution received in Norwegian crowns', 'nordmark-digital-affairs', ['1000', '15000.00', null, '173497.50', 'NOK'], ['1100', '-15000.00']],
  ['2024-05-14', 'Voluntary contribution of a procuring organisation', 'nordmark-purchasing-office', ['1000', '5000.00'], ['4100', '-5000.00']],
  salaries('2024-06-28', 'second', ['2300.00', '3100.00', '2300.00', '1800.00', '2500.00'], '12000.00'),
  ['2024-07-03', 'Website: hosting and translation of six pages', null, ['5100', '3940.00', 'COMMUNICATION'], ['1000', '-3940.00']],
  salaries('2024-09-30', 'third', ['2300.00', '3100.00', '2300.00', '1800.00', '2500.00'], '12000.00'),
  ['2024-10-16', 'Room for the working groups, valued by the giver', 'city-of-vintersund', ['8500', '2400.00', 'WORKING_GROUPS'], ['8000', '-2400.00']],
  ['2024-11-06', 'Annual meeting: venue and catering, paid in Norwegian crowns', null, ['5200', '11860.75', 'EVENTS', '141249.67', 'NOK'], ['1000', '-11860.75', null, '-141249.67', 'NOK']],
  ['2024-11-22', 'Travel to the annual meeting and three committee meetings', null, ['5300', '1720.30', 'EVENTS'], ['5300', '1644.00', 'STEERING_COMMITTEE'], ['1000', '-3364.30']],
  ['2024-12-11', 'Calculator for the cost of longer use, invoice received', null, ['5400', '9500.00', 'WORKING_GROUPS'], ['2000', '-9500.00']],
  salaries('2024-12-20', 'fourth', ['2300.00', '3100.00', '2300.00', '1800.00', '2500.00'], '12000.00'),
  ['2024-12-31', 'Bank charges of the year', null, ['5900', '104.00', 'STEERING_COMMITTEE'], ['1000', '-104.00']],

  ['2025-01-13', 'Calculator for the cost of longer use, invoice paid', null, ['2000', '9500.00'], ['1000', '-9500.00']],
  invoice('2025-02-03', 'nordmark-digital-affairs', '16000.00'),
  invoice('2025-02-03', 'alvaria-environment', '16000.00'),
  invoice('2025-02-03', 'westmere-cabinet-office', '16000.00'),
  invoice('2025-02-03', 'belmora-infrastructure', '16000.00'),
  ['2025-02-10', 'Yearly contribution of 2024 received', 'belmora-infrastructure', ['1000', '15000.00'], ['1100', '-15000.00']],
  invoice('2025-02-17', 'quillon-treasury', '16000.00'),
  payment('2025-03-05', 'alvaria-environment', '16000.00'),
  ['2025-03-12', 'Yearly contribution received in pounds (fictional rate)', 'westmere-cabinet-office', ['1000', '16000.00', null, '13440.00', 'GBP'], ['1100', '-16000.00']],
  salaries('2025-03-31', 'first', ['2600.00', '3700.00', '2600.00', '2000.00', '3100.00'], '14000.00'),
  ['2025-04-09', 'Yearly contribution received in Norwegian crowns (fictional rate)', 'nordmark-digital-affairs', ['1000', '16000.00', null, '185600.00', 'NOK'], ['1100', '-16000.00']],
  ['2025-05-06', 'Earmarked contribution for the criteria tool', 'alvaria-environment', ['1000', '20000.00'], ['4200', '-20000.00']],
  ['2025-05-20', 'Voluntary contribution of a procuring organisation', 'nordmark-purchasing-office', ['1000', '7500.00'], ['4100', '-7500.00']],
  salaries('2025-06-30', 'second', ['2600.00', '3700.00', '2600.00', '2000.00', '3100.00'], '14000.00'),
  ['2025-07-02', 'Website: hosting and accessible publications', null, ['5100', '5210.00', 'COMMUNICATION'], ['1000', '-5210.00']],
  payment('2025-08-18', 'belmora-infrastructure', '16000.00'),
  ['2025-09-16', 'Criteria tool, first stage', null, ['5400', '12400.00', 'WORKING_GROUPS'], ['1000', '-12400.00']],
  salaries('2025-09-30', 'third', ['2600.00', '3700.00', '2600.00', '2000.00', '3100.00'], '14000.00'),
  ['2025-10-08', 'Review of the questionnaire by those who fill it in', null, ['5400', '4300.00', 'MONITORING'], ['1000', '-4300.00']],
  ['2025-10-21', 'Repair workshop for buyers, valued by the giver', 'tessara-education-agency', ['8500', '3000.00', 'EVENTS'], ['8000', '-3000.00']],
  ['2025-11-05', 'Annual meeting: venue, catering and interpretation', null, ['5200', '14375.20', 'EVENTS'], ['1000', '-14375.20']],
  ['2025-11-21', 'Travel to the annual meeting and four committee meetings', null, ['5300', '1960.00', 'EVENTS'], ['5300', '2218.60', 'STEERING_COMMITTEE'], ['1000', '-4178.60']],
  payment('2025-12-09', 'quillon-treasury', '16000.00'),
  salaries('2025-12-19', 'fourth', ['2600.00', '3700.00', '2600.00', '2000.00', '3100.00'], '14000.00'),
  ['2025-12-31', 'Bank charges of the year', null, ['5900', '112.50', 'STEERING_COMMITTEE'], ['1000', '-112.50']],
  ['2025-12-31', 'Rest of the earmarked contribution carried to 2026', 'alvaria-environment', ['4200', '7600.00'], ['2100', '-7600.00']],
]

/** The budget, by year: code, name, kind, task, euro for 2023, 2024 and 2025; null where there was no such line. */
// biome-ignore format: one line a budget line reads as a table.
export const budgetRows: [code: string, name: string, kind: AccountKind, task: SecretariatTask | null, amounts: [string | null, string | null, string | null]][] = [
  ['I1', 'Yearly contributions', 'INCOME', null, ['60000.00', '60000.00', '80000.00']],
  ['I2', 'Voluntary contributions', 'INCOME', null, [null, '4000.00', '6000.00']],
  ['I3', 'Earmarked contributions', 'INCOME', null, [null, null, '20000.00']],
  ['E1', 'Steering Committee', 'EXPENSE', 'STEERING_COMMITTEE', ['10000.00', '11000.00', '13000.00']],
  ['E2', 'Working groups', 'EXPENSE', 'WORKING_GROUPS', ['12000.00', '22000.00', '36000.00']],
  ['E3', 'Communication', 'EXPENSE', 'COMMUNICATION', ['13000.00', '14000.00', '15500.00']],
  ['E4', 'Events and knowledge sharing', 'EXPENSE', 'EVENTS', ['16000.00', '19500.00', '22000.00']],
  ['E5', 'Monitoring', 'EXPENSE', 'MONITORING', ['15000.00', '12000.00', '20000.00']],
]

/** What each organisation's working time went into, for those that declare it. */
// biome-ignore format: one line an organisation reads as a table.
export const timeGivenTo: Record<string, string> = {
  'nordmark-digital-affairs': 'Time for the working group on baseline criteria and for training buyers',
  'nordmark-purchasing-office': 'Time for market dialogue and for documents shared with other participants',
  'city-of-vintersund': 'Time for the working group on longer use and for visitors of the repair room',
  'alvaria-environment': 'Time for the helpdesk and the library of answers',
  'alvaria-framework-agency': 'Time for harmonising requirements with other participants',
  'upper-alvaria-province': 'Time for the exchange of municipalities',
  'westmere-cabinet-office': 'Time for the network of buyers and the working group on digital infrastructure',
  'westmere-health-it-agency': 'Time for guidance on clinical devices',
  'city-of-harrowmere': 'Time for answering other cities',
  'tessara-education-agency': 'Time for monthly sessions with schools and other buyers',
  'meridian-relief-organisation': 'Time for advice on buying for field offices',
  'belmora-infrastructure': 'Time for workshops and translation',
  'belmora-shared-services': 'Time for the exchange of tender documents',
  'quillon-purchasing-association': 'Time for joint tender documents',
}

/** Gifts that are not time. */
export const otherGifts: [organisation: string, year: number, description: string][] = [
  ['city-of-vintersund', 2024, 'Room for the working groups on two days'],
  ['upper-alvaria-province', 2024, 'Translation of the questionnaire into two languages'],
  ['tessara-education-agency', 2025, 'Repair workshop for buyers, with tools and parts'],
]
