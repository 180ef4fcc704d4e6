import type { Store } from '@cfit/prisma'
import type { ObjectRef } from '@pothos/core'
import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import type { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { type AskedFields, askedFields, selectedFields } from './asked-fields.ts'
import { connectionLimits } from './child-connection.ts'
import { rowReader, snakeCase } from './rows.ts'
import { afterSql, conditionSql, orderSql, orderSteps, Parameters, reversed } from './where-sql.ts'

type Types = typeof builder.$inferSchemaTypes

/** Which records of a model, in Prisma's form. */
export interface RecordQuery {
  model: string
  where: object
}

/** Which records a list holds and in which order; the order ends in a field that no two share. */
export interface RecordList extends RecordQuery {
  orderBy: readonly object[]
}

export interface PageArgs {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
  offset?: number | null | undefined
}

export interface Page {
  limit: number
  isBackward: boolean
  cursor: string | null
  offset: number
}

function refusePage(field: string, value: unknown, remedy: string): never {
  throw new GraphQLError(`${field} cannot be ${JSON.stringify(value)}. ${remedy}`, { extensions: { code: 'BAD_USER_INPUT', field, value, remedy } })
}

const uuid = /^GPC:S:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const cursorOf = (id: string): string => Buffer.from(`GPC:S:${id}`).toString('base64')

function readCursor(field: string, cursor: string): string {
  return uuid.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? refusePage(field, cursor.slice(0, 100), 'Use a cursor that this connection gave.')
}

/** Reads the arguments of a page: forwards by `first` and `after`, backwards by `last` and `before`, or by number. */
export function readPageArgs({ first, last, after, before, offset }: PageArgs): Page {
  for (const [field, value] of [['first', first] as const, ['last', last] as const])
    if (value != null && value < 0) refusePage(field, value, 'Ask for none or more.')
  if (before != null && (after != null || first != null)) refusePage('before', before, 'It goes with `last`, without `first` and `after`.')
  if (after != null && last != null) refusePage('last', last, 'With `after`, use `first`.')
  const cursor = before != null ? readCursor('before', before) : after != null ? readCursor('after', after) : null
  if (offset && !cursor && (offset < 0 || offset > connectionLimits.furthest)) refusePage('offset', offset, 'Narrow the filter, or follow the cursors.')
  const limit = Math.min(first ?? last ?? connectionLimits.default, connectionLimits.most)
  return { limit, isBackward: before != null || last != null, cursor, offset: cursor ? 0 : (offset ?? 0) }
}

/** How a connection of the root finds its records: by a list that its arguments choose. */
export function recordList<Shape extends object, Args extends object = object>(
  type: ObjectRef<Types, Shape, Shape>,
  listOf: (args: Args, context: Context) => { where: object; orderBy: readonly object[] },
) {
  const { name: model } = type as unknown as { name: string }
  const list = (args: Args, context: Context): RecordList => ({ model, ...listOf(args, context) })
  return {
    extensions: { recordList: list as (args: never, context: Context) => RecordList },
    resolve: (_root: unknown, args: Args & PageArgs, context: Context, info: GraphQLResolveInfo) =>
      readRecordPage<Shape>(context, info, list(args, context), args),
  }
}

/** How a field of the root finds its record; null when there is none. */
export function oneRecord<Shape extends object, Args extends object>(type: ObjectRef<Types, Shape, Shape>, whereOf: (args: Args, context: Context) => object) {
  const { name: model } = type as unknown as { name: string }
  const query = (args: Args, context: Context): RecordQuery => ({ model, where: whereOf(args, context) })
  return {
    extensions: { oneRecord: query as (args: never, context: Context) => RecordQuery },
    resolve: (_root: unknown, args: Args, context: Context, info: GraphQLResolveInfo) => readRecord<Shape>(context, info, query(args, context)),
  }
}

/** One page of a list in one SQL statement, and the number of all in another when asked. */
async function readRecordPage<Row>(context: Context, info: GraphQLResolveInfo, list: RecordList, args: PageArgs) {
  const page = readPageArgs(args)
  const asked = selectedFields(info)
  const wantsRows = asked.has('edges') || asked.has('pageInfo')
  const fields = wantsRows ? askedFields(list.model, info, ['edges', 'node']) : null
  const [found, totalCount] = await Promise.all([
    wantsRows ? readRows(context.store, list, page, fields) : [],
    asked.has('totalCount') ? countRecords(context.store, list) : 0,
  ])
  const hasMore = found.length > page.limit
  if (hasMore) found.pop()
  const rows = (page.isBackward ? found.reverse() : found) as (Row & { id: string })[]
  const edges = rows.map((node) => ({ cursor: cursorOf(node.id), node }))
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: page.isBackward ? args.before != null : hasMore,
      hasPreviousPage: page.isBackward ? hasMore : args.after != null || page.offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

async function readRows(store: Store, list: RecordList, page: Page, fields: AskedFields): Promise<Record<string, unknown>[]> {
  const parameters = new Parameters()
  const reader = rowReader(list.model, fields)
  const rows = await store.sql<Record<string, unknown>>(pageSql(list, page, reader.columns, parameters), parameters.values)
  return rows.map(reader.read)
}

/** The statement that reads a page of a list, and one record more where there are more. */
export function pageSql({ model, where, orderBy }: RecordList, page: Page, columns: string, parameters: Parameters): string {
  const forward = orderSteps(model, orderBy as Record<string, unknown>[])
  const steps = page.isBackward ? reversed(forward) : forward
  const table = snakeCase(model)
  const condition = conditionSql(model, 'c', where as Record<string, unknown>, parameters)
  const known = page.cursor
    ? `(select ${steps.map(({ sql }, index) => `${sql} as v${index}`).join(', ')} from "${table}" c where c."id" = ${parameters.bind(page.cursor)}) k, `
    : ''
  return `select ${columns} from ${known}"${table}" c where ${condition}${page.cursor ? ` and ${afterSql(steps)}` : ''}
     order by ${orderSql(steps)} limit ${page.limit + 1}${page.offset ? ` offset ${page.offset}` : ''}`
}

async function countRecords(store: Store, list: RecordList): Promise<number> {
  const parameters = new Parameters()
  const [row] = await store.sql<{ total: number }>(`select count(*)::int as "total" from ${matchingSql(list, parameters)}`, parameters.values)
  return row?.total ?? 0
}

/** The records of a query, as what follows `from`. */
export function matchingSql({ model, where }: RecordQuery, parameters: Parameters): string {
  return `"${snakeCase(model)}" c where ${conditionSql(model, 'c', where as Record<string, unknown>, parameters)}`
}

async function readRecord<Row>(context: Context, info: GraphQLResolveInfo, query: RecordQuery): Promise<Row | null> {
  const parameters = new Parameters()
  const reader = rowReader(query.model, askedFields(query.model, info))
  const [row] = await context.store.sql<Record<string, unknown>>(`select ${reader.columns} from ${matchingSql(query, parameters)} limit 1`, parameters.values)
  return row ? (reader.read(row) as Row) : null
}

/** The first records of a list, at most so many, whole. */
export async function readRecords<Row>(store: Store, list: RecordList, most: number): Promise<Row[]> {
  return (await readRows(store, list, { limit: most - 1, isBackward: false, cursor: null, offset: 0 }, null)) as Row[]
}
