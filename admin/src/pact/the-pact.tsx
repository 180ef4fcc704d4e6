import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link as RouterLink, useLocation } from 'react-router-dom'
import { isSignedIn } from '../auth-provider.ts'
import { Page, Section } from '../elements/page.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { useWords } from '../words/use-words.ts'
import { ClauseEntry } from './clause-entry.tsx'
import { type PactClause, readClauses } from './pact-source.ts'

const paragraphs = [1, 2, 3, 4, 5, 6] as const

/** Every numbered clause of the Pact, with what the hub makes of it and the decisions that rest on it. */
export function ThePact() {
  const { say } = useWords()
  const { data, error, refetch } = useQuery({ queryKey: ['pact', isSignedIn()], queryFn: ({ signal }) => readClauses(signal), staleTime: 0 })
  if (error && !data) {
    return (
      <Page title={say('pact.title')} lead={say('list.failed', { reason: error.message })}>
        <Button variant="outlined" onClick={() => refetch()}>
          {say('list.again')}
        </Button>
      </Page>
    )
  }
  return data ? <Shown clauses={data} /> : <Waiting lines={12} />
}

function Shown({ clauses }: { clauses: readonly PactClause[] }) {
  const { say } = useWords()
  const { hash, key } = useLocation()
  const asked = decodeURIComponent(hash.slice(1))

  // The frame scrolls a new page to its top; the clause that was asked for comes after that. Another click on the same link asks again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation has a key of its own.
  useEffect(() => {
    if (!asked) return
    const frame = requestAnimationFrame(() => {
      const place = document.getElementById(asked)
      place?.scrollIntoView()
      place?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [asked, key])

  const count = (isCounted: (clause: PactClause) => boolean) => clauses.filter(isCounted).length
  return (
    <Page
      title={say('pact.title')}
      lead={
        <>
          <Typography component="p">{say('pact.lead')}</Typography>
          <Typography component="p" sx={{ mt: '10px !important', color: 'text.primary', fontWeight: 550 }}>
            {say('pact.voluntary')}
          </Typography>
          <Typography component="p" variant="body2" sx={{ mt: '10px !important' }}>
            {say('pact.counted', {
              all: clauses.length,
              ruled: count(({ rules }) => rules.length > 0),
              read: count(({ hasReading }) => hasReading),
              notBuilt: count(({ noRuleBecause }) => noRuleBecause?.kind === 'NOT_BUILT'),
            })}
          </Typography>
        </>
      }
    >
      <Box
        component="nav"
        aria-label={say('pact.paragraphs')}
        sx={{ mb: { xs: 3, md: 4 }, '& ul': { listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 1 } }}
      >
        <ul>
          {paragraphs.map((paragraph) => (
            <li key={paragraph}>
              <Link component={RouterLink} to={`#paragraph-${paragraph}`} variant="body2">
                {titleOf(paragraph, say)}
              </Link>
            </li>
          ))}
        </ul>
      </Box>
      {paragraphs.map((paragraph) => (
        <Box key={paragraph} id={`paragraph-${paragraph}`} tabIndex={-1} sx={{ scrollMarginTop: 72, outline: 'none' }}>
          <Section title={titleOf(paragraph, say)}>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {clauses
                .filter((clause) => clause.paragraph === paragraph)
                .map((clause) => (
                  <ClauseEntry key={clause.number} clause={clause} isAsked={clause.number === asked} />
                ))}
            </Box>
          </Section>
        </Box>
      ))}
    </Page>
  )
}

const titleOf = (number: number, say: ReturnType<typeof useWords>['say']): string => say('pact.titled', { number, title: say(`pact.paragraph.${number}`) })
