import type { ClauseEntry } from './clause.ts'

export const paragraph2: readonly ClauseEntry[] = [
  {
    number: '2.1.1',
    summary: 'There are two ways to take part: as an organisation that procures, and as one that coordinates.',
    readings: ['One organisation may hold both roles, each by a signature of its own.'],
    commands: ['receiveApplication'],
    tests: ['tests/stories/application.test.ts'],
    noRule: { kind: 'BY_BUILD', because: 'The store knows these two roles and no other, so there is nothing left to rule on.' },
  },
  {
    number: '2.1.2',
    summary: 'Public bodies that buy ICT, or set up framework agreements for those that do, may sign in the procuring role.',
    rules: ['applicantIsEligible'],
    commands: ['receiveApplication', 'decideApplication'],
    tests: ['tests/pact/membership.test.ts', 'tests/stories/application.test.ts'],
  },
  {
    number: '2.1.3',
    summary: 'Governments at any level, and their agencies, may sign in the coordinating role.',
    rules: ['applicantIsEligible'],
    commands: ['receiveApplication', 'decideApplication'],
    tests: ['tests/pact/membership.test.ts', 'tests/stories/application.test.ts'],
  },
  {
    number: '2.2.1',
    summary: 'Whoever is no participant may ask to support the Pact: by a letter, on which the Steering Committee decides.',
    rules: ['applicantIsEligible'],
    readings: ['A participant needs no such letter: the hub says so, and leaves it to the committee.'],
    commands: ['receiveApplication', 'decideApplication'],
    tests: ['tests/pact/membership.test.ts', 'tests/stories/application.test.ts'],
  },
  {
    number: '2.2.2',
    summary:
      'Supporters stand behind the aims and the Pact’s tools, join working groups when asked, and do not sell through the network unless that was agreed.',
    noRule: { kind: 'EACH_PARTICIPANT', because: 'A promise of each supporting organisation; the hub keeps no watch on it.' },
  },
]
