/** Whom the link of an invitation invites. */
export interface Invited {
  name: string
  email: string
}

/** Why a link led nowhere. */
export type InvitationFault = 'dead' | 'tooMany' | 'unavailable'

async function post(path: string, body: object): Promise<Response | null> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return fetch(`/auth/invitation/${path}`, request).catch(() => null)
}

function faultOf(response: Response | null): InvitationFault {
  if (response?.status === 429) return 'tooMany'
  // A link that was cut short on its way is refused for its form.
  return response?.status === 404 || response?.status === 400 ? 'dead' : 'unavailable'
}

/** Whom a link invites, without using it up. */
export async function readInvitation(token: string): Promise<Invited | InvitationFault> {
  const response = await post('read', { token })
  return response?.ok ? ((await response.json()) as Invited) : faultOf(response)
}

/** Uses the link up: sets the password. */
export async function enterByInvitation(token: string, password: string): Promise<'in' | InvitationFault> {
  const response = await post('accept', { token, password })
  return response?.ok ? 'in' : faultOf(response)
}
