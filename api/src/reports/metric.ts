import { AnalyticsError, type Figure, metrics } from '@cfit/analytics'
import { GraphQLError } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ImpactCategoryEnum, StrategyEnum } from '../procurement/codes.ts'

type Metric = (typeof metrics)[string]

const definitions = Object.values(metrics)

const MetricKeyEnum = builder.enumType('MetricKey', {
  description: 'Names of the metrics; each is declared once in the analytics layer.',
  values: Object.fromEntries(definitions.map((metric) => [metric.key.toUpperCase(), { value: metric.key, description: metric.description }])),
})

const MetricDirectionEnum = builder.enumType('MetricDirection', {
  description: 'Which way is better.',
  values: {
    UP: { value: 'up', description: 'More is better.' },
    DOWN: { value: 'down', description: 'Less is better.' },
    CONTEXT: { value: 'context', description: 'Neither: it gives context.' },
  },
} as const)

const MetricType = builder.objectRef<Metric>('Metric').implement({
  description: 'The definition of a metric.',
  fields: (t) => ({
    key: t.field({ type: MetricKeyEnum, description: 'Its stable name.', resolve: (metric) => metric.key }),
    label: t.exposeString('label', { description: 'Its name for people.' }),
    unit: t.exposeString('unit', { description: 'Unit of its value.' }),
    direction: t.field({ type: MetricDirectionEnum, description: 'Which way is better.', resolve: (metric) => metric.direction }),
    strategy: t.field({
      type: StrategyEnum,
      nullable: true,
      description: 'The strategy it speaks to; null for several or none.',
      resolve: (metric) => metric.strategy ?? null,
    }),
    impactCategory: t.field({
      type: ImpactCategoryEnum,
      nullable: true,
      description: 'The impact category it speaks to; null for several or none.',
      resolve: (metric) => metric.impactCategory ?? null,
    }),
    clause: t.string({ nullable: true, description: 'Clause of the Pact it follows; null when none.', resolve: (metric) => metric.clause ?? null }),
    numerator: t.exposeString('numeratorText', { description: 'What its numerator counts, in words.' }),
    denominator: t.string({
      nullable: true,
      description: 'What its denominator counts, in words; null for a count or a sum.',
      resolve: (metric) => metric.denominatorText ?? null,
    }),
    n: t.exposeString('nText', { description: 'What n counts, in words.' }),
    missing: t.exposeString('missing', { description: 'How missing answers are treated.' }),
    dimensions: t.stringList({ description: 'Names by which its figures can be split.', resolve: (metric) => Object.keys(metric.dimensions) }),
    description: t.exposeString('description', { description: 'What it measures.' }),
    caveat: t.exposeString('caveat', { description: 'What to keep in mind when reading it.' }),
    source: t.exposeString('source', { description: 'Where its data comes from.' }),
    version: t.string({ description: 'Version of the definition; a trend is broken where it changes.', resolve: (metric) => String(metric.version) }),
  }),
})

const FigureDimension = builder.objectRef<{ name: string; value: string }>('FigureDimension').implement({
  description: 'One name and value by which a figure was split.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the dimension.' }),
    value: t.exposeString('value', { description: 'Value of the dimension.' }),
  }),
})

const FigureType = builder.objectRef<Figure>('Figure').implement({
  description: 'The value of a metric for one year. With n = 0 it was not collected, which is not zero.',
  fields: (t) => ({
    metric: t.field({ type: MetricKeyEnum, description: 'The metric.', resolve: (figure) => figure.metric }),
    year: t.exposeInt('year', { description: 'Calendar year it tells about.' }),
    by: t.field({
      type: [FigureDimension],
      description: 'What it was split by; empty for the total.',
      resolve: (figure) => Object.entries(figure.by).map(([name, value]) => ({ name, value })),
    }),
    value: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The value; a share is between 0 and 1. Null when not collected.',
      resolve: (figure) => figure.value,
    }),
    unit: t.exposeString('unit', { description: 'Unit of the value.' }),
    numerator: t.field({ type: 'Decimal', nullable: true, description: 'The numerator; null when not collected.', resolve: (figure) => figure.numerator }),
    denominator: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The denominator; null for a count or a sum.',
      resolve: (figure) => figure.denominator,
    }),
    n: t.exposeInt('n', { description: 'Number of organisations or records behind it.' }),
    version: t.string({ description: 'Version of the definition.', resolve: (figure) => String(figure.version) }),
  }),
})

const DimensionFilter = builder.inputType('DimensionFilter', {
  description: 'Keeps the figures in which a dimension has this value.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the dimension.' }),
    value: t.string({ required: true, description: 'Its value.' }),
  }),
})

/** Marts of the books: their figures are public once the year's financial report is published. */
const bookMarts = new Set(['postings', 'balances', 'budget_lines', 'in_kind'])

/** Years of a metric that the viewer may see. The books of an unpublished year are for Secretariat and Steering Committee. */
async function hiddenYears(metric: Metric, years: readonly number[], { viewer, store }: Context): Promise<Set<number>> {
  if (!bookMarts.has(metric.mart) || viewer?.isOffice) return new Set()
  const published = await store.prisma.report.findMany({ where: { kind: 'ANNUAL_FINANCIAL', state: 'PUBLISHED' }, select: { year: true } })
  return new Set(years.filter((year) => !published.some((report) => report.year === year)))
}

builder.queryFields((t) => ({
  metrics: t.field({ type: [MetricType], description: 'All metrics with their definitions.', resolve: () => definitions }),
  figures: t.field({
    type: [FigureType],
    description: 'Figures of a metric, ordered by year and dimension. Figures of the books appear once that year’s financial report is published.',
    // Each dimension multiplies the rows that are read and sent.
    complexity: (args) => ({ field: 150 * (1 + (args.by?.length ?? 0)), multiplier: 5 }),
    args: {
      metric: t.arg({ type: MetricKeyEnum, required: true, description: 'The metric.' }),
      years: t.arg.intList({ description: 'Calendar years; all that have data unless given.' }),
      by: t.arg.stringList({ description: 'Dimensions to split by, from the metric’s list.' }),
      where: t.arg({ type: [DimensionFilter], description: 'Conditions on dimensions; they add up.' }),
    },
    resolve: async (_root, { metric: key, years, by, where }, context) => {
      const metric = metrics[key as string] as Metric
      const names = (where ?? []).map(({ name }) => name)
      if (new Set(names).size !== names.length) {
        throw new GraphQLError('A dimension stands twice in `where`.', {
          extensions: { code: 'BAD_USER_INPUT', field: 'where', remedy: 'Name each dimension once.' },
        })
      }
      const analytics = await context.analytics.current()
      const query = {
        ...(years ? { years } : {}),
        ...(by ? { by } : {}),
        ...(where ? { where: Object.fromEntries(where.map(({ name, value }) => [name, value])) } : {}),
      }
      const figures = await analytics.figures(metric.key, query).catch((error: unknown) => {
        if (!(error instanceof AnalyticsError)) throw error
        throw new GraphQLError(error.message, {
          extensions: {
            code: 'BAD_USER_INPUT',
            field: 'by, where or years',
            remedy: `This metric can be split by ${Object.keys(metric.dimensions).join(', ') || 'nothing'}.`,
          },
        })
      })
      const hidden = await hiddenYears(metric, [...new Set(figures.map((figure) => figure.year))], context)
      return figures.filter((figure) => !hidden.has(figure.year))
    },
  }),
}))
