import type { ClauseEntry } from './clause.ts'

export const paragraph6: readonly ClauseEntry[] = [
  {
    number: '6.1.1',
    summary: 'The Pact is voluntary: nobody gains a right by it, and nobody is bound at law.',
    noRule: {
      kind: 'BY_BUILD',
      because: 'It shapes all the others: a rule informs and is kept with the decision. Where one is not in line, people may decide otherwise, and say why.',
    },
    tests: ['tests/stories/application.test.ts'],
  },
  {
    number: '6.1.2',
    summary: 'No new body comes of the Pact, neither a public one nor a private one.',
    noRule: { kind: 'STATEMENT', because: 'There is nothing in it to decide.' },
  },
  {
    number: '6.1.3',
    summary: 'What participants, supporters and the Secretariat share under the Pact is open to everybody.',
    readings: [
      'Drafts and returns under review are not shared yet; a return is public once it is accepted.',
      'A refused application was not shared as part of the Pact, so refusals are for Secretariat and committee alone.',
    ],
    tests: ['tests/api/permissions.test.ts', 'tests/stories/application.test.ts'],
    noRule: { kind: 'BY_BUILD', because: 'Reading needs no account. Who sees what is declared with each type of record, and tested for each kind of reader.' },
  },
  {
    number: '6.1.4',
    summary: 'Intergovernmental organisations that take part keep their immunities, and come under no national court by it.',
    rules: ['applicantIsEligible'],
    readings: ['As this clause counts on them among the participants, they may sign in the procuring role, though 2.1.2 does not name them.'],
    commands: ['receiveApplication', 'decideApplication'],
    tests: ['tests/pact/membership.test.ts'],
  },
  {
    number: '6.2.1',
    summary: 'Version 1 holds from 14 June 2021, version 2 from 15 April 2026.',
    rules: ['pactVersionOn', 'applicantIsEligible', 'applicationIsDecidedInTime', 'submissionIsOnTime'],
    readings: ['What happened before version 2 is not determined: the text of version 1 is not at hand.'],
    commands: ['receiveApplication', 'decideApplication', 'submitSubmission'],
    tests: ['tests/pact/membership.test.ts', 'tests/pact/monitoring.test.ts'],
  },
  {
    number: '6.2.2',
    summary: 'On the last day of 2030 the Pact ends.',
    noRule: { kind: 'NOT_BUILT', because: 'The hub does not look at that day yet.' },
  },
  {
    number: '6.2.3',
    summary: 'The Steering Committee may let it run on, if enough participants say in writing that they stay.',
    noRule: { kind: 'NOT_BUILT', because: 'Consents in writing cannot be put on record yet; and how many are enough, the text leaves open.' },
  },
  {
    number: '6.3.1',
    summary: 'Participants set to work as soon as they can.',
    noRule: { kind: 'EACH_PARTICIPANT', because: 'When that is, each knows best.' },
  },
  {
    number: '6.3.2',
    summary: 'All of it keeps to the law: national, European and international, that of procurement, competition and state aid above all.',
    noRule: { kind: 'EACH_PARTICIPANT', because: 'Each answers for its own procurement, with its own lawyers. The hub gives no legal advice.' },
  },
  {
    number: '6.3.3',
    summary: 'Intergovernmental organisations follow their own rules where others follow the law of their country.',
    noRule: { kind: 'EACH_PARTICIPANT', because: 'Those rules are theirs, and the hub does not know them.' },
  },
  {
    number: '6.4.1',
    summary: 'One joins by signing, and supports by a letter to the Secretariat; the website says how to apply.',
    commands: ['receiveApplication'],
    readings: ['A signature comes as a request on which the committee decides, as 6.4.2 speaks of new participants, too.'],
    tests: ['tests/stories/application.test.ts'],
    noRule: { kind: 'BY_BUILD', because: 'Anybody may ask. Every request that reaches the Secretariat or the committee is put on record with its day.' },
  },
  {
    number: '6.4.2',
    summary:
      'The Steering Committee decides on a request within a month, by three questions: does the applicant share the aims, can it add to them, and may its integrity be trusted. The names of all who take part or support are published.',
    rules: ['applicationIsDecidedInTime', 'criteriaAreMet'],
    readings: [
      'The month runs from the day on which Secretariat or committee had the request first.',
      'A late decision is as good as one in time, and is marked; nobody is approved by silence.',
    ],
    commands: ['receiveApplication', 'assessApplication', 'decideApplication'],
    tests: ['tests/pact/membership.test.ts', 'tests/stories/application.test.ts'],
  },
  {
    number: '6.5.1',
    summary: 'Each participant may ask the Steering Committee in writing for a change of the Pact.',
    noRule: { kind: 'NOT_BUILT', because: 'A proposed amendment cannot be put on record yet.' },
  },
  {
    number: '6.5.2',
    summary: 'A change needs three in four of all participants, those who stay silent counted in.',
    rules: ['consentIsReached'],
    tests: ['tests/pact/committee.test.ts'],
  },
  {
    number: '6.6.1',
    summary: 'Whoever takes part or supports is free to leave on any day.',
    noRule: { kind: 'NOT_BUILT', because: 'A withdrawal cannot be put on record by a command yet.' },
  },
  {
    number: '6.6.2',
    summary:
      'The Steering Committee may end a participation or support that harms the Pact by want of integrity or effort, once it has heard the organisation.',
    noRule: { kind: 'NOT_BUILT', because: 'Neither the hearing nor such a decision can be put on record yet.' },
  },
  {
    number: '6.7.1',
    summary: 'Those who disagree talk first; where that does not help, they may bring it before the Steering Committee.',
    noRule: { kind: 'NOT_BUILT', because: 'A dispute cannot be put on record yet.' },
  },
  {
    number: '6.7.2',
    summary: 'The committee hears both sides. After half a year without agreement it recommends an end, which the participants take as settled.',
    noRule: { kind: 'NOT_BUILT', because: 'Disputes, and the half year that runs for them, are not kept yet.' },
  },
]
