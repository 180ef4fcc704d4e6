import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { Chip, Chips } from './chips.tsx'
import { Folded } from './folded.tsx'

/** What was noticed of one kind: how often, and where. */
export interface FindingKind {
  code: string
  severity: 'ERROR' | 'WARNING' | 'INFO'
  count: number
  /** The places in words, each once; perhaps only the first of them. */
  places: readonly string[]
}

/** What an import noticed, each kind once in words, with how often and, on demand, where. */
export function FindingKinds({ kinds }: { kinds: readonly FindingKind[] }) {
  return (
    <Folded items={kinds} first={8}>
      {(shown) => (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((kind) => (
            <Kind key={kind.code} kind={kind} />
          ))}
        </Box>
      )}
    </Folded>
  )
}

function Kind({ kind: { code, severity, count, places } }: { kind: FindingKind }) {
  const { say, term } = useWords()
  const untold = count - places.length
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Chips>
        <Chip tone={severity === 'INFO' ? 'quiet' : 'careful'}>{term('severity', severity)}</Chip>
        <Typography variant="body2">{say(`finding.${code}`, { _: say('finding.other', { code: code.replaceAll('-', ' ') }) })}</Typography>
      </Chips>
      <Box component="details" sx={{ mt: 0.5, '& summary': { cursor: 'pointer', color: 'text.secondary', fontSize: '0.8125rem', minHeight: 24 } }}>
        <summary>{say('frame.places', { smart_count: count, count: grouped(count) })}</summary>
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
          {places.map((place, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places keep their order, and one may occur twice.
            <li key={index}>{place}</li>
          ))}
          {untold > 0 && <li>{say('frame.andMore', { count: grouped(untold) })}</li>}
        </Box>
      </Box>
    </Box>
  )
}
