import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, languageShape, reasonShape, textShape, titleShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { allowed, refused, type Viewer } from '../identity/viewer.ts'
import { peopleOfParticipants, queueMail } from '../mail/queue.ts'
import { organisationMayAskForChange, stayersSuffice } from '../pact/index.ts'
import { canSeeChange, mayConduct, PactChange, PactChangeKindEnum } from './pact-change.ts'

interface RequestChange {
  kind: 'AMENDMENT' | 'EXTENSION'
  title: string
  currentText?: string | null | undefined
  proposedText: string
  reason: string
  language?: string | null | undefined
  requestedBy: string
  requestedOn?: string | null
  idempotencyKey?: string | null | undefined
}

interface RequestFacts {
  organisation: { id: string; isParticipant: boolean } | null
}

/** Puts a participant's written request for a change of the Pact on record (6.5.1). */
export const requestChange: Command<RequestChange, RequestFacts> = {
  name: 'requestChange',
  subjectType: 'PactChange',
  subjectId: () => newId(),
  async load(tx, { requestedBy }, _viewer, { today }) {
    const [organisation] = await tx.sql<NonNullable<RequestFacts['organisation']>>(
      `select o."id", exists (select from "participation" p where p."organisation_id" = o."id" and (p."since" is null or p."since" <= $2::date)
         and (p."until" is null or p."until" >= $2::date)) as "isParticipant" from "organisation" o where o."slug" = $1`,
      [requestedBy, today],
    )
    return { organisation: organisation ?? null }
  },
  permit(viewer, { organisation }) {
    if (viewer.isSecretariat) return allowed
    return organisation && viewer.organisationIds.includes(organisation.id) ? allowed : refused('NOT_YOUR_ORGANISATION')
  },
  ask: ({ organisation }, { today }) => organisationMayAskForChange({ isParticipant: organisation?.isParticipant ?? false, on: today }),
  async write(tx, { organisation }, input, _ruling, { today }, id) {
    if (!organisation?.isParticipant) {
      throw new CommandError({
        code: organisation ? 'NOT_A_PARTICIPANT' : 'NOT_FOUND',
        message: organisation
          ? 'A change of the Pact is asked for by a participant (6.5.1), and this organisation is none today.'
          : 'There is no such organisation.',
        field: 'requestedBy',
        value: input.requestedBy,
        remedy: 'Name a participant by its slug.',
      })
    }
    const requestedOn = input.requestedOn ?? today
    if (requestedOn > today) {
      throw new CommandError({
        code: 'DAY_IN_FUTURE',
        message: 'A request cannot come on a day ahead.',
        field: 'requestedOn',
        value: requestedOn,
        remedy: 'Give the day of the letter.',
      })
    }
    void tx.sql(
      `insert into "pact_change" ("id", "kind", "title", "current_text", "proposed_text", "reason", "language", "requested_by_id", "requested_on")
       values ($1, $2::text::"pact_change_kind", $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        input.kind,
        input.title.trim(),
        input.currentText?.trim() || null,
        input.proposedText.trim(),
        input.reason.trim(),
        input.language ?? 'en',
        organisation.id,
        requestedOn,
      ],
    )
    return { change: { kind: input.kind, requestedById: organisation.id, requestedOn } }
  },
}

const RequestChangeInput = builder.inputType('RequestChangeInput', {
  description: 'What a participant asks to change in the Pact.',
  fields: (t) => ({
    kind: t.field({ type: PactChangeKindEnum, required: true, description: 'A clause, or the last day.' }),
    title: t.string({ required: true, description: 'In one line.', validate: titleShape }),
    currentText: t.string({ description: 'The clause as it is now; none where one is added.', validate: textShape.nullish() }),
    proposedText: t.string({ required: true, description: 'The clause as it would be.', validate: textShape }),
    reason: t.string({ required: true, description: 'Why it is asked for.', validate: reasonShape }),
    language: t.string({ description: 'Language of the texts, BCP 47; en unless said otherwise.', validate: languageShape }),
    requestedBy: t.string({ required: true, description: 'Slug of the participant.' }),
    requestedOn: t.field({ type: 'Date', description: 'Day of its letter; today unless said otherwise.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('requestChange', {
  type: PactChange,
  input: RequestChangeInput,
  description: 'Asks for a change of the Pact (6.5.1), or for its extension (6.2.3). For a participant’s own people; the Secretariat records a letter.',
  run: ({ requestedOn, ...input }, context) => runCommand(requestChange, { ...input, requestedOn: requestedOn ? String(requestedOn) : null }, context),
})

export interface ChangeFacts {
  id: string
  version: number
  kind: 'AMENDMENT' | 'EXTENSION'
  title: string
  proposedText: string
  language: string
  state: string
  openedOn: string | null
  closesOn: string | null
}

export async function holdChange(tx: CommandTransaction, id: string, viewer: Viewer): Promise<ChangeFacts> {
  const [facts] = await tx.sql<ChangeFacts>(
    `select a."id", a."version", a."kind", a."title", a."proposed_text" as "proposedText", a."language", a."state", a."opened_on"::text as "openedOn", a."closes_on"::text as "closesOn"
     from "pact_change" a where a."id" = $1 for update`,
    [id],
  )
  if (!facts || !canSeeChange(viewer, facts)) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such change of the Pact.',
      field: 'pactChangeId',
      value: id,
      remedy: 'Open it again from the list.',
    })
  }
  return facts
}

interface OpenConsents {
  pactChangeId: string
  version: number
  closesOn: string
  threshold?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

/** Opens the consents: from now on all participants are those of today, each organisation once, whatever its roles. */
export const openConsents: Command<OpenConsents, ChangeFacts> = {
  name: 'openConsents',
  subjectType: 'PactChange',
  subjectId: ({ pactChangeId }) => pactChangeId,
  load: (tx, { pactChangeId }, viewer) => holdChange(tx, pactChangeId, viewer),
  permit: mayConduct,
  ask: ({ kind }, { today }, { threshold = null }) => (kind === 'EXTENSION' ? stayersSuffice({ yes: 0, all: 0, threshold, on: today }) : null),
  async write(tx, facts, { version, closesOn, threshold = null }, _ruling, { today, now }) {
    checkVersion('change of the Pact', facts.version, version)
    if (facts.state !== 'REQUESTED') {
      throw new CommandError({
        code: 'ALREADY_OPEN',
        message: 'Consents are open already.',
        field: 'pactChangeId',
        value: facts.id,
        remedy: 'Nothing is left to open.',
      })
    }
    if (closesOn < today) {
      throw new CommandError({
        code: 'DAY_PAST',
        message: 'The last day for consents has passed.',
        field: 'closesOn',
        value: closesOn,
        remedy: 'Give today or a later day.',
      })
    }
    if ((facts.kind === 'EXTENSION') !== (threshold !== null)) {
      throw new CommandError({
        code: facts.kind === 'EXTENSION' ? 'THRESHOLD_NEEDED' : 'THRESHOLD_IS_FIXED',
        message:
          facts.kind === 'EXTENSION'
            ? 'How many are sufficient, the Pact does not say (6.2.3); the committee says so before the count.'
            : 'An amendment needs the share of 6.5.2, and no other.',
        field: 'threshold',
        ...(threshold === null ? {} : { value: threshold }),
        remedy: facts.kind === 'EXTENSION' ? 'Give the number of participants that the committee decided on.' : 'Leave the threshold out.',
      })
    }
    void tx.sql(`update "pact_change" set "state" = 'OPEN', "opened_on" = $2, "closes_on" = $3, "threshold" = $4, "version" = "version" + 1 where "id" = $1`, [
      facts.id,
      today,
      closesOn,
      threshold,
    ])
    const electorate = await tx.sql(
      `insert into "consent" ("pact_change_id", "organisation_id")
       select distinct $1::uuid, p."organisation_id" from "participation" p where (p."since" is null or p."since" <= $2::date) and (p."until" is null or p."until" >= $2::date)
       returning "organisation_id"`,
      [facts.id, today],
    )
    queueMail(tx, {
      kind: 'CONSENTS_OPENED',
      recipientIds: await peopleOfParticipants(tx, facts.id, today),
      parameters: { pactChangeId: facts.id, closesOn },
      about: `consents-opened/${facts.id}`,
      now,
    })
    return {
      change: {
        state: { before: facts.state, after: 'OPEN' },
        closesOn,
        threshold,
        electorate: electorate.length,
        version: { before: version, after: version + 1 },
      },
    }
  },
}

const OpenConsentsInput = builder.inputType('OpenConsentsInput', {
  description: 'From when to when participants give their consent.',
  fields: (t) => ({
    pactChangeId: t.globalID({ required: true, for: PactChange, description: 'The change of the Pact.' }),
    version: t.int({ required: true, description: versionDescription }),
    closesOn: t.field({ type: 'Date', required: true, description: 'Last day for consents.' }),
    threshold: t.int({
      description: 'For an extension: how many participants suffice, as the committee decided beforehand.',
      validate: z.number().int().min(1, 'At least one stays.').max(100_000, 'So many do not take part.').nullish(),
    }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('openConsents', {
  type: PactChange,
  input: OpenConsentsInput,
  description: 'Opens the consents to a change of the Pact, and freezes the register they are counted by. For the Secretariat and the chair.',
  run: ({ pactChangeId, closesOn, ...input }, context) =>
    runCommand(openConsents, { ...input, pactChangeId: pactChangeId.id, closesOn: String(closesOn) }, context),
})
