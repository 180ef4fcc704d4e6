import type { Store } from '@cfit/prisma'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { hashPassword } from 'better-auth/crypto'
import type { BetterAuthPlugin } from 'better-auth/types'
import { z } from 'zod'
import { acceptInvitation, readInvitation } from './invitation.ts'

export const passwordLength = { least: 12, most: 128 }

const token = z.string().min(20).max(100)

/** The same for a link that was used, voided, has expired or was made up. */
function deadLink(): APIError {
  return new APIError('NOT_FOUND', { code: 'LINK_NOT_VALID', message: 'This link does not work any more. Ask for a new invitation.' })
}

/** The way in by an invitation: beside sign-in, so that the same limits on attempts hold. */
export function invitationEndpoints(store: Store) {
  return {
    id: 'invitation',
    endpoints: {
      readInvitation: createAuthEndpoint('/invitation/read', { method: 'POST', body: z.object({ token }) }, async (request) => {
        const invited = await readInvitation(store, request.body.token, new Date())
        if (!invited) throw deadLink()
        return request.json(invited)
      }),
      acceptInvitation: createAuthEndpoint(
        '/invitation/accept',
        { method: 'POST', body: z.object({ token, password: z.string().min(passwordLength.least).max(passwordLength.most) }) },
        async (request) => {
          // Hashing is slow on purpose, so it is not done for a link that does not work.
          if (!(await readInvitation(store, request.body.token, new Date()))) throw deadLink()
          const accepted = await acceptInvitation(store, request.body.token, await hashPassword(request.body.password), new Date())
          if (!accepted) throw deadLink()
          return request.json(accepted)
        },
      ),
    },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/invitation/'), window: 60, max: 20 }],
  } satisfies BetterAuthPlugin
}
