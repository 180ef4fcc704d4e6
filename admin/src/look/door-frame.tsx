import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { type PropsWithChildren, useEffect } from 'react'
import { useWords } from '../words/use-words.ts'
import { RingMark } from './ring-mark.tsx'

/** A page at the door of the hub: its name, what it is for, and one thing to do. */
export function DoorFrame({ title, lead, children }: PropsWithChildren<{ title: string; lead?: string }>) {
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
