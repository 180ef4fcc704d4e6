/** What the Pact says, by the code of the reason. */
export const rulings = {
  ruling: {
    SUBMITTED_IN_TIME: 'It came in time; it was due on %{dueOn}.',
    SUBMITTED_LATE:
      'It came one day after the due day, %{dueOn}. Late returns are welcome. |||| It came %{smart_count} days after the due day, %{dueOn}. Late returns are welcome.',
    BEFORE_VERSION_TWO: 'It came before version 2 of the Pact took effect, whose text alone is at hand; so this is not determined.',
    BODY_MAY_SIGN: 'A body of this kind may sign in this role.',
    INTERGOVERNMENTAL_BODY_MAY_SIGN: 'An intergovernmental body may sign as a procuring organisation; its own rules apply.',
    KIND_OF_BODY_NOT_KNOWN: 'What kind of body it is has not been told, so whether it may sign is for the committee to judge.',
    BODY_MAY_SUPPORT_INSTEAD:
      'The Pact does not name bodies of this kind for this role. A Letter of Support is open to them (2.2); the decision stays with the committee.',
    MAY_SUPPORT: 'Any organisation that is no participant may support the Pact.',
    PARTICIPANTS_DO_NOT_SUPPORT: 'It is a participant already; letters of support come from others.',
    CRITERIA_MET: 'All three criteria were found to be met.',
    CRITERION_NOT_MET: 'A criterion was found not to be met.',
    CRITERION_NOT_CLEAR: 'A criterion is not clear yet.',
    CRITERION_NOT_ASSESSED: 'A criterion has not been assessed yet.',
    AWAITS_DECISION: 'It awaits the decision, which is due on %{dueOn}.',
    DECISION_OVERDUE:
      'The decision was due on %{dueOn}, a day ago. It may still be taken; silence approves nobody. |||| The decision was due on %{dueOn}, %{smart_count} days ago. It may still be taken; silence approves nobody.',
    DECIDED_IN_TIME: 'It was decided in time; the last day was %{dueOn}.',
    DECIDED_LATE: 'It was decided a day after the last day, %{dueOn}. |||| It was decided %{smart_count} days after the last day, %{dueOn}.',
    other: 'The Pact has something to say of it that this page cannot tell yet.',
    reading: 'Here the Pact’s text is silent, and this is how the hub reads it.',
    outcome: { 'in line': 'In line', outside: 'Outside', 'needs judgement': 'Needs judgement', 'not determined': 'Not determined' },
    voluntary: 'The Pact is voluntary (6.1.1): this informs, and the committee decides.',
  },
}
