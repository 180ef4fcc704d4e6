import { Chip } from '../elements/chips.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { instantInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { ForOutbox, NoServer } from './for-outbox.tsx'
import { type MailMeta, type MailRow, mailStates } from './mail-source.ts'

export const mailTone = { WAITING: 'open', SENT: 'good', GIVEN_UP: 'careful' } as const

/** The outbox: what the hub wrote to whom, the newest on top. */
export function MailList() {
  const { say, term } = useWords()
  const columns: Column<MailRow>[] = [
    { name: 'subject', label: say('mail.subject'), cell: ({ subject, kind }) => subject ?? term('mailKind', kind) },
    { name: 'kind', label: say('mail.kind'), width: 200, isWideOnly: true, cell: ({ kind }) => term('mailKind', kind) },
    { name: 'to', label: say('mail.to'), width: 220, cell: ({ recipientName }) => recipientName },
    { name: 'createdAt', isOneLine: true, label: say('mail.createdAt'), width: 200, cell: ({ createdAt }) => instantInWords(createdAt) },
    { name: 'state', label: say('mail.state'), width: 100, cell: ({ state }) => <Chip tone={mailTone[state]}>{term('mailState', state)}</Chip> },
  ]
  return (
    <ForOutbox>
      <RecordList<MailRow>
        sort={{ field: 'createdAt', order: 'DESC' }}
        columns={columns}
        note={(meta) => (meta && !(meta as MailMeta).sendsMail ? <NoServer /> : null)}
        filters={() => [{ source: 'state', label: say('mail.state'), choices: mailStates.map((code) => [code, term('mailState', code)]) }]}
      />
    </ForOutbox>
  )
}
