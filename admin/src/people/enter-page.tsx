import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQueryClient } from '@tanstack/react-query'
import { useLogin } from 'ra-core'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { WayIn } from '../auth-provider.ts'
import { Waiting } from '../elements/waiting.tsx'
import { DoorFrame } from '../look/door-frame.tsx'
import { useWords } from '../words/use-words.ts'

/**
 * Where a mailed link and a provider lead. A link is used by a press of the button only: programs that look at mails open every address in them,
 * and would use it up.
 */
export function EnterPage() {
  const { say } = useWords()
  const login = useLogin()
  const queries = useQueryClient()
  const [address] = useSearchParams()
  const link = address.get('link')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const hasBegun = useRef(false)

  async function enter(way: WayIn) {
    setBusy(true)
    try {
      // What an anonymous reader saw may be less than what this person may see.
      queries.clear()
      await login(way)
    } catch (error) {
      setFault(say(error instanceof Error && error.message.startsWith('signIn.') ? error.message : 'signIn.unavailable'))
      setBusy(false)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes from a provider enters once, however often the page is drawn.
  useEffect(() => {
    if (link !== null || hasBegun.current) return
    hasBegun.current = true
    void enter({ isEntered: true })
  }, [link])

  return (
    <DoorFrame title={say('signIn.enterTitle')} {...(link === null ? {} : { lead: say('signIn.enterLead') })}>
      {fault ? (
        <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
          <Alert severity="error" variant="outlined">
            {fault}
          </Alert>
          <Button component={Link} to="/login" variant="outlined">
            {say('signIn.toSignIn')}
          </Button>
        </Box>
      ) : link === null ? (
        <Waiting lines={2} />
      ) : (
        <Button variant="contained" size="large" disabled={isBusy} onClick={() => enter({ link })}>
          {say('signIn.enter')}
        </Button>
      )}
    </DoorFrame>
  )
}
