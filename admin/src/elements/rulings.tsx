import Box from '@mui/material/Box'
import { useWords } from '../words/use-words.ts'
import { Chip } from './chips.tsx'
import { RulingInWords } from './ruling.tsx'

interface Told {
  outcome: 'in line' | 'outside' | 'needs judgement' | 'not determined'
  article: string
  because: string
}

const tones = { 'in line': 'good', outside: 'careful', 'needs judgement': 'open', 'not determined': 'quiet' } as const

/** The rulings in what the API told; it tells them as JSON, whose shape its documentation promises. */
export const rulingsIn = (told: unknown): Told[] => (Array.isArray(told) ? (told as Told[]) : [])

/** What the Pact says of a case, one ruling below the other. */
export function Rulings({ rulings }: { rulings: unknown }) {
  const { say } = useWords()
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {rulingsIn(rulings).map((ruling) => (
        <Box component="li" key={`${ruling.article} ${ruling.because}`} sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
          <Chip tone={tones[ruling.outcome]}>{say(`ruling.outcome.${ruling.outcome}`)}</Chip>
          <RulingInWords ruling={ruling} />
        </Box>
      ))}
    </Box>
  )
}
