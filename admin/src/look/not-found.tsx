import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { Page } from '../elements/page.tsx'
import { useWords } from '../words/use-words.ts'

export function NotFound() {
  const { say } = useWords()
  return (
    <Page title={say('frame.noPage')} lead={say('frame.noPageLead')}>
      <Button component={Link} to="/" variant="outlined">
        {say('frame.toDashboard')}
      </Button>
    </Page>
  )
}
