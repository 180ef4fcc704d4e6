import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { megabytes } from '../words/size.ts'
import { useWords } from '../words/use-words.ts'

/** How far something has come with a file: what is being done, a bar, and the same in megabytes. Before the first news the bar has no length. */
export function Progress({ doing, bytes, bytesDone }: { doing: string; bytes: number; bytesDone: number }) {
  const { say } = useWords()
  const id = useId()
  return (
    <Box sx={{ maxWidth: 560, mb: 3 }}>
      <Typography id={id} role="status" sx={{ mb: 1 }}>
        {doing}
      </Typography>
      <LinearProgress
        {...(bytesDone > 0
          ? { variant: 'determinate' as const, value: Math.min(100, Math.floor((bytesDone / bytes) * 100)) }
          : { variant: 'indeterminate' as const })}
        aria-labelledby={id}
        sx={{ height: 8, borderRadius: 1, bgcolor: 'divider' }}
      />
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.75, fontVariantNumeric: 'tabular-nums' }}>
        {say(bytesDone > 0 ? 'import.megabytesOf' : 'import.noNews', { done: megabytes(bytesDone), all: megabytes(bytes) })}
      </Typography>
    </Box>
  )
}
