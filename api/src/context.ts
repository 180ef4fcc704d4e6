import type { Store } from '@cfit/prisma'
import type { Loaders } from './graphql/loaders.ts'
import type { Viewer } from './identity/viewer.ts'
import type { LiveAnalytics } from './reports/live-analytics.ts'
import type { UploadDesk } from './uploads/upload-desk.ts'

/** What this hub is set up to do, and where people reach it. */
export interface Site {
  /** Address at which people reach the hub. */
  publicUrl: string
  /** False without a mail server: then messages stay in the outbox. */
  sendsMail: boolean
  /** True where people may sign in by a provider of their own. */
  hasSingleSignOn: boolean
}

/** What every resolver may use. Made once for each request. */
export interface Context {
  store: Store
  analytics: LiveAnalytics
  uploads: UploadDesk
  /** Who asks; null without an account. */
  viewer: Viewer | null
  /** Today in the Pact's time zone, `YYYY-MM-DD`: it enters once per request, so that all rules see the same day. */
  today: string
  now: Date
  loaders: Loaders
  site: Site
}
