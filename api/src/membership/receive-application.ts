import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { CommandError } from '../graphql/errors.ts'
import { allowed, refused } from '../identity/viewer.ts'
import { officeOn, queueMail } from '../mail/queue.ts'
import { type ApplicationKind, applicantIsEligible, applicationIsDecidedInTime, gravest, pactVersionOn, type Ruling } from '../pact/index.ts'
import { Application, ApplicationKindEnum, ApplicationReceiverEnum } from './application.ts'
import { OrganisationKindEnum } from './organisation.ts'

interface ReceiveApplication {
  organisation?: string | null | undefined
  name?: string | null | undefined
  organisationKind?: typeof OrganisationKindEnum.$inferType | null | undefined
  countryCode?: string | null | undefined
  kind: ApplicationKind
  receivedOn: string
  receivedBy: typeof ApplicationReceiverEnum.$inferType
  signatoryFunction?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

interface Facts {
  kind: ApplicationKind
  /** The organisation that applies; null when the hub does not know it yet. */
  organisation: { id: string; kind: string | null; isParticipant: boolean; isBound: boolean; hasOpen: boolean } | null
}

/** Puts a request to sign or to support on record, with the day from which its month runs (6.4). */
export const receiveApplication: Command<ReceiveApplication, Facts> = {
  name: 'receiveApplication',
  subjectType: 'Application',
  subjectId: () => newId(),
  async load(tx, input, _viewer, { today }) {
    if (!input.organisation) return { kind: input.kind, organisation: null }
    const bound = input.kind === 'SUPPORT' ? '"support" b where' : `"participation" b where b."role" = $2::text::"participation_role" and`
    const [organisation] = await tx.sql<NonNullable<Facts['organisation']>>(
      `select o."id", o."kind",
         exists (select from "participation" p where p."organisation_id" = o."id" and (p."until" is null or p."until" >= $3::date)) as "isParticipant",
         exists (select from ${bound} b."organisation_id" = o."id" and (b."until" is null or b."until" >= $3::date)) as "isBound",
         exists (select from "application" a where a."organisation_id" = o."id" and a."kind"::text = $2 and a."state" = 'RECEIVED') as "hasOpen"
       from "organisation" o where o."slug" = $1`,
      [input.organisation, input.kind, today],
    )
    if (!organisation) {
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such organisation.',
        field: 'organisation',
        value: input.organisation,
        remedy: 'Choose one from the list, or send its name to put it on record.',
      })
    }
    return { kind: input.kind, organisation }
  },
  permit: (viewer) => (viewer.isOffice ? allowed : refused('OFFICE_ONLY')),
  ask: ({ kind, organisation }, { today }, input): Ruling =>
    gravest([
      applicantIsEligible({
        kind,
        organisationKind: organisation ? organisation.kind : (input.organisationKind ?? null),
        isParticipant: organisation?.isParticipant ?? false,
        on: input.receivedOn,
      }),
      applicationIsDecidedInTime({ receivedOn: input.receivedOn, decidedOn: null, today }),
    ]),
  async write(tx, { organisation }, input, _ruling, { today, now }, id) {
    if (input.receivedOn > today) {
      throw new CommandError({
        code: 'DAY_IN_FUTURE',
        message: 'An application cannot have been received on a day to come.',
        field: 'receivedOn',
        value: input.receivedOn,
        remedy: 'Give the first day on which the Secretariat or the Steering Committee had it.',
      })
    }
    if (organisation?.isBound || organisation?.hasOpen) {
      throw new CommandError({
        code: organisation.isBound ? 'ALREADY_SIGNED' : 'ALREADY_APPLIED',
        message: organisation.isBound ? 'This organisation is already part of the Pact in this way.' : 'An application of this organisation for this is open.',
        field: 'kind',
        value: input.kind,
        remedy: organisation.isBound ? 'There is nothing to apply for.' : 'Go on with the open one.',
      })
    }
    const organisationId = organisation?.id ?? (await addOrganisation(tx, input))
    const { dueOn = null } = applicationIsDecidedInTime({ receivedOn: input.receivedOn, decidedOn: null, today })
    const pactVersion = input.kind === 'SUPPORT' ? null : pactVersionOn(input.receivedOn)
    void tx.sql(
      `insert into "application" ("id", "organisation_id", "kind", "received_on", "received_by", "due_on", "pact_version", "signatory_function")
       values ($1, $2, $3::text::"application_kind", $4, $5::text::"application_receiver", $6, $7, $8)`,
      [id, organisationId, input.kind, input.receivedOn, input.receivedBy, dueOn, pactVersion, input.signatoryFunction ?? null],
    )
    const [applicant] = await tx.sql<{ name: string }>('select "name" from "organisation" where "id" = $1', [organisationId])
    queueMail(tx, {
      kind: 'APPLICATION_RECEIVED',
      recipientIds: await officeOn(tx, today),
      parameters: { applicationId: id, organisation: applicant?.name ?? '', kind: input.kind, receivedOn: input.receivedOn, dueOn },
      about: `application-received/${id}`,
      now,
    })
    return { change: { organisationId, kind: input.kind, receivedOn: input.receivedOn, receivedBy: input.receivedBy, dueOn } }
  },
}

/** Puts an organisation on record that the hub does not know yet. Others learn of it once it is approved, so that nobody is shamed for having asked. */
async function addOrganisation(tx: CommandTransaction, { name, organisationKind = null, countryCode = null }: ReceiveApplication): Promise<string> {
  if (!name?.trim()) {
    throw new CommandError({
      code: 'WHO_APPLIES',
      message: 'It is not said who applies.',
      field: 'organisation',
      remedy: 'Choose an organisation, or send the name of a new one.',
    })
  }
  const id = newId()
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const [taken] = await tx.sql('select 1 from "organisation" where "slug" = $1', [words])
  const slug = words && !taken ? words : `${words || 'organisation'}-${id.slice(-6)}`
  void tx.sql(
    'insert into "organisation" ("id", "slug", "name", "kind", "country_code", "is_provisional") values ($1, $2, $3, $4::text::"organisation_kind", $5, true)',
    [id, slug, name.trim(), organisationKind, countryCode],
  )
  return id
}

const ReceiveApplicationInput = builder.inputType('ReceiveApplicationInput', {
  description: 'A request to sign the Pact or to support it, as it came in.',
  fields: (t) => ({
    organisation: t.string({ description: 'Slug of the organisation, where the hub knows it.' }),
    name: t.string({
      description: 'Name of the organisation, where the hub does not know it yet.',
      validate: z.string().trim().min(2, 'A name has at least 2 characters.').max(300, 'A name has at most 300 characters.').nullish(),
    }),
    organisationKind: t.field({ type: OrganisationKindEnum, description: 'What kind of body a new organisation is; leave it out when not known.' }),
    countryCode: t.string({
      description: 'ISO 3166-1 alpha-2 code of a new organisation; none for an intergovernmental body.',
      validate: z
        .string()
        .regex(/^[A-Z]{2}$/, 'A country code has two capital letters.')
        .nullish(),
    }),
    kind: t.field({ type: ApplicationKindEnum, required: true, description: 'What is applied for.' }),
    receivedOn: t.field({ type: 'Date', required: true, description: 'First day on which the Secretariat or the Steering Committee had it.' }),
    receivedBy: t.field({ type: ApplicationReceiverEnum, required: true, description: 'Who had it first.' }),
    signatoryFunction: t.string({
      description: 'The function of the person who signed, never the name.',
      validate: z.string().max(200, 'A function has at most 200 characters.').nullish(),
    }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

commandField('receiveApplication', {
  type: Application,
  input: ReceiveApplicationInput,
  description: 'Puts an application on record (6.4). For Secretariat and Steering Committee.',
  run: ({ receivedOn, ...input }, context) => runCommand(receiveApplication, { ...input, receivedOn: String(receivedOn) }, context),
})
