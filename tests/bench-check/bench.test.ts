import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { AnswersDiffer, refuseDifferentAnswers } from '../bench/answers.ts'
import { median, ratioWithinRuns, roundOrder, spreadOf } from '../bench/arithmetic.ts'
import type { PartResult } from '../bench/part.ts'
import { listensItself } from '../bench/processes.ts'
import { readableTable } from '../bench/table.ts'

describe('the arithmetic of the bench', () => {
  it('takes the middle, and of an even number the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 2, 4, 8])).toBe(6)
    expect(() => median([])).toThrow('of nothing')
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 })
  })

  it('compares within a run, so that a slow minute of the machine changes no ratio', () => {
    expect(ratioWithinRuns([100, 10, 50], [50, 5, 25])).toBe(2)
    // The medians alone would have said 50 / 50.
    expect(ratioWithinRuns([100, 50, 50], [50, 50, 10])).toBe(2)
    expect(() => ratioWithinRuns([1, 2], [1])).toThrow('cannot be compared')
  })

  it('turns the order around from run to run', () => {
    expect([0, 1, 2].map((run) => roundOrder(['a', 'b', 'c'], run).join(''))).toEqual(['abc', 'cba', 'abc'])
  })
})

describe('answers before speed', () => {
  const answer = [['1', 'Laptops', '10.5']]

  it('lets equal answers pass, in whatever object they came', () => {
    expect(() =>
      refuseDifferentAnswers('list', [
        { system: 'a', answer },
        { system: 'b', answer: structuredClone(answer) },
      ]),
    ).not.toThrow()
  })

  it.each([
    ['one value', [['1', 'Laptops', '10.50']]],
    ['one row less', []],
    ['null for a text', [['1', null, '10.5']]],
  ])('refuses a system that answers otherwise: %s', (_what, other) => {
    const answers = [
      { system: 'a', answer },
      { system: 'the other', answer: other },
    ]
    expect(() => refuseDifferentAnswers('list', answers)).toThrow(AnswersDiffer)
    expect(() => refuseDifferentAnswers('list', answers)).toThrow('the other answers otherwise than a')
  })

  it('refuses a comparison of nothing with nothing', () => {
    const nothing = ['a', 'b'].map((system) => ({ system, answer: [] }))
    expect(() => refuseDifferentAnswers('list', nothing)).toThrow('answers nothing')
  })
})

describe('the table', () => {
  const result: PartResult = {
    samples: [
      { case: 'list', system: 'hub', unit: 'requests/s', values: [200, 220, 210] },
      { case: 'list', system: 'bare server', unit: 'requests/s', values: [400, 440, 420], note: 'by hand' },
    ],
    marks: [{ name: 'list', wanted: '0.4', measured: 0.5, unit: 'times bare', isMet: true }],
  }

  it('tells median, lowest, highest and the ratio to ours, then the marks', () => {
    const lines = readableTable(result).split('\n')
    expect(lines[1]?.split(/\s{2,}/)).toEqual(['list', 'hub', '210', '200', '220', 'requests/s'])
    expect(lines[2]?.split(/\s{2,}/)).toEqual(['list', 'bare server', '420', '400', '440', 'requests/s', '2.00', 'by hand'])
    expect(lines.at(-1)).toContain('met')
  })
})

describe('a listener', () => {
  it('is known by its own process, and another process is not taken for it', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    try {
      // Null where the system has no /proc to tell.
      expect([true, null]).toContain(listensItself(process.pid, port))
      expect([false, null]).toContain(listensItself(process.ppid, port))
    } finally {
      server.close()
    }
  })
})
