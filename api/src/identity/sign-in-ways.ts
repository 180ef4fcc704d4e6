import type { Store } from '@cfit/prisma'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Postman } from '../mail/postman.ts'
import { signInLetter } from '../mail/templates.ts'
import { emailInStore } from './invitation.ts'

/** Another place that knows who people are: an OpenID Connect provider. */
export interface SingleSignOn {
  /** Its address, under which it tells of itself. */
  issuer: string
  clientId: string
  clientSecret: string
}

export const singleSignOnId = 'sso'

/** Minutes for which a mailed link works. */
const linkMinutes = 15

/** Sign-in by a link that is mailed. Whether an address is known shows neither in the answer nor in how long it takes. */
export function signInByLink({ sql }: Store, postman: Postman, publicUrl: string) {
  async function mail(email: string, token: string): Promise<void> {
    const [user] = await sql<{ id: string; name: string; email: string }>('select "id", "name", "email" from "user" where "email" = $1', [emailInStore(email)])
    if (!user) return
    await postman.send({
      mark: `sign-in-${crypto.randomUUID()}`,
      to: { name: user.name, address: user.email },
      ...signInLetter({ name: user.name, publicUrl, token }, linkMinutes),
    })
  }
  return magicLink({
    disableSignUp: true,
    storeToken: 'hashed',
    expiresIn: linkMinutes * 60,
    rateLimit: { window: 60, max: 5 },
    // Nobody waits for the mail server: the answer is the same at once. What is not sent is asked for again.
    sendMagicLink: ({ email, token }) => {
      void mail(email, token).catch(() => undefined)
    },
  })
}

/** Sign-in by an OpenID Connect provider, for addresses that have an account and that the provider has verified. */
export function signInBySingleSignOn({ issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: singleSignOnId,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  })
}
