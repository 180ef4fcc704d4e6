import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useLogin } from 'ra-core'
import { type FormEvent, useEffect, useState } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'
import { RingMark } from './ring-mark.tsx'

/** The way in for those who answer or decide. Reading needs none. */
export function SignInPage() {
  const { say } = useWords()
  const login = useLogin()
  const queries = useQueryClient()
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${say('signIn.title')} · ${say('frame.name')}`
  }, [say])

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

  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Box sx={{ width: '100%', maxWidth: 380 }}>
        <RingMark size={56} />
        <Typography variant="h1" sx={{ mt: 2, mb: 1 }}>
          {say('signIn.title')}
        </Typography>
        <Typography color="textSecondary" sx={{ mb: 3 }}>
          {say('signIn.lead')}
        </Typography>
        <Box component="form" onSubmit={signIn} sx={{ display: 'grid', gap: 2 }}>
          <TextField name="email" type="email" label={say('signIn.email')} autoComplete="username" required autoFocus />
          <TextField name="password" type="password" label={say('signIn.password')} autoComplete="current-password" required />
          {fault && (
            <Alert severity="error" variant="outlined">
              {fault}
            </Alert>
          )}
          <Button type="submit" variant="contained" size="large" disabled={isBusy}>
            {say('signIn.signIn')}
          </Button>
        </Box>
        <Typography variant="body2" sx={{ mt: 3 }}>
          <Link component={RouterLink} to="/">
            {say('signIn.readWithout')}
          </Link>
        </Typography>
      </Box>
    </Box>
  )
}
