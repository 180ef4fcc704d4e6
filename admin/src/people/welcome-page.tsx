import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLogin } from 'ra-core'
import { type FormEvent, type PropsWithChildren, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { Waiting } from '../elements/waiting.tsx'
import { RingMark } from '../look/ring-mark.tsx'
import { useWords } from '../words/use-words.ts'
import { enterByInvitation, type Invited, readInvitation } from './invitation.ts'

/** Where the link of an invitation leads: a password is chosen, and one is in. */
export function WelcomePage() {
  const { say } = useWords()
  const [address] = useSearchParams()
  const token = address.get('token') ?? ''
  const { data, isPending } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isPending) {
    return (
      <Frame title={say('welcome.title')}>
        <Waiting lines={3} />
      </Frame>
    )
  }
  if (data && typeof data === 'object') return <Choose token={token} invited={data} />
  if (data === 'dead') {
    return (
      <Frame title={say('welcome.dead')} lead={say('welcome.deadLead')}>
        <Button component={Link} to="/login" variant="outlined">
          {say('welcome.toSignIn')}
        </Button>
      </Frame>
    )
  }
  return (
    <Frame title={say('welcome.title')}>
      <Alert severity="error" variant="outlined">
        {say(data === 'tooMany' ? 'welcome.tooMany' : 'welcome.unavailable')}
      </Alert>
    </Frame>
  )
}

function Choose({ token, invited: { name, email } }: { token: string; invited: Invited }) {
  const { say } = useWords()
  const login = useLogin()
  const queries = useQueryClient()
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setBusy(true)
    setFault(null)
    const outcome = await enterByInvitation(token, password)
    if (outcome !== 'in') {
      setFault(say(outcome === 'dead' ? 'welcome.deadLead' : `welcome.${outcome}`))
      setBusy(false)
      return
    }
    try {
      // What an anonymous reader saw may be less than what this person may see.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' })
      await login({ email, password })
    } catch {
      setFault(say('signIn.unavailable'))
      setBusy(false)
    }
  }

  return (
    <Frame title={say('welcome.title')} lead={say('welcome.lead', { name })}>
      <Box component="form" onSubmit={enter} sx={{ display: 'grid', gap: 2 }}>
        <TextField name="email" type="email" label={say('welcome.email')} value={email} autoComplete="username" slotProps={{ htmlInput: { readOnly: true } }} />
        <TextField
          name="password"
          type="password"
          label={say('welcome.password')}
          helperText={say('welcome.passwordNote')}
          autoComplete="new-password"
          required
          autoFocus
          slotProps={{ htmlInput: { minLength: 12, maxLength: 128 } }}
        />
        {fault && (
          <Alert severity="error" variant="outlined">
            {fault}
          </Alert>
        )}
        <Button type="submit" variant="contained" size="large" disabled={isBusy}>
          {say('welcome.enter')}
        </Button>
      </Box>
    </Frame>
  )
}

function Frame({ title, lead, children }: PropsWithChildren<{ title: string; lead?: string }>) {
  const { say } = useWords()
  useEffect(() => {
    document.title = `${title} · ${say('frame.name')}`
  }, [title, say])
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Box sx={{ width: '100%', maxWidth: 380 }}>
        <RingMark size={56} />
        <Typography variant="h1" sx={{ mt: 2, mb: lead ? 1 : 3 }}>
          {title}
        </Typography>
        {lead && (
          <Typography color="textSecondary" sx={{ mb: 3, overflowWrap: 'anywhere' }}>
            {lead}
          </Typography>
        )}
        {children}
      </Box>
    </Box>
  )
}
