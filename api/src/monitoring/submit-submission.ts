import type { Answer } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { CommandError } from '../graphql/errors.ts'
import { rowReader } from '../graphql/rows.ts'
import { dayOf, submissionIsOnTime } from '../pact/index.ts'
import { advance, type DraftFacts, loadDraft } from './load-draft.ts'
import { receiptHash } from './receipt.ts'
import { Submission } from './submission.ts'
import { mayAnswer } from './visibility.ts'

interface SubmitSubmission {
  submissionId: string
  version: number
  idempotencyKey?: string | null | undefined
}

interface Facts extends DraftFacts {
  answers: (Answer & { questionKey: string })[]
}

/** Submits the open draft: from then on that revision never changes, and its receipt proves what was sent. */
export const submitSubmission: Command<SubmitSubmission, Facts> = {
  name: 'submitSubmission',
  subjectType: 'Submission',
  subjectId: (input) => input.submissionId,
  async load(tx, input, viewer) {
    const facts = await loadDraft(tx, input.submissionId, [], viewer)
    const rows = facts.draft ? await tx.sql<Record<string, unknown>>(answersOfRevision, [facts.draft.id]) : []
    return { ...facts, answers: rows.map(rowReader('Answer').read) as unknown as Facts['answers'] }
  },
  permit: (viewer, { submission, campaign }) => mayAnswer(viewer, { ...submission, isCampaignClosed: campaign.isClosed }),
  ask: ({ campaign }, { now }) => submissionIsOnTime({ submittedOn: dayOf(now), dueOn: campaign.dueOn }),
  async write(tx, { submission, draft, answers }, input, ruling, { now }) {
    if (!draft || answers.length === 0) {
      throw new CommandError({
        code: 'NOTHING_TO_SUBMIT',
        message: 'This submission has no saved answers yet.',
        remedy: 'Save at least one answer; `not known` is an answer too.',
      })
    }
    const subject = advance(tx, submission, input.version, 'SUBMITTED')
    const contentHash = receiptHash(answers)
    void tx.sql('update "submission_revision" set "submitted_at" = $2, "content_hash" = $3, "ruling" = $4 where "id" = $1', [
      draft.id,
      now.toISOString(),
      contentHash,
      JSON.stringify({ ...ruling }),
    ])
    return {
      subject,
      change: {
        state: { before: submission.state, after: 'SUBMITTED' },
        revision: draft.number,
        contentHash,
        version: { before: input.version, after: input.version + 1 },
      },
    }
  },
}

const answersOfRevision = `select ${rowReader('Answer').columns}, (select q."key" from "question" q where q."id" = c."question_id") as "questionKey"
  from "answer" c where c."revision_id" = $1`

const SubmitSubmissionInput = builder.inputType('SubmitSubmissionInput', {
  description: 'Which submission to submit.',
  fields: (t) => ({
    submissionId: t.globalID({ required: true, for: Submission, description: 'The submission.' }),
    version: t.int({ required: true, description: 'The version you read; a newer one on the server refuses the command.' }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

commandField('submitSubmission', {
  type: Submission,
  input: SubmitSubmissionInput,
  description: 'Submits a draft. What you submit becomes public once accepted (6.1.3); a late return is welcome and marked.',
  run: ({ submissionId, ...input }, context) => runCommand(submitSubmission, { ...input, submissionId: submissionId.id }, context),
})
