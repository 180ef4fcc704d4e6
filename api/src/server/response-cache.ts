import type { Store } from '@cfit/prisma'
import { LRUCache } from 'lru-cache'
import { StoreWatch } from './store-watch.ts'

/** What is kept at most, in characters of questions and answers. */
const mostCharacters = 32_000_000
const mostCharactersOfOne = 1_000_000

interface Kept {
  text: string
  mark: string
  today: string
}

/**
 * Answers to readers without a session, kept as text under the text of their question. One is given again only on the same day and while the store is
 * as it was when the reading began: what changed meanwhile, in this process or another, makes it void.
 */
export class ResponseCache {
  readonly #watch: StoreWatch
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: mostCharacters,
    maxEntrySize: mostCharactersOfOne,
    sizeCalculation: ({ text }, question) => text.length + question.length,
  })

  constructor(store: Store) {
    this.#watch = new StoreWatch(store)
  }

  /** The state of the store from which an answer may be kept; null while it cannot be told. Taken before the reading begins. */
  mark(): string | null {
    return this.#watch.mark()
  }

  find(question: string, mark: string | null, today: string): string | null {
    if (mark === null) return null
    const kept = this.#kept.get(question)
    return kept && kept.mark === mark && kept.today === today ? kept.text : null
  }

  keep(question: string, mark: string | null, today: string, text: string): void {
    if (mark !== null) this.#kept.set(question, { text, mark, today })
  }
}
