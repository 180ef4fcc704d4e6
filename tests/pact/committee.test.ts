import {
  committeeIsCompetent,
  committeeIsUpdatedInTime,
  committeeSizeIsLawful,
  consentIsReached,
  type DecisionKind,
  decisionFollowsVotes,
  decisionKinds,
  majorityIsReached,
  organisationMayAskForChange,
  organisationMayLeave,
  quorumIsReached,
  type RulesOfProcedure,
  shareIsReached,
  stayersSuffice,
  terminationMayBeDecided,
  type VoteCount,
} from '@cfit/api/pact'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const on = '2026-05-01'
const before = '2026-04-14'

describe('the size of the committee (5.1.3)', () => {
  it.each([
    [4, 'COMMITTEE_TOO_SMALL'],
    [5, 'COMMITTEE_SIZE_FITS'],
    [11, 'COMMITTEE_SIZE_FITS'],
    [12, 'COMMITTEE_TOO_LARGE'],
  ])('%i members: %s', (members, because) => {
    expect(committeeSizeIsLawful({ members, hasSecretariat: true, on })).toMatchObject({ because, article: '5.1.3' })
  })

  it('includes the Secretariat, and is not determined before version 2', () => {
    expect(committeeSizeIsLawful({ members: 7, hasSecretariat: false, on })).toMatchObject({ outcome: 'needs judgement', because: 'SECRETARIAT_HAS_NO_SEAT' })
    expect(committeeSizeIsLawful({ members: 7, hasSecretariat: true, on: before }).outcome).toBe('not determined')
  })
})

describe('the rotation of the committee (5.1.4)', () => {
  it.each([
    ['2024-09-01', '2026-09-01', 'COMMITTEE_UPDATED'],
    ['2024-09-01', '2026-09-02', 'COMMITTEE_UPDATE_DUE'],
    ['2024-02-29', '2026-02-28', 'BEFORE_VERSION_TWO'],
    ['2025-02-28', '2027-02-28', 'COMMITTEE_UPDATED'],
  ])('last updated on %s, on %s: %s', (lastUpdatedOn, today, because) => {
    expect(committeeIsUpdatedInTime({ lastUpdatedOn, today }).because).toBe(because)
  })

  it('of a committee that was never formed is for judgement', () => {
    expect(committeeIsUpdatedInTime({ lastUpdatedOn: null, today: on })).toMatchObject({ outcome: 'needs judgement', because: 'COMMITTEE_NEVER_FORMED' })
  })
})

const rules: RulesOfProcedure = {
  quorumNumerator: 1,
  quorumDenominator: 2,
  majorityNumerator: 1,
  majorityDenominator: 2,
  majorityIsInclusive: false,
  majorityOf: 'VOTES_CAST',
  tie: 'REFUSED',
  secretariatVotes: false,
}
const count = (changed: Partial<VoteCount>): VoteCount => ({ seats: 6, for: 0, against: 0, abstained: 0, recused: 0, chair: null, ...changed })
const votes = fc.record({
  for: fc.nat(5),
  against: fc.nat(5),
  abstained: fc.nat(5),
  recused: fc.nat(5),
  silent: fc.nat(5),
  chair: fc.constantFrom('FOR' as const, 'AGAINST' as const, null),
})
const counts = votes.map(({ silent, ...cast }): VoteCount => ({ ...cast, seats: cast.for + cast.against + cast.abstained + cast.recused + silent }))
const anyRules = fc
  .record({
    quorumNumerator: fc.nat(12),
    quorumDenominator: fc.integer({ min: 1, max: 12 }),
    majorityNumerator: fc.nat(12),
    majorityDenominator: fc.integer({ min: 1, max: 12 }),
    majorityIsInclusive: fc.boolean(),
    majorityOf: fc.constantFrom('VOTES_CAST' as const, 'SEATS' as const),
    tie: fc.constantFrom('CHAIR' as const, 'REFUSED' as const),
    secretariatVotes: fc.boolean(),
  })
  .filter((each) => each.quorumNumerator <= each.quorumDenominator && each.majorityNumerator <= each.majorityDenominator)

describe('quorum and majority, by the committee’s own rules', () => {
  it.each([
    [count({ for: 2 }), false],
    [count({ for: 3 }), true],
    [count({ for: 1, abstained: 2 }), true],
    [count({ for: 2, recused: 2 }), true],
    [count({ for: 1, recused: 2 }), false],
  ])('a quorum of half, %o: %s', (given, reached) => expect(quorumIsReached(given, rules)).toBe(reached))

  it.each([
    [count({ for: 2, against: 1 }), {}, true],
    [count({ for: 2, against: 2 }), {}, false],
    [count({ for: 2, against: 2, chair: 'FOR' }), { tie: 'CHAIR' }, true],
    [count({ for: 2, against: 2, chair: 'AGAINST' }), { tie: 'CHAIR' }, false],
    [count({ for: 3 }), { majorityOf: 'SEATS' }, false],
    [count({ for: 4 }), { majorityOf: 'SEATS' }, true],
    [count({ for: 3 }), { majorityOf: 'SEATS', majorityIsInclusive: true }, true],
    [count({ for: 2, against: 1 }), { majorityNumerator: 2, majorityDenominator: 3 }, false],
    [count({ for: 2, against: 1 }), { majorityNumerator: 2, majorityDenominator: 3, majorityIsInclusive: true }, true],
    [count({ abstained: 6 }), { majorityIsInclusive: true, majorityNumerator: 0 }, false],
  ] as const)('%o under %o: %s', (given, changed, reached) => expect(majorityIsReached(given, { ...rules, ...changed })).toBe(reached))

  it('one vote more for it never turns a yes into a no', () => {
    fc.assert(
      fc.property(counts, anyRules, (given, some) => {
        fc.pre(given.for + given.against + given.abstained + given.recused < given.seats)
        const more = { ...given, for: given.for + 1 }
        if (majorityIsReached(given, some)) expect(majorityIsReached(more, some)).toBe(true)
        if (quorumIsReached(given, some)) expect(quorumIsReached(more, some)).toBe(true)
      }),
    )
  })

  it('nothing is carried without a vote for it, and the ruling agrees with the word exactly when it follows the votes', () => {
    fc.assert(
      fc.property(counts, anyRules, fc.boolean(), (given, some, isYes) => {
        if (given.for === 0) expect(majorityIsReached(given, some)).toBe(false)
        const ruling = decisionFollowsVotes({ kind: 'STRATEGY', count: given, rules: some, isYes })
        const follows = quorumIsReached(given, some) && majorityIsReached(given, some) === isYes
        expect(ruling.outcome).toBe(follows ? 'in line' : 'outside')
      }),
    )
  })

  it('without recorded rules nothing is determined', () => {
    expect(decisionFollowsVotes({ kind: 'BUDGET', count: count({ for: 6 }), rules: null, isYes: true })).toMatchObject({
      outcome: 'not determined',
      because: 'NO_RULES_OF_PROCEDURE',
      article: '5.1.1',
    })
  })
})

describe('the mandate of the committee', () => {
  it('names a clause for each matter; what no clause names is for its judgement', () => {
    for (const kind of Object.keys(decisionKinds) as DecisionKind[]) {
      expect(committeeIsCompetent(kind, on)).toMatchObject({ outcome: kind === 'OTHER' ? 'needs judgement' : 'in line', article: decisionKinds[kind].article })
      expect(committeeIsCompetent(kind, before).outcome).toBe('not determined')
    }
    expect(decisionKinds.OUTPUT.yes).toBe('APPROVED')
    expect(decisionKinds.FINANCIAL_REPORT.yes).toBe('NOTED')
    expect(decisionKinds.CONTRIBUTION.yes).toBe('ESTABLISHED')
  })
})

describe('consent to an amendment (6.5.2)', () => {
  it.each([
    [2, 4, false],
    [3, 4, true],
    [26, 36, false],
    [27, 36, true],
    [0, 0, false],
  ])('%i of %i: %s', (yes, all, reached) => {
    expect(shareIsReached(yes, all, '3/4')).toBe(reached)
    expect(consentIsReached({ yes, all, yesToday: yes, allToday: all, on }).because).toBe(reached ? 'CONSENT_REACHED' : 'CONSENT_NOT_REACHED')
  })

  it('is exactly 4 x yes >= 3 x all, and one consent more never turns yes into no', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (some, all) => {
        const yes = Math.min(some, all)
        expect(shareIsReached(yes, all, '3/4')).toBe(4 * yes >= 3 * all)
        if (yes < all && shareIsReached(yes, all, '3/4')) expect(shareIsReached(yes + 1, all, '3/4')).toBe(true)
      }),
    )
  })

  it('is for judgement where the register of today would count otherwise, and not determined before version 2', () => {
    expect(consentIsReached({ yes: 3, all: 4, yesToday: 3, allToday: 5, on })).toMatchObject({
      outcome: 'needs judgement',
      because: 'CONSENT_DEPENDS_ON_REGISTER',
    })
    expect(consentIsReached({ yes: 4, all: 4, yesToday: 4, allToday: 4, on: before }).outcome).toBe('not determined')
  })
})

describe('asking for a change (6.5.1)', () => {
  it('is for participants', () => {
    expect(organisationMayAskForChange({ isParticipant: true, on })).toMatchObject({ outcome: 'in line', article: '6.5.1' })
    expect(organisationMayAskForChange({ isParticipant: false, on }).outcome).toBe('outside')
    expect(organisationMayAskForChange({ isParticipant: true, on: before }).outcome).toBe('not determined')
  })
})

describe('staying beyond 2030 (6.2.3)', () => {
  it.each([
    [null, 'NO_THRESHOLD'],
    [21, 'TOO_FEW_STAY'],
    [20, 'STAYERS_SUFFICE'],
  ])('20 of 36 stay, threshold %s: %s', (threshold, because) =>
    expect(stayersSuffice({ yes: 20, all: 36, threshold, on })).toMatchObject({ because, article: '6.2.3' }),
  )
})

describe('the end of a participation (6.6)', () => {
  it('is open to each at any time', () => {
    expect(organisationMayLeave(on)).toMatchObject({ outcome: 'in line', article: '6.6.1' })
    expect(organisationMayLeave(before).outcome).toBe('not determined')
  })

  it.each([
    ['NONE', 'It would harm the Pact.', 'outside', 'NOT_HEARD'],
    ['HEARD', 'It would harm the Pact.', 'in line', 'HEARD'],
    ['DECLINED', 'It would harm the Pact.', 'needs judgement', 'INVITED_AND_DECLINED'],
    ['HEARD', ' ', 'outside', 'EFFECT_NOT_TOLD'],
    ['NONE', '', 'outside', 'NOT_HEARD'],
  ] as const)('by the committee, hearing %s, effect "%s": %s', (hearing, effect, outcome, because) => {
    expect(terminationMayBeDecided({ ground: 'EFFORT', effect, hearing, on })).toMatchObject({ outcome, because, article: '6.6.2' })
    expect(terminationMayBeDecided({ ground: 'INTEGRITY', effect, hearing, on: before }).outcome).toBe('not determined')
  })
})
