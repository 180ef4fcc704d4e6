import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLogin } from 'ra-core'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { Waiting } from '../elements/waiting.tsx'
import { DoorFrame } from '../look/door-frame.tsx'
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
      <DoorFrame title={say('welcome.title')}>
        <Waiting lines={3} />
      </DoorFrame>
    )
  }
  if (data && typeof data === 'object') return <Choose token={token} invited={data} />
  if (data === 'dead') {
    return (
      <DoorFrame title={say('welcome.dead')} lead={say('welcome.deadLead')}>
        <Button component={Link} to="/login" variant="outlined">
          {say('welcome.toSignIn')}
        </Button>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={say('welcome.title')}>
      <Alert severity="error" variant="outlined">
        {say(data === 'tooMany' ? 'welcome.tooMany' : 'welcome.unavailable')}
      </Alert>
    </DoorFrame>
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
    <DoorFrame title={say('welcome.title')} lead={say('welcome.lead', { name })}>
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
    </DoorFrame>
  )
}
