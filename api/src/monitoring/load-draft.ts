import type { Submission } from '@cfit/prisma'
import type { CommandTransaction } from '../command.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import type { Viewer } from '../identity/viewer.ts'
import type { QuestionRule } from '../rules/index.ts'
import { canSeeSubmission } from './visibility.ts'

/** A submission with its open draft and the questions of its campaign. */
export interface DraftFacts {
  submission: Submission
  /** Last day for returns, and whether the round was closed. */
  campaign: { dueOn: string; isClosed: boolean }
  /** Those of the questions that the command names. */
  questions: (QuestionRule & { id: string })[]
  /** The draft; null when the latest revision has been submitted. */
  draft: { id: string; number: number } | null
  latestNumber: number
}

interface FoundDraft extends Submission {
  dueOn: string
  isClosed: boolean
  questions: DraftFacts['questions']
  revisionId: string | null
  revisionNumber: number | null
  isSubmitted: boolean
}

/**
 * Loads the facts that every command on a submission needs, and holds the submission until the command ends: whoever else wants to change it waits,
 * and then finds its new version. A submission the viewer may not see does not exist for them.
 */
export async function loadDraft(tx: CommandTransaction, submissionId: string, questionKeys: readonly string[], viewer: Viewer): Promise<DraftFacts> {
  const [found] = await tx.sql<FoundDraft>(
    `select s."id", s."campaign_id" as "campaignId", s."organisation_id" as "organisationId", s."state", s."version",
       c."due_on"::text as "dueOn", c."closed_on" is not null as "isClosed",
       r."id" as "revisionId", r."number" as "revisionNumber", r."submitted_at" is not null as "isSubmitted",
       (select coalesce(json_agg(json_build_object('id', q."id", 'key', q."key", 'kind', q."kind")), '[]')
        from "question" q where q."questionnaire_id" = c."questionnaire_id" and q."key" = any($2::text[])) as "questions"
     from "submission" s
     join "campaign" c on c."id" = s."campaign_id"
     left join lateral (select * from "submission_revision" r where r."submission_id" = s."id" order by r."number" desc limit 1) r on true
     where s."id" = $1
     for update of s`,
    [submissionId, [...new Set(questionKeys)]],
  )
  if (!found || !canSeeSubmission(viewer, found)) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such submission.',
      field: 'submissionId',
      value: submissionId,
      remedy: 'Open it again from the list of submissions.',
    })
  }
  const { dueOn, isClosed, questions, revisionId, revisionNumber, isSubmitted, ...submission } = found
  return {
    submission,
    campaign: { dueOn, isClosed },
    questions,
    draft: revisionId !== null && !isSubmitted ? { id: revisionId, number: revisionNumber ?? 0 } : null,
    latestNumber: revisionNumber ?? 0,
  }
}

/** Moves the submission, which is held since it was loaded, on; unless somebody else moved it since the client read it. */
export function advance(tx: CommandTransaction, submission: Submission, expectedVersion: number, state: Submission['state']): Submission {
  checkVersion('submission', submission.version, expectedVersion)
  void tx.sql('update "submission" set "version" = "version" + 1, "state" = $2::text::"submission_state" where "id" = $1', [submission.id, state])
  return { ...submission, state, version: submission.version + 1 }
}
