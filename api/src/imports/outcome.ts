/** One thing that was not taken in, and why. `message` is for people; programs read `code`. */
export interface Refusal {
  /** JSON pointer within the file; it starts with the line's index for JSON lines, and is empty for the whole file. */
  pointer: string
  code: string
  message: string
}

/** A file of nothing but garbage would fill the memory with what is wrong with it. */
export const refusalsMax = 10_000

/** Puts a refusal on the list, or counts it once the list is full. */
export function addRefusal(outcome: ImportOutcome, refusal: Refusal): void {
  if (outcome.refused.length < refusalsMax) outcome.refused.push(refusal)
  else outcome.refusedMore = (outcome.refusedMore ?? 0) + 1
}

/** What every import tells of a file, whatever it reads. */
export interface ImportOutcome {
  file: string
  findings: number
  /** The first refusals, at most `refusalsMax`; the rest are counted in `refusedMore`. */
  refused: Refusal[]
  refusedMore?: number
}

/**
 * What became of one file of open contracting data. `read` counts the releases met, refused ones included.
 * `created`, `updated` and `unchanged` count contracting processes (one ocid each), once a file:
 * newly stored; given a release the store did not hold; seen without anything new.
 * `findings` counts what was noticed about accepted releases. `setAside`, in an import of ICT alone, counts the processes that buy
 * something else.
 */
export interface FileOutcome extends ImportOutcome {
  read: number
  created: number
  updated: number
  unchanged: number
  setAside?: number
}

/** The sums over all files of one import. A process met in two files counts in each. */
export interface ImportSummary {
  files: number
  read: number
  created: number
  updated: number
  unchanged: number
  findings: number
  refused: number
}

export const emptyOutcome = (file: string): FileOutcome => ({ file, read: 0, created: 0, updated: 0, unchanged: 0, findings: 0, refused: [] })

export const emptySummary = (): ImportSummary => ({ files: 0, read: 0, created: 0, updated: 0, unchanged: 0, findings: 0, refused: 0 })

export function addOutcome(summary: ImportSummary, outcome: FileOutcome): ImportSummary {
  return {
    files: summary.files + 1,
    read: summary.read + outcome.read,
    created: summary.created + outcome.created,
    updated: summary.updated + outcome.updated,
    unchanged: summary.unchanged + outcome.unchanged,
    findings: summary.findings + outcome.findings,
    refused: summary.refused + refusalsOf(outcome),
  }
}

export const refusalsOf = ({ refused, refusedMore = 0 }: ImportOutcome): number => refused.length + refusedMore

const refusalsShownMax = 20

/** The outcome in words, several lines: the counts, then each refusal with its pointer. */
export function describeOutcome(outcome: FileOutcome): string {
  const { file, read, created, updated, unchanged, findings, setAside } = outcome
  const counts =
    `${file}: ${counted(read, 'release')} read; processes: ${created} created, ${updated} updated, ${unchanged} unchanged; ` +
    `${setAside === undefined ? '' : `${setAside} set aside as not ICT; `}${counted(findings, 'finding')}; ${refusalsOf(outcome)} refused.`
  return [counts, ...refusedInWords(outcome)].join('\n')
}

/** The refusals in words, one line each, the first ones only. */
export function refusedInWords(outcome: ImportOutcome): string[] {
  const lines = outcome.refused
    .slice(0, refusalsShownMax)
    .map(({ pointer, code, message }) => `  ${pointer === '' ? 'the file' : pointer}: ${message} (${code})`)
  const rest = refusalsOf(outcome) - lines.length
  return rest > 0 ? [...lines, `  and ${rest} more.`] : lines
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
