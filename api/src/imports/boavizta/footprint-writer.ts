import { sha256Of } from '@cfit/prisma'
import type { Transaction } from '../../command.ts'
import { type Noticed, noticed } from '../finding.ts'
import { isAboutContent } from '../import-errors.ts'
import type { ImportedFile } from '../imported-file.ts'
import { through } from '../insert-rows.ts'
import { addRefusal, type Refusal } from '../outcome.ts'
import type { BoaviztaOutcome } from './boavizta-outcome.ts'
import type { FootprintDraft } from './read-row.ts'
import { refusedRow } from './row-refusal.ts'
import { type Effect, footprintKeyOf, writeFootprints } from './write-footprints.ts'

const batchSizeDefault = 500
const findingsHeldMax = 5000

/** Collects the rows of one file into batches, writes each in one transaction, and keeps the file's counts. */
export class FootprintWriter {
  file: ImportedFile | null = null
  readonly outcome: BoaviztaOutcome
  private readonly batchSize: number
  private batch = new Map<string, FootprintDraft>()
  private held: Noticed[] = []
  /** For each footprint of the file: the line that stands, and what ranks it among lines that say otherwise. */
  private readonly standing = new Map<string, { line: number; rank: string; content: string }>()
  private readonly effects = { models: new Map<string, Effect>(), footprints: new Map<string, Effect>() }

  constructor(outcome: BoaviztaOutcome, batchSize = batchSizeDefault) {
    this.outcome = outcome
    this.batchSize = batchSize
  }

  set factorSet(name: string) {
    this.outcome.factorSet = name
  }

  notice(finding: Noticed): void {
    this.held.push(finding)
    this.outcome.findings += 1
  }

  refuse(refusal: Refusal): void {
    addRefusal(this.outcome, refusal)
  }

  /** Takes a row, unless another row of the file about the same footprint stands. */
  async add(draft: FootprintDraft, findings: readonly Noticed[]): Promise<void> {
    for (const finding of findings) this.notice(finding)
    const key = sha256Of(footprintKeyOf(draft))
    const content = contentOf(draft)
    const rank = rankOf(draft, content)
    const before = this.standing.get(key)
    if (before) this.outcome.repeated += 1
    if (before?.content === content) return this.notice(noticed('row-repeated', `/${draft.line}`, null, { row: before.line }))
    const stands = before === undefined || rank > before.rank
    if (before) this.notice(noticed('row-contradicts', `/${draft.line}`, null, { row: before.line, standing: stands ? draft.line : before.line }))
    if (!stands) return
    this.standing.set(key, { line: draft.line, rank, content })
    this.batch.set(key, draft)
    if (this.batch.size >= this.batchSize) await this.flush()
    else if (this.held.length >= findingsHeldMax) await this.flush()
  }

  /** Writes what is collected, with the findings about it. */
  async flush(): Promise<void> {
    const drafts = [...this.batch.values()]
    this.batch = new Map()
    if (drafts.length > 0) await this.write(drafts)
    if (this.held.length >= findingsHeldMax) await this.file?.inTransaction((transaction) => this.writeFindings(transaction, []))
  }

  /** Writes a batch; when the store refuses its content, halves it until only the rows at fault are left out. */
  private async write(drafts: readonly FootprintDraft[]): Promise<void> {
    const { file } = this
    const { factorSet } = this.outcome
    if (file === null || factorSet === null) throw new Error('Rows came before their file was known.')
    try {
      const written = await file.inTransaction((transaction) => writeFootprints(transaction, file.id, factorSet, drafts))
      for (const kind of ['models', 'footprints'] as const) for (const [name, effect] of written[kind]) this.tell(kind, name, effect)
    } catch (error) {
      if (!isAboutContent(error)) throw error
      const [first] = drafts
      if (first && drafts.length === 1) return this.refuse(refusedRow(first.line, 'store-refused'))
      const half = drafts.length >> 1
      await this.write(drafts.slice(0, half))
      await this.write(drafts.slice(half))
    }
  }

  /** What this file created stays created, also when a later row of the file changes it. */
  private tell(kind: 'models' | 'footprints', name: string, effect: Effect): void {
    // Hashes take less memory than names and addresses, and hold no line of the file alive.
    const key = sha256Of(name)
    const before = this.effects[kind].get(key)
    if (before === effect || before === 'created' || (before && effect === 'unchanged')) return
    if (before) this.outcome[kind][before] -= 1
    this.effects[kind].set(key, effect)
    this.outcome[kind][effect] += 1
  }

  async writeFindings(transaction: Transaction, more: readonly Noticed[]): Promise<void> {
    await this.file?.writeFindings(through(transaction), [...this.held, ...more])
    this.held = []
  }
}

/** A hash of everything a row says about its footprint. */
function contentOf({ footprint }: FootprintDraft): string {
  const { published, ...fields } = footprint
  return sha256Of(JSON.stringify([Object.entries(fields).sort(), Object.entries(published).sort()]))
}

/**
 * Which of two rows about one footprint stands, wherever they are in the file: the one from the later report; then the one that says
 * more, as understating is the worse error; then one of them, always the same.
 */
function rankOf({ footprint }: FootprintDraft, content: string): string {
  const [whole = '', decimals = ''] = footprint.totalKgCo2e.split('.')
  return `${footprint.reportedOn ?? ''} ${whole.padStart(10, '0')}.${decimals.padEnd(3, '0')} ${content}`
}
