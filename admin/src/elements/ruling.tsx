import Typography from '@mui/material/Typography'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { ClauseLink } from './clause-link.tsx'

interface Ruling {
  article: string
  because: string
  isReading?: boolean
  parameters?: Record<string, unknown>
}

function isRuling(value: unknown): value is Ruling {
  return typeof value === 'object' && value !== null && 'article' in value && 'because' in value
}

/** What the Pact says of a case, in words, with its clause. */
export function RulingInWords({ ruling }: { ruling: unknown }) {
  const { say } = useWords()
  if (!isRuling(ruling)) return null
  const parameters = Object.fromEntries(
    Object.entries(ruling.parameters ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayInWords(value) : value,
    ]),
  )
  const days = Number(ruling.parameters?.['daysLate'] ?? 0)
  return (
    <Typography sx={{ maxWidth: '68ch' }}>
      {say(`ruling.${ruling.because}`, { ...parameters, smart_count: days, _: say('ruling.other') })} <ClauseLink article={ruling.article} />
      {ruling.isReading ? ` ${say('ruling.reading')}` : ''}
    </Typography>
  )
}
