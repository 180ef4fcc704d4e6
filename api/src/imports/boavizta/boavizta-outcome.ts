import { counted, type ImportOutcome, type Refusal, refusalsOf, refusedInWords } from '../outcome.ts'
import type { RowRefusal } from './row-refusal.ts'

export interface Effects {
  created: number
  updated: number
  unchanged: number
}

/**
 * What became of one file of footprints. `read` counts its rows, refused ones included. Device models and footprints count once a file:
 * newly stored; stored otherwise than before; the same as before. `repeated` counts the rows about a footprint that an earlier row of the
 * file told already, so that footprints, `repeated` and refused rows add up to `read`. `findings` counts what was noticed, about the file and accepted rows.
 */
export interface BoaviztaOutcome extends ImportOutcome {
  /** The factor set its footprints belong to; null when the file could not be used. */
  factorSet: string | null
  read: number
  repeated: number
  models: Effects
  footprints: Effects
  /** What was not taken in: the file as a whole, or rows with column, value and remedy. */
  refused: (Refusal | RowRefusal)[]
}

export const emptyBoaviztaOutcome = (file: string): BoaviztaOutcome => ({
  file,
  factorSet: null,
  read: 0,
  repeated: 0,
  models: { created: 0, updated: 0, unchanged: 0 },
  footprints: { created: 0, updated: 0, unchanged: 0 },
  findings: 0,
  refused: [],
})

const effectsInWords = ({ created, updated, unchanged }: Effects): string => `${created} created, ${updated} updated, ${unchanged} unchanged`

/** The outcome in words, several lines: the counts, then each refusal with its pointer. */
export function describeBoaviztaOutcome(outcome: BoaviztaOutcome): string {
  const { file, factorSet, read, repeated, models, footprints, findings } = outcome
  const counts =
    `${file}: ${counted(read, 'row')} read${factorSet === null ? '' : ` into ${factorSet}`}; device models: ${effectsInWords(models)}; ` +
    `footprints: ${effectsInWords(footprints)}; ${repeated === 0 ? '' : `${counted(repeated, 'row')} about a footprint told before; `}${counted(findings, 'finding')}; ${refusalsOf(outcome)} refused.`
  const advised = outcome.refused.map((refusal) => ('remedy' in refusal ? { ...refusal, message: `${refusal.message} ${refusal.remedy}` } : refusal))
  return [counts, ...refusedInWords({ ...outcome, refused: advised })].join('\n')
}
