import { dayOf, daysBetween } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import { Hash } from '../elements/hash.tsx'
import { Beside, Empty, Facts, Page, Section } from '../elements/page.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { RulingInWords } from '../elements/ruling.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords, instantInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { AnswerLine } from './answer-line.tsx'
import { askedOf, countAnswers } from './asked.ts'
import { stateTone } from './submission-list.tsx'
import type { Revision, SubmissionRecord } from './submission-source.ts'
import { SubmitDraft } from './submit-draft.tsx'

export function SubmissionShow() {
  return <RecordShow<SubmissionRecord>>{(record) => <Shown submission={record} />}</RecordShow>
}

function Shown({ submission }: { submission: SubmissionRecord }) {
  const { say, term } = useWords()
  const { organisation, campaign, state, canSubmit } = submission
  const revisions = nodes(submission.revisions)
  const [newest] = revisions
  const questions = askedOf(submission)
  const answers = new Map(nodes(newest?.answers).flatMap((answer) => (answer.question ? [[answer.question.key, answer] as const] : [])))
  const counts = countAnswers(questions, answers)
  const sections = [...Map.groupBy(questions, ({ section }) => section)]
  return (
    <Page
      title={say('submission.title', { organisation: organisation?.name ?? say('practice.someone'), year: campaign?.year ?? '' })}
      above={{ label: say('resources.submissions.name', { smart_count: 2 }), to: '/submissions' }}
      lead={
        <Chips>
          <Chip tone={stateTone[state]}>{term('submissionState', state)}</Chip>
          <FictionalChip isFictional={organisation?.isFictional ?? false} />
        </Chips>
      }
      action={canSubmit.allowed && newest && !newest.submittedAt ? <SubmitDraft submission={submission} counts={counts} /> : undefined}
    >
      <Beside
        aside={
          <Facts
            facts={[
              [
                say('submission.organisation'),
                organisation && (
                  <Link key="organisation" component={RouterLink} to={`/participants/${organisation.slug}/show`}>
                    {organisation.name}
                  </Link>
                ),
              ],
              [
                say('submission.due'),
                campaign && <Due key="due" dueOn={campaign.dueOn} isOver={campaign.closedOn !== null || state === 'ACCEPTED' || state === 'SUBMITTED'} />,
              ],
              [say('submission.answered'), say('submission.answeredOf', { answered: counts.answered, asked: questions.length })],
              [say('submission.notKnown'), String(counts.notKnown)],
              [say('submission.notApplicable'), String(counts.notApplicable)],
              [say('submission.open'), String(counts.open)],
            ]}
          />
        }
      >
        <Standing submission={submission} newest={newest} />
        {questions.length === 0 && <Empty>{say('submission.noQuestions')}</Empty>}
        {sections.map(([section, asked]) => (
          <Section key={section} title={section}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {asked.map((question) => (
                <AnswerLine key={question.key} question={question} answer={answers.get(question.key)} />
              ))}
            </Box>
          </Section>
        ))}
        {revisions.length > 1 && (
          <Section title={say('submission.revisions')}>
            <Box component="ol" reversed sx={{ pl: 3, m: 0 }}>
              {revisions.map(({ number, submittedAt }) => (
                <li key={number}>
                  <Typography variant="body2">
                    {submittedAt ? say('submission.submittedAt', { at: instantInWords(submittedAt) }) : say('submission.draftRevision')}
                  </Typography>
                </li>
              ))}
            </Box>
          </Section>
        )}
      </Beside>
    </Page>
  )
}

/** Where the return stands: its receipt and ruling, or what is still to be done and by whom. */
function Standing({ submission, newest }: { submission: SubmissionRecord; newest: Revision | undefined }) {
  const { say, term } = useWords()
  const { canSubmit } = submission
  if (!newest?.submittedAt) {
    return canSubmit.allowed ? (
      <Typography sx={{ mb: 4, maxWidth: '68ch' }}>{say('submission.draftLead')}</Typography>
    ) : (
      <Typography sx={{ mb: 4, maxWidth: '68ch' }}>{term('permission', canSubmit.reason ?? '')}</Typography>
    )
  }
  return (
    <Box component="section" aria-label={say('submission.receipt')} sx={{ mb: 5, p: { xs: 2, sm: 2.5 }, bgcolor: (theme) => theme.hub.tint, borderRadius: 1 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('submission.receipt')}
      </Typography>
      <Typography sx={{ mb: 0.5 }}>{say('submission.submittedAt', { at: instantInWords(newest.submittedAt) })}</Typography>
      <RulingInWords ruling={newest.ruling} />
      {newest.contentHash && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline', mt: 1.5, fontSize: '0.9rem', overflowWrap: 'anywhere' }}>
          <span>{say('submission.receiptHash')}</span>
          <Hash hash={newest.contentHash} />
        </Box>
      )}
      {submission.state === 'SUBMITTED' && (
        <Typography variant="body2" sx={{ mt: 1.5 }}>
          {say('submission.waiting')}
        </Typography>
      )}
    </Box>
  )
}

function Due({ dueOn, isOver }: { dueOn: string; isOver: boolean }) {
  const { say } = useWords()
  const left = daysBetween(dayOf(new Date()), dueOn)
  if (isOver) return <>{dayInWords(dueOn)}</>
  return (
    <>
      {dayInWords(dueOn)}{' '}
      {left === 0
        ? say('submission.lastDay')
        : left > 0
          ? say('submission.daysLeft', { smart_count: left })
          : say('submission.daysPast', { smart_count: -left })}
    </>
  )
}
