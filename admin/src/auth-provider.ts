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

export const authProvider: AuthProvider = {
  async login({ email, password }: { email: string; password: string }) {
    const response = await post('/sign-in/email', { email, password })
    if (response.status === 429) throw new Error('signIn.tooMany')
    if (!response.ok) throw new Error(response.status >= 500 ? 'signIn.unavailable' : 'signIn.refused')
    localStorage.setItem(signedInKey, '1')
    // Whoever writes for an organisation comes for its return; drafts are listed to those concerned only.
    const { viewer } = await ask(viewerDocument, {})
    if (viewer?.organisations.length) return { redirectTo: `/submissions?filter=${encodeURIComponent(JSON.stringify({ state: 'DRAFT' }))}` }
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
