import articles from './articles.json' with { type: 'json' }
import type { Article } from './articles.ts'
import type { Clause, ClauseEntry } from './clauses/clause.ts'
import { paragraph1 } from './clauses/paragraph-1.ts'
import { paragraph2 } from './clauses/paragraph-2.ts'
import { paragraph3 } from './clauses/paragraph-3.ts'
import { paragraph4 } from './clauses/paragraph-4.ts'
import { paragraph5 } from './clauses/paragraph-5.ts'
import { paragraph6 } from './clauses/paragraph-6.ts'
import { clauseNumber } from './ruling.ts'

const entries: readonly ClauseEntry[] = [...paragraph1, ...paragraph2, ...paragraph3, ...paragraph4, ...paragraph5, ...paragraph6]

/** The values that rest on a clause, in the order of their days. */
function valuesOf(number: string, all: readonly Article[] = articles): Article[] {
  return all.filter(({ article }) => clauseNumber(article) === number).sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

/** Every numbered clause of version 2 of the Pact in its order, with what the hub makes of it. */
export const clauses: readonly Clause[] = entries.map(({ number, summary, rules = [], readings = [], commands = [], tests = [], noRule = null }) => ({
  number,
  paragraph: Number(number.split('.')[0]),
  summary,
  rules,
  values: valuesOf(number),
  readings,
  commands,
  tests,
  noRule,
}))

/** Commands on which the Pact has nothing to say, so that no clause names them, each with the reason. */
export const commandsWithoutRuling: Readonly<Record<string, string>> = {
  startImport: 'Takes open data in; the Pact does not speak of files.',
  giveUpImport: 'Puts a file away; the Pact does not speak of files.',
  invitePerson: 'Lets a person in; the Pact does not speak of accounts.',
  erasePerson: 'Erases who has gone; the Pact does not speak of accounts.',
  endMandate: 'Ends what a person does in the hub; the Pact does not speak of accounts.',
}
