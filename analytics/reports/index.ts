import { annualFinancial } from './annual-financial.ts'
import { collectiveProgress } from './collective-progress.ts'
import type { Cover, ReportDocument, ReportKind, ReportState } from './document.ts'
import { FigureDesk } from './figure-desk.ts'
import type { FigureSource } from './figure-source.ts'
import { bareValue, longDate } from './format.ts'
import { contentHash, shortHash } from './hash.ts'
import { messages as english, type Messages } from './messages.en.ts'
import { plainText, say } from './narrate.ts'
import { fill, ReportDraft } from './report-draft.ts'

export type * from './document.ts'
export type { Figure, FigureSource, MetricDefinition, Row } from './figure-source.ts'
export { canonical, contentHash, shortHash } from './hash.ts'

export interface ReportOptions {
  readonly state: ReportState
  /** Number of the revision; a draft shows it. */
  readonly revision?: number
  /** ISO date printed on the cover. */
  readonly generatedOn: string
  /** Prints a notice that the contents are invented. */
  readonly isFictional?: boolean
  readonly messages?: Messages
}

/**
 * The document of a report for one year, with every figure it shows. A domain without data says "not collected", so that a report over an empty
 * store is complete. The same source and options give the same document; the content hash covers text and figures, not state and date.
 */
export async function buildReport(source: FigureSource, kind: ReportKind, year: number, options: ReportOptions): Promise<ReportDocument> {
  const messages = options.messages ?? english
  const desk = new FigureDesk(source, year)
  const draft = new ReportDraft(source, desk, year, messages)
  const dataHash = await source.contentHash()
  const text = kind === 'collective-progress' ? messages.progress : messages.financial
  const title = fill(text.title, { year: String(year) })
  const revision = options.revision ?? null
  const state = fill({ draft: messages.stateDraft, approved: messages.stateApproved, published: messages.statePublished }[options.state], {
    revision: String(revision ?? 1),
  })
  const sections = kind === 'collective-progress' ? await collectiveProgress(draft, dataHash) : await annualFinancial(draft, dataHash)
  const cover: Cover = {
    eyebrow: text.eyebrow,
    title,
    subtitle: text.subtitle,
    ring: kind === 'collective-progress' ? await ringOf(draft) : null,
    facts: [
      { label: messages.cover.state, text: state },
      { label: messages.cover.prepared, text: longDate(options.generatedOn, messages) },
      { label: messages.cover.data, text: shortHash(dataHash) },
    ],
  }
  const figures = desk.bound()
  return {
    kind,
    year,
    language: messages.language,
    title,
    author: messages.author,
    state: options.state,
    revision,
    generatedOn: options.generatedOn,
    isFictional: options.isFictional ?? false,
    cover,
    sections,
    figures,
    words: { ...messages.frame, footState: state },
    dataHash,
    contentHash: contentHash({ kind, year, language: messages.language, title, sections, figures, isFictional: options.isFictional ?? false }),
  }
}

async function ringOf(draft: ReportDraft): Promise<Cover['ring']> {
  const { messages } = draft
  const rate = await draft.desk.one('response_rate', draft.year)
  if (!rate.isCollected) return { share: '0', label: messages.notCollected, detail: messages.progress.ringNone }
  return {
    share: rate.value,
    label: bareValue(rate, messages).value,
    detail: plainText(say(messages.progress.ringDetail, { rate }, messages)),
  }
}
