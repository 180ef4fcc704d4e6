import Alert from '@mui/material/Alert'
import type { PropsWithChildren } from 'react'
import { ForThose } from '../elements/for-those.tsx'
import { useWords } from '../words/use-words.ts'

/** The outbox names people, so it is the Secretariat's alone. */
export function ForOutbox({ children }: PropsWithChildren) {
  const { say } = useWords()
  return (
    <ForThose
      resource="mails"
      admits={({ isSecretariat }) => isSecretariat}
      notYours={say('mail.notYours')}
      elsewhere={{ label: say('application.toParticipants'), to: '/participants' }}
    >
      {children}
    </ForThose>
  )
}

/** Says that nothing goes out, and who can change that. */
export function NoServer() {
  const { say } = useWords()
  return (
    <Alert severity="info" variant="outlined" sx={{ mb: 3, maxWidth: '72ch' }}>
      {say('mail.noServer')}
    </Alert>
  )
}
