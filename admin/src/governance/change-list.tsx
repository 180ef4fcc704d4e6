import Button from '@mui/material/Button'
import { useGetIdentity } from 'ra-core'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { HubIdentity } from '../auth-provider.ts'
import { Chip } from '../elements/chips.tsx'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { type ChangeRow, countOf } from './change-source.ts'
import { requestChange } from './governance-commands.ts'

export const changeTone = { REQUESTED: 'quiet', OPEN: 'open', ACCEPTED: 'good', NOT_ACCEPTED: 'quiet', WITHDRAWN: 'quiet' } as const

/** Changes of the Pact that were asked for. */
export function ChangeList() {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const { data } = useGetIdentity()
  const { organisations = [] } = (data as HubIdentity | undefined) ?? {}
  const [isAsking, setAsking] = useState(false)
  const columns: Column<ChangeRow>[] = [
    { name: 'title', label: say('change.title'), cell: ({ title }) => title },
    { name: 'kind', label: say('change.kind'), width: 150, cell: ({ kind }) => term('pactChangeKind', kind) },
    { name: 'requestedBy', isWideOnly: true, label: say('change.requestedBy'), cell: ({ requestedBy }) => requestedBy?.name ?? null },
    { name: 'requestedOn', isOneLine: true, label: say('change.requestedOn'), width: 140, cell: ({ requestedOn }) => dayInWords(requestedOn) },
    {
      name: 'count',
      label: say('change.consents'),
      width: 150,
      cell: ({ count }) => {
        const counted = countOf(count)
        return counted && say('change.yesOf', { yes: counted.yes, all: counted.all })
      },
    },
    { name: 'state', label: say('change.state'), width: 140, cell: ({ state }) => <Chip tone={changeTone[state]}>{term('pactChangeState', state)}</Chip> },
  ]
  return (
    <>
      <RecordList<ChangeRow>
        sort={{ field: 'requestedOn', order: 'DESC' }}
        columns={columns}
        filters={() => []}
        action={
          organisations.length > 0 ? (
            <Button variant="contained" size="large" onClick={() => setAsking(true)}>
              {say('change.ask')}
            </Button>
          ) : null
        }
      />
      {isAsking && (
        <CommandDialog
          title={say('change.ask')}
          lead={say('change.askLead')}
          fields={[
            {
              name: 'kind',
              label: say('change.kind'),
              isRequired: true,
              initial: 'AMENDMENT',
              choices: (['AMENDMENT', 'EXTENSION'] as const).map((code) => [code, term('pactChangeKind', code)] as const),
            },
            { name: 'title', label: say('change.title'), isRequired: true },
            { name: 'currentText', label: say('change.currentText'), kind: 'text', help: say('change.currentTextHelp') },
            { name: 'proposedText', label: say('change.proposedText'), kind: 'text', isRequired: true },
            { name: 'reason', label: say('change.reason'), kind: 'text', isRequired: true },
            {
              name: 'requestedBy',
              label: say('change.requestedBy'),
              isRequired: true,
              initial: organisations[0]?.slug ?? '',
              choices: organisations.map(({ slug, name }) => [slug, name] as const),
            },
          ]}
          submit={say('change.ask')}
          command={({ kind, title, currentText, proposedText, reason, requestedBy }) =>
            requestChange({
              kind: kind === 'EXTENSION' ? 'EXTENSION' : 'AMENDMENT',
              title: String(title ?? ''),
              currentText: currentText === null ? null : String(currentText),
              proposedText: String(proposedText ?? ''),
              reason: String(reason ?? ''),
              requestedBy: String(requestedBy ?? ''),
            })
          }
          onClose={() => setAsking(false)}
          onDone={(id) => navigate(`/pact-changes/${encodeURIComponent(id)}/show`)}
        />
      )}
    </>
  )
}
