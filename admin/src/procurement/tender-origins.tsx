import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { type PropsWithChildren, type SyntheticEvent, useState } from 'react'
import { Hash } from '../elements/hash.tsx'
import { Empty, Section } from '../elements/page.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { instantInWords } from '../words/day.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { type PartColumn, PartRows } from './part-table.tsx'
import { type FieldOrigin, readOrigins } from './tender-source.ts'

/** Where each value was published. Finding it out is work for the hub, so it is asked when somebody wants to know. */
export function TenderOrigins({ slug }: { slug: string }) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={say('origin.title')}>
      <Box
        component="details"
        onToggle={(event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}
        sx={{ '& > summary': { cursor: 'pointer', color: 'text.secondary', fontSize: '0.9rem', minHeight: 24, mb: 1 } }}
      >
        <summary>{say('origin.open')}</summary>
        {isOpen && <Origins slug={slug} />}
      </Box>
    </Section>
  )
}

function Origins({ slug }: { slug: string }) {
  const { say } = useWords()
  const { data, error, refetch } = useQuery({ queryKey: ['tenders', 'origins', slug], queryFn: ({ signal }) => readOrigins(slug, signal) })
  if (error && !data) {
    return (
      <Box role="alert">
        <Typography>{say('origin.failed', { reason: error.message })}</Typography>
        <Button onClick={() => refetch()} variant="outlined" sx={{ mt: 1.5 }}>
          {say('list.again')}
        </Button>
      </Box>
    )
  }
  if (!data) return <Waiting lines={4} />
  if (data.length === 0) return <Empty>{say('origin.none')}</Empty>
  const releases = Map.groupBy(data, ({ sha256, releaseKey, releasedAt }) => `${sha256} ${releaseKey} ${releasedAt}`)
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2, maxWidth: '68ch' }}>
        {say('origin.lead')}
      </Typography>
      {[...releases].map(([key, origins]) => (
        <OfRelease key={key} origins={origins} />
      ))}
    </Box>
  )
}

/** What one release tells. */
function OfRelease({ origins }: { origins: FieldOrigin[] }) {
  const words = useWords()
  const { say } = words
  const [first] = origins
  if (!first) return null
  const columns: PartColumn<FieldOrigin>[] = [
    { label: say('origin.field'), cell: ({ field }) => <Anywhere>{fieldInWords(field, words)}</Anywhere> },
    { label: say('origin.value'), cell: ({ value }) => <Anywhere>{inShort(value)}</Anywhere> },
    {
      label: say('origin.place'),
      cell: ({ pointer }) => (
        <Anywhere>
          <Box component="code" sx={{ fontSize: '0.8125rem' }}>
            {pointer}
          </Box>
        </Anywhere>
      ),
    },
  ]
  const title = say('origin.release', { release: first.releaseKey, at: instantInWords(first.releasedAt) })
  return (
    <Box sx={{ mb: 3 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem', overflowWrap: 'anywhere' }}>
        {first.file}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere', mb: 0.5 }}>
        {title}
        <Hash hash={first.sha256} />
      </Typography>
      <PartRows caption={title} rows={origins} columns={columns} />
    </Box>
  )
}

function Anywhere({ children }: PropsWithChildren) {
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
      {children}
    </Box>
  )
}

/** Texts of publishers run over pages; enough to recognise one. */
const charactersShown = 100
const inShort = (value: string): string => (value.length > charactersShown ? `${value.slice(0, charactersShown - 1).trimEnd()}…` : value)

/** A stored field in words: `awards/4711/awardedOn` is "Award 4711: day of the award". */
function fieldInWords(field: string, { say, term }: Words): string {
  const [table = '', ...rest] = field.split('/')
  const name = (code: string): string => say(`origin.of.${code}`, { _: code })
  if (rest.length === 0) return capital(name(table))
  if (table === 'goals') return say('origin.ofRow', { row: say('origin.row.goals'), field: term('sustainabilityGoal', rest.at(-1) ?? '') })
  if (table === 'classifications') return say('origin.ofRow', { row: say('origin.row.classifications'), field: rest.join(' ') })
  const key = rest.slice(0, -1).at(-1) ?? ''
  return say('origin.ofRow', { row: say(`origin.row.${table}`, { key, _: `${table} ${key}` }), field: name(rest.at(-1) ?? '') })
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
