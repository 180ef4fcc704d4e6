import type { Store } from '@cfit/prisma'
import type { CommandTransaction } from '../command.ts'
import { CommandError } from '../graphql/errors.ts'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'
import {
  type ApplicationKind,
  type Assessment,
  applicantIsEligible,
  applicationIsDecidedInTime,
  type Criterion,
  criteriaAreMet,
  gravest,
  type Ruling,
} from '../pact/index.ts'

/** All that the Pact and a permission need to know of an application. */
export interface ApplicationFacts {
  id: string
  version: number
  state: 'RECEIVED' | 'WITHDRAWN' | 'APPROVED' | 'REFUSED'
  kind: ApplicationKind
  receivedOn: string
  organisationId: string
  organisationName: string
  organisationKind: string | null
  isParticipant: boolean
  pactVersion: string | null
  signatoryFunction: string | null
  assessments: Partial<Record<Criterion, Assessment>>
}

const factsSql = `select a."id", a."version", a."state", a."kind", a."received_on"::text as "receivedOn", a."organisation_id" as "organisationId",
    o."name" as "organisationName", o."kind" as "organisationKind", a."pact_version" as "pactVersion", a."signatory_function" as "signatoryFunction",
    exists (select from "participation" p where p."organisation_id" = o."id" and (p."until" is null or p."until" >= $2::date)) as "isParticipant",
    (select coalesce(json_object_agg(x."criterion", x."value"), '{}') from "application_assessment" x where x."application_id" = a."id") as "assessments"
  from "application" a join "organisation" o on o."id" = a."organisation_id" where a."id" = any($1::uuid[])`

export async function readApplicationFacts(sql: Store['sql'], ids: readonly string[], today: string): Promise<Map<string, ApplicationFacts>> {
  const rows = await sql<ApplicationFacts>(factsSql, [[...ids], today])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The application as it stands, held until the command ends; null when there is none. */
export async function holdApplicationRow(tx: CommandTransaction, id: string, today: string): Promise<ApplicationFacts | null> {
  const [facts] = await tx.sql<ApplicationFacts>(`${factsSql} for update of a`, [[id], today])
  return facts ?? null
}

/** The facts for a command. An application that the viewer may not see does not exist for them. */
export async function holdApplication(
  tx: CommandTransaction,
  input: { applicationId: string; version: number },
  viewer: Viewer,
  today: string,
): Promise<ApplicationFacts> {
  const facts = await holdApplicationRow(tx, input.applicationId, today)
  if (!facts || !viewer.isOffice) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such application.',
      field: 'applicationId',
      value: input.applicationId,
      remedy: 'Open it again from the list of applications.',
    })
  }
  return facts
}

/** What the Pact says of an application, undecided or decided on a day: on the body, the criteria, and the month. */
export function rulingsOn(facts: ApplicationFacts, today: string, decidedOn: string | null): [Ruling, Ruling, Ruling] {
  const { kind, organisationKind, isParticipant, assessments, receivedOn } = facts
  return [
    applicantIsEligible({ kind, organisationKind, isParticipant, on: decidedOn ?? today }),
    criteriaAreMet(assessments),
    applicationIsDecidedInTime({ receivedOn, decidedOn, today }),
  ]
}

export const rulingOn = (facts: ApplicationFacts, today: string, decidedOn: string | null): Ruling => gravest(rulingsOn(facts, today, decidedOn))

/** Who may bring an application on: Secretariat and Steering Committee, until it is decided. */
export function mayHandle(viewer: Viewer | null, { state }: Pick<ApplicationFacts, 'state'>): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (!viewer.isOffice) return refused('OFFICE_ONLY')
  if (state !== 'RECEIVED') return refused('ALREADY_DECIDED')
  return allowed
}
