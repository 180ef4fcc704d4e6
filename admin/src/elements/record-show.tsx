import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { type RaRecord, ShowBase, useResourceContext, useShowContext } from 'ra-core'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'
import { Page } from './page.tsx'
import { Waiting } from './waiting.tsx'

/** Keeps a whole record apart from the shorter one that a list has read. */
const whole = { meta: { view: 'show' } }

interface RecordShowProps<Record extends RaRecord> {
  children: (record: Record) => ReactNode
  /** How long until the record is read again by itself, in milliseconds; while the page is hidden it is not. */
  pollPause?: (record: Record | undefined) => number | false
}

/** The page of one record, or in words why it cannot be shown. */
export function RecordShow<Record extends RaRecord>({ children, pollPause }: RecordShowProps<Record>) {
  const polled = pollPause ? { refetchInterval: ({ state }: { state: { data: Record | undefined } }) => pollPause(state.data) } : {}
  return (
    <ShowBase<Record> queryOptions={{ ...whole, ...polled, onError: () => undefined, retry: false }} disableAuthentication>
      <Shown>{children}</Shown>
    </ShowBase>
  )
}

function Shown<Record extends RaRecord>({ children }: { children: (record: Record) => ReactNode }) {
  const { say } = useWords()
  const resource = useResourceContext() ?? ''
  const { record, error, refetch } = useShowContext<Record>()
  if (record) return children(record)
  if (!error) return <Waiting />
  const isMissing = (error as { status?: number }).status === 404
  return (
    <Page title={say(isMissing ? 'show.missing' : 'show.failed')} lead={isMissing ? say('show.missingLead') : (error as Error).message}>
      {isMissing ? (
        <Button component={Link} to={`/${resource}`} variant="outlined">
          {say('show.toList', { name: say(`resources.${resource}.name`, { smart_count: 2 }).toLowerCase() })}
        </Button>
      ) : (
        <Button onClick={() => refetch()} variant="outlined">
          {say('list.again')}
        </Button>
      )}
    </Page>
  )
}

/** A sentence of people, kept in the lines they wrote. */
export function Prose({ children }: { children: string }) {
  return <Typography sx={{ whiteSpace: 'pre-line', maxWidth: '68ch' }}>{children}</Typography>
}
