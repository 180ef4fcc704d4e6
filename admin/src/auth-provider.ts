import type { AuthProvider, UserIdentity } from 'ra-core'
import { ask, graphql } from './graphql.ts'

/*
 * Reading needs no account. This browser only remembers that somebody signed in, so that an anonymous reader costs the hub no
 * question about who they are; who they are is told by the session, which scripts cannot read.
 */
const signedInKey = 'cfit.signed-in'

export interface HubIdentity extends UserIdentity {
  isSecretariat: boolean
  isCommittee: boolean
  organisations: { slug: string; name: string }[]
  /** Those whose contributors the person invites and ends. */
  administers: { slug: string; name: string }[]
}

const viewerDocument = graphql(`
  query Viewer { viewer { name isSecretariat isCommittee organisations { slug name } administers { slug name } } }
`)

export function isSignedIn(): boolean {
  return localStorage.getItem(signedInKey) !== null
}

async function post(path: string, body: object): Promise<Response> {
  return fetch(`/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** By password, by a mailed link, or with a session that a provider's word has begun already. */
export type WayIn = { email: string; password: string } | { link: string } | { isEntered: true }

async function enterByPassword(body: { email: string; password: string }): Promise<void> {
  const response = await post('/sign-in/email', body)
  if (response.status === 429) throw new Error('signIn.tooMany')
  if (!response.ok) throw new Error(response.status >= 500 ? 'signIn.unavailable' : 'signIn.refused')
}

async function enterByLink(link: string): Promise<void> {
  // A link that does not work is answered by leading elsewhere.
  const response = await fetch(`/auth/magic-link/verify?token=${encodeURIComponent(link)}`, { redirect: 'manual' })
  if (response.status === 429) throw new Error('signIn.tooMany')
  if (!response.ok) throw new Error(response.status >= 500 ? 'signIn.unavailable' : 'signIn.deadLink')
}

/** Asks for a link to be mailed. Whether the address is known, nobody is told. */
export async function askForLink(email: string): Promise<'asked' | 'tooMany' | 'unavailable'> {
  const response = await post('/sign-in/magic-link', { email }).catch(() => null)
  if (response?.status === 429) return 'tooMany'
  return response?.ok ? 'asked' : 'unavailable'
}

/** The address of the provider at which one signs in; null when it cannot be had. */
export async function singleSignOnAddress(): Promise<string | null> {
  const response = await post('/sign-in/social', { provider: 'sso', callbackURL: '/enter', errorCallbackURL: '/login', disableRedirect: true }).catch(
    () => null,
  )
  return response?.ok ? (((await response.json()) as { url?: string }).url ?? null) : null
}

export const authProvider: AuthProvider = {
  async login(way: WayIn) {
    if ('email' in way) await enterByPassword(way)
    if ('link' in way) await enterByLink(way.link)
    const { viewer } = await ask(viewerDocument, {})
    if (!viewer) throw new Error('signIn.unavailable')
    localStorage.setItem(signedInKey, '1')
    // Whoever writes for an organisation comes for its return; drafts are listed to those concerned only.
    if (viewer.organisations.length) return { redirectTo: `/submissions?filter=${encodeURIComponent(JSON.stringify({ state: 'DRAFT' }))}` }
    return {}
  },
  async logout() {
    if (isSignedIn()) await post('/sign-out', {})
    localStorage.removeItem(signedInKey)
    return '/'
  },
  async checkAuth() {},
  async checkError() {},
  async getIdentity(): Promise<HubIdentity> {
    const viewer = isSignedIn() ? (await ask(viewerDocument, {})).viewer : null
    if (!viewer) {
      localStorage.removeItem(signedInKey)
      return { id: '', isSecretariat: false, isCommittee: false, organisations: [], administers: [] }
    }
    const { name, ...rest } = viewer
    return { id: name, fullName: name, ...rest }
  },
}
