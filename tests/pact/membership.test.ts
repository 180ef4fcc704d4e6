import {
  type ApplicationKind,
  type Assessment,
  applicantIsEligible,
  applicationIsDecidedInTime,
  type Criterion,
  criteria,
  criteriaAreMet,
  gravest,
  monthsAfter,
  pactVersionOn,
  type Ruling,
} from '@cfit/api/pact'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = fc.date({ min: new Date('2026-04-15'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

describe('a month later', () => {
  it.each([
    ['2026-04-15', 1, '2026-05-15'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-31', 24, '2028-05-31'],
  ])('%s plus %i is %s', (from, months, expected) => {
    expect(monthsAfter(from, months)).toBe(expected)
  })

  it('keeps order, and is the same day of the month or its last', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 60 }), (one, other, months) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        expect(monthsAfter(earlier, months) <= monthsAfter(later, months)).toBe(true)
        const [from, to] = [earlier.slice(8), monthsAfter(earlier, months).slice(8)]
        expect(to <= from).toBe(true)
      }),
    )
  })
})

describe('6.4.2: an application is decided within one month of receipt', () => {
  const cases = [
    { name: 'on the last day', receivedOn: '2026-05-31', decidedOn: '2026-06-30', outcome: 'in line', because: 'DECIDED_IN_TIME' },
    { name: 'a day late', receivedOn: '2026-05-31', decidedOn: '2026-07-01', outcome: 'needs judgement', because: 'DECIDED_LATE' },
    { name: 'open on the last day', receivedOn: '2026-10-24', decidedOn: null, outcome: 'in line', because: 'AWAITS_DECISION' },
    {
      name: 'open the day after: nobody is approved by silence',
      receivedOn: '2026-10-23',
      decidedOn: null,
      outcome: 'needs judgement',
      because: 'DECISION_OVERDUE',
    },
    {
      name: 'received on the last day of version 1',
      receivedOn: '2026-04-14',
      decidedOn: '2026-05-01',
      outcome: 'not determined',
      because: 'BEFORE_VERSION_TWO',
    },
    { name: 'received on the first day of version 2', receivedOn: '2026-04-15', decidedOn: '2026-05-15', outcome: 'in line', because: 'DECIDED_IN_TIME' },
  ] as const
  it.each(cases)('$name: $outcome', ({ receivedOn, decidedOn, outcome, because }) => {
    expect(applicationIsDecidedInTime({ receivedOn, decidedOn, today: '2026-11-24' })).toMatchObject({ outcome, because })
  })

  it('a later decision is never more in time, and the due day does not move', () => {
    fc.assert(
      fc.property(day, day, day, (receivedOn, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        const rule = (decidedOn: string) => applicationIsDecidedInTime({ receivedOn, decidedOn, today: '2031-01-01' })
        if (rule(later).outcome === 'in line') expect(rule(earlier).outcome).toBe('in line')
        expect(rule(later).dueOn).toBe(rule(earlier).dueOn)
      }),
    )
  })
})

describe('2.1 and 2.2: who may sign, and who may support', () => {
  const rule = (kind: ApplicationKind, organisationKind: string | null, isParticipant = false) =>
    applicantIsEligible({ kind, organisationKind, isParticipant, on: '2026-11-24' })
  it.each([
    ['PROCURING', 'LOCAL_GOVERNMENT', 'in line', 'BODY_MAY_SIGN', false],
    ['PROCURING', 'CENTRAL_PURCHASING_BODY', 'in line', 'BODY_MAY_SIGN', false],
    ['PROCURING', 'INTERGOVERNMENTAL', 'in line', 'INTERGOVERNMENTAL_BODY_MAY_SIGN', true],
    ['COORDINATING', 'AGENCY', 'in line', 'BODY_MAY_SIGN', false],
    ['COORDINATING', 'CENTRAL_PURCHASING_BODY', 'outside', 'BODY_MAY_SUPPORT_INSTEAD', false],
    ['COORDINATING', 'INTERGOVERNMENTAL', 'outside', 'BODY_MAY_SUPPORT_INSTEAD', false],
    ['PROCURING', 'COMPANY', 'outside', 'BODY_MAY_SUPPORT_INSTEAD', false],
    ['PROCURING', 'NON_PROFIT', 'outside', 'BODY_MAY_SUPPORT_INSTEAD', false],
    ['PROCURING', null, 'needs judgement', 'KIND_OF_BODY_NOT_KNOWN', false],
    ['SUPPORT', 'COMPANY', 'in line', 'MAY_SUPPORT', false],
    ['SUPPORT', null, 'in line', 'MAY_SUPPORT', false],
  ] as const)('%s by %s: %s', (kind, organisationKind, outcome, because, isReading) => {
    expect(rule(kind, organisationKind)).toMatchObject({ outcome, because, isReading })
  })

  it('a participant needs no Letter of Support, and the text before version 2 is not at hand', () => {
    expect(rule('SUPPORT', 'AGENCY', true)).toMatchObject({ outcome: 'needs judgement', because: 'PARTICIPANTS_DO_NOT_SUPPORT' })
    expect(applicantIsEligible({ kind: 'PROCURING', organisationKind: 'AGENCY', isParticipant: false, on: '2026-04-14' }).outcome).toBe('not determined')
  })
})

describe('6.4.2 a to c: the criteria, one by one', () => {
  const assessment = fc.constantFrom<Assessment | undefined>('MET', 'NOT_MET', 'UNCLEAR', undefined)
  const assessments = fc.tuple(assessment, assessment, assessment).map((values) => {
    return Object.fromEntries(criteria.flatMap((criterion, index) => (values[index] ? [[criterion, values[index]]] : []))) as Partial<
      Record<Criterion, Assessment>
    >
  })

  it('are met together or not at all, and every missing one is named by its clause', () => {
    expect(criteriaAreMet({ ENDORSES: 'MET', CONTRIBUTES: 'MET', INTEGRITY: 'MET' })).toMatchObject({ outcome: 'in line', article: '6.4.2' })
    expect(criteriaAreMet({ ENDORSES: 'MET', CONTRIBUTES: 'MET' })).toMatchObject({
      outcome: 'needs judgement',
      article: '6.4.2 c',
      because: 'CRITERION_NOT_ASSESSED',
    })
    expect(criteriaAreMet({ ENDORSES: 'UNCLEAR', CONTRIBUTES: 'NOT_MET', INTEGRITY: 'MET' })).toMatchObject({ outcome: 'outside', article: '6.4.2 b' })
  })

  it('one more that is met never makes the ruling worse', () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom(...criteria), (before, criterion) => {
        const after = criteriaAreMet({ ...before, [criterion]: 'MET' })
        expect(gravest([criteriaAreMet(before), after]).outcome).toBe(criteriaAreMet(before).outcome)
      }),
    )
  })
})

describe('6.2.1: the version that is signed', () => {
  it.each([
    ['2026-04-14', '1.0'],
    ['2026-04-15', '2.0'],
  ])('on %s is %s', (day, version) => {
    expect(pactVersionOn(day)).toBe(version)
  })
})

describe('several rulings on one case', () => {
  it('count as the gravest of them, whatever their order', () => {
    const ruling = (outcome: Ruling['outcome']): Ruling => ({ outcome, article: '1', because: 'X', parameters: {}, isReading: false })
    const some = fc.array(fc.constantFrom<Ruling['outcome']>('in line', 'outside', 'needs judgement', 'not determined').map(ruling), { minLength: 1 })
    fc.assert(
      fc.property(some, (rulings) => {
        const list = rulings as [Ruling, ...Ruling[]]
        const reversed = [...list].reverse() as [Ruling, ...Ruling[]]
        expect(gravest(list).outcome).toBe(gravest(reversed).outcome)
        if (rulings.some(({ outcome }) => outcome === 'outside')) expect(gravest(list).outcome).toBe('outside')
      }),
    )
  })
})
