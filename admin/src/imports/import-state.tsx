import { Chip } from '../elements/chips.tsx'
import { useWords } from '../words/use-words.ts'
import type { ImportRow } from './import-source.ts'

const tones = { CHECKING: 'quiet', CHECKED: 'careful', IMPORTING: 'quiet', DONE: 'good', FAILED: 'quiet' } as const

/** How far a file has come; for one that ended otherwise than taken in, why in a word. */
export function StateChip({ file: { state, failure } }: { file: Pick<ImportRow, 'state' | 'failure'> }) {
  const { term } = useWords()
  return <Chip tone={tones[state]}>{state === 'FAILED' && failure ? term('importFailure', failure) : term('importState', state)}</Chip>
}
