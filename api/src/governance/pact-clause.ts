import type { Store } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { rowReader } from '../graphql/rows.ts'
import type { Viewer } from '../identity/viewer.ts'
import { type Article, articleInForce } from '../pact/articles.ts'
import type { Clause } from '../pact/clauses/clause.ts'
import { clauses } from '../pact/clauses.ts'
import { Decision, visibleDecisionsSql } from './decision.ts'

const NoRuleKindEnum = enumeration('PactNoRuleKind', 'Why the hub rules nothing on a clause.', {
  STATEMENT: 'It says what the Pact is, means or aims at; there is nothing in it to decide.',
  EACH_PARTICIPANT: 'A matter of each participant or supporter, on which the hub does not rule.',
  BY_BUILD: 'The hub is made so that it holds, which leaves nothing to rule on.',
  NOT_BUILT: 'It could have a rule, which is not built yet.',
})

const NoRuleType = builder.objectRef<NonNullable<Clause['noRule']>>('PactNoRule').implement({
  description: 'The honest reason why a clause has no rule.',
  fields: (t) => ({
    kind: t.field({ type: NoRuleKindEnum, description: 'What kind of reason it is.', resolve: ({ kind }) => kind }),
    because: t.exposeString('because', { description: 'The reason, in words.' }),
  }),
})

const PactValue = builder.objectRef<Article>('PactValue').implement({
  description: 'One number, date or list of the Pact, and since when it holds. An amendment adds a later value of the same key and leaves the earlier one.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its stable name.' }),
    value: t.field({ type: 'Json', description: 'The value: a number, a text, yes or no, or a list of codes.', resolve: ({ value }) => value }),
    unit: t.exposeString('unit', { description: 'Unit of the value.' }),
    of: t.exposeString('of', { description: 'What it is the value of, in words.' }),
    bound: t.exposeString('bound', { description: 'Whether the value itself still counts: `inclusive`, `exclusive` or `none`.' }),
    since: t.field({ type: 'Date', description: 'First day on which it holds.', resolve: ({ since }) => since }),
    article: t.exposeString('article', { description: 'The clause it rests on, with its letter if it has one.' }),
    isReading: t.exposeBoolean('isReading', {
      description: 'True where the text is silent and this is the hub’s reading, replaceable by a committee decision.',
    }),
    isInForce: t.boolean({
      description: 'True for the value that holds today.',
      resolve: ({ key, since }, _args, { today }) => articleInForce(key, today)?.since === since,
    }),
  }),
})

interface RestingDecision {
  decision: typeof Decision.$inferType
}

const RestingDecisionType = builder.objectRef<RestingDecision>('PactClauseDecision').implement({
  description: 'A decision that rests on a clause.',
  fields: (t) => ({ decision: t.field({ type: Decision, description: 'The decision.', resolve: ({ decision }) => decision }) }),
})

interface RestingDecisions {
  count: number
  newest: RestingDecision[]
}

const RestingDecisionsType = builder.objectRef<RestingDecisions>('PactClauseDecisions').implement({
  description: 'The decisions that rest on a clause, of those the viewer may see.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many there are in all.' }),
    newest: t.field({ type: [RestingDecisionType], description: 'The newest five, newest first.', resolve: ({ newest }) => newest }),
  }),
})

interface RestingRow extends Record<string, unknown> {
  clause: string
  total: number
}

/** The visible decisions under each clause, for all clauses in one statement. A ruling on `6.4.2 a` rests on 6.4.2; one on 1.1.10 never on 1.1.1. */
async function restingDecisions(numbers: readonly string[], store: Store, viewer: Viewer | null): Promise<RestingDecisions[]> {
  const reader = rowReader('Decision')
  const visible = visibleDecisionsSql(viewer)
  const rows = await store.sql<RestingRow>(
    `with resting as (
       select distinct substring(r.ruling->>'article' from '^(4\\.[0-9]+|[0-9]+\\.[0-9]+\\.[0-9]+)') as "clause", c."id", c."decided_on"
       from "decision" c cross join lateral jsonb_array_elements(case jsonb_typeof(c."rulings") when 'array' then c."rulings" else '[]' end) r(ruling)
       where ${visible.sql}
     ), ranked as (
       select *, count(*) over (partition by "clause")::int as "total",
         row_number() over (partition by "clause" order by "decided_on" desc, "id" desc) as "rank"
       from resting where "clause" = any($1::text[])
     )
     select k."clause", k."total", ${reader.columns}
     from ranked k join "decision" c on c."id" = k."id"
     where k."rank" <= 5 order by k."clause", k."rank"`,
    [[...numbers]],
  )
  const found = new Map<string, RestingDecisions>(numbers.map((number) => [number, { count: 0, newest: [] }]))
  for (const { clause, total, ...row } of rows) {
    const resting = found.get(clause) as RestingDecisions
    resting.count = total
    resting.newest.push({ decision: reader.read(row) as typeof Decision.$inferType })
  }
  return numbers.map((number) => found.get(number) as RestingDecisions)
}

const PactClause = builder.objectRef<Clause>('PactClause').implement({
  description: 'A numbered clause of the Pact, told in the hub’s own words, with what the hub makes of it. The Pact is voluntary (6.1.1): rules inform.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number in version 2, for example `6.4.2`; parts a, b and so on belong to it.' }),
    paragraph: t.exposeInt('paragraph', { description: 'Its paragraph, 1 to 6.' }),
    summary: t.exposeString('summary', { description: 'What it says, in the hub’s own words; the Pact’s text alone is authoritative.' }),
    rules: t.stringList({ description: 'Names of the functions that rule on it; empty where there is none.', resolve: ({ rules }) => [...rules] }),
    values: t.field({ type: [PactValue], description: 'Numbers, dates and lists that rest on it.', resolve: ({ values }) => values }),
    readings: t.stringList({ description: 'How the hub reads it where the text is silent or open, in words.', resolve: ({ readings }) => [...readings] }),
    hasReading: t.boolean({
      description: 'True when a text or a value here is the hub’s reading, replaceable by a committee decision.',
      resolve: ({ readings, values }) => readings.length > 0 || values.some(({ isReading }) => isReading),
    }),
    commands: t.stringList({ description: 'Commands of this API whose acts rest on it.', resolve: ({ commands }) => [...commands] }),
    tests: t.stringList({ description: 'Files that test what the hub makes of it.', resolve: ({ tests }) => [...tests] }),
    noRuleBecause: t.field({ type: NoRuleType, nullable: true, description: 'Why it has no rule; null where it has one.', resolve: ({ noRule }) => noRule }),
    decisions: t.loadable({
      type: RestingDecisionsType,
      description: 'The decisions with a ruling under it, as they were recorded; refusals are for Secretariat and committee.',
      load: (numbers: string[], { store, viewer }) => restingDecisions(numbers, store, viewer),
      loaderOptions: { cache: false },
      resolve: ({ number }) => number,
    }),
  }),
})

builder.queryField('pactClauses', (t) =>
  t.field({
    type: [PactClause],
    description: 'All numbered clauses of the Pact in their order, each with its rules or the reason why it has none, and the decisions that rest on it.',
    complexity: { field: 1, multiplier: clauses.length },
    resolve: () => clauses,
  }),
)
