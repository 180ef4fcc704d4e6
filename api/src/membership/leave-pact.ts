import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription } from '../graphql/command-inputs.ts'
import { CommandError } from '../graphql/errors.ts'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'
import { type ApplicationKind, firstDayOfPact, lastDayOfPact, organisationMayLeave } from '../pact/index.ts'
import { ApplicationKindEnum } from './application.ts'
import { Organisation } from './organisation.ts'

interface LeavePact {
  organisation: string
  /** The role that ends; everything where it is left out. */
  kind?: ApplicationKind | null | undefined
  lastDay: string
  idempotencyKey?: string | null | undefined
}

interface Facts {
  id: string
  /** True for the organisation’s own people, who leave from today on. */
  isOwn: boolean
  /** What is in force on the last day or later, with its first day. */
  inForce: { id: string; kind: string; since: string | null }[]
}

/** An organisation's own people may end what it signed; the Secretariat records a letter. */
export function mayLeave(viewer: Viewer | null, { id }: Pick<Facts, 'id'>): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  return viewer.isSecretariat || viewer.organisationIds.includes(id) ? allowed : refused('NOT_YOUR_ORGANISATION')
}

/** Ends a participation or support with its last day, as anybody may at any time (6.6.1). One role may end alone; what was shared stays. */
export const leavePact: Command<LeavePact & { organisationId: string }, Facts> = {
  name: 'leavePact',
  subjectType: 'Organisation',
  subjectId: ({ organisationId }) => organisationId,
  async load(tx, { organisationId, kind, lastDay }, viewer) {
    const inForce = await tx.sql<Facts['inForce'][number]>(
      `select b."id", b."kind", b."since"::text as "since" from (
         select "id", "organisation_id", coalesce("role"::text, 'PARTICIPANT') as "kind", "since", "until" from "participation"
         union all select "id", "organisation_id", 'SUPPORT', "since", "until" from "support") b
       where b."organisation_id" = $1 and ($2::text is null or b."kind" = $2) and (b."until" is null or b."until" > $3::date)`,
      [organisationId, kind ?? null, lastDay],
    )
    return { id: organisationId, inForce, isOwn: !viewer.isSecretariat }
  },
  permit: mayLeave,
  ask: (_facts, _moment, { lastDay }) => organisationMayLeave(lastDay),
  async write(tx, { inForce, isOwn }, { lastDay, kind }, _ruling, { today }) {
    const first = isOwn ? today : firstDayOfPact
    if (lastDay < first || lastDay > lastDayOfPact) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: isOwn ? 'One leaves from today on; a letter of before is recorded by the Secretariat.' : 'The Pact is not in force on that day.',
        field: 'lastDay',
        value: lastDay,
        remedy: `Give a day from ${first} to ${lastDayOfPact}.`,
      })
    }
    if (inForce.length === 0) {
      throw new CommandError({
        code: 'NOTHING_IN_FORCE',
        message: 'There is nothing in force that this would end.',
        field: 'kind',
        ...(kind ? { value: kind } : {}),
        remedy: 'Look at its participations; a role that has ended stays ended.',
      })
    }
    const tooEarly = inForce.find(({ since }) => since !== null && since > lastDay)
    if (tooEarly) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: `It began on ${tooEarly.since}, after that day.`,
        field: 'lastDay',
        value: lastDay,
        remedy: `Give a day from ${tooEarly.since} on.`,
      })
    }
    endParticipation(tx, inForce, lastDay)
    return { change: { ended: inForce.map((each) => ({ id: each.id, kind: each.kind })), lastDay } }
  },
}

/** Writes the last day of participations and supports. */
export function endParticipation(tx: Parameters<typeof leavePact.write>[0], bound: readonly { id: string; kind: string }[], lastDay: string): void {
  for (const { id, kind } of bound) {
    void tx.sql(`update "${kind === 'SUPPORT' ? 'support' : 'participation'}" set "until" = $2 where "id" = $1`, [id, lastDay])
  }
}

const LeavePactInput = builder.inputType('LeavePactInput', {
  description: 'Who leaves, in which role, and when.',
  fields: (t) => ({
    organisation: t.string({ required: true, description: 'Slug of the organisation.' }),
    kind: t.field({ type: ApplicationKindEnum, description: 'The role that ends, or the support; left out, everything does.' }),
    lastDay: t.field({ type: 'Date', required: true, description: 'The last day; it may lie ahead.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('leavePact', {
  type: Organisation,
  input: LeavePactInput,
  description: 'Ends a participation or support (6.6.1). For the organisation’s own people, and for the Secretariat, which records a letter.',
  run: async ({ lastDay, ...input }, context) => {
    const [found] = await context.store.sql<{ id: string }>('select "id" from "organisation" where "slug" = $1', [input.organisation])
    if (!found) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such organisation.',
        field: 'organisation',
        value: input.organisation,
        remedy: 'Name it by its slug.',
      })
    }
    return runCommand(leavePact, { ...input, lastDay: String(lastDay), organisationId: found.id }, context)
  },
})
