/**
 * What the Pact says of a case. The Pact is voluntary (6.1.1): a ruling informs and is kept with the decision; it hardly ever blocks.
 * `because` and its parameters are told in words by the reader's language; the stored ruling never changes.
 */
export interface Ruling {
  outcome: 'in line' | 'outside' | 'needs judgement' | 'not determined'
  /** Number of the clause, for example `3.1.2`. */
  article: string
  /** Code of the reason. */
  because: string
  parameters: Record<string, string | number | boolean | null>
  /** True where the text is silent and this is the hub's reading, replaceable by a committee decision. */
  isReading: boolean
  /** Day by which something is due, `YYYY-MM-DD`. */
  dueOn?: string
}

const byGravity = ['in line', 'not determined', 'needs judgement', 'outside'] as const

/** Of several rulings on one case, the one that needs most attention; the first of equals. */
export function gravest(rulings: readonly [Ruling, ...Ruling[]]): Ruling {
  return rulings.reduce((worst, ruling) => (byGravity.indexOf(ruling.outcome) > byGravity.indexOf(worst.outcome) ? ruling : worst))
}

/** The numbered clause to which an article belongs: `6.4.2` for `6.4.2 a` and `6.4.2.a`; null where none is numbered. */
export function clauseNumber(article: string): string | null {
  return /^(?:4\.\d+|\d+\.\d+\.\d+)/.exec(article)?.[0] ?? null
}
