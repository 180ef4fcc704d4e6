import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Store } from '@cfit/prisma'
import type { Auth } from './auth.ts'
import { mandateInForce } from './invitation.ts'
import { type Mandate, type Viewer, viewerWith } from './viewer.ts'

interface SessionRow {
  userId: string
  isDueForRenewal: boolean
  mandates: Mandate[]
}

/** better-auth renews a session that is a day old; until then nothing of it changes, and reading it is one statement. */
const sessionSql = `select s."user_id" as "userId", s."expires_at" <= now() + interval '6 days' as "isDueForRenewal",
    (select coalesce(json_agg(json_build_object('function', m."function", 'organisationId', m."organisation_id", 'seatId', t."id", 'isDeputy', m."is_deputy",
       'isChair', exists (select from "chair" h where h."seat_id" = t."id" and h."since" <= $2::date and (h."until" is null or h."until" >= $2::date)))), '[]')
     from "mandate" m left join "seat" t on t."id" = m."seat_id" and t."since" <= $2::date and (t."until" is null or t."until" >= $2::date)
     where m."user_id" = s."user_id" and ${mandateInForce('$2')}) as "mandates"
  from "session" s where s."token" = $1 and s."expires_at" > now()`

/** The signed-in viewer of a request, from its session and the mandates in force today; null without a session in force. */
export async function viewerFrom({ store, auth }: { store: Store; auth: Auth }, headers: Headers, today: string): Promise<Viewer | null> {
  const { secret, authCookies } = await auth.$context
  const token = signedToken(headers.get('cookie'), authCookies.sessionToken.name, secret)
  if (token === null) return null
  const [session] = await store.sql<SessionRow>(sessionSql, [token, today])
  if (!session) return null
  if (session.isDueForRenewal) await auth.api.getSession({ headers })
  return viewerWith(session.userId, session.mandates)
}

/** The token in the cookie of this name; null when it is absent or its signature is not ours. */
function signedToken(cookies: string | null, name: string, secret: string): string | null {
  const value = cookies
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const [, token, signature] = /^(.+)\.([^.]+)$/.exec(decoded(value ?? '')) ?? []
  if (!token || !signature) return null
  const expected = createHmac('sha256', secret).update(token).digest()
  const sent = Buffer.from(signature, 'base64')
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? token : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
