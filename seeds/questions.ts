import type { ImpactCategory, ParticipationRole, QuestionKind, Strategy } from '@cfit/prisma'

export interface KnownQuestion {
  key: string
  section: string
  text: string
  help: string
  kind: QuestionKind
  clause?: string
  role?: ParticipationRole
  strategy?: Strategy
  impactCategory?: ImpactCategory
  unit?: string
}

const commitments = 'What you did as a procuring organisation'
const coordination = 'What you did as a coordinating organisation'
const strategies = 'The four strategies'
const reach = 'Reach and effort'
const purchases = 'Spending and purchases'

const stepHelp = 'Choose the step that describes the end of the year. `Not known` and `not applicable` are good answers where they are true.'
const wordsHelp =
  'Two or three sentences are enough: what you did, what came of it, what you would do differently. What you write becomes public once accepted; name no persons.'

function commitment(letter: string, about: string): KnownQuestion[] {
  const clause = `3.1.1.${letter}`
  return [
    { key: clause, section: commitments, text: `How far did you get with ${about}?`, help: stepHelp, kind: 'PROGRESS', clause, role: 'PROCURING' },
    { key: `${clause}_words`, section: commitments, text: `What did you do about ${about}?`, help: wordsHelp, kind: 'TEXT', clause, role: 'PROCURING' },
  ]
}

function strategy(key: string, name: Strategy, text: string, help: string): KnownQuestion {
  return { key, section: strategies, text, help, kind: 'PROGRESS', role: 'PROCURING', strategy: name }
}

/** The questions of `cfit-monitoring-1`, in order. Keys stay the same from version to version while a question means the same. */
export const questions: KnownQuestion[] = [
  ...commitment('a', 'using the guidance of the Pact or trying more ambitious requirements'),
  ...commitment('b', 'longer use, reuse and repair of devices'),
  ...commitment('c', 'giving time to ambitious procurement and to sharing what you know'),
  ...commitment('d', 'anchoring circular and fair ICT in your own policies, orders and procedures'),
  ...commitment('e', 'sharing your tenders and practices'),
  {
    key: '3.2.1.a',
    section: coordination,
    text: 'How far did you get with reaching and supporting buyers in your country or region?',
    help: stepHelp,
    kind: 'PROGRESS',
    clause: '3.2.1.a',
    role: 'COORDINATING',
  },
  {
    key: '3.2.1.a_words',
    section: coordination,
    text: 'What did you do to reach and support buyers in your country or region?',
    help: wordsHelp,
    kind: 'TEXT',
    clause: '3.2.1.a',
    role: 'COORDINATING',
  },
  strategy('buy_less', 'BUY_LESS', 'How far did you get with buying less?', 'For example: checking needs, sharing devices, leaving out accessories.'),
  strategy(
    'buy_better',
    'BUY_BETTER',
    'How far did you get with buying better?',
    'For example: criteria on repair, ecolabels, working conditions, refurbished devices.',
  ),
  strategy(
    'use_better',
    'USE_BETTER',
    'How far did you get with using better?',
    'For example: energy settings, use of server capacity, internal redeployment.',
  ),
  strategy(
    'use_longer',
    'USE_LONGER',
    'How far did you get with using longer?',
    'For example: repair, battery replacement, longer planned ages, second users.',
  ),
  {
    key: 'people_served_directly',
    section: reach,
    text: 'How many people use ICT that you buy or manage yourself?',
    help: 'Count your own users once, whatever the number of their devices. Zero is a valid answer.',
    kind: 'NUMBER',
    unit: 'people',
  },
  {
    key: 'people_served_indirectly',
    section: reach,
    text: 'How many people use ICT bought by others with your agreements, advice or documents?',
    help: 'An estimate is fine. Do not repeat people you counted as your own users.',
    kind: 'NUMBER',
    unit: 'people',
  },
  {
    key: 'days_given',
    section: reach,
    text: 'How many working days did your organisation give to the Pact and to sharing what you know?',
    help: 'Working groups, answers to colleagues, shared documents. Your own tenders do not count.',
    kind: 'NUMBER',
    unit: 'days',
  },
  {
    key: 'ict_spend',
    section: purchases,
    text: 'How much did you spend on ICT in the year?',
    help: 'Before tax, in your own currency. For a framework agreement count what was ordered, not its ceiling.',
    kind: 'AMOUNT',
  },
  {
    key: 'refurbished_purchases',
    section: purchases,
    text: 'Of the devices bought, how many were refurbished or remanufactured?',
    help: 'Prefilled from your fleet where you shared it. Count devices, not value.',
    kind: 'SHARE',
    role: 'PROCURING',
    strategy: 'BUY_BETTER',
    impactCategory: 'CIRCULARITY',
    unit: 'devices',
  },
  {
    key: 'tenders_with_criteria',
    section: purchases,
    text: 'Of the ICT procurements concluded in the year, how many asked for at least one circular or fair criterion?',
    help: 'Prefilled from the tenders you shared. Call-offs and mini-competitions count.',
    kind: 'SHARE',
    role: 'PROCURING',
    strategy: 'BUY_BETTER',
    unit: 'procurements',
  },
]
