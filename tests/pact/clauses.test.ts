import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { schema } from '@cfit/api'
import * as pact from '@cfit/api/pact'
import { describe, expect, it } from 'vitest'
import articles from '../../api/src/pact/articles.json' with { type: 'json' }
import type { Clause } from '../../api/src/pact/clauses/clause.ts'
import { clauses, commandsWithoutRuling } from '../../api/src/pact/clauses.ts'
import { projectFiles, root, textOf } from '../house/tree.ts'

/*
 * Every clause of the Pact with what the hub makes of it. Each gate answers with what is missing and where to add it;
 * the clauses stand in api/src/pact/clauses, one file for each paragraph.
 */

const place = (number: string): string => `clause ${number} in api/src/pact/clauses/paragraph-${number[0]}.ts`
const planted = (change: Partial<Clause>): Clause[] =>
  clauses.map((clause) => (clause.number === (change.number ?? '6.4.2') ? { ...clause, ...change } : clause))

/** Functions that return a ruling but make none of their own. */
const noRules = new Set(['gravest'])

interface Declared {
  name: string
  isRule: boolean
  /** Clauses it cites by number. */
  cites: string[]
}

/** The exported functions of a file of the Pact, with those that rule and what they cite. */
function declaredIn(text: string): Declared[] {
  return text
    .split(/\nexport /)
    .slice(1)
    .flatMap((part) => {
      const name = /^(?:async )?(?:function|const) (\w+)/.exec(part)?.[1]
      const returns = /^function[\s\S]*?\):\s*([^{]+?)\s*\{/.exec(part)?.[1] ?? /^const \w+ = [\s\S]*?\):\s*([\s\S]+?)\s*=>/.exec(part)?.[1] ?? ''
      if (name === undefined) return []
      const cites = [...part.matchAll(/'(\d+\.\d+(?:\.\d+)?)(?: [a-z])?'/g)].flatMap(([, cited]) => pact.clauseNumber(cited as string) ?? [])
      return [{ name, isRule: /\bRuling\b/.test(returns) && !noRules.has(name), cites }]
    })
}

const rulesIn = (text: string) => declaredIn(text).filter(({ isRule }) => isRule)
const rules = projectFiles(/^api\/src\/pact\/(?!clauses)[\w-]+\.ts$/).flatMap((path) => rulesIn(`\n${textOf(path)}`))

function unnamedRules(declared: Declared[], all: readonly Clause[]): string[] {
  return declared.flatMap(({ name, cites }) => {
    const under = all.filter((clause) => clause.rules.includes(name)).map(({ number }) => number)
    if (under.length === 0) return [`${name} returns a Ruling and stands under no clause: add '${name}' to \`rules\` of the clause it rules on.`]
    return [...new Set(cites)]
      .filter((number) => !under.includes(number))
      .map((number) => `${name} cites ${number}: add '${name}' to \`rules\` of ${place(number)}.`)
  })
}

const unknownRules = (all: readonly Clause[]): string[] =>
  all.flatMap(({ number, rules: named }) =>
    named
      .filter((rule) => typeof (pact as Record<string, unknown>)[rule] !== 'function')
      .map((rule) => `${place(number)} names the rule ${rule}: export it from api/src/pact/index.ts, or take it out.`),
  )

describe('the clauses', () => {
  it('are 53, in their order, each once, and each has a rule or says why it has none', () => {
    const numbers = clauses.map(({ number }) => number)
    expect(numbers).toHaveLength(53)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
    expect(clauses.filter(({ rules: named, noRule }) => named.length > 0 === (noRule !== null)).map(({ number }) => place(number))).toEqual([])
    expect(clauses.filter(({ number }) => pact.clauseNumber(number) !== number)).toEqual([])
  })

  it.each([
    ['6.4.2', '6.4.2'],
    ['6.4.2 a', '6.4.2'],
    ['3.1.1.b', '3.1.1'],
    ['4.6', '4.6'],
    ['1.1.10', '1.1.10'],
    ['2.2', null],
    ['the text', null],
  ])('the article %s belongs to clause %s', (article, number) => {
    expect(pact.clauseNumber(article)).toBe(number)
  })
})

describe('rules', () => {
  it('stand under the clauses they rule on and cite', () => {
    expect(rules.length).toBeGreaterThanOrEqual(4)
    expect(unnamedRules(rules, clauses)).toEqual([])
  })

  it('that are named exist', () => expect(unknownRules(clauses)).toEqual([]))

  it('and the check sees one that is missing, however it is written', () => {
    const text = `
export function countOf(facts: { day: string }): number {
  return 1
}
export function lotsAreDrawn(facts: {
  members: number
}): Ruling {
  return rulingOf('in line', '5.1.3')
}
export const wordsAreWeighed = (facts: { votes: number }): Ruling | null => null
`
    expect(rulesIn(text).map(({ name }) => name)).toEqual(['lotsAreDrawn', 'wordsAreWeighed'])
    expect(unnamedRules(rulesIn(text), clauses)).toEqual([
      "lotsAreDrawn returns a Ruling and stands under no clause: add 'lotsAreDrawn' to `rules` of the clause it rules on.",
      "wordsAreWeighed returns a Ruling and stands under no clause: add 'wordsAreWeighed' to `rules` of the clause it rules on.",
    ])
    expect(unnamedRules(rules, planted({ rules: ['applicationIsDecidedInTime'] }))).toHaveLength(1)
    expect(unnamedRules(rules, planted({ number: '6.2.1', rules: ['pactVersionOn'] }))).toContain(
      "submissionIsOnTime cites 6.2.1: add 'submissionIsOnTime' to `rules` of clause 6.2.1 in api/src/pact/clauses/paragraph-6.ts.",
    )
    expect(unknownRules(planted({ rules: ['votesAreWeighed'] }))).toHaveLength(1)
  })
})

describe('values', () => {
  const strayArticles = (all: readonly { key: string; article: string }[]): string[] =>
    all
      .filter(({ key, article }) => !clauses.some(({ number, values }) => number === pact.clauseNumber(article) && values.some((value) => value.key === key)))
      .map(({ key, article }) => `${key} in articles.json rests on ${article}, which is no numbered clause: give the number of one.`)

  it('each rest on a clause that is there', () => {
    expect(strayArticles(articles)).toEqual([])
    expect(clauses.reduce((sum, { values }) => sum + values.length, 0)).toBe(articles.length)
    expect(strayArticles([{ key: 'planted', article: '5.1' }])).toHaveLength(1)
  })
})

describe('commands', () => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
  const unnamed = (names: readonly string[], all: readonly Clause[]): string[] =>
    names
      .filter((name) => !(name in commandsWithoutRuling) && !all.some(({ commands }) => commands.includes(name)))
      .map(
        (name) =>
          `The command ${name} stands under no clause: add it to \`commands\` of the clause it rests on, or to commandsWithoutRuling in api/src/pact/clauses.ts.`,
      )
  const unknown = (all: readonly Clause[]): string[] =>
    all.flatMap(({ number, commands }) =>
      commands.filter((name) => !mutations.includes(name)).map((name) => `${place(number)} names ${name}, which the schema does not have.`),
    )
  /** Commands said to rest on nothing, in a file that asks the Pact. */
  const asking = (files: readonly string[]): string[] =>
    Object.keys(commandsWithoutRuling).filter((name) =>
      files.some(
        (text) => text.includes(`Field('${name}'`) && [...text.matchAll(/\bask(?:\(|: )(.*)/g)].some(([, asks]) => !/^\(\) => null/.test(asks as string)),
      ),
    )

  it('of the schema all stand under a clause, or are said to rest on none, and those named exist', () => {
    expect(unnamed(mutations, clauses)).toEqual([])
    expect(unknown(clauses)).toEqual([])
    expect(Object.keys(commandsWithoutRuling).filter((name) => !mutations.includes(name) || clauses.some(({ commands }) => commands.includes(name)))).toEqual(
      [],
    )
  })

  it('said to rest on none ask the Pact nothing', () => {
    const files = projectFiles(/^api\/src\/.*\.ts$/).map(textOf)
    expect(files.some((text) => text.includes("mutationField('startImport'") || text.includes('startImport'))).toBe(true)
    expect(asking(files)).toEqual([])
    expect(asking(["builder.mutationField('startImport'\n  ask: (facts) => ruleOf(facts),"])).toEqual(['startImport'])
  })

  it('and the checks see one that is missing', () => {
    expect(unnamed([...mutations, 'countVotes'], clauses)).toEqual([expect.stringContaining('The command countVotes stands under no clause')])
    expect(unknown(planted({ commands: ['countVotes'] }))).toHaveLength(1)
  })
})

describe('tests', () => {
  function faults(all: readonly Clause[]): string[] {
    return all.flatMap(({ number, rules: named, commands, tests }) => {
      const missing = tests.filter((path) => !path.startsWith('tests/') || !existsSync(resolve(root, path)))
      const texts = tests.filter((path) => !missing.includes(path)).map((path) => [path, textOf(path)] as const)
      return [
        ...missing.map((path) => `${place(number)} names ${path}, which is not there.`),
        ...named
          .filter((rule) => !texts.some(([, text]) => text.includes(rule)))
          .map((rule) => `${place(number)}: no test named there mentions ${rule}; write one in tests/pact and add it to \`tests\`.`),
        ...texts
          .filter(([, text]) => ![...named, ...commands, number].some((word) => text.includes(word)))
          .map(([path]) => `${place(number)}: ${path} mentions none of its rules and commands, nor its number.`),
      ]
    })
  }

  it('are there, and mention each rule', () => expect(faults(clauses)).toEqual([]))

  it('and the check sees what is not', () => {
    expect(faults(planted({ tests: ['tests/pact/nothing.test.ts'] }))).toHaveLength(3)
    expect(faults(planted({ tests: ['tests/pact/membership.test.ts', 'tests/house/tidy.test.ts'] }))).toHaveLength(1)
    expect(faults(planted({ rules: ['articleInForce'], tests: ['tests/pact/membership.test.ts'], commands: [] }))).toHaveLength(1)
  })
})

const lawPath = resolve(root, '../shared/pact-v2.txt')
const hasLaw = existsSync(lawPath)
if (!hasLaw) console.warn('Skipped: the text of the Pact is not beside the repository.')

describe.skipIf(!hasLaw)('against the text of the Pact', () => {
  const law = hasLaw ? readFileSync(lawPath, 'utf8') : ''

  /** The numbered clauses: each numbered line below its heading, and paragraph 4, which has no headings within. */
  function numbersIn(text: string): string[] {
    let heading = ''
    return text.split('\n').flatMap((line) => {
      const paragraph = /^Paragraph (\d)/.exec(line)?.[1]
      heading = paragraph ?? /^(\d\.\d) /.exec(line)?.[1] ?? heading
      const item = /^(\d+)\. /.exec(line)?.[1]
      return item && heading ? [`${heading}.${item}`] : []
    })
  }

  const wordsOf = (text: string): string[] =>
    text
      .toLowerCase()
      .replaceAll('organisation', 'organization')
      .match(/[a-z0-9]+/g) ?? []
  const runs = (words: string[], length = 6): string[] =>
    words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '))
  const runsOfLaw = new Set(runs(wordsOf(law)))
  const copied = (texts: string[]): string[] => texts.flatMap((text) => runs(wordsOf(text)).filter((run) => runsOfLaw.has(run)))

  it('all numbered clauses are there, and no other', () => {
    expect(numbersIn(law)).toEqual(clauses.map(({ number }) => number))
    expect(numbersIn('Paragraph 1\n1.1 Scope\n1. One.\n2. Two.\nParagraph 4\n1. Four.\n')).toEqual(['1.1.1', '1.1.2', '4.1'])
  })

  it('nothing we say of them takes over six words in a row', () => {
    const texts = clauses.flatMap(({ summary, readings, noRule }) => [summary, ...readings, ...(noRule ? [noRule.because] : [])])
    expect(copied([...texts, ...articles.map((article) => article.of)])).toEqual([])
    expect(copied(['As it says, the Secretariat provides the Steering Committee with a transparent report.']).length).toBeGreaterThan(0)
  })
})
