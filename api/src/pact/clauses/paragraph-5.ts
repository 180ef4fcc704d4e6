import type { ClauseEntry } from './clause.ts'

export const paragraph5: readonly ClauseEntry[] = [
  {
    number: '5.1.1',
    summary: 'A Steering Committee sets the course and the budget, follows progress, may set targets, and helps what the Pact asks for to catch on.',
    noRule: {
      kind: 'BY_BUILD',
      because: 'The budget stands beside what was spent, and progress is shown to all; what course to set is the committee’s own affair.',
    },
  },
  {
    number: '5.1.2',
    summary: 'What is made under the Pact, and the report on collective progress, becomes the Pact’s own once the committee approves it.',
    noRule: { kind: 'NOT_BUILT', because: 'The approval of an output or a report cannot be put on record by a command yet.' },
  },
  {
    number: '5.1.3',
    summary: 'The committee has five to eleven members, the Secretariat counted in, and chooses its own chair.',
    noRule: { kind: 'NOT_BUILT', because: 'Seats and members of the committee are not kept yet.' },
  },
  {
    number: '5.1.4',
    summary: 'Participants of both roles put forward people who know the matter; every two years some seats change, so that old hands and new ones mix.',
    noRule: { kind: 'NOT_BUILT', because: 'Terms and nominations of members are not kept yet.' },
  },
  {
    number: '5.1.5',
    summary: 'The committee comes together more than once a year.',
    noRule: { kind: 'NOT_BUILT', because: 'Meetings of the committee are not kept yet.' },
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
    noRule: { kind: 'BY_BUILD', because: 'The hub draws that report from the books, whose entries must add up to zero.' },
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
    noRule: { kind: 'NOT_BUILT', because: 'The amount, and the decision on it, cannot be put on record yet.' },
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
