import type pg from 'pg'

/** A server keeps each named statement in each connection until that ends, so only so many get a name, and only what is asked again and again. */
const mostPrepared = 500
const usesBeforePreparing = 5

/**
 * Gives statements that come back a name, under which the server parses them once and may keep their plan.
 * Texts that are looked for anywhere keep none: the right plan depends on how rare the text is.
 */
export function preparedStatements(): (text: string, values: unknown[]) => pg.QueryConfig {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return (text, values) => {
    const known = names.get(text)
    if (known !== undefined) return { name: known, text, values }
    if (names.size >= mostPrepared || text.includes(' ilike ')) return { text, values }
    const used = (uses.get(text) ?? 0) + 1
    if (used < usesBeforePreparing) {
      if (uses.size >= 10 * mostPrepared) uses.clear()
      uses.set(text, used)
      return { text, values }
    }
    uses.delete(text)
    const name = `cfit_${names.size}`
    names.set(text, name)
    return { name, text, values }
  }
}
