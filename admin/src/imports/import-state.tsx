import { Chip } from '../elements/chips.tsx'
import { useWords } from '../words/use-words.ts'
import type { ImportRow } from './import-source.ts'

const tones = { CHECKING: 'quiet', CHECKED: 'careful', IMPORTING: 'quiet', DONE: 'good', FAILED: 'quiet' } as const

/** How far a file has come; for one that ended otherwise than taken in, why in a word; for one that would change nothing, that. */
export function StateChip({ file: { state, failure, result } }: { file: Pick<ImportRow, 'state' | 'failure' | 'result'> }) {
  const { say, term } = useWords()
  if (state === 'CHECKED' && result?.changesSomething === false) return <Chip>{say('import.nothingToTake')}</Chip>
  return <Chip tone={tones[state]}>{state === 'FAILED' && failure ? term('importFailure', failure) : term('importState', state)}</Chip>
}
