import { defineMetric } from './define.ts'

const practicesShared = defineMetric({
  key: 'practices_shared',
  label: 'Practices shared',
  unit: 'practices',
  direction: 'up',
  clause: '3.1.1.e',
  mart: 'practices',
  kind: 'count',
  numerator: 'count(*)',
  numeratorText: 'Practices shared in the year.',
  n: 'count(distinct organisation_id)',
  nText: 'organisations that shared',
  dimensions: ['stage', 'organisation', 'country_code'],
  digits: 0,
  missing: 'A year in which nobody shared a practice shows as not collected.',
  description: 'How many practices organisations shared, told by the same four questions.',
  caveat: 'Counts what was told, not how much it changed.',
  source: 'Practices shared by organisations.',
  version: '1',
  since: 2021,
})

const practiceCodes = defineMetric({
  key: 'practice_codes',
  label: 'Practices by strategy and impact',
  unit: 'practices',
  direction: 'context',
  mart: 'practice_codes',
  kind: 'count',
  numerator: 'count(distinct practice_id)',
  numeratorText: 'Practices coded to at least one strategy and impact category.',
  n: 'count(distinct organisation_id)',
  nText: 'organisations that shared them',
  dimensions: ['strategy', 'impact_category', 'stage'],
  digits: 0,
  missing: 'Practices that nobody has coded yet are left out.',
  description: 'Which strategies and impact categories the shared practices speak to: qualitative evidence, counted.',
  caveat: 'A practice may speak to several strategies and categories and then appears under each, so the parts may add up to more than the whole.',
  source: 'Practices shared by organisations, and the codes given to them.',
  version: '1',
  since: 2021,
})

export const practices = [practicesShared, practiceCodes]
