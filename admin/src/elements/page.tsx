import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { type PropsWithChildren, type ReactNode, useEffect } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'

interface PageProps {
  title: string
  /** Where one came from: the list this record belongs to. */
  above?: { label: string; to: string }
  /** What it is, in a sentence or in chips. */
  lead?: ReactNode
  /** The next action. */
  action?: ReactNode
}

/** One page: its name in the browser and on top, the next action at the right. */
export function Page({ title, above, lead, action, children }: PropsWithChildren<PageProps>) {
  const { say } = useWords()
  useEffect(() => {
    document.title = `${title} · ${say('frame.name')}`
  }, [title, say])
  return (
    <>
      <Box
        component="div"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', justifyContent: 'space-between', mb: { xs: 2.5, md: 3.5 } }}
      >
        <Box sx={{ flex: '1 1 420px', minWidth: 0, maxWidth: '76ch' }}>
          {above && (
            <Link component={RouterLink} to={above.to} variant="body2" sx={{ display: 'inline-block', mb: 0.75 }}>
              {above.label}
            </Link>
          )}
          <Typography variant="h1" sx={{ fontSize: { xs: '1.6rem', sm: '2.074rem' } }}>
            {title}
          </Typography>
          {lead && (
            <Box sx={{ mt: 1.25, color: 'text.secondary', '& p': { m: 0, maxWidth: '68ch' } }}>
              {typeof lead === 'string' ? <Typography component="p">{lead}</Typography> : lead}
            </Box>
          )}
        </Box>
        {action && <Box sx={{ pt: { sm: 0.5 } }}>{action}</Box>}
      </Box>
      {children}
    </>
  )
}

/** A part of a page under its own heading, with how many there are. */
export function Section({ title, count, note, children }: PropsWithChildren<{ title: string; count?: number | string; note?: ReactNode }>) {
  return (
    <Box component="section" sx={{ mb: 5, minWidth: 0 }}>
      <Typography variant="h2" sx={{ mb: note ? 0.5 : 1.5 }}>
        {title}
        {count !== undefined && (
          <Typography component="span" color="textSecondary" sx={{ ml: 1, fontVariantNumeric: 'tabular-nums' }}>
            {count}
          </Typography>
        )}
      </Typography>
      {note && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: '68ch' }}>
          {note}
        </Typography>
      )}
      {children}
    </Box>
  )
}

/** Two columns on wide screens: what the page is about, and its facts beside it. */
export function Beside({ children, aside }: PropsWithChildren<{ aside: ReactNode }>) {
  return (
    <Box sx={{ display: 'grid', gap: { xs: 3, lg: 6 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 300px' }, alignItems: 'start' }}>
      <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 } }}>{children}</Box>
      <Box component="aside" sx={{ minWidth: 0, order: { xs: 1, lg: 2 } }}>
        {aside}
      </Box>
    </Box>
  )
}

/** Facts by name. A fact nobody told is said to be missing, never left to be guessed. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const { say } = useWords()
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mb: 4,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(7.5rem, 2fr) 3fr', lg: '1fr' },
        columnGap: 2,
        rowGap: { xs: 1, lg: 0 },
        borderTop: 1,
        borderColor: 'divider',
        pt: { xs: 1.5, lg: 0 },
      }}
    >
      {facts.map(([label, value]) => (
        <Box key={label} sx={{ display: { xs: 'contents', lg: 'block' }, py: { lg: 1.1 }, borderBottom: { lg: 1 }, borderColor: { lg: 'divider' } }}>
          <Typography component="dt" variant="caption" color="textSecondary" sx={{ pt: { xs: 0.25, lg: 0 } }}>
            {label}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value ?? (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {say('frame.notTold')}
              </Box>
            )}
          </Typography>
        </Box>
      ))}
    </Box>
  )
}

/** What is not there yet, in one sentence. */
export function Empty({ children }: PropsWithChildren) {
  return (
    <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '60ch', py: 1 }}>
      {children}
    </Typography>
  )
}
