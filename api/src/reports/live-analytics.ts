import { type Analytics, openAnalytics } from '@cfit/analytics'
import type { Store } from '@cfit/prisma'

/** The analytics of a running hub: built once in the background, and up to date with the store at every reading. */
export class LiveAnalytics {
  readonly #store: Store
  #opened: Promise<Analytics> | undefined
  #refreshing: Promise<unknown> | undefined
  #wanted: Promise<unknown> | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** Starts building, so that the first reader does not wait for all of it. */
  warmUp(): void {
    this.#open().catch(() => undefined) // The first reader is told.
  }

  /** The analytics with every change that was committed before this call. Concurrent readers share one look at the change log. */
  async current(): Promise<Analytics> {
    const analytics = await this.#open()
    // A refresh that has already begun may miss the latest change; the next one will not.
    this.#wanted ??= (this.#refreshing ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#wanted = undefined
        this.#refreshing = analytics.refresh()
        return this.#refreshing
      })
    await this.#wanted
    return analytics
  }

  async close(): Promise<void> {
    const analytics = await this.#opened?.catch(() => undefined)
    await this.#refreshing?.catch(() => undefined)
    await analytics?.close()
  }

  #open(): Promise<Analytics> {
    this.#opened ??= openAnalytics(this.#store).catch((error: unknown) => {
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }
}
