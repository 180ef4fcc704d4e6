/** Mixes a whole number of 32 bits so that near numbers come out far apart. */
function mixed(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return (bits ^ (bits >>> 15)) >>> 0
}

/** One number for a subject: the same for the same parts on every machine. */
export function numberFor(...parts: number[]): number {
  let bits = 0x9e3779b9
  for (const part of parts) bits = mixed((bits ^ mixed(part)) + Math.imul(bits, 31))
  return bits
}

/** One number for a word. */
export function numberOf(word: string): number {
  let bits = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) bits = Math.imul(bits ^ word.charCodeAt(index), 0x01000193)
  return mixed(bits)
}

/**
 * Chance that can be repeated: a stream of numbers (sfc32) that belongs to its subject, for example one tender of one seed.
 * A subject never depends on those before it, so rows may be made in any order and any number at a time.
 */
export class Chance {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(...subject: number[]) {
    this.#a = numberFor(...subject, 1)
    this.#b = numberFor(...subject, 2)
    this.#c = numberFor(...subject, 3)
    for (let round = 0; round < 8; round += 1) this.bits()
  }

  /** A whole number of 32 bits. */
  bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** From 0 to 1, never either. */
  unit(): number {
    return (this.bits() + 0.5) / 4_294_967_296
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit)
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1)
  }

  /** True in so many of a hundred cases. */
  happens(percent: number): boolean {
    return this.unit() * 100 < percent
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }

  /** One of the items, each as often as its weight says. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
    let left = this.unit() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return (items[items.length - 1] as readonly [Item, number])[0]
  }

  /** Normally distributed, mean 0 and standard deviation 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }

  /** Log-normally distributed: most near the median, a few very large. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal())
  }

  /** A life of Weibull's distribution: with a shape above 1 the risk of its end grows with age. */
  life(scale: number, shape: number): number {
    return scale * Math.exp(Math.log(-Math.log(this.unit())) / shape)
  }
}

/** Shares a whole number out by weights: the parts add up to it exactly. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let passed = 0
  let given = 0
  return weights.map((weight) => {
    passed += weight
    const upTo = Math.round((total * passed) / sum)
    const part = upTo - given
    given = upTo
    return part
  })
}
