import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { CommandError, commandErrors } from '../graphql/errors.ts'
import { queueMail } from '../mail/queue.ts'
import { invite } from './invitation.ts'
import { Mandate, MandateFunctionEnum, mayInvite, readMandate } from './mandate.ts'
import type { MandateFunction } from './viewer.ts'

interface InvitePerson {
  name: string
  email: string
  function: MandateFunction
  organisation?: string | null | undefined
  isDeputy?: boolean | null | undefined
  idempotencyKey?: string | null | undefined
}

interface Facts {
  function: MandateFunction
  organisationId: string | null
  organisationName: string | null
  seatId: string | null
  isDeputy: boolean
  /** How many the viewer has invited within a day. */
  invitedLately: number
}

/** What one person may send out in a day; more would be somebody else's doing. */
const invitationsMost = 100

/** Invites a person to do something in the hub from today. Whether the address had an account is nobody's business, so the answer is the same. */
export const invitePerson: Command<InvitePerson, Facts> = {
  name: 'invitePerson',
  subjectType: 'Invitation',
  subjectId: () => newId(),
  async load(tx, { function: does, organisation: slug, isDeputy }, viewer, { today, now }) {
    const [[organisation], [lately]] = await Promise.all([
      tx.sql<{ id: string; name: string }>('select "id", "name" from "organisation" where "slug" = $1', [slug ?? null]),
      tx.sql<{ count: number }>(
        `select count(*)::int as "count" from "audit_event" where "command" = 'invitePerson' and "actor_id" = $1 and "at" > $2::timestamptz - interval '1 day'`,
        [viewer.userId, now.toISOString()],
      ),
    ])
    if (slug && !organisation) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such organisation.',
        field: 'organisation',
        value: slug,
        remedy: 'Choose one from the list.',
      })
    }
    const organisationId = organisation?.id ?? null
    return {
      function: does,
      organisationId,
      organisationName: organisation?.name ?? null,
      seatId: does === 'STEERING_COMMITTEE' ? await readSeat(tx, organisationId, today) : null,
      isDeputy: does === 'STEERING_COMMITTEE' && isDeputy === true,
      invitedLately: lately?.count ?? 0,
    }
  },
  permit: mayInvite,
  ask: () => null,
  async write(tx, facts, input, _ruling, { today, now }, invitationId) {
    const { function: does, organisationId, organisationName, seatId, isDeputy } = facts
    checkPlace(facts)
    if (facts.invitedLately >= invitationsMost) {
      throw new CommandError({
        code: 'TOO_MANY_INVITATIONS',
        message: `You have invited ${invitationsMost} people within a day.`,
        remedy: 'Go on tomorrow.',
      })
    }
    const invited = await invite(tx, { ...input, organisationId, seatId, isDeputy }, invitationId, today, now)
    queueMail(tx, {
      kind: 'INVITATION',
      recipientIds: [invited.userId],
      parameters: { invitationId, function: does, organisation: organisationName, validUntil: invited.validUntil },
      about: `invitation/${invitationId}`,
      now,
    })
    return { change: { mandateId: invited.mandateId, function: does, organisationId, seatId, isDeputy, isNewMandate: invited.isNewMandate } }
  },
}

/** The seat in the Steering Committee that an organisation put somebody forward for; the Secretariat's where it is none. Null for none today. */
export async function readSeat(tx: CommandTransaction, organisationId: string | null, today: string): Promise<string | null> {
  const [seat] = await tx.sql<{ id: string }>(
    `select s."id" from "seat" s where s."organisation_id" is not distinct from $1::uuid and s."since" <= $2::date and (s."until" is null or s."until" >= $2::date)`,
    [organisationId, today],
  )
  return seat?.id ?? null
}

/** The Secretariat acts for no organisation; contributors and administrators act for one; a member of the committee holds a seat or stands in. */
export function checkPlace({
  function: does,
  organisationId,
  seatId,
}: {
  function: MandateFunction
  organisationId: string | null
  seatId: string | null
}): void {
  if (does === 'STEERING_COMMITTEE' && seatId === null) {
    throw new CommandError({
      code: 'NO_SEAT',
      message: organisationId === null ? 'The Secretariat has no seat in the committee.' : 'This organisation has no seat in the committee.',
      field: 'organisation',
      remedy: 'Give it a seat first.',
    })
  }
  if (does === 'SECRETARIAT' && organisationId !== null) {
    throw new CommandError({
      code: 'NO_ORGANISATION_HERE',
      message: 'The Secretariat acts for no single organisation.',
      field: 'organisation',
      remedy: 'Leave the organisation out.',
    })
  }
  if ((does === 'CONTRIBUTOR' || does === 'ADMINISTRATOR') && organisationId === null) {
    throw new CommandError({
      code: 'FOR_WHOM',
      message: 'It is not said for which organisation.',
      field: 'organisation',
      remedy: 'Choose the organisation for which the person acts.',
    })
  }
}

/** Names end up in messages: letters, but no addresses that somebody could be led to. */
export const nameShape = z
  .string()
  .trim()
  .min(2, 'A name has at least 2 characters.')
  .max(120, 'A name has at most 120 characters.')
  .regex(/^[^\p{C}<>@/\\]+$/u, 'A name has no such characters.')
  .regex(/^(?!.*\bwww\.)/i, 'A name holds no address.')

export const emailShape = z.email('This is no e-mail address.').max(254, 'An e-mail address has at most 254 characters.')

const InvitePersonInput = builder.inputType('InvitePersonInput', {
  description: 'Who is invited, and to do what.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The person’s name; who has an account keeps the one they have.', validate: nameShape }),
    email: t.string({ required: true, description: 'The person’s own e-mail address.', validate: emailShape }),
    function: t.field({ type: MandateFunctionEnum, required: true, description: 'What the person does from today.' }),
    organisation: t.string({ description: 'Slug of the organisation for which; none for the Secretariat and its seat in the committee.' }),
    isDeputy: t.boolean({ description: 'In the committee: true for who stands in for the member.' }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

builder.mutationField('invitePerson', (t) =>
  t.field({
    type: Mandate,
    description:
      'Gives a person a mandate from today and sends them a link by which they set a password. For the Secretariat, and for administrators as far as contributors of their own organisation go.',
    errors: { ...commandErrors, union: { name: 'InvitePersonResult', description: 'The mandate, or why the command was refused.' } },
    args: { input: t.arg({ type: InvitePersonInput, required: true, description: 'Who, and to do what.' }) },
    resolve: async (_root, { input }, context, info) => {
      const invitationId = await runCommand(invitePerson, input, context)
      const [invitation] = await context.store.sql<{ mandateId: string }>('select "mandate_id" as "mandateId" from "invitation" where "id" = $1', [
        invitationId,
      ])
      return readMandate(context, info, invitation?.mandateId as string)
    },
  }),
)
