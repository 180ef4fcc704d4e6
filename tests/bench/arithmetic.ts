/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

export interface Spread {
  median: number
  lowest: number
  highest: number
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) }
}

/**
 * The median of the ratios within each run: the machine is busier in one run than in another, and a run's two figures share that.
 * Runs must be as many on both sides, in the same order.
 */
export function ratioWithinRuns(values: readonly number[], of: readonly number[]): number {
  if (values.length !== of.length) throw new RangeError(`${values.length} runs cannot be compared with ${of.length}.`)
  return median(values.map((value, run) => value / (of[run] as number)))
}

/** The order of a round that cancels a drift of the machine: A B C, then C B A, and so on. */
export function roundOrder<Item>(items: readonly Item[], run: number): Item[] {
  return run % 2 === 0 ? [...items] : items.toReversed()
}
