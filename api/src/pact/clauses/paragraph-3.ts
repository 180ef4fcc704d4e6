import type { ClauseEntry } from './clause.ts'

export const paragraph3: readonly ClauseEntry[] = [
  {
    number: '3.1.1',
    summary:
      'What procuring organisations do: use what the Pact made or aim higher, keep devices going for longer, give time to it, make it a habit at home, and tell the others about tenders and practices.',
    commands: ['saveAnswers'],
    tests: ['tests/api/commands.test.ts'],
    noRule: {
      kind: 'EACH_PARTICIPANT',
      because: 'How far to go is up to each. The yearly return asks how far it got with each of the five; every answer is welcome, and none is ruled on.',
    },
  },
  {
    number: '3.1.2',
    summary: 'Procuring organisations take part in the monitoring, which asks for experience first and for numbers where they help.',
    rules: ['submissionIsOnTime'],
    readings: [
      'The Pact sets no day for a return: the due day is that of the campaign, and runs through its end.',
      'A late return is as welcome as one in time, and is marked.',
    ],
    commands: ['saveAnswers', 'submitSubmission'],
    tests: ['tests/pact/monitoring.test.ts', 'tests/api/commands.test.ts'],
  },
  {
    number: '3.2.1',
    summary: 'What coordinating organisations do: win over and train the buyers of their area, each in its own way, and take part in the monitoring.',
    rules: ['submissionIsOnTime'],
    readings: ['The due day of a campaign holds for both roles alike.'],
    commands: ['saveAnswers', 'submitSubmission'],
    tests: ['tests/pact/monitoring.test.ts', 'tests/api/commands.test.ts'],
  },
  {
    number: '3.2.2',
    summary: 'A coordinating organisation may let somebody else do its work, provided that their interests do not clash.',
    noRule: { kind: 'NOT_BUILT', because: 'Who acts for a coordinating organisation is not kept yet; whether interests clash would be for people to judge.' },
  },
]
