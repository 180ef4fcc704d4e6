import { type Analytics, type EngineSettings, openAnalytics } from '@cfit/analytics'
import type { Store } from '@cfit/prisma'

export interface LiveSettings extends EngineSettings {
  /** How often the change log is looked at when nobody asks, in milliseconds. */
  readonly lookEvery?: number
}

/**
 * Four looks a second: what another process wrote is in the figures within one, with time to take it over. While much is written, looks that take long
 * become fewer, so that following leaves most of the machine to those who write.
 */
const usualLook = 250
const latestLook = 700

/**
 * The analytics of a running hub: built once in the background, and up to date with the store at every reading. On PostgreSQL other processes write too;
 * so it looks at the change log now and then even when nobody asks. It waits for no notification: one can be lost, and a look costs a millisecond.
 */
export class LiveAnalytics {
  readonly #store: Store
  readonly #settings: LiveSettings
  #opened: Promise<Analytics> | undefined
  #refreshing: Promise<unknown> | undefined
  #wanted: Promise<unknown> | undefined
  #standing: Analytics | undefined
  #nextLook: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(store: Store, settings: LiveSettings = {}) {
    this.#store = store
    this.#settings = settings
  }

  /** Starts building, so that the first reader does not wait for all of it, and follows the store from then on. */
  warmUp(): void {
    this.#open()
      .catch(() => undefined) // The first reader is told, and a later look tries again.
      .then((analytics) => {
        this.#lookAgain()
        return analytics?.contentHash()
      })
      .catch(() => undefined)
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

  /** The analytics as they stand, without a look at the store; undefined until they are built. */
  get standing(): Analytics | undefined {
    return this.#standing
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#nextLook)
    const analytics = await this.#opened?.catch(() => undefined)
    await this.#wanted?.catch(() => undefined)
    await this.#refreshing?.catch(() => undefined)
    await analytics?.close()
  }

  #open(): Promise<Analytics> {
    this.#opened ??= openAnalytics(this.#store, this.#settings)
      .then((analytics) => {
        this.#standing = analytics
        return analytics
      })
      .catch((error: unknown) => {
        this.#opened = undefined
        throw error
      })
    return this.#opened
  }

  /** The embedded store belongs to this process alone, and what it writes is taken over when somebody asks. */
  #lookAgain(lastTook = 0): void {
    if (this.#isClosed || this.#store.kind === 'embedded') return
    const wait = this.#settings.lookEvery ?? Math.min(latestLook, Math.max(usualLook, 5 * lastTook))
    this.#nextLook = setTimeout(() => {
      const began = performance.now()
      // A store that does not answer is asked again; whoever reads meanwhile is told.
      this.current()
        .catch(() => undefined)
        .finally(() => this.#lookAgain(performance.now() - began))
    }, wait).unref()
  }
}
