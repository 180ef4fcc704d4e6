import { newId } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { CommandError } from '../graphql/errors.ts'
import { type AnswerInput, answerFindings } from '../rules/index.ts'
import { AnswerStateEnum, ProgressStepEnum } from './answer.ts'
import { advance, type DraftFacts, loadDraft } from './load-draft.ts'
import { Submission } from './submission.ts'
import { mayAnswer } from './visibility.ts'

const AnswerInputType = builder.inputType('AnswerInput', {
  description: 'One answer. Send the value that fits the kind of the question; to leave a question unanswered, do not send it.',
  fields: (t) => ({
    questionKey: t.string({ required: true, description: 'Key of the question.' }),
    state: t.field({
      type: AnswerStateEnum,
      required: true,
      description: 'Answered, not known, or not applicable: three different things, and zero is a fourth.',
    }),
    step: t.field({ type: ProgressStepEnum, description: 'The step reached, for a question of progress.' }),
    text: t.string({
      description: 'What you say in words, Markdown; up to 20,000 characters.',
      validate: z.string().max(20_000, 'A text has at most 20,000 characters.').nullish(),
    }),
    language: t.string({ description: 'Language of the text, BCP 47.', validate: z.string().max(35).nullish() }),
    number: t.field({ type: 'Decimal', description: 'A number or an amount.' }),
    currency: t.string({ description: 'ISO 4217 code of an amount.' }),
    numerator: t.field({ type: 'Decimal', description: 'Numerator of a share.' }),
    denominator: t.field({ type: 'Decimal', description: 'Denominator of a share.' }),
  }),
})

interface SaveAnswers {
  submissionId: string
  version: number
  answers: AnswerInput[]
  idempotencyKey?: string | null | undefined
}

/** Saves answers into the open draft; a returned submission gets a new revision that starts from the earlier one. */
export const saveAnswers: Command<SaveAnswers, DraftFacts> = {
  name: 'saveAnswers',
  subjectType: 'Submission',
  subjectId: (input) => input.submissionId,
  load: (tx, input, viewer) =>
    loadDraft(
      tx,
      input.submissionId,
      input.answers.map((answer) => answer.questionKey),
      viewer,
    ),
  permit: (viewer, { submission, campaign }) => mayAnswer(viewer, { ...submission, isCampaignClosed: campaign.isClosed }),
  ask: () => null,
  async write(tx, facts, input) {
    const { submission, questions } = facts
    const keys = input.answers.map((answer) => answer.questionKey)
    const rows = input.answers.map((answer) => {
      const question = questions.find(({ key }) => key === answer.questionKey)
      if (!question) {
        throw new CommandError({
          code: 'UNKNOWN_QUESTION',
          message: 'This questionnaire has no such question.',
          field: 'questionKey',
          value: answer.questionKey,
          remedy: 'Use a key of the campaign’s own questionnaire.',
        })
      }
      const blocker = answerFindings(question, answer).find((finding) => finding.severity === 'BLOCKER')
      if (blocker) {
        throw new CommandError({
          code: blocker.code,
          message: `The answer to ${answer.questionKey} does not fit its question.`,
          field: `${answer.questionKey}.${blocker.field}`,
          value: answer[blocker.field] ?? '',
          remedy: 'Correct the value, or mark the answer as not known or not applicable.',
        })
      }
      const { questionKey: _, ...values } = answer
      return { id: newId(), questionId: question.id, ...values }
    })
    if (new Set(keys).size !== keys.length) {
      throw new CommandError({
        code: 'DUPLICATE_ANSWER',
        message: 'A question is answered twice in one command.',
        field: 'answers',
        remedy: 'Send each question once.',
      })
    }
    const subject = advance(tx, submission, input.version, submission.state)
    const revisionId = await openDraft(tx, facts)
    void tx.sql(
      `insert into "answer" ("id", "revision_id", "question_id", ${valueColumns})
       select a."id", $1, a."questionId", ${valueColumns}
       from json_to_recordset($2::json) a("id" uuid, "questionId" uuid, "state" "answer_state", "step" "progress_step",
         "text" text, "language" text, "number" numeric, "currency" text, "numerator" numeric, "denominator" numeric)
       on conflict ("revision_id", "question_id") do update set (${valueColumns}) = row(${valueColumns
         .split(', ')
         .map((column) => `excluded.${column}`)
         .join(', ')})`,
      [revisionId, JSON.stringify(rows)],
    )
    return { subject, change: { answered: keys, version: { before: input.version, after: input.version + 1 } } }
  },
}

const valueColumns = '"state", "step", "text", "language", "number", "currency", "numerator", "denominator"'

/** The open draft, or a new one that starts from the revision before. */
async function openDraft(tx: CommandTransaction, { submission, draft, latestNumber }: DraftFacts): Promise<string> {
  if (draft) return draft.id
  const id = newId()
  await tx.sql('insert into "submission_revision" ("id", "submission_id", "number") values ($1, $2, $3)', [id, submission.id, latestNumber + 1])
  const earlier = await tx.sql<{ id: string }>(
    'select a."id" from "answer" a join "submission_revision" r on r."id" = a."revision_id" where r."submission_id" = $1 and r."number" = $2',
    [submission.id, latestNumber],
  )
  await tx.sql(
    `insert into "answer" ("id", "revision_id", "question_id", ${valueColumns})
     select copy."fresh", $1, a."question_id", ${valueColumns}
     from unnest($2::uuid[], $3::uuid[]) copy("earlier", "fresh") join "answer" a on a."id" = copy."earlier"`,
    [id, earlier.map((answer) => answer.id), earlier.map(() => newId())],
  )
  return id
}

const SaveAnswersInput = builder.inputType('SaveAnswersInput', {
  description: 'Answers to save into a draft.',
  fields: (t) => ({
    submissionId: t.globalID({ required: true, for: Submission, description: 'The submission.' }),
    version: t.int({ required: true, description: 'The version you read; a newer one on the server refuses the command.' }),
    answers: t.field({ type: [AnswerInputType], required: true, description: 'The answers, at most 500.' }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
  validate: z.looseObject({ answers: z.array(z.unknown()).min(1, 'Send at least one answer.').max(500, 'Send at most 500 answers at once.') }),
})

commandField('saveAnswers', {
  type: Submission,
  input: SaveAnswersInput,
  description: 'Saves answers into the draft of a submission. Answers that are not sent stay as they are.',
  run: ({ submissionId, ...input }, context) => runCommand(saveAnswers, { ...input, submissionId: submissionId.id }, context),
})
