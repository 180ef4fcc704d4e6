import { newId, type Store } from '@cfit/prisma'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { hashPassword } from 'better-auth/crypto'
import type { Postman } from '../mail/postman.ts'
import { demonstrationDomain } from '../settings.ts'
import { invitationEndpoints, passwordLength } from './invitation-endpoints.ts'
import { type SingleSignOn, signInByLink, signInBySingleSignOn } from './sign-in-ways.ts'
import type { MandateFunction } from './viewer.ts'

export interface AuthSettings {
  /** Address at which people reach the hub. */
  publicUrl: string
  secret: string
  /** False where others can reach the hub: then nobody signs in with a password everyone knows. */
  allowDemonstration: boolean
  /** Sends links by which one signs in; null where there is no mail server. */
  postman?: Postman | null
  /** A provider that knows who people are; undefined for none. */
  singleSignOn?: SingleSignOn | undefined
}

const nothingHandedOut = { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null }

/** Sign-in with e-mail and password; by a mailed link or a provider where they are set up. Accounts are invited, so nobody signs up; sessions are cookies that scripts cannot read. */
export function createAuth(store: Store, settings: AuthSettings) {
  return betterAuth({
    appName: 'CFIT hub',
    baseURL: settings.publicUrl,
    basePath: '/auth',
    secret: settings.secret,
    trustedOrigins: [settings.publicUrl],
    database: prismaAdapter(store.prisma, { provider: 'postgresql', transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: passwordLength.least, maxPasswordLength: passwordLength.most },
    // A provider says who somebody is; what else it hands out is of no use here and is not kept.
    account: { modelName: 'credential', updateAccountOnSignIn: false },
    databaseHooks: { account: { create: { before: async (account) => ({ data: { ...account, ...nothingHandedOut } }) } } },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 10, max: 3 }, '/sign-in/social': { window: 60, max: 20 } } },
    plugins: [
      invitationEndpoints(store),
      ...(settings.postman ? [signInByLink(store, settings.postman, settings.publicUrl)] : []),
      ...(settings.singleSignOn ? [signInBySingleSignOn(settings.singleSignOn)] : []),
    ],
    hooks: {
      before: createAuthMiddleware(async (request) => {
        const email = (request.body as { email?: unknown } | undefined)?.email
        if (!settings.allowDemonstration && typeof email === 'string' && email.trim().toLowerCase().endsWith(demonstrationDomain)) {
          throw new APIError('UNAUTHORIZED', { message: 'Invalid email or password', code: 'INVALID_EMAIL_OR_PASSWORD' })
        }
      }),
    },
    // What a person is called is said by who invites them.
    disabledPaths: ['/update-user'],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Left to itself the library prints an unexpected error with all it holds; thrown, it reaches our own log, which tells the place alone.
    onAPIError: { throw: true },
    advanced: {
      // Left out, the library would switch both off wherever a variable of the environment says that it is being tested.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: 'cfit',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      // The client's address is set by our own server from the connection, never believed from a header a client can write.
      ipAddress: { ipAddressHeaders: ['x-cfit-client-address'] },
      database: { generateId: () => newId() },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Adds a person who can sign in with a password. Used by the demonstration and by invitations. */
export async function addUser(
  store: Store,
  person: {
    id?: string
    name: string
    email: string
    password: string
    mandates: { function: MandateFunction; organisationId: string | null; seatId?: string; isDeputy?: boolean; since: string }[]
  },
): Promise<string> {
  const id = person.id ?? newId()
  await store.prisma.user.create({
    data: {
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      emailVerified: true,
      credentials: { create: { id: newId(), accountId: id, providerId: 'credential', password: await hashPassword(person.password) } },
      mandates: {
        create: person.mandates.map(({ since, ...mandate }) => ({ id: newId(), ...mandate, since: new Date(`${since}T00:00:00Z`) })),
      },
    },
  })
  return id
}
