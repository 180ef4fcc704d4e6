import type { Store } from '@cfit/prisma'
import { sealAudit } from './chain.ts'

const pauseMilliseconds = 1_000
/** No transaction lives as long, so that no event can turn up later with an earlier time. */
const latenessMilliseconds = 900_000

/** Seals the audit's new events about once a second. Commands do not wait for it: a chain that each of them held would let one pass at a time. */
export class AuditSealer {
  readonly #store: Store
  readonly #onError: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  #sealing: Promise<void> | null = null
  #isFirst = true
  #isFailing = false
  #writesSeen = -1

  constructor(store: Store, onError: (error: unknown) => void) {
    this.#store = store
    this.#onError = onError
    this.#timer = setInterval(() => this.#tick(), pauseMilliseconds)
    this.#timer.unref()
  }

  #tick(): void {
    // The embedded store is written by this process alone.
    if (this.#sealing || (this.#store.kind === 'embedded' && this.#store.writes === this.#writesSeen)) return
    this.#sealing = this.#seal()
      .then(() => {
        this.#isFailing = false
      })
      .catch((error: unknown) => {
        // Told once, not once a second, while a disk is full or a server away.
        if (!this.#isFailing) this.#onError(error)
        this.#isFailing = true
      })
      .finally(() => {
        this.#sealing = null
      })
  }

  async #seal(): Promise<void> {
    const writes = this.#store.writes
    // At the start, events of any age: a command line may have written some while no hub ran.
    await sealAudit(this.#store, this.#isFirst ? null : new Date(Date.now() - latenessMilliseconds))
    this.#isFirst = false
    // Of what was written meanwhile the next round takes care; sealing itself counts as one write.
    if (this.#store.writes <= writes + 1) this.#writesSeen = this.#store.writes
  }

  /** Ends it; what is not sealed yet is at the next start. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#sealing
  }
}
