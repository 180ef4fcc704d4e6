import Box from '@mui/material/Box'
import { Chip, Chips } from '../elements/chips.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { instantInWords } from '../words/day.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { ForOutbox, NoServer } from './for-outbox.tsx'
import { mailTone } from './mail-list.tsx'
import type { MailRecord } from './mail-source.ts'

/** One message: to whom, in which words, and how far it has come. */
export function MailShow() {
  return (
    <ForOutbox>
      <RecordShow<MailRecord>>{(mail) => <Shown mail={mail} />}</RecordShow>
    </ForOutbox>
  )
}

function Shown({ mail }: { mail: MailRecord }) {
  const { say, term } = useWords()
  const { kind, state, failure, sentAt, nextTryAt } = mail
  return (
    <Page
      title={mail.subject ?? term('mailKind', kind)}
      above={{ label: say('resources.mails.name', { smart_count: 2 }), to: '/mails' }}
      lead={
        <Chips>
          <Chip tone={mailTone[state]}>{term('mailState', state)}</Chip>
          <Chip>{term('mailKind', kind)}</Chip>
        </Chips>
      }
    >
      {state === 'WAITING' && !mail.sendsMail && <NoServer />}
      <Beside
        aside={
          <Facts
            facts={[
              [say('mail.to'), mail.recipientName],
              [say('mail.createdAt'), instantInWords(mail.createdAt)],
              ...(sentAt ? [[say('mail.sentAt'), instantInWords(sentAt)] as const] : []),
              ...(failure ? [[say('mail.lastFault'), term('mailFailure', failure)] as const] : []),
              [say('mail.attempts'), grouped(mail.attempts)],
              ...(nextTryAt && mail.sendsMail ? [[say('mail.nextTryAt'), instantInWords(nextTryAt)] as const] : []),
            ]}
          />
        }
      >
        <Section title={say('mail.text')} note={say('mail.textNote')}>
          <Box
            sx={{
              p: { xs: 2, sm: 2.5 },
              bgcolor: (theme) => theme.hub.raised,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              maxWidth: '72ch',
              whiteSpace: 'pre-line',
              overflowWrap: 'anywhere',
            }}
          >
            {mail.text ?? say('mail.noWords')}
          </Box>
        </Section>
      </Beside>
    </Page>
  )
}
