import { defineMetric } from './define.ts'

const levels = ['BASIC', 'SIGNIFICANT', 'AMBITIOUS']

const tendersWithCriteria = defineMetric({
  key: 'tenders_with_criteria',
  label: 'Tenders with circular and fair criteria',
  unit: 'share',
  direction: 'up',
  strategy: 'BUY_BETTER',
  clause: '3.1.1.a',
  mart: 'tenders_concluded',
  kind: 'share',
  numerator: 'count(*) filter (where criteria > 0)',
  denominator: 'count(*)',
  numeratorText: 'ICT tenders that asked for at least one criterion, own or inherited from the framework.',
  denominatorText: 'ICT tenders concluded in the year by participants, call-offs and mini-competitions included.',
  n: 'count(*)',
  nText: 'tenders concluded',
  dimensions: [{ column: 'level', partsOfWhole: levels }, 'organisation', 'country_code', 'is_call_off'],
  digits: 3,
  missing:
    'A tender shared without criteria counts as asking for none. Tenders that nobody shared and no open feed told of are not in the figure, nor are tenders of others than participants.',
  description: 'The share of ICT tenders in which participants asked for circularity, fairness, climate or safer chemicals.',
  caveat: 'Covers the tenders that were shared, not all that were held. By level, a tender counts once, at the highest level it asked for.',
  source: 'Tenders of participants, shared by them or read from open feeds, and the criteria recorded with them.',
  version: '1',
  since: 2021,
})

const spendWithCriteria = defineMetric({
  key: 'spend_with_criteria',
  label: 'Spend with circular and fair criteria',
  unit: 'share',
  direction: 'up',
  strategy: 'BUY_BETTER',
  clause: '3.1.1.a',
  mart: 'tenders_concluded',
  kind: 'share',
  numerator: 'sum(awarded_eur) filter (where criteria > 0)',
  denominator: 'sum(awarded_eur)',
  numeratorText: 'Value in euro of the awards of ICT tenders that asked for at least one criterion.',
  denominatorText: 'Value in euro of the awards of all ICT tenders concluded in the year by participants.',
  n: 'count(awarded_eur)',
  nText: 'tenders with an award value in euro',
  excluded: { 'awards in another currency': 'sum(awards_not_in_eur)', 'awards without a published value': 'sum(awards_without_amount)' },
  dimensions: [{ column: 'level', partsOfWhole: levels }, 'organisation', 'country_code', 'is_call_off'],
  digits: 3,
  missing: 'Awards in another currency and awards without a published value are left out and counted apart; nothing is converted.',
  description: 'The share of the awarded value that was bought with criteria.',
  caveat: 'Few large awards can decide this figure; read it beside the share of tenders.',
  source: 'Awards of tenders shared by participants or read from open feeds.',
  version: '1',
  since: 2021,
})

const plannedDemand = defineMetric({
  key: 'planned_demand',
  label: 'Planned demand',
  unit: 'devices',
  direction: 'context',
  clause: '1.2.2',
  mart: 'planned_demand',
  kind: 'sum',
  numerator: 'sum(quantity)',
  numeratorText: 'Devices that organisations plan to buy in the year.',
  n: 'count(distinct organisation_id)',
  nText: 'organisations that shared a plan',
  dimensions: ['category', 'quarter', 'certainty', 'organisation'],
  digits: 0,
  missing: 'Organisations that shared no plan are left out. Nothing is estimated for them.',
  description: 'What all buyers together plan to buy, by category and quarter: the signal to the market. The year is the year of the planned purchase.',
  caveat: 'Plans change. Firm and intended demand are kept apart by certainty.',
  source: 'Plans shared by organisations.',
  version: '1',
  since: 2021,
})

export const procurement = [tendersWithCriteria, spendWithCriteria, plannedDemand]
