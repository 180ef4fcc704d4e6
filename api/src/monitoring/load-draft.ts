import type { Campaign, Question, Submission, SubmissionRevision } from '@cfit/prisma'
import type { Transaction } from '../command.ts'
import { CommandError } from '../graphql/errors.ts'
import type { Viewer } from '../identity/viewer.ts'
import { canSeeSubmission } from './visibility.ts'

/** A submission with its open draft and the questions of its campaign. */
export interface DraftFacts {
  submission: Submission
  campaign: Campaign
  questions: Question[]
  /** The draft; null when the latest revision has been submitted. */
  draft: SubmissionRevision | null
  latestNumber: number
}

/** Loads the facts that every command on a submission needs. A submission the viewer may not see does not exist for them. */
export async function loadDraft(tx: Transaction, submissionId: string, viewer: Viewer): Promise<DraftFacts> {
  const found = await tx.submission.findUnique({
    where: { id: submissionId },
    include: { campaign: { include: { questionnaire: { include: { questions: true } } } }, revisions: { orderBy: { number: 'desc' }, take: 1 } },
  })
  if (!found || !canSeeSubmission(viewer, found)) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such submission.',
      field: 'submissionId',
      value: submissionId,
      remedy: 'Open it again from the list of submissions.',
    })
  }
  const { campaign, revisions, ...submission } = found
  const { questionnaire, ...rest } = campaign
  const latest = revisions[0] ?? null
  return {
    submission,
    campaign: rest,
    questions: questionnaire.questions,
    draft: latest && !latest.submittedAt ? latest : null,
    latestNumber: latest?.number ?? 0,
  }
}

/** Moves the submission on, unless somebody else did since the client read it. */
export async function advance(tx: Transaction, submission: Submission, expectedVersion: number, data: { state?: Submission['state'] }): Promise<void> {
  const { count } = await tx.submission.updateMany({ where: { id: submission.id, version: expectedVersion }, data: { ...data, version: { increment: 1 } } })
  if (count === 0) {
    throw new CommandError({
      code: 'CONFLICT',
      message: `Somebody changed this submission in the meantime: it is at version ${submission.version} now.`,
      field: 'version',
      value: expectedVersion,
      remedy: 'Load it again, look at the change, and repeat yours.',
    })
  }
}
