import { newId } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, languageShape, textShape, titleShape } from '../graphql/command-inputs.ts'
import { CommandError } from '../graphql/errors.ts'
import { officeOn, queueMail } from '../mail/queue.ts'
import { committeeIsCompetent, type DecisionKind, gravest } from '../pact/index.ts'
import { contentHashOf } from './content-hash.ts'
import { DecisionKindEnum } from './decision.ts'
import { mayPropose } from './permission.ts'
import { Proposal } from './proposal.ts'
import { type HeldSubject, holdSubject, noSuchRecord } from './subjects.ts'

interface Propose {
  kind: DecisionKind
  title: string
  text: string
  language?: string | null | undefined
  subject?: { type: string; id: string } | null
  dueOn?: string | null
  requestedBy?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

interface Facts {
  subject: HeldSubject | null
  requestedById: string | null
  isOpenAlready: boolean
  kind: DecisionKind
}

/** What is decided on a record alone; the first three are put forward from its page, the others follow from consents. */
const kindsOfRecords: readonly DecisionKind[] = ['APPLICATION', 'TERMINATION', 'MINUTES', 'AMENDMENT', 'EXTENSION']

/** Puts a matter to the Steering Committee. Members vote on the very words, and the decision is bound to them. */
export const propose: Command<Propose, Facts> = {
  name: 'propose',
  subjectType: 'Proposal',
  subjectId: () => newId(),
  async load(tx, { kind, subject, requestedBy }, viewer, { today }) {
    let requestedById: string | null = null
    if (requestedBy) {
      const [organisation] = await tx.sql<{ id: string }>('select "id" from "organisation" where "slug" = $1', [requestedBy])
      if (!organisation) {
        throw new CommandError({
          code: 'NOT_FOUND',
          message: 'There is no such organisation.',
          field: 'requestedBy',
          value: requestedBy,
          remedy: 'Name a participant by its slug.',
        })
      }
      requestedById = organisation.id
    }
    // What others may not know of is looked at for Secretariat and committee only.
    if (subject && !viewer.isOffice) throw noSuchRecord(subject.id)
    if (!subject) return { subject: null, requestedById, isOpenAlready: false, kind }
    const held = await holdSubject(tx, subject.type, subject.id, today)
    const open = await tx.sql(`select from "proposal" where "subject_type" = $1 and "subject_id" = $2 and "state" = 'OPEN'`, [subject.type, subject.id])
    return { subject: held, requestedById, isOpenAlready: open.length > 0, kind: held.kind }
  },
  permit: (viewer, { kind, requestedById }) => mayPropose(viewer, kind, requestedById),
  ask: ({ kind, subject }, { today }) => gravest([committeeIsCompetent(kind, today), ...(subject?.rulings(today) ?? [])]),
  async write(tx, { subject, requestedById, isOpenAlready, kind }, input, _ruling, { today, now }, id) {
    if (!subject && kindsOfRecords.includes(kind)) {
      throw new CommandError({
        code: 'SUBJECT_NEEDED',
        message: 'This is decided on a record, from which something follows.',
        field: 'subjectId',
        remedy: 'Put it forward from the page of the record.',
      })
    }
    if (input.kind !== kind) {
      throw new CommandError({
        code: 'KIND_DOES_NOT_FIT',
        message: 'The record is decided on as something else.',
        field: 'kind',
        value: input.kind,
        remedy: `Propose it as ${kind}.`,
      })
    }
    if (subject && !subject.isOpen) {
      throw new CommandError({
        code: 'ALREADY_DECIDED',
        message: 'This has been decided already.',
        field: 'subjectId',
        remedy: 'There is nothing left to decide.',
      })
    }
    if (isOpenAlready) {
      throw new CommandError({
        code: 'ALREADY_PROPOSED',
        message: 'This has been put to the committee already.',
        field: 'subjectId',
        remedy: 'Go on with the open proposal.',
      })
    }
    if (input.dueOn && input.dueOn < today) {
      throw new CommandError({
        code: 'DAY_PAST',
        message: 'The day for the votes has passed.',
        field: 'dueOn',
        value: input.dueOn,
        remedy: 'Give today or a later day.',
      })
    }
    const content = {
      kind,
      title: input.title.trim(),
      text: input.text.trim(),
      language: input.language ?? 'en',
      subjectType: input.subject?.type ?? null,
      subjectId: input.subject?.id ?? null,
      subjectVersion: subject?.version ?? null,
    }
    const contentHash = contentHashOf(content)
    void tx.sql(
      `insert into "proposal" ("id", "kind", "title", "text", "language", "subject_type", "subject_id", "subject_version", "content_hash", "opened_on", "due_on", "requested_by_id")
       values ($1, $2::text::"decision_kind", $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        kind,
        content.title,
        content.text,
        content.language,
        content.subjectType,
        content.subjectId,
        content.subjectVersion,
        contentHash,
        today,
        input.dueOn ?? null,
        requestedById,
      ],
    )
    queueMail(tx, {
      kind: 'PROPOSAL_PUT',
      recipientIds: await officeOn(tx, today),
      parameters: { proposalId: id, kind, dueOn: input.dueOn ?? null },
      about: `proposal-put/${id}`,
      now,
    })
    return {
      change: {
        kind,
        contentHash,
        subjectType: content.subjectType,
        subjectId: content.subjectId,
        subjectVersion: content.subjectVersion,
        dueOn: input.dueOn ?? null,
        requestedById,
      },
    }
  },
}

const ProposeInput = builder.inputType('ProposeInput', {
  description: 'What the Steering Committee is asked to decide.',
  fields: (t) => ({
    kind: t.field({ type: DecisionKindEnum, required: true, description: 'What it is about. Participants propose SCOPE, WORKING_GROUP and OTHER.' }),
    title: t.string({ required: true, description: 'In one line.', validate: titleShape }),
    text: t.string({ required: true, description: 'The very words to be decided on.', validate: textShape }),
    language: t.string({ description: 'Language of title and text, BCP 47; en unless said otherwise.', validate: languageShape }),
    subjectId: t.globalID({ description: 'The record it is about, such as an application or a meeting whose minutes are to be approved.' }),
    dueOn: t.field({ type: 'Date', description: 'Day by which votes are asked for.' }),
    requestedBy: t.string({ description: 'Slug of the participant that asks for it; needed unless Secretariat or committee does.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('propose', {
  type: Proposal,
  input: ProposeInput,
  description: 'Puts a matter to the Steering Committee. It stays between Secretariat, committee and who asked until it is decided.',
  run: ({ subjectId, dueOn, ...input }, context) =>
    runCommand(propose, { ...input, subject: subjectId ? { type: subjectId.typename, id: subjectId.id } : null, dueOn: dueOn ? String(dueOn) : null }, context),
})
