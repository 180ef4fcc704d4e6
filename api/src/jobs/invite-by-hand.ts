import { newId, type Store } from '@cfit/prisma'
import { CommandError } from '../graphql/errors.ts'
import { invite, makeLinkToken, welcomeLink } from '../identity/invitation.ts'
import { checkPlace, emailShape, nameShape, readSeat } from '../identity/invite-person.ts'
import type { MandateFunction } from '../identity/viewer.ts'
import { dayOf } from '../pact/index.ts'

export interface InviteJob {
  name: string
  email: string
  function: MandateFunction
  /** Slug of the organisation; null for none. */
  organisation: string | null
}

/** Invites a person on the word of whoever runs the hub, and prints the link: there may be no mail server, and nobody yet who could invite. */
export async function invitePersonByHand(
  job: InviteJob,
  { store, publicUrl }: { store: Store; publicUrl: string },
  print: (line: string) => void,
): Promise<number> {
  const [name, email] = [nameShape.safeParse(job.name), emailShape.safeParse(job.email.trim())]
  if (!name.success || !email.success) {
    for (const { error } of [name, email]) for (const { message } of error?.issues ?? []) print(message)
    return 1
  }
  const now = new Date()
  const invitationId = newId()
  try {
    const { token, validUntil } = await store.transaction(async (sql) => {
      const [organisation] = await sql<{ id: string }>('select "id" from "organisation" where "slug" = $1', [job.organisation])
      if (job.organisation !== null && !organisation) {
        throw new CommandError({
          code: 'NOT_FOUND',
          message: `There is no organisation ${job.organisation}.`,
          remedy: 'Use its name as it stands in the address of its page.',
        })
      }
      const organisationId = organisation?.id ?? null
      const seatId = job.function === 'STEERING_COMMITTEE' ? await readSeat({ sql }, organisationId, dayOf(now)) : null
      const place = { function: job.function, organisationId, seatId }
      checkPlace(place)
      const invited = await invite({ sql }, { name: name.data, email: email.data, ...place, isDeputy: false }, invitationId, dayOf(now), now)
      // Nobody signed in has done this: the event has no actor.
      void sql(
        `insert into "audit_event" ("id", "at", "command", "subject_type", "subject_id", "change") values ($1, $2::timestamptz, 'invitePerson', 'Invitation', $3, $4)`,
        [
          newId(),
          now.toISOString(),
          invitationId,
          JSON.stringify({ mandateId: invited.mandateId, ...place, isDeputy: false, isNewMandate: invited.isNewMandate }),
        ],
      )
      return { token: await makeLinkToken({ sql }, invitationId, now), validUntil: invited.validUntil }
    })
    if (token === null) throw new Error('An invitation that was just made is not open.')
    print(`Hand this link over: it works once, until ${validUntil}, and is not shown again.\n${welcomeLink(publicUrl, token)}`)
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    print(`${error.message} ${error.remedy}`)
    return 1
  }
}
