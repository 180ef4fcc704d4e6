import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useLogin } from 'ra-core'
import { type FormEvent, useState } from 'react'
import { Link as RouterLink, useSearchParams } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'
import { DoorFrame } from './door-frame.tsx'
import { OtherWays } from './other-ways.tsx'

/** The way in for those who answer or decide. Reading needs none. */
export function SignInPage() {
  const { say } = useWords()
  const login = useLogin()
  const queries = useQueryClient()
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [email, setEmail] = useState('')
  const [address] = useSearchParams()
  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFault(null)
    try {
      // What an anonymous reader saw may be less than what this person may see.
      queries.clear()
      await login({ email: form.get('email'), password: form.get('password') })
    } catch (error) {
      const key = error instanceof Error && error.message.startsWith('signIn.') ? error.message : 'signIn.unavailable'
      setFault(say(key))
      setBusy(false)
    }
  }

  const shownFault = fault ?? (address.has('error') ? say('signIn.notLetIn') : null)
  return (
    <DoorFrame title={say('signIn.title')} lead={say('signIn.lead')}>
      <Box component="form" onSubmit={signIn} sx={{ display: 'grid', gap: 2 }}>
        <TextField
          name="email"
          type="email"
          label={say('signIn.email')}
          autoComplete="username"
          required
          autoFocus
          onChange={({ target }) => setEmail(target.value)}
        />
        <TextField name="password" type="password" label={say('signIn.password')} autoComplete="current-password" required />
        {shownFault && (
          <Alert severity="error" variant="outlined">
            {shownFault}
          </Alert>
        )}
        <Button type="submit" variant="contained" size="large" disabled={isBusy}>
          {say('signIn.signIn')}
        </Button>
      </Box>
      <OtherWays email={email} />
      <Typography variant="body2" sx={{ mt: 3 }}>
        <Link component={RouterLink} to="/">
          {say('signIn.readWithout')}
        </Link>
      </Typography>
    </DoorFrame>
  )
}
