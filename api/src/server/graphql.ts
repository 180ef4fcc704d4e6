import type { Store } from '@cfit/prisma'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Context } from '../context.ts'
import { Loaders } from '../graphql/loaders.ts'
import type { Auth } from '../identity/auth.ts'
import { viewerFrom } from '../identity/session.ts'
import type { Viewer } from '../identity/viewer.ts'
import { dayOf } from '../pact/index.ts'
import type { LiveAnalytics } from '../reports/live-analytics.ts'
import { schema } from '../schema.ts'
import type { UploadDesk } from '../uploads/upload-desk.ts'
import { hasSession, useCookieGuard, useLimits } from './limits.ts'
import { stackOf } from './stack.ts'
import type { Telemetry } from './telemetry.ts'

export interface Parts {
  /** Address at which people reach the hub. */
  publicUrl: string
  store: Store
  analytics: LiveAnalytics
  uploads: UploadDesk
  /** True where a mail server takes what the outbox holds. */
  sendsMail?: boolean
  /** True where people may sign in by a provider of their own. */
  hasSingleSignOn?: boolean
  /** Largest upload, bytes; 512 MB unless said otherwise. */
  uploadBytesMax?: number | undefined
  auth: Auth
  logger: Logger
  telemetry: Telemetry
  /** True: answers to readers without a session are kept until the store changes. */
  hasResponseCache?: boolean
}

/** All that the resolvers of one request may use. */
export function contextOf(parts: Parts, cookie: string | null, headers: () => Headers): Context | Promise<Context> {
  const { store, analytics, uploads, publicUrl, sendsMail = false, hasSingleSignOn = false } = parts
  const now = new Date()
  const today = dayOf(now)
  const site = { publicUrl, sendsMail, hasSingleSignOn }
  const contextFor = (viewer: Viewer | null): Context => ({ store, analytics, uploads, viewer, today, now, site, loaders: new Loaders(store, viewer) })
  return hasSession(cookie) ? viewerFrom(parts, headers(), today).then(contextFor) : contextFor(null)
}

export const maskedMessage = 'Something went wrong on our side. It has been recorded; please try again.'

const welcome = `# Reading needs no account. Try:
{
  organisations(first: 5, filter: { isParticipant: true }) {
    totalCount
    edges { node { name countryCode participations { edges { node { role since } } } } }
  }
  figures(metric: RESPONSE_RATE) { year value numerator denominator n }
}
`

export function createGraphql(parts: Parts): YogaServerInstance<object, Context> {
  const { logger, telemetry } = parts
  return createYoga<object, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    batching: false,
    // Other sites' scripts may not read answers; programs need no leave.
    cors: false,
    maskedErrors: { errorMessage: maskedMessage, isDev: false },
    graphiql: { title: 'CFIT hub', defaultQuery: welcome, headers: '{"x-cfit-client":"graphiql"}' },
    // Large, and only for who opens it.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options ?? {}),
    logging: {
      debug: () => undefined,
      info: () => undefined,
      warn: (...parts) => logger.warn({ area: 'graphql' }, String(parts[0])),
      error: (error) => logUnexpected(logger, error),
    },
    plugins: [useCookieGuard(parts.publicUrl), useLimits(telemetry)],
    context: ({ request }) => contextOf(parts, request.headers.get('cookie'), () => request.headers),
  })
}

/** The message of an unexpected error can hold a value somebody typed; its name and stack are enough to find the place. */
export function logUnexpected(logger: Logger, error: unknown): void {
  logger.error({ area: 'graphql', name: nameOf(error), stack: placeOf(error) }, 'Unexpected error')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

/** Where it happened; the original where GraphQL wrapped it. */
function placeOf(error: unknown): string | undefined {
  const original = error instanceof Error && 'originalError' in error && error.originalError instanceof Error ? error.originalError : error
  return original instanceof Error ? stackOf(original) : undefined
}
