import type { ClauseEntry } from './clause.ts'

export const paragraph5: readonly ClauseEntry[] = [
  {
    number: '5.1.1',
    summary: 'A Steering Committee sets the course and the budget, follows progress, may set targets, and helps what the Pact asks for to catch on.',
    rules: ['committeeIsCompetent', 'decisionFollowsVotes'],
    readings: [
      'How votes become a decision, the Pact does not say: the hub counts by the rules of procedure that the committee recorded, and determines nothing without them.',
    ],
    commands: ['propose', 'reviseProposal', 'withdrawProposal', 'castVote', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.1.2',
    summary: 'What is made under the Pact, and the report on collective progress, becomes the Pact’s own once the committee approves it.',
    rules: ['committeeIsCompetent', 'decisionFollowsVotes'],
    readings: ['An approval is bound to the very words: a later change voids the votes.'],
    commands: ['propose', 'castVote', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.1.3',
    summary: 'The committee has five to eleven members, the Secretariat counted in, and chooses its own chair.',
    rules: ['committeeSizeIsLawful'],
    readings: ['Quorum, majority and the vote of the Secretariat come from recorded rules of procedure.'],
    commands: ['giveSeat', 'endSeat', 'electChair', 'recordRulesOfProcedure'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.1.4',
    summary: 'Participants of both roles put forward people who know the matter; every two years some seats change, so that old hands and new ones mix.',
    rules: ['committeeIsUpdatedInTime'],
    readings: ['The update is due two years after the last member came or went; no personal term is fixed.'],
    commands: ['giveSeat', 'endSeat'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.1.5',
    summary: 'The committee comes together more than once a year.',
    commands: ['planMeeting', 'recordMinutes'],
    tests: ['tests/stories/committee.test.ts'],
    noRule: { kind: 'BY_BUILD', because: 'Meetings are kept with agenda and minutes; how many are several, the text leaves open.' },
  },
  {
    number: '5.2.1',
    summary: 'The Secretariat makes the committee and the working groups run.',
    noRule: { kind: 'STATEMENT', because: 'A task. The hub is one of its tools.' },
  },
  {
    number: '5.2.2',
    summary: 'The Secretariat sees to news, a website that is never stale, meetings, and the exchange of what participants learn.',
    noRule: { kind: 'STATEMENT', because: 'A task. This site shares practices and tenders; whether it is current enough is for its readers to say.' },
  },
  {
    number: '5.2.3',
    summary: 'The Secretariat helps with the monitoring and writes the report on collective progress for the committee.',
    noRule: { kind: 'BY_BUILD', because: 'The hub draws that report from the returns: every figure in it says how many stand behind it.' },
  },
  {
    number: '5.2.4',
    summary: 'Once a year the Secretariat shows the committee openly what its work cost.',
    rules: ['committeeIsCompetent'],
    readings: ['The committee notes the report, unless its own rules of procedure say more.'],
    commands: ['propose', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.3.1',
    summary:
      'Coordinating organisations bear the common work by a yearly contribution, in kind, or both; procuring ones give in kind, and money only if they wish.',
    noRule: {
      kind: 'BY_BUILD',
      because: 'The books keep contributions in money and in kind apart; the hub asks nobody for money and rules on nobody’s share.',
    },
  },
  {
    number: '5.3.2',
    summary: 'How much the yearly contribution is, the Steering Committee says.',
    rules: ['committeeIsCompetent', 'decisionFollowsVotes'],
    commands: ['propose', 'castVote', 'decideProposal'],
    tests: ['tests/pact/committee.test.ts', 'tests/stories/committee.test.ts'],
  },
  {
    number: '5.3.3',
    summary: 'Further help is welcome from all, for example money for one working group or one project.',
    noRule: { kind: 'STATEMENT', because: 'An encouragement; nothing follows from leaving it.' },
  },
  {
    number: '5.3.4',
    summary: 'What a coordinating organisation does in its own area, it pays for itself.',
    noRule: { kind: 'EACH_PARTICIPANT', because: 'Such costs stay in the books of each; those of the Pact do not hold them.' },
  },
]
