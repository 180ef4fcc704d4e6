import { newId } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { mayActForOffice } from '../governance/permission.ts'
import { renewProposalsOn, withdrawProposalsOn } from '../governance/proposal-facts.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, languageShape, reasonShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import type { Viewer } from '../identity/viewer.ts'
import { peopleOf, queueMail } from '../mail/queue.ts'
import { type TerminationGround, terminationMayBeDecided } from '../pact/index.ts'
import { holdTerminationRow, type TerminationFacts } from './settle-termination.ts'
import { HearingEnum, mayProceed, Termination, TerminationGroundEnum } from './termination.ts'

interface OpenTermination {
  organisation: string
  ground: TerminationGround
  effect: string
  language?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

interface OpenFacts {
  organisation: { id: string; isBound: boolean; hasOpen: boolean } | null
}

/** Opens a proceeding to end a participation or support: on which ground, and how it could harm the Pact. Nothing ends before the hearing. */
export const openTermination: Command<OpenTermination, OpenFacts> = {
  name: 'openTermination',
  subjectType: 'Termination',
  subjectId: () => newId(),
  async load(tx, { organisation: slug }, _viewer, { today }) {
    const [organisation] = await tx.sql<NonNullable<OpenFacts['organisation']>>(
      `select o."id",
         exists (select from "participation" p where p."organisation_id" = o."id" and (p."until" is null or p."until" >= $2::date))
           or exists (select from "support" s where s."organisation_id" = o."id" and (s."until" is null or s."until" >= $2::date)) as "isBound",
         exists (select from "termination" t where t."organisation_id" = o."id" and t."state" = 'OPEN') as "hasOpen"
       from "organisation" o where o."slug" = $1`,
      [slug, today],
    )
    return { organisation: organisation ?? null }
  },
  permit: mayActForOffice,
  ask: (_facts, { today }, { ground, effect }) => terminationMayBeDecided({ ground, effect, hearing: 'NONE', on: today }),
  async write(tx, { organisation }, input, _ruling, { today }, id) {
    if (!organisation?.isBound || organisation.hasOpen) {
      throw new CommandError({
        code: !organisation ? 'NOT_FOUND' : organisation.hasOpen ? 'ALREADY_OPEN' : 'NOTHING_IN_FORCE',
        message: !organisation
          ? 'There is no such organisation.'
          : organisation.hasOpen
            ? 'A proceeding about this organisation is under way.'
            : 'This organisation neither takes part nor supports.',
        field: 'organisation',
        value: input.organisation,
        remedy: organisation?.hasOpen ? 'Go on with that one.' : 'Name a participant or supporter by its slug.',
      })
    }
    void tx.sql(
      `insert into "termination" ("id", "organisation_id", "ground", "effect", "language", "opened_on") values ($1, $2, $3::text::"termination_ground", $4, $5, $6)`,
      [id, organisation.id, input.ground, input.effect.trim(), input.language ?? 'en', today],
    )
    return { change: { organisationId: organisation.id, ground: input.ground } }
  },
}

const OpenTerminationInput = builder.inputType('OpenTerminationInput', {
  description: 'A proceeding to end a participation or support.',
  fields: (t) => ({
    organisation: t.string({ required: true, description: 'Slug of the organisation.' }),
    ground: t.field({ type: TerminationGroundEnum, required: true, description: 'On which ground.' }),
    effect: t.string({ required: true, description: 'How that could negatively affect the Pact. The organisation reads it: be fair.', validate: reasonShape }),
    language: t.string({ description: 'Language of the words, BCP 47; en unless said otherwise.', validate: languageShape }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('openTermination', {
  type: Termination,
  input: OpenTerminationInput,
  description: 'Opens a proceeding to end a participation or support (6.6.2). The organisation sees it; nobody else outside the office does.',
  run: (input, context) => runCommand(openTermination, input, context),
})

async function holdTermination(tx: CommandTransaction, id: string, viewer: Viewer): Promise<TerminationFacts> {
  const facts = await holdTerminationRow(tx, id)
  if (!facts || !(viewer.isOffice || viewer.organisationIds.includes(facts.organisationId))) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such proceeding.',
      field: 'terminationId',
      value: id,
      remedy: 'Open it again from the list.',
    })
  }
  return facts
}

interface RecordHearing {
  terminationId: string
  version: number
  invitedFor?: string | null
  hearing: TerminationFacts['hearing']
  heardOn?: string | null
  views?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

/** Puts the invitation to the hearing on record, and what came of it. */
export const recordHearing: Command<RecordHearing, TerminationFacts> = {
  name: 'recordHearing',
  subjectType: 'Termination',
  subjectId: ({ terminationId }) => terminationId,
  load: (tx, { terminationId }, viewer) => holdTermination(tx, terminationId, viewer),
  permit: mayProceed,
  ask: (facts, { today }, { hearing }) => terminationMayBeDecided({ ...facts, hearing, on: today }),
  async write(tx, facts, { version, invitedFor, hearing, heardOn, views }, _ruling, { today, now }) {
    checkVersion('proceeding', facts.version, version)
    const refuse = (code: string, field: string, message: string, remedy: string, value?: string | null): never => {
      throw new CommandError({ code, message, field, remedy, ...(value ? { value } : {}) })
    }
    if (hearing === 'NONE' && !invitedFor) refuse('DAY_NEEDED', 'invitedFor', 'An invitation has a day.', 'Say for which day it was invited.')
    if (hearing !== 'NONE' && (!heardOn || heardOn < facts.openedOn || heardOn > today)) {
      refuse(
        'DAY_OUT_OF_ORDER',
        'heardOn',
        'The hearing lies before the proceeding was opened, or in the future.',
        `Give a day from ${facts.openedOn} to ${today}.`,
        heardOn,
      )
    }
    if (hearing === 'HEARD' && !views?.trim()) refuse('VIEWS_NEEDED', 'views', 'Who was heard said something.', 'Put on record what the organisation said.')
    if (hearing === 'DECLINED' && !facts.invitedFor && !invitedFor) {
      refuse('DAY_NEEDED', 'invitedFor', 'Only who was invited can decline.', 'Say for which day it was invited.')
    }
    void tx.sql(
      `update "termination" set "invited_for" = coalesce($2::date, "invited_for"), "hearing" = $3::text::"hearing", "heard_on" = $4, "views" = $5, "version" = "version" + 1 where "id" = $1`,
      [facts.id, invitedFor ?? null, hearing, hearing === 'NONE' ? null : (heardOn ?? null), views?.trim() || null],
    )
    await renewProposalsOn(tx, 'Termination', facts.id, version + 1)
    if (invitedFor && hearing === 'NONE') {
      queueMail(tx, {
        kind: 'HEARING_INVITED',
        recipientIds: await peopleOf(tx, facts.organisationId, today),
        parameters: { terminationId: facts.id, organisation: facts.organisationName, invitedFor },
        about: `hearing-invited/${facts.id}/${invitedFor}`,
        now,
      })
    }
    return {
      change: {
        hearing: { before: facts.hearing, after: hearing },
        invitedFor: invitedFor ?? null,
        heardOn: heardOn ?? null,
        version: { before: version, after: version + 1 },
      },
    }
  },
}

const RecordHearingInput = builder.inputType('RecordHearingInput', {
  description: 'The hearing of an organisation.',
  fields: (t) => ({
    terminationId: t.globalID({ required: true, for: Termination, description: 'The proceeding.' }),
    version: t.int({ required: true, description: versionDescription }),
    invitedFor: t.field({ type: 'Date', description: 'Day for which the organisation was invited.' }),
    hearing: t.field({ type: HearingEnum, required: true, description: 'What became of it; NONE while it is only invited.' }),
    heardOn: t.field({ type: 'Date', description: 'Day on which it was heard, or declined.' }),
    views: t.string({ description: 'What the organisation said; needed when it was heard.', validate: reasonShape.nullish() }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('recordHearing', {
  type: Termination,
  input: RecordHearingInput,
  description: 'Puts the invitation to the hearing of 6.6.2 on record, and what came of it. For Secretariat and committee.',
  run: ({ terminationId, invitedFor, heardOn, ...input }, context) =>
    runCommand(
      recordHearing,
      { ...input, terminationId: terminationId.id, invitedFor: invitedFor ? String(invitedFor) : null, heardOn: heardOn ? String(heardOn) : null },
      context,
    ),
})

interface DropTermination {
  terminationId: string
  version: number
  reason: string
  idempotencyKey?: string | null | undefined
}

/** Drops a proceeding without a decision. */
export const dropTermination: Command<DropTermination, TerminationFacts> = {
  name: 'dropTermination',
  subjectType: 'Termination',
  subjectId: ({ terminationId }) => terminationId,
  load: (tx, { terminationId }, viewer) => holdTermination(tx, terminationId, viewer),
  permit: mayProceed,
  ask: () => null,
  async write(tx, facts, { version, reason }) {
    checkVersion('proceeding', facts.version, version)
    void tx.sql(`update "termination" set "state" = 'DROPPED', "dropped_because" = $2, "version" = "version" + 1 where "id" = $1`, [facts.id, reason.trim()])
    withdrawProposalsOn(tx, 'Termination', facts.id)
    return { change: { state: { before: facts.state, after: 'DROPPED' }, version: { before: version, after: version + 1 } } }
  },
}

const DropTerminationInput = builder.inputType('DropTerminationInput', {
  description: 'Which proceeding is dropped, and why.',
  fields: (t) => ({
    terminationId: t.globalID({ required: true, for: Termination, description: 'The proceeding.' }),
    version: t.int({ required: true, description: versionDescription }),
    reason: t.string({ required: true, description: 'Why, in words.', validate: reasonShape }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('dropTermination', {
  type: Termination,
  input: DropTerminationInput,
  description: 'Drops a proceeding without a decision. For Secretariat and committee.',
  run: ({ terminationId, ...input }, context) => runCommand(dropTermination, { ...input, terminationId: terminationId.id }, context),
})
