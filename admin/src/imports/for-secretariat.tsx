import Button from '@mui/material/Button'
import { useGetIdentity } from 'ra-core'
import type { PropsWithChildren } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { type HubIdentity, isSignedIn } from '../auth-provider.ts'
import { Page } from '../elements/page.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { useWords } from '../words/use-words.ts'

/** What the Secretariat alone works with; anybody else is told kindly whose work it is, and asks the hub for nothing. */
export function ForSecretariat({ children }: PropsWithChildren) {
  const { say } = useWords()
  const { pathname } = useLocation()
  const { data, isPending } = useGetIdentity()
  if (isPending) return <Waiting />
  if ((data as HubIdentity | undefined)?.isSecretariat) return children
  const name = say('resources.imports.name', { smart_count: 2 })
  return (
    <Page title={name} lead={say('import.notYours')}>
      {isSignedIn() ? (
        <Button component={Link} to="/tenders" variant="outlined">
          {say('import.toTenders')}
        </Button>
      ) : (
        <Button component={Link} to="/login" state={{ nextPathname: pathname }} variant="outlined">
          {say('frame.signIn')}
        </Button>
      )}
    </Page>
  )
}
