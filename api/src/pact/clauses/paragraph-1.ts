import type { ClauseEntry } from './clause.ts'

export const paragraph1: readonly ClauseEntry[] = [
  {
    number: '1.1.1',
    summary: 'The Pact is about how public bodies buy ICT: the equipment of workplaces, and the digital infrastructure behind it.',
    noRule: {
      kind: 'BY_BUILD',
      because: 'It draws the field. Imports can be kept to what buys ICT by the codes of products; a tender that somebody shares is not ruled in or out.',
    },
    tests: ['tests/imports/process-parts.test.ts'],
  },
  {
    number: '1.1.2',
    summary: 'When participants ask for it, the Steering Committee may widen the field to further groups of ICT products.',
    rules: ['committeeIsCompetent'],
    readings: ['A participant asks by a proposal in the hub.'],
    commands: ['propose', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '1.2.1',
    summary:
      'What participants set out to do together by 2030: make circular and fair ICT easy to buy, bring its emissions down by four strategies, open up value chains where rights are respected, and grow their joint demand.',
    noRule: {
      kind: 'STATEMENT',
      because: 'An aim is worked towards, not kept or broken. Progress is measured in figures and told in the collective progress report.',
    },
  },
  {
    number: '1.2.2',
    summary: 'The way there is a conversation: buyers with civil society and experts, with industry along the chain, and with those who make policy.',
    noRule: {
      kind: 'STATEMENT',
      because: 'How to talk with the market is no matter of a ruling. What all buyers plan to buy is added up, as a signal to it.',
    },
  },
  {
    number: '1.3.1',
    summary: 'What the Pact calls a circular economy: things and materials keep their worth and go round, and little is wasted or harmed.',
    noRule: { kind: 'STATEMENT', because: 'A definition. Practices and criteria name circularity as an impact category by it.' },
  },
  {
    number: '1.3.2',
    summary: 'What the Pact calls a fair and transparent value chain: one can see into it and check it, and people in it are treated justly.',
    noRule: { kind: 'STATEMENT', because: 'A definition. Practices and criteria name fairness as an impact category by it.' },
  },
  {
    number: '1.3.3',
    summary: 'Circular and fair procurement is buying that brings both of these nearer.',
    noRule: { kind: 'STATEMENT', because: 'A definition; whether one purchase fits it is for its buyer to say.' },
  },
]
