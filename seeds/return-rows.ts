import type { SubmissionState } from '@cfit/prisma'

/** What the first revision of a corrected return had said, by question key, and when it was sent. */
export interface Correction {
  submittedAt: string
  before: Record<string, string>
}

/**
 * One invented return. Progress is written as steps of 3.1.1 a to e / 3.2.1 a / buy less, buy better, use better, use longer:
 * E no evidence, N not started, L limited, S substantial, C complete, `?` not known, `-` not applicable, `.` not answered.
 * Numbers use the same three marks; the spend carries its currency.
 */
export type ReturnRow = [
  organisation: string,
  year: 2023 | 2024 | 2025,
  state: SubmissionState,
  submittedAt: string | null,
  progress: string,
  servedDirectly: string,
  servedIndirectly: string,
  daysGiven: string,
  ictSpend: string,
  correction?: Correction,
]

// biome-ignore format: one line a return reads as a table.
export const returnRows: ReturnRow[] = [
  // 2023: eleven of fifteen. The health agency came late.
  ['nordmark-digital-affairs', 2023, 'ACCEPTED', '2024-02-27T09:12:00Z', 'LLSLN/L/NLLL', '4200', '61000', '45', '8400000 EUR'],
  ['nordmark-purchasing-office', 2023, 'ACCEPTED', '2024-02-14T13:40:00Z', 'LLLNL//NLNL', '0', '120000', '60', '74000000 EUR'],
  ['city-of-vintersund', 2023, 'ACCEPTED', '2024-03-21T08:05:00Z', 'NLLNL//LNNL', '5200', '0', '12', '36500000 NOK'],
  ['alvaria-environment', 2023, 'ACCEPTED', '2024-03-04T10:30:00Z', '/L/', '-', '35000', '38', '-'],
  ['alvaria-framework-agency', 2023, 'ACCEPTED', '2024-03-26T15:22:00Z', 'LNLLN//NLN?', '0', '84000', '20', '52000000 EUR'],
  ['upper-alvaria-province', 2023, 'ACCEPTED', '2024-03-28T11:47:00Z', 'NNLNN//NNNL', '7400', '?', '6', '4900000 EUR'],
  ['westmere-cabinet-office', 2023, 'ACCEPTED', '2024-03-12T14:10:00Z', 'LLSLL/L/LLLN', '6100', '45000', '52', '9800000 EUR'],
  ['westmere-health-it-agency', 2023, 'ACCEPTED', '2024-04-12T16:55:00Z', 'NLNNN//?L-S', '31000', '?', '4', '?'],
  ['city-of-harrowmere', 2023, 'ACCEPTED', '2024-03-19T09:33:00Z', 'LNLNN//NNNN', '3900', '0', '5', '2600000 GBP'],
  ['tessara-education-agency', 2023, 'ACCEPTED', '2024-03-08T12:18:00Z', 'LLNNL//LNLS', '1800', '142000', '15', '21500000 EUR'],
  ['belmora-infrastructure', 2023, 'ACCEPTED', '2024-03-29T10:02:00Z', '/N/', '-', '12000', '9', '-'],

  // 2024: thirteen of sixteen. The purchasing office of Nordmark corrected its people served: it had counted two agreements twice.
  ['nordmark-digital-affairs', 2024, 'ACCEPTED', '2025-02-19T09:48:00Z', 'SLSLL/S/LLLL', '4300', '66000', '58', '8100000 EUR'],
  ['nordmark-purchasing-office', 2024, 'ACCEPTED', '2025-03-17T10:26:00Z', 'SLLLL//NSLL', '0', '138000', '72', '71500000 EUR', { submittedAt: '2025-02-11T13:05:00Z', before: { people_served_indirectly: '191000' } }],
  ['city-of-vintersund', 2024, 'ACCEPTED', '2025-03-13T08:44:00Z', 'LSLLS//LLLS', '5300', '0', '20', '35200000 NOK'],
  ['alvaria-environment', 2024, 'ACCEPTED', '2025-02-26T11:15:00Z', '/S/', '-', '41000', '44', '-'],
  ['alvaria-framework-agency', 2024, 'ACCEPTED', '2025-03-20T14:37:00Z', 'LLLLL//NLNL', '0', '91000', '26', '53500000 EUR'],
  ['upper-alvaria-province', 2024, 'ACCEPTED', '2025-03-27T09:59:00Z', 'LLLNL/N/NLLL', '7500', '2100', '14', '4700000 EUR'],
  ['westmere-cabinet-office', 2024, 'ACCEPTED', '2025-03-06T15:03:00Z', 'LLSSL/L/LLLL', '6200', '47000', '55', '9600000 EUR'],
  ['westmere-health-it-agency', 2024, 'ACCEPTED', '2025-03-31T18:20:00Z', 'LLLNL//?L-S', '31800', '?', '9', '18200000 EUR'],
  ['city-of-harrowmere', 2024, 'ACCEPTED', '2025-03-18T10:11:00Z', 'LLLNL//NLNL', '4000', '0', '11', '2500000 GBP'],
  ['meridian-relief-organisation', 2024, 'ACCEPTED', '2025-03-25T13:52:00Z', 'LNLN?//-LNL', '2600', '0', '3', '?'],
  ['belmora-infrastructure', 2024, 'ACCEPTED', '2025-03-24T09:27:00Z', '/L/', '-', '15500', '14', '-'],
  ['belmora-shared-services', 2024, 'ACCEPTED', '2025-03-28T12:34:00Z', 'NNNLN//NNNN', '2900', '18000', '0', '6300000 EUR'],
  ['quillon-purchasing-association', 2024, 'ACCEPTED', '2025-03-21T16:08:00Z', 'LN.LN//NLEN', '0', '26000', '8', '11900000 EUR'],

  // 2025: fifteen of eighteen so far, twelve of them accepted. Three drafts; Vintersund's is ready to submit. One commitment fell: 3.1.1 c in Westmere.
  ['nordmark-digital-affairs', 2025, 'ACCEPTED', '2026-02-17T09:20:00Z', 'SSSSS/S/LSLS', '4300', '72000', '64', '7700000 EUR'],
  ['nordmark-purchasing-office', 2025, 'ACCEPTED', '2026-02-12T14:31:00Z', 'CSSSL//LCLS', '0', '155000', '81', '70200000 EUR'],
  ['city-of-vintersund', 2025, 'DRAFT', null, 'SSLLS//SLLC', '5400', '0', '26', '34000000 NOK'],
  ['oakenfjord-municipality', 2025, 'DRAFT', null, 'L....//....', '640', '.', '.', '.'],
  ['alvaria-environment', 2025, 'ACCEPTED', '2026-02-24T10:42:00Z', '/C/', '-', '52000', '49', '-'],
  ['alvaria-framework-agency', 2025, 'ACCEPTED', '2026-03-10T13:16:00Z', 'SLLSL//LSNL', '0', '97000', '31', '54800000 EUR'],
  ['upper-alvaria-province', 2025, 'ACCEPTED', '2026-03-19T11:08:00Z', 'LLLLL/L/LLLS', '7600', '4800', '19', '4500000 EUR'],
  ['westmere-cabinet-office', 2025, 'ACCEPTED', '2026-03-05T15:45:00Z', 'SSLSL/S/LSLL', '6300', '47500', '30', '9900000 EUR'],
  ['westmere-health-it-agency', 2025, 'ACCEPTED', '2026-03-26T16:12:00Z', 'LSLLS//LS-S', '32500', '6400', '16', '17600000 EUR'],
  ['city-of-harrowmere', 2025, 'ACCEPTED', '2026-03-12T09:54:00Z', 'SLLLS//LLLS', '4100', '0', '15', '2300000 GBP', { submittedAt: '2026-02-20T10:36:00Z', before: { ict_spend: '2410000 GBP' } }],
  ['tessara-region', 2025, 'SUBMITTED', '2026-04-16T14:25:00Z', 'LNLNN//NLNL', '9800', '?', '2', '8200000 EUR'],
  ['tessara-education-agency', 2025, 'ACCEPTED', '2026-03-03T12:07:00Z', 'SSLLS//LSSC', '1850', '151000', '22', '20100000 EUR'],
  ['meridian-relief-organisation', 2025, 'SUBMITTED', '2026-03-30T08:58:00Z', 'LLLLL//-SLL', '2700', '0', '6', '5400000 EUR'],
  ['belmora-infrastructure', 2025, 'ACCEPTED', '2026-03-17T10:19:00Z', '/S/', '-', '21000', '18', '-'],
  ['belmora-shared-services', 2025, 'ACCEPTED', '2026-03-24T13:41:00Z', 'LLLLL//NLLL', '3000', '19500', '7', '6100000 EUR'],
  ['quillon-purchasing-association', 2025, 'ACCEPTED', '2026-03-20T09:05:00Z', 'SLLLL//LSLL', '0', '33500', '13', '12600000 EUR'],
  ['quillon-treasury', 2025, 'SUBMITTED', '2026-03-31T19:30:00Z', 'LNLLN/N/NLNL', '2200', '9000', '10', '3900000 EUR'],
  ['port-selmere-authority', 2025, 'DRAFT', null, 'NL...//.L..', '1100', '.', '.', '.'],
]
