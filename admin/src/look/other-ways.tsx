import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askForLink, singleSignOnAddress } from '../auth-provider.ts'
import { ask, graphql } from '../graphql.ts'
import { useWords } from '../words/use-words.ts'

const document = graphql(`
  query WaysIn { sendsMail hasSingleSignOn }
`)

/** The ways in beside the password, as far as this hub has them. */
export function OtherWays({ email }: { email: string }) {
  const { say } = useWords()
  const { data } = useQuery({ queryKey: ['ways-in'], queryFn: ({ signal }) => ask(document, {}, signal), staleTime: Number.POSITIVE_INFINITY })
  const [told, setTold] = useState<{ isFault: boolean; key: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (!data?.sendsMail && !data?.hasSingleSignOn) return null

  async function mailLink() {
    if (!email.includes('@')) return setTold({ isFault: true, key: 'signIn.addressFirst' })
    setBusy(true)
    const outcome = await askForLink(email.trim())
    setTold(outcome === 'asked' ? { isFault: false, key: 'signIn.linkAsked' } : { isFault: true, key: `signIn.${outcome}` })
    setBusy(false)
  }

  async function goToProvider() {
    setBusy(true)
    const address = await singleSignOnAddress()
    if (address) return window.location.assign(address)
    setTold({ isFault: true, key: 'signIn.unavailable' })
    setBusy(false)
  }

  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      {data.sendsMail && (
        <Button variant="outlined" size="large" disabled={isBusy} onClick={mailLink}>
          {say('signIn.byLink')}
        </Button>
      )}
      {data.hasSingleSignOn && (
        <Button variant="outlined" size="large" disabled={isBusy} onClick={goToProvider}>
          {say('signIn.bySingleSignOn')}
        </Button>
      )}
      {told && (
        <Alert severity={told.isFault ? 'error' : 'success'} variant="outlined" role={told.isFault ? 'alert' : 'status'}>
          {say(told.key)}
        </Alert>
      )}
    </Box>
  )
}
