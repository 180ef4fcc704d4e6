import type { Store } from '@cfit/prisma'

/** How often the store is asked whether another process has changed it, and for how long its answer counts, in milliseconds. */
const askEvery = 300
const answerCounts = 900

interface Counted {
  horizon: string
  sinceBase: string
  sinceHorizon: string
}

/*
 * Every transaction below the horizon had ended when it was asked for, so what changes later is written by those at or above it. If as many of their
 * lines are seen as before, nothing has changed, however late a transaction commits; the highest number alone would miss one that commits late.
 */
const countSql = `select pg_snapshot_xmin(pg_current_snapshot())::text as "horizon",
    (select count(*) from "change_log" where "xid" >= $1::xid8)::text as "sinceBase",
    (select count(*) from "change_log" where "xid" >= pg_snapshot_xmin(pg_current_snapshot()))::text as "sinceHorizon"`

/**
 * Tells whether the store may have changed. What this process writes counts at once; what others write counts within a second, because an older answer
 * of the store is no answer. It asks only while somebody wants to know, and waits for no notification, which can be lost.
 */
export class StoreWatch {
  readonly #store: Store
  #changes = 0
  #base: { horizon: string; lines: string } | null = null
  #askedAt = Number.NEGATIVE_INFINITY
  #answeredFor = Number.NEGATIVE_INFINITY
  #isAsking = false

  constructor(store: Store) {
    this.#store = store
  }

  /** A mark of the store's state that changes whenever the store does; null while that cannot be told. */
  mark(): string | null {
    // The embedded store belongs to this process alone.
    if (this.#store.kind === 'embedded') return String(this.#store.writes)
    const now = performance.now()
    if (!this.#isAsking && now - this.#askedAt >= askEvery) void this.#ask(now)
    return now - this.#answeredFor < answerCounts ? `${this.#store.writes}.${this.#changes}` : null
  }

  async #ask(now: number): Promise<void> {
    this.#isAsking = true
    this.#askedAt = now
    try {
      const [counted] = await this.#store.sql<Counted>(countSql, [this.#base?.horizon ?? '0'])
      if (!counted) return
      if (counted.sinceBase !== this.#base?.lines) this.#changes += 1
      this.#base = { horizon: counted.horizon, lines: counted.sinceHorizon }
      this.#answeredFor = now
    } catch {
      // A store that does not answer is asked again; until then nothing is answered from memory.
    } finally {
      this.#isAsking = false
    }
  }
}
