import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAuth, createListener, createLogger, createTelemetry, LiveAnalytics, smtpPostman, UploadDesk } from '@cfit/api'
import type { Store } from '@cfit/prisma'
import { seedDemonstration } from '@cfit/seeds'
import { publishDemonstrationReports } from '@cfit/seeds/published-reports'
import { demonstrationSignIns, seedSignIns } from '@cfit/seeds/sign-ins'
import { openStoreBeside, openTestStore } from './store.ts'

export type Role = 'secretariat' | 'committee' | 'participant'

export interface Hub extends AsyncDisposable {
  url: string
  store: Store
  analytics: LiveAnalytics
  uploads: UploadDesk
  /** Folder of the hub's files. */
  dataDir: string
  /** Address of its PostgreSQL; undefined for the embedded store. */
  databaseUrl: string | undefined
  /** What failed at the upload desk. */
  failures: unknown[]
  signIns: Record<Role, { email: string; password: string }>
  /** SQL statements of Prisma and of the loaders since the last call. */
  takeStatements(): string[]
  /** Sends a GraphQL operation; the cookie is that of `signIn`. */
  ask<Data = Record<string, unknown>>(query: string, variables?: object, cookie?: string): Promise<Answer<Data>>
  /** Signs in and returns the session's cookie. */
  signIn(role: Role): Promise<string>
}

export interface Answer<Data> {
  status: number
  data: Data
  errors?: { message: string; extensions?: { code?: string } }[]
  extensions?: { cost?: { requested: number; limit: number; depth: number } }
}

export interface HubOptions {
  seed?: boolean
  publishReports?: boolean
  allowDemonstration?: boolean
  /** Another hub, over whose PostgreSQL this one stands too, with connections and analytics of its own, as a second process would. */
  beside?: Hub
  /** Largest upload, bytes. */
  uploadBytesMax?: number
  hasResponseCache?: boolean
  /** Address of a mail server. */
  smtpUrl?: string
  singleSignOn?: Parameters<typeof createAuth>[1]['singleSignOn']
}

/** A real server on a port of its own, over a seeded store of its own. */
export async function openHub(options: HubOptions = {}): Promise<Hub> {
  const statements: string[] = []
  const failures: unknown[] = []
  const settings = { onQuery: (text: string) => statements.push(text) }
  const opened = await (options.beside ? openStoreBeside(options.beside, settings) : openTestStore(settings))
  const { store } = opened
  store.onSql = (text) => statements.push(text)
  if (options.seed !== false && !options.beside) {
    await seedDemonstration(store)
    await seedSignIns(store)
    if (options.publishReports) await publishDemonstrationReports(store)
  }
  const analytics = new LiveAnalytics(store)
  const uploads = new UploadDesk(store, opened.dataDir, (error) => failures.push(error))
  // The address is known once the server listens, and sign-in wants to know it: so the server listens first.
  let handle: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const postman = options.smtpUrl ? await smtpPostman(options.smtpUrl, 'CFIT hub <hub@example.org>') : null
  const auth = createAuth(store, {
    postman,
    singleSignOn: options.singleSignOn,
    publicUrl: url,
    secret: 'a secret of the tests, long enough to sign with',
    allowDemonstration: options.allowDemonstration !== false,
  })
  handle = createListener({
    sendsMail: postman !== null,
    hasSingleSignOn: options.singleSignOn !== undefined,
    uploadBytesMax: options.uploadBytesMax,
    publicUrl: url,
    store,
    analytics,
    uploads,
    auth,
    logger: createLogger(process.env['LOG_LEVEL'] ?? 'silent'),
    telemetry: createTelemetry(),
    hasResponseCache: options.hasResponseCache === true,
  })

  const [secretariat, committee, participant] = demonstrationSignIns as unknown as [SignIn, SignIn, SignIn]
  const signIns = { secretariat, committee, participant }
  return {
    url,
    store,
    analytics,
    uploads,
    dataDir: opened.dataDir,
    databaseUrl: opened.databaseUrl,
    failures,
    signIns,
    takeStatements: () => statements.splice(0),
    async ask<Data>(query: string, variables: object = {}, cookie?: string) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cfit-client': 'test', ...(cookie ? { cookie } : {}) },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, ...((await response.json()) as object) } as Answer<Data>
    },
    async signIn(role) {
      const { email, password } = signIns[role]
      const response = await fetch(`${url}/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password }),
      })
      if (!response.ok) throw new Error(`Sign-in of ${role} answered ${response.status}: ${await response.text()}`)
      return response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      postman?.close()
      await uploads.close()
      await analytics.close()
      await opened[Symbol.asyncDispose]()
    },
  }
}

interface SignIn {
  email: string
  password: string
}
