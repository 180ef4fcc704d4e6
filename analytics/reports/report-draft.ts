import type { ChartSpec } from '../charts/index.ts'
import type { Block, BoundFigure, Cell, Definition, Inline, KeyFigure, Placed, SideNote, Table } from './document.ts'
import type { FigureDesk } from './figure-desk.ts'
import type { FigureSource } from './figure-source.ts'
import { bareValue, clauseText, partText } from './format.ts'
import type { Messages } from './messages.en.ts'
import { type Directed, type Sentence, say, sayDirected } from './narrate.ts'

/** What a template works with, and the blocks it can lay down. */
export class ReportDraft {
  readonly source: FigureSource
  readonly desk: FigureDesk
  readonly year: number
  readonly messages: Messages
  /** Words that stand in the report already; nobody is quoted twice. */
  readonly quoted = new Set<string>()
  #charts = 0

  constructor(source: FigureSource, desk: FigureDesk, year: number, messages: Messages) {
    this.source = source
    this.desk = desk
    this.year = year
    this.messages = messages
  }

  get yearBefore(): number {
    return this.year - 1
  }

  say(template: string, slots: Readonly<Record<string, BoundFigure | string>> = {}): Inline[] {
    return say(template, { year: String(this.year), yearBefore: String(this.yearBefore), yearNext: String(this.year + 1), ...slots }, this.messages)
  }

  directed(versions: Directed, now: BoundFigure, before: BoundFigure, slots: Readonly<Record<string, BoundFigure | string>> = {}): Sentence {
    return sayDirected(
      versions,
      now,
      before,
      { year: String(this.year), yearBefore: String(this.yearBefore), yearNext: String(this.year + 1), ...slots },
      this.messages,
    )
  }

  paragraph(role: 'finding' | 'body' | 'remains', text: Sentence | readonly Inline[], notes: readonly SideNote[] = []): Placed {
    const sentence: Sentence = 'text' in text ? (text as Sentence) : { text: text as readonly Inline[], claims: [] }
    return { block: { kind: 'paragraph', role, text: sentence.text, claims: sentence.claims }, notes }
  }

  subheading(text: string, anchor: string): Placed {
    return { block: { kind: 'subheading', text, anchor }, notes: [] }
  }

  note(label: string, template: string, slots: Readonly<Record<string, BoundFigure | string>> = {}): SideNote {
    return { label, text: this.say(template, slots) }
  }

  /** The definition of a metric as a side note: what its numerator is a part of, with n. */
  measureNote(figure: BoundFigure): SideNote[] {
    const definition = this.desk.definition(figure.metric)
    return definition === undefined ? [] : [{ label: definition.label, text: this.say(`${definition.description} n\u00a0=\u00a0{figure.n}.`, { figure }) }]
  }

  /** What n of a metric counts, in words. */
  counted(metric: string): string {
    return this.desk.definition(metric)?.nText ?? ''
  }

  /** Stands where a domain has no data: it says so, with n = 0, and shames nobody. */
  notCollected(label: string, year = this.year): Placed {
    const text = this.messages.notCollectedText.replace('{label}', label).replace('{year}', String(year))
    return { block: { kind: 'notCollected', label, text }, notes: [] }
  }

  keyFigure(figure: BoundFigure, label: string, detail: string, change?: { versions: Directed; before: BoundFigure }): KeyFigure {
    const { value, unit } = bareValue(figure, this.messages)
    const moved = change === undefined || !figure.isCollected ? { text: [], claims: [] } : this.directed(change.versions, figure, change.before)
    return {
      figure: figure.id,
      isCollected: figure.isCollected,
      label,
      value,
      unit,
      detail: figure.isCollected ? this.say(detail, { figure }) : this.say('n\u00a0=\u00a0{figure.n}', { figure }),
      change: moved.text,
      claims: moved.claims,
      needsCaution: figure.needsCaution,
    }
  }

  chart(parts: {
    title: Sentence | readonly Inline[]
    subtitle: readonly Inline[]
    spec: ChartSpec
    table: Table
    alternative: string
    metrics: readonly string[]
    notes?: readonly SideNote[]
  }): Placed {
    this.#charts += 1
    const title: Sentence = 'text' in parts.title ? (parts.title as Sentence) : { text: parts.title as readonly Inline[], claims: [] }
    const block: Block = {
      kind: 'chart',
      number: this.#charts,
      title: title.text,
      claims: title.claims,
      subtitle: parts.subtitle,
      spec: parts.spec,
      table: parts.table,
      alternative: parts.alternative,
      source: this.sourceLine(parts.metrics),
    }
    return { block, notes: parts.notes ?? [] }
  }

  table(table: Table, metrics: readonly string[], notes: readonly SideNote[] = []): Placed {
    return { block: { kind: 'table', table, source: this.sourceLine(metrics) }, notes }
  }

  /** Where the figures come from and which version of each definition made them. */
  sourceLine(metrics: readonly string[]): string {
    const definitions = metrics.flatMap((metric) => {
      const definition = this.desk.definition(metric)
      return definition === undefined ? [] : [fill(this.messages.definitionVersion, { metric: definition.label, version: String(definition.version) })]
    })
    return fill(this.messages.sourceLine, { definitions: definitions.join('; ') })
  }

  /** A figure of a line that only exists in some years or for some categories: where the whole is known, its absence is a dash. */
  cellOrDash(figure: BoundFigure | undefined): Cell {
    return figure === undefined || !figure.isCollected ? words('\u2013') : this.cell(figure)
  }

  /** A figure in a table, exact. */
  cell(figure: BoundFigure | undefined, part: 'exact' | 'numerator' | 'denominator' | 'n' = 'exact'): Cell {
    if (figure === undefined) return { text: this.messages.notCollected, figure: null, needsCaution: false }
    return { text: partText(figure, part, this.messages), figure: figure.id, needsCaution: figure.needsCaution && part === 'exact' }
  }

  /** Every metric the report binds, once, with its definition: the annex. */
  definitions(): Definition[] {
    const words = this.messages.definition
    const bound = this.desk.bound().filter((figure) => figure.derived === undefined)
    return [...new Set(bound.map((figure) => figure.metric))].toSorted().flatMap((metric) => {
      const definition = this.desk.definition(metric)
      if (definition === undefined) return []
      const total = bound.find((figure) => figure.metric === metric && figure.year === this.year && Object.keys(figure.by).length === 0)
      const facts: (readonly [label: string, text: string | undefined])[] = [
        [words.numerator, definition.numeratorText],
        [words.denominator, definition.denominatorText],
        [words.missing, definition.missing],
        [words.caveat, definition.caveat],
        [words.counts, definition.nText],
        [words.n, total === undefined ? undefined : String(total.n)],
        [words.source, definition.source],
        [words.version, String(definition.version)],
        [words.clause, definition.clause === undefined ? undefined : clauseText(definition.clause)],
      ]
      return [
        {
          metric,
          label: definition.label,
          description: definition.description,
          version: String(definition.version),
          facts: facts.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [{ label, text }])),
        },
      ]
    })
  }
}

/** A cell of words. */
export function words(text: string): Cell {
  return { text, figure: null, needsCaution: false }
}

/** Fills the places of a sentence that holds words only. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

/** The figure for one value of a dimension; undefined when the source has none. */
export function pick(figures: readonly BoundFigure[], by: Readonly<Record<string, string>>): BoundFigure | undefined {
  return figures.find((figure) => Object.entries(by).every(([key, value]) => figure.by[key] === value))
}
