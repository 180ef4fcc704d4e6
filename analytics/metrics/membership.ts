import { defineMetric } from './define.ts'

const participants = defineMetric({
  key: 'participants',
  label: 'Participants',
  unit: 'organisations',
  direction: 'up',
  clause: '2.1',
  mart: 'participations',
  kind: 'count',
  numerator: 'count(distinct organisation_id)',
  numeratorText: 'Organisations with at least one participation in force on 31 December, each counted once.',
  n: 'count(distinct organisation_id)',
  nText: 'organisations',
  dimensions: ['role', 'country_code'],
  digits: 0,
  missing: 'A participation whose first day is not known counts from the first known start of any participation.',
  description: 'How many organisations take part in the Pact at the end of the year, in either role.',
  caveat: 'Split by role, an organisation that holds both roles appears under each, so the parts may add up to more than the whole.',
  source: 'Participations recorded by the Secretariat.',
  version: '1',
  since: 2021,
})

const supporters = defineMetric({
  key: 'supporters',
  label: 'Supporting organisations',
  unit: 'organisations',
  direction: 'context',
  clause: '2.2',
  mart: 'supporters',
  kind: 'count',
  numerator: 'count(distinct organisation_id)',
  numeratorText: 'Organisations whose support is in force on 31 December, each counted once.',
  n: 'count(distinct organisation_id)',
  nText: 'organisations',
  dimensions: ['country_code'],
  digits: 0,
  missing: 'Support whose first day is not known counts from the first known start of any participation.',
  description: 'How many organisations support the Pact by a Letter of Support at the end of the year.',
  caveat: 'Supporting organisations are not participants and are never added to them.',
  source: 'Letters of Support recorded by the Secretariat.',
  version: '1',
  since: 2021,
})

export const membership = [participants, supporters]
