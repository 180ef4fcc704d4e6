import { dayOf, daysBetween } from '@cfit/api/pact'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Chip } from '../elements/chips.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { type ApplicationRow, applicationStates } from './application-source.ts'
import { ForOffice } from './for-office.tsx'
import { ReceiveDialog } from './receive-dialog.tsx'

export const applicationTone = { RECEIVED: 'open', APPROVED: 'good', REFUSED: 'quiet', WITHDRAWN: 'quiet' } as const

/** The inbox: what is due first stands on top. */
export function ApplicationList() {
  const words = useWords()
  const { say, term } = words
  const [isReceiving, setReceiving] = useState(false)
  const columns: Column<ApplicationRow>[] = [
    { name: 'organisation', label: say('application.applicant'), cell: ({ organisation }) => organisation.name },
    { name: 'kind', label: say('application.kind'), width: 190, cell: ({ kind }) => term('applicationKind', kind) },
    { name: 'receivedOn', isOneLine: true, label: say('application.receivedOn'), width: 150, cell: ({ receivedOn }) => dayInWords(receivedOn) },
    { name: 'dueOn', label: say('application.dueOn'), width: 210, cell: (row) => clockOf(row, words) },
    {
      name: 'state',
      label: say('application.state'),
      width: 130,
      cell: ({ state }) => <Chip tone={applicationTone[state]}>{term('applicationState', state)}</Chip>,
    },
  ]
  return (
    <ForOffice>
      <RecordList<ApplicationRow>
        sort={{ field: 'dueOn', order: 'ASC' }}
        filterDefaultValues={{ state: 'RECEIVED' }}
        columns={columns}
        filters={() => [{ source: 'state', label: say('application.state'), choices: applicationStates.map((code) => [code, term('applicationState', code)]) }]}
        action={
          <Button variant="contained" size="large" onClick={() => setReceiving(true)}>
            {say('application.receive')}
          </Button>
        }
      />
      {isReceiving && <ReceiveDialog onClose={() => setReceiving(false)} />}
    </ForOffice>
  )
}

/** The last day for the decision, and how far off it is while the application is open. */
export function clockOf({ dueOn, state }: { dueOn: string | null; state: string }, { say }: Words): string {
  if (dueOn === null) return say('application.noDueDay')
  const day = dayInWords(dueOn)
  if (state !== 'RECEIVED') return day
  const left = daysBetween(dayOf(new Date()), dueOn)
  if (left === 0) return `${day} ${say('application.lastDay')}`
  return `${day} ${left > 0 ? say('application.daysLeft', { smart_count: left }) : say('application.daysPast', { smart_count: -left })}`
}
