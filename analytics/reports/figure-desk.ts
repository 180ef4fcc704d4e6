import { difference, sum } from './compare.ts'
import type { BoundFigure } from './document.ts'
import type { Figure, FigureSource, MetricDefinition } from './figure-source.ts'

/** Fewer returns than this behind a figure earn it a mark of caution. */
const cautionBelow = 5

export type Where = Readonly<Record<string, string>>

/** Hands out figures to a report and remembers each, so that the document carries exactly what it shows. */
export class FigureDesk {
  readonly #source: FigureSource
  readonly #bound = new Map<string, BoundFigure>()

  readonly #year: number
  /** What was asked before: sections ask for the same figures, and the source holds still for one report. */
  readonly #asked = new Map<string, Promise<readonly Figure[]>>()

  /** `year` is the year reported; a figure derived from nothing belongs to it. */
  constructor(source: FigureSource, year: number) {
    this.#source = source
    this.#year = year
  }

  /** One figure; one that the source does not know counts as not collected. */
  async one(metric: string, year: number, where: Where = {}, label?: string): Promise<BoundFigure> {
    const definition = this.definition(metric)
    const figure =
      definition === undefined
        ? undefined
        : (await this.#once(['one', metric, year, where], async () => [await this.#source.figure(metric, { year, where })]))[0]
    return this.#bind(figure ?? { ...nothing(metric, year, definition), by: where }, { ...figure?.by, ...where }, label)
  }

  /** All figures of a metric by dimensions in one year, in the source's order. */
  async by(metric: string, year: number, dimensions: readonly string[], where: Where = {}): Promise<BoundFigure[]> {
    if (this.definition(metric) === undefined) return []
    const figures = await this.#once(['by', metric, year, dimensions, where], () => this.#source.figures(metric, { years: [year], by: dimensions, where }))
    return figures.filter((figure) => figure.year === year).map((figure) => this.#bind(figure, { ...figure.by, ...where }))
  }

  #once(question: readonly unknown[], ask: () => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
    const key = JSON.stringify(question)
    const asked = this.#asked.get(key) ?? ask()
    this.#asked.set(key, asked)
    return asked
  }

  /** `now - before` as a figure of its own. */
  difference(metric: string, label: string, now: BoundFigure, before: BoundFigure): BoundFigure {
    return this.#derive(metric, label, 'difference', [now, before], difference(now.value, before.value))
  }

  sum(metric: string, label: string, parts: readonly BoundFigure[]): BoundFigure {
    return this.#derive(metric, label, 'sum', parts, sum(parts.map((part) => part.value)))
  }

  definition(metric: string): MetricDefinition | undefined {
    return this.#source.metrics[metric]
  }

  /** Everything handed out so far, in order of id. */
  bound(): BoundFigure[] {
    return [...this.#bound.values()].toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  #derive(metric: string, label: string, operation: 'difference' | 'sum', parts: readonly BoundFigure[], value: string | null): BoundFigure {
    const [first] = parts
    const figure = {
      metric,
      // What is derived from two years belongs to the later one.
      year: parts.length === 0 ? this.#year : Math.max(...parts.map((part) => part.year)),
      by: {},
      value,
      unit: first?.unit ?? '',
      numerator: null,
      denominator: null,
      n: value === null ? 0 : parts.reduce((n, part) => n + part.n, 0),
      version: [...new Set(parts.map((part) => part.version))].join(', '),
    }
    return this.#bind(figure, {}, label, { operation, of: parts.map((part) => part.id) })
  }

  #bind(figure: Figure, by: Where, label?: string, derived?: BoundFigure['derived']): BoundFigure {
    const dimensions = Object.entries(by).toSorted(([a], [b]) => (a < b ? -1 : 1))
    const id = `${figure.metric}.${figure.year}${dimensions.length === 0 ? '' : `[${dimensions.map(([key, value]) => `${key}=${value}`).join(',')}]`}`
    const isCollected = figure.value !== null
    const bound: BoundFigure = {
      id,
      metric: figure.metric,
      label: label ?? this.definition(figure.metric)?.label ?? figure.metric,
      year: figure.year,
      by: Object.fromEntries(dimensions),
      value: figure.value,
      unit: this.definition(figure.metric)?.kind === 'share' ? 'share' : figure.unit,
      numerator: figure.numerator,
      denominator: figure.denominator,
      n: figure.n,
      version: String(figure.version),
      isCollected,
      // A plain count is its own n, and the books are complete: two practices are two practices, three budget lines are the budget.
      needsCaution:
        isCollected && figure.n < cautionBelow && derived === undefined && this.definition(figure.metric)?.kind !== 'count' && figure.unit !== 'EUR',
      ...(derived === undefined ? {} : { derived }),
    }
    this.#bound.set(id, bound)
    return bound
  }
}

function nothing(metric: string, year: number, definition: MetricDefinition | undefined): Figure {
  return {
    metric,
    year,
    by: {},
    value: null,
    unit: definition?.unit ?? '',
    numerator: null,
    denominator: null,
    n: 0,
    version: String(definition?.version ?? ''),
  }
}
