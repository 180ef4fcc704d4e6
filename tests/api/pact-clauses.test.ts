import { newId } from '@cfit/prisma'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub } from '../support/hub.ts'

let hub: Hub
let secretariat: string
beforeAll(async () => {
  hub = await openHub()
  secretariat = await hub.signIn('secretariat')
})
afterAll(() => hub[Symbol.asyncDispose]())

const rulingsOn = (articles: string[]) => articles.map((article) => ({ outcome: 'in line', article, because: 'X', parameters: {} }))
const decide = (decidedOn: string, outcome: 'APPROVED' | 'REFUSED', rulings: object, subjectId = newId()) =>
  hub.store.sql(
    `insert into "decision" ("id", "subject_type", "subject_id", "subject_version", "outcome", "decided_on", "reason", "rulings")
     values ($1, 'Application', $2, 1, $3::text::"decision_outcome", $4, 'As the test says.', $5)`,
    [newId(), subjectId, outcome, decidedOn, JSON.stringify(rulings)],
  )

interface PactClause {
  number: string
  rules: string[]
  commands: string[]
  values: { key: string; value: unknown; unit: string; since: string; article: string; isInForce: boolean }[]
  noRuleBecause: { kind: string; because: string } | null
  decisions: { count: number; newest: { decision: { outcome: string; decidedOn: string } }[] }
}

const question = `{ pactClauses { number rules commands values { key value unit since article isInForce } noRuleBecause { kind because }
  decisions { count newest { decision { outcome decidedOn } } } } }`

async function ask(cookie?: string): Promise<Map<string, PactClause>> {
  const { data, errors } = await hub.ask<{ pactClauses: PactClause[] }>(question, {}, cookie)
  expect(errors).toBeUndefined()
  return new Map(data.pactClauses.map((clause) => [clause.number, clause]))
}

describe('the clauses of the Pact', () => {
  it('are told with their rules, values and reasons', async () => {
    const clauses = await ask()
    expect(clauses.size).toBe(53)
    expect(clauses.get('6.4.2')).toMatchObject({
      rules: ['applicationIsDecidedInTime', 'criteriaAreMet'],
      commands: ['receiveApplication', 'assessApplication', 'decideApplication', 'withdrawApplication'],
      noRuleBecause: null,
      decisions: { count: 0, newest: [] },
    })
    expect(clauses.get('6.4.2')?.values).toContainEqual({
      key: 'decisionOnApplication',
      value: 1,
      unit: 'month',
      since: '2026-04-15',
      article: '6.4.2',
      isInForce: true,
    })
    expect(clauses.get('1.3.1')?.noRuleBecause?.kind).toBe('STATEMENT')
  })

  it('tell the decisions that rest on them: each once, under the number it cites and under no other, newest first', async () => {
    await decide('2026-05-01', 'APPROVED', rulingsOn(['6.4.2', '6.4.2 a', '6.4.2.c', '4.3']))
    await decide('2026-05-02', 'APPROVED', rulingsOn(['1.1.10', '4.30', '2.2', 'none']))
    for (let day = 3; day < 8; day += 1) await decide(`2026-05-0${day}`, 'APPROVED', day === 7 ? {} : rulingsOn(['6.4.2 b']))
    const clauses = await ask()
    expect(clauses.get('6.4.2')?.decisions.count).toBe(5)
    expect(clauses.get('6.4.2')?.decisions.newest.map(({ decision }) => decision.decidedOn)).toEqual([
      '2026-05-06',
      '2026-05-05',
      '2026-05-04',
      '2026-05-03',
      '2026-05-01',
    ])
    expect(clauses.get('4.3')?.decisions).toEqual({
      count: 1,
      newest: [{ decision: { outcome: 'APPROVED', decidedOn: '2026-05-01' } }],
    })
    expect(['1.1.1', '2.2.1'].map((number) => clauses.get(number)?.decisions.count)).toEqual([0, 0])
  })

  it('show refusals to Secretariat and committee alone', async () => {
    const before = (await ask()).get('2.1.2')?.decisions.count
    await decide('2026-05-09', 'REFUSED', rulingsOn(['2.1.2']))
    const participant = await hub.signIn('participant')
    expect((await ask()).get('2.1.2')?.decisions.count).toBe(before)
    expect((await ask(participant)).get('2.1.2')?.decisions.newest).toEqual([])
    expect((await ask(secretariat)).get('2.1.2')?.decisions).toMatchObject({ count: 1, newest: [{ decision: { outcome: 'REFUSED' } }] })
  })

  it('cost one statement for all decisions, and none when nobody asks for them', async () => {
    hub.takeStatements()
    await ask()
    const statements = hub.takeStatements()
    expect(statements.filter((text) => text.includes('"decision"'))).toHaveLength(1)
    expect(statements).toHaveLength(1)
    await hub.ask('{ pactClauses { number summary readings } }')
    expect(hub.takeStatements()).toEqual([])
  })
})
