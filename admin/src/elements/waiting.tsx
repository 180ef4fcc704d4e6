import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useEffect, useState } from 'react'
import { useWords } from '../words/use-words.ts'

/** Grey lines where something is about to stand; nothing at all when it comes at once. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const { say } = useWords()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Box role="status" aria-label={say('frame.waiting')} sx={{ minHeight: 240 }}>
      {isLate &&
        Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, index) => (
          <Skeleton key={line} animation={false} height={36} width={`${92 - ((index * 17) % 35)}%`} />
        ))}
    </Box>
  )
}
