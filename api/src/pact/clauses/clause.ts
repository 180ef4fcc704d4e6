import type { Article } from '../articles.ts'

/** Names of the functions of the Pact; the compiler refuses a rule that does not exist. */
export type RuleName = keyof typeof import('../index.ts')

/** Why the hub rules nothing on a clause. */
export type NoRuleKind = 'STATEMENT' | 'EACH_PARTICIPANT' | 'BY_BUILD' | 'NOT_BUILT'

interface Told {
  /** Number in version 2 of the Pact, for example `6.4.2`; its parts a, b and so on belong to it. */
  number: string
  /** What it says, in our own words. */
  summary: string
  /** Where its text is silent or open, how the hub reads it, in words. Numbers that are readings stand in `articles.json`. */
  readings?: readonly string[]
  /** Commands of the API whose acts rest on it. */
  commands?: readonly string[]
  /** Files that test what the hub makes of it, from the root of the project. */
  tests?: readonly string[]
}

/** A clause either has rules, or says honestly why it has none. */
export type ClauseEntry = Told & ({ rules: readonly [RuleName, ...RuleName[]]; noRule?: never } | { rules?: never; noRule: NoRule })

export interface NoRule {
  kind: NoRuleKind
  because: string
}

/** One numbered clause of the Pact, with all that the hub makes of it. */
export interface Clause {
  number: string
  /** Paragraph 1 to 6. */
  paragraph: number
  summary: string
  rules: readonly string[]
  /** The values of `articles.json` that rest on it, amended ones with those they replaced, in the order of their days. */
  values: readonly Article[]
  readings: readonly string[]
  commands: readonly string[]
  tests: readonly string[]
  noRule: NoRule | null
}
