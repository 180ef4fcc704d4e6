import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { Chip } from '../elements/chips.tsx'
import { ClauseLink } from '../elements/clause-link.tsx'
import { serif } from '../look/theme.ts'
import { grouped, money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { AskedQuestion, GivenAnswer } from './submission-source.ts'

const steps = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'] as const

/** A question and what was said to it. */
export function AnswerLine({ question, answer }: { question: AskedQuestion; answer: GivenAnswer | undefined }) {
  return (
    <Box
      component="li"
      sx={{
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        display: 'grid',
        columnGap: 4,
        rowGap: 0.75,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 4fr)' },
      }}
    >
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '58ch' }}>
        {question.text}
        {question.clause && (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {' '}
            <ClauseLink article={question.clause} />
          </Box>
        )}
      </Typography>
      <Box sx={{ minWidth: 0 }}>
        <Said question={question} answer={answer} />
        {answer?.text && question.kind !== 'TEXT' && <Words answer={answer} />}
      </Box>
    </Box>
  )
}

function Said({ question, answer }: { question: AskedQuestion; answer: GivenAnswer | undefined }): ReactNode {
  const { say, term } = useWords()
  if (!answer) return <Chip>{say('submission.notAnswered')}</Chip>
  if (answer.state !== 'ANSWERED') return <Chip>{term('answerState', answer.state)}</Chip>
  switch (question.kind) {
    case 'PROGRESS':
      return answer.step && <Step step={answer.step} />
    case 'TEXT':
      return <Words answer={answer} />
    case 'AMOUNT':
      return answer.number && <Figure>{money(answer.number, answer.currency)}</Figure>
    case 'SHARE':
      return (
        answer.numerator &&
        answer.denominator && (
          <Figure>
            {say('submission.share', { numerator: grouped(answer.numerator), denominator: grouped(answer.denominator), unit: question.unit ?? '' })}
          </Figure>
        )
      )
    case 'NUMBER':
      return answer.number && <Figure>{say('submission.number', { number: grouped(answer.number), unit: question.unit ?? '' })}</Figure>
  }
}

function Figure({ children }: { children: ReactNode }) {
  return <Typography sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 550 }}>{children}</Typography>
}

function Words({ answer }: { answer: GivenAnswer }) {
  return (
    <Typography
      lang={answer.language ?? undefined}
      sx={{ fontFamily: serif, fontSize: '1.0625rem', lineHeight: 1.5, whiteSpace: 'pre-line', maxWidth: '60ch' }}
    >
      {answer.text}
    </Typography>
  )
}

/** How far: five steps in a row, and the word that says it. */
function Step({ step }: { step: (typeof steps)[number] }) {
  const { term } = useWords()
  const reached = steps.indexOf(step)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Box aria-hidden sx={{ display: 'inline-flex', gap: '3px', flexShrink: 0 }}>
        {steps.slice(1).map((each, index) => (
          <Box
            key={each}
            sx={{
              width: 22,
              height: 8,
              border: 1,
              borderColor: (theme) => (index < reached ? theme.hub.step.SUBSTANTIAL : theme.hub.faint),
              bgcolor: (theme) => (index < reached ? theme.hub.step.SUBSTANTIAL : 'transparent'),
            }}
          />
        ))}
      </Box>
      <Typography variant="body2" sx={{ fontWeight: 550 }}>
        {term('step', step)}
      </Typography>
    </Box>
  )
}
