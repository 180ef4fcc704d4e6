import { articleInForce, dayOf, daysBetween, submissionIsOnTime } from '@cfit/api/pact'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('3.1.2: a return is in time through the end of its due day', () => {
  const cases = [
    { name: 'the day before', submittedOn: '2026-04-29', outcome: 'in line', because: 'SUBMITTED_IN_TIME' },
    { name: 'on the day', submittedOn: '2026-04-30', outcome: 'in line', because: 'SUBMITTED_IN_TIME' },
    { name: 'the day after', submittedOn: '2026-05-01', outcome: 'needs judgement', because: 'SUBMITTED_LATE' },
    { name: 'the last day of version 1', submittedOn: '2026-04-14', outcome: 'not determined', because: 'BEFORE_VERSION_TWO' },
    { name: 'the first day of version 2', submittedOn: '2026-04-15', outcome: 'in line', because: 'SUBMITTED_IN_TIME' },
  ] as const
  it.each(cases)('$name: $outcome', ({ submittedOn, outcome, because }) => {
    expect(submissionIsOnTime({ submittedOn, dueOn: '2026-04-30' })).toMatchObject({ outcome, because, dueOn: '2026-04-30' })
  })

  it('a later return is never more in time, and lateness is never negative', () => {
    const day = fc.date({ min: new Date('2026-04-15'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (dueOn, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        const late = submissionIsOnTime({ submittedOn: later, dueOn })
        if (late.outcome === 'in line') expect(submissionIsOnTime({ submittedOn: earlier, dueOn }).outcome).toBe('in line')
        expect(late.parameters['daysLate']).toBe(Math.max(0, daysBetween(dueOn, later)))
      }),
    )
  })
})

describe('days', () => {
  it('fall in the Pact’s time zone: half past eleven at night in London in winter is the next day in Amsterdam', () => {
    expect(dayOf(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31')
    expect(dayOf(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01')
    expect(dayOf(new Date('2026-07-31T22:00:00Z'))).toBe('2026-08-01')
  })

  it('are counted by the calendar, across summer time', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1)
  })
})

describe('articles', () => {
  it('an amendment appends a value; the day selects which holds', () => {
    const base = { key: 'k', article: '1', unit: 'x', of: 'x', bound: 'none', isReading: false }
    const all = [
      { ...base, value: 1, since: '2026-04-15' },
      { ...base, value: 2, since: '2028-01-01' },
    ]
    expect(articleInForce('k', '2026-04-14', all)).toBeNull()
    expect(articleInForce('k', '2026-04-15', all)?.value).toBe(1)
    expect(articleInForce('k', '2027-12-31', all)?.value).toBe(1)
    expect(articleInForce('k', '2028-01-01', all)?.value).toBe(2)
  })
})
