import type { ChartSpec } from '../charts/index.ts'
import type { Figure } from './figure-source.ts'

/*
 * A report as a typed tree. It is plain JSON: stored with a revision, rendered by analytics/renderers, read by the API.
 * Every shown number is a reference to a figure, with its text beside it, so that a renderer neither calculates nor formats.
 */

export type ReportKind = 'collective-progress' | 'annual-financial'
export type ReportState = 'draft' | 'approved' | 'published'

/** A figure as this document binds it. A derived figure names what it was made from. */
export interface BoundFigure extends Figure {
  readonly id: string
  readonly label: string
  readonly isCollected: boolean
  /** Fewer than five returns stand behind it. */
  readonly needsCaution: boolean
  readonly derived?: { readonly operation: 'difference' | 'sum' | 'magnitude'; readonly of: readonly string[] }
}

/** What of a figure a reference shows. */
export type FigurePart = 'value' | 'exact' | 'numerator' | 'denominator' | 'n' | 'magnitude'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: string; readonly part: FigurePart; readonly text: string; readonly needsCaution: boolean }

/** A direction a sentence states; a check can hold it against the two figures at any time. */
export interface Claim {
  readonly direction: Direction
  readonly now: string
  readonly before: string
}
export type Direction = 'rose' | 'fell' | 'unchanged' | 'unknown'

/** A note in the margin: n, definition, reading help. */
export interface SideNote {
  readonly label: string
  readonly text: readonly Inline[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly role: 'finding' | 'body' | 'remains'
  readonly text: readonly Inline[]
  readonly claims: readonly Claim[]
}

export interface KeyFigure {
  readonly figure: string
  readonly isCollected: boolean
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly detail: readonly Inline[]
  readonly change: readonly Inline[]
  readonly claims: readonly Claim[]
  readonly needsCaution: boolean
}

export interface Cell {
  readonly text: string
  /** The bound figure, or null for words. */
  readonly figure: string | null
  readonly needsCaution: boolean
}
export interface Table {
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[]
  /** The first cell of a row is its header. */
  readonly rows: readonly { readonly isTotal: boolean; readonly cells: readonly Cell[] }[]
}

export type Block =
  | Paragraph
  | { readonly kind: 'subheading'; readonly text: string; readonly anchor: string }
  | { readonly kind: 'keyFigures'; readonly items: readonly KeyFigure[] }
  | {
      readonly kind: 'chart'
      readonly number: number
      readonly title: readonly Inline[]
      readonly claims: readonly Claim[]
      /** Measure, unit, population and n. */
      readonly subtitle: readonly Inline[]
      readonly spec: ChartSpec
      readonly table: Table
      readonly alternative: string
      readonly source: string
    }
  | { readonly kind: 'table'; readonly table: Table; readonly source: string }
  | { readonly kind: 'quotations'; readonly items: readonly Quotation[] }
  | { readonly kind: 'practices'; readonly items: readonly PracticeNote[] }
  | { readonly kind: 'statement'; readonly title: string; readonly text: readonly Inline[] }
  | { readonly kind: 'definitions'; readonly items: readonly Definition[] }
  | { readonly kind: 'notCollected'; readonly label: string; readonly text: string }

export interface Quotation {
  readonly text: string
  /** BCP 47, so that a voice reads it in its own language. */
  readonly language: string
  readonly organisation: string
  /** Clause of the Pact the answer belongs to, as people write it; empty when none. */
  readonly clause: string
}

export interface PracticeNote {
  readonly title: string
  readonly organisation: string
  readonly stage: string
  readonly what: string
  readonly outcomes: string
}

export interface Definition {
  readonly metric: string
  readonly label: string
  readonly description: string
  readonly version: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
}

/** A block with what stands beside it in the margin. */
export interface Placed {
  readonly block: Block
  readonly notes: readonly SideNote[]
}

export interface Section {
  readonly anchor: string
  readonly title: string
  readonly isAnnex: boolean
  readonly blocks: readonly Placed[]
}

export interface Cover {
  readonly eyebrow: string
  readonly title: string
  readonly subtitle: string
  /** The ring: share from 0 to 1, or null to draw the plain mark. */
  readonly ring: { readonly share: string | null; readonly label: string; readonly detail: string } | null
  readonly facts: readonly { readonly label: string; readonly text: string }[]
}

/** Every word of the frame around the blocks, so that renderers hold none. */
export type FrameWords = Readonly<
  Record<
    | 'contents'
    | 'tableTwin'
    | 'tables'
    | 'chart'
    | 'caution'
    | 'cautionMark'
    | 'draftNotice'
    | 'fictionalNotice'
    | 'footState'
    | 'page'
    | 'of'
    | 'source'
    | 'annex'
    | 'dataHash'
    | 'contentHash'
    | 'author'
    | 'remains'
    | 'skip',
    string
  >
>

export interface ReportDocument {
  readonly kind: ReportKind
  readonly year: number
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly author: string
  readonly state: ReportState
  readonly revision: number | null
  /** ISO date. */
  readonly generatedOn: string
  readonly isFictional: boolean
  readonly cover: Cover
  readonly sections: readonly Section[]
  /** Every figure the document binds, by id, in order of id. */
  readonly figures: readonly BoundFigure[]
  readonly words: FrameWords
  readonly dataHash: string
  /** SHA-256 over the canonical text and figures; state and date stay outside, so that approval does not change it. */
  readonly contentHash: string
}
