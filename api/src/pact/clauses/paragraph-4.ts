import type { ClauseEntry } from './clause.ts'

export const paragraph4: readonly ClauseEntry[] = [
  {
    number: '4.1',
    summary: 'Working groups take up what many share, and draft the criteria, tools and advice of the Pact.',
    noRule: { kind: 'STATEMENT', because: 'It says what such groups are for. The hub knows the groups and what they made.' },
  },
  {
    number: '4.2',
    summary: 'Every participant is free to join one.',
    noRule: { kind: 'NOT_BUILT', because: 'Who sits in which working group is not kept yet.' },
  },
  {
    number: '4.3',
    summary: 'The members of a working group choose who leads it; the Secretariat helps with the practical side.',
    noRule: { kind: 'NOT_BUILT', because: 'Members of working groups and their elections are not kept yet.' },
  },
  {
    number: '4.4',
    summary: 'A working group may ask others in, supporters among them; the last word on its products is that of participants alone.',
    noRule: { kind: 'NOT_BUILT', because: 'Guests of working groups and votes on their products are not kept yet.' },
  },
  {
    number: '4.5',
    summary: 'Whoever takes part may suggest one more working group to the committee.',
    rules: ['committeeIsCompetent'],
    commands: ['propose', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '4.6',
    summary: 'What working groups make goes to everybody in the Pact, and to the public.',
    noRule: { kind: 'BY_BUILD', because: 'Every output the hub knows is open to all readers, without an account.' },
  },
]
