import type { Prisma } from '@cfit/prisma'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'

/*
 * Who sees a submission, told once for each path: as a Prisma filter for lists, as SQL for the loader, as a check of one record.
 * Accepted returns are public (6.1.3); drafts and returns under review are for those concerned. A test holds the three to each other.
 */

export function visibleSubmissions(viewer: Viewer | null): Prisma.SubmissionWhereInput {
  if (viewer?.isSecretariat) return {}
  return { OR: [{ state: 'ACCEPTED' }, { organisationId: { in: viewer?.organisationIds ?? [] } }] }
}

export function visibleSubmissionsSql(viewer: Viewer | null, parameter: number): { sql: string; parameters: unknown[] } {
  if (viewer?.isSecretariat) return { sql: 'true', parameters: [] }
  return { sql: `(c."state" = 'ACCEPTED' or c."organisation_id" = any($${parameter}::uuid[]))`, parameters: [viewer?.organisationIds ?? []] }
}

export function canSeeSubmission(viewer: Viewer | null, submission: { state: string; organisationId: string }): boolean {
  return submission.state === 'ACCEPTED' || isConcerned(viewer, submission)
}

/** The organisation's own people and the Secretariat. */
export function isConcerned(viewer: Viewer | null, submission: { organisationId: string }): boolean {
  return viewer !== null && (viewer.isSecretariat || viewer.organisationIds.includes(submission.organisationId))
}

/** Who may change or submit a return: the organisation's own contributors, while there is an open draft and the campaign runs. */
export function mayAnswer(viewer: Viewer | null, facts: { organisationId: string; state: string; isCampaignClosed: boolean }): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  if (!viewer.organisationIds.includes(facts.organisationId)) return refused('NOT_YOUR_ORGANISATION')
  if (facts.isCampaignClosed) return refused('CAMPAIGN_CLOSED')
  if (facts.state === 'SUBMITTED') return refused('ALREADY_SUBMITTED')
  if (facts.state === 'ACCEPTED') return refused('ALREADY_ACCEPTED')
  return allowed
}

/** The public sees the newest submitted revision of what it may see at all; those concerned see the draft and earlier ones too. */
export function visibleRevisionsSql(viewer: Viewer | null, parameter: number): { sql: string; parameters: unknown[] } {
  if (viewer?.isSecretariat) return { sql: 'true', parameters: [] }
  const newest =
    'c."number" = (select max(r."number") from "submission_revision" r where r."submission_id" = c."submission_id" and r."submitted_at" is not null)'
  const own = `exists (select from "submission" s where s."id" = c."submission_id" and s."organisation_id" = any($${parameter}::uuid[]))`
  return { sql: `(${newest} or ${own})`, parameters: [viewer?.organisationIds ?? []] }
}
