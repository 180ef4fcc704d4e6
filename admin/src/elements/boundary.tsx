import Button from '@mui/material/Button'
import { Component, type PropsWithChildren, type ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { Page } from './page.tsx'

/** Keeps a page that breaks from taking the frame with it. A new page gets a new boundary, by its key. */
export class Boundary extends Component<PropsWithChildren, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { say } = useWords()
  return (
    <Page title={say('frame.broken')} lead={say('frame.brokenLead')}>
      <Button variant="outlined" onClick={() => window.location.reload()}>
        {say('frame.reload')}
      </Button>
    </Page>
  )
}
