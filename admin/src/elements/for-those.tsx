import Button from '@mui/material/Button'
import { useGetIdentity } from 'ra-core'
import type { PropsWithChildren } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { type HubIdentity, isSignedIn } from '../auth-provider.ts'
import { useWords } from '../words/use-words.ts'
import { Page } from './page.tsx'
import { Waiting } from './waiting.tsx'

interface ForThoseProps {
  /** The noun whose pages these are. */
  resource: string
  /** Whose work it is. */
  admits: (identity: HubIdentity) => boolean
  /** What others are told, and where they may go instead. */
  notYours: string
  elsewhere: { label: string; to: string }
}

/** Pages that only some work with; anybody else is told kindly whose work it is, and asks the hub for nothing. */
export function ForThose({ resource, admits, notYours, elsewhere, children }: PropsWithChildren<ForThoseProps>) {
  const { say } = useWords()
  const { pathname } = useLocation()
  const { data, isPending } = useGetIdentity()
  if (isPending) return <Waiting />
  if (data && admits(data as HubIdentity)) return children
  return (
    <Page title={say(`resources.${resource}.name`, { smart_count: 2 })} lead={notYours}>
      {isSignedIn() ? (
        <Button component={Link} to={elsewhere.to} variant="outlined">
          {elsewhere.label}
        </Button>
      ) : (
        <Button component={Link} to="/login" state={{ nextPathname: pathname }} variant="outlined">
          {say('frame.signIn')}
        </Button>
      )}
    </Page>
  )
}
