/** One thing that was not taken in, and why. `message` is for people; programs read `code`. */
export interface Refusal {
  /** JSON pointer within the file; it starts with the line's index for JSON lines, and is empty for the whole file. */
  pointer: string
  code: string
  message: string
}

/**
 * What became of one file. `read` counts the releases met, refused ones included.
 * `created`, `updated` and `unchanged` count contracting processes (one ocid each), once a file:
 * newly stored; given a release the store did not hold; seen without anything new.
 * `findings` counts what was noticed about accepted releases.
 */
export interface FileOutcome {
  file: string
  read: number
  created: number
  updated: number
  unchanged: number
  findings: number
  refused: Refusal[]
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
    refused: summary.refused + outcome.refused.length,
  }
}

const refusalsShownMax = 20

/** The outcome in words, several lines: the counts, then each refusal with its pointer. */
export function describeOutcome(outcome: FileOutcome): string {
  const { file, read, created, updated, unchanged, findings, refused } = outcome
  const lines = [
    `${file}: ${counted(read, 'release')} read; processes: ${created} created, ${updated} updated, ${unchanged} unchanged; ` +
      `${counted(findings, 'finding')}; ${refused.length} refused.`,
    ...refused.slice(0, refusalsShownMax).map(({ pointer, code, message }) => `  ${pointer === '' ? 'the file' : pointer}: ${message} (${code})`),
  ]
  if (refused.length > refusalsShownMax) lines.push(`  and ${refused.length - refusalsShownMax} more.`)
  return lines.join('\n')
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
