import type { Store } from '@cfit/prisma'
import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { type AskedFields, askedFields, selectedFields } from './asked-fields.ts'
import { connectionLimits } from './child-connection.ts'
import { rowReader, snakeCase } from './rows.ts'
import { afterSql, conditionSql, orderSql, orderSteps, Parameters, reversed } from './where-sql.ts'

/** Which records a list holds and in which order, in Prisma's form; the order ends in a field that no two share. */
export interface RecordList {
  model: string
  where: object
  orderBy: readonly object[]
}

interface PageArgs {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
  offset?: number | null | undefined
}

interface Page {
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
function readPageArgs({ first, last, after, before, offset }: PageArgs): Page {
  for (const [field, value] of [['first', first] as const, ['last', last] as const])
    if (value != null && value < 0) refusePage(field, value, 'Ask for none or more.')
  if (before != null && (after != null || first != null)) refusePage('before', before, 'It goes with `last`, without `first` and `after`.')
  if (after != null && last != null) refusePage('last', last, 'With `after`, use `first`.')
  const cursor = before != null ? readCursor('before', before) : after != null ? readCursor('after', after) : null
  if (offset && !cursor && (offset < 0 || offset > connectionLimits.furthest)) refusePage('offset', offset, 'Narrow the filter, or follow the cursors.')
  const limit = Math.min(first ?? last ?? connectionLimits.default, connectionLimits.most)
  return { limit, isBackward: before != null || last != null, cursor, offset: cursor ? 0 : (offset ?? 0) }
}

/** One page of a list in one SQL statement, and the number of all in another when asked. */
export async function readRecordPage<Row>(context: Context, info: GraphQLResolveInfo, list: RecordList, args: PageArgs) {
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

async function readRows(store: Store, { model, where, orderBy }: RecordList, page: Page, fields: AskedFields): Promise<Record<string, unknown>[]> {
  const parameters = new Parameters()
  const forward = orderSteps(model, orderBy as Record<string, unknown>[])
  const steps = page.isBackward ? reversed(forward) : forward
  const reader = rowReader(model, fields)
  const table = snakeCase(model)
  const condition = conditionSql(model, 'c', where as Record<string, unknown>, parameters)
  const known = page.cursor
    ? `(select ${steps.map(({ sql }, index) => `${sql} as v${index}`).join(', ')} from "${table}" c where c."id" = ${parameters.bind(page.cursor)}) k, `
    : ''
  const rows = await store.sql<Record<string, unknown>>(
    `select ${reader.columns} from ${known}"${table}" c where ${condition}${page.cursor ? ` and ${afterSql(steps)}` : ''}
     order by ${orderSql(steps)} limit ${page.limit + 1}${page.offset ? ` offset ${page.offset}` : ''}`,
    parameters.values,
  )
  return rows.map(reader.read)
}

async function countRecords(store: Store, { model, where }: RecordList): Promise<number> {
  const parameters = new Parameters()
  const condition = conditionSql(model, 'c', where as Record<string, unknown>, parameters)
  const [row] = await store.sql<{ total: number }>(`select count(*)::int as "total" from "${snakeCase(model)}" c where ${condition}`, parameters.values)
  return row?.total ?? 0
}

/** The first record of a list, or null. */
export async function readRecord<Row>(context: Context, info: GraphQLResolveInfo, list: Pick<RecordList, 'model' | 'where'>): Promise<Row | null> {
  const parameters = new Parameters()
  const reader = rowReader(list.model, askedFields(list.model, info))
  const condition = conditionSql(list.model, 'c', list.where as Record<string, unknown>, parameters)
  const [row] = await context.store.sql<Record<string, unknown>>(
    `select ${reader.columns} from "${snakeCase(list.model)}" c where ${condition} limit 1`,
    parameters.values,
  )
  return row ? (reader.read(row) as Row) : null
}

/** The first records of a list, at most so many, whole. */
export async function readRecords<Row>(store: Store, list: RecordList, most: number): Promise<Row[]> {
  return (await readRows(store, list, { limit: most - 1, isBackward: false, cursor: null, offset: 0 }, null)) as Row[]
}
