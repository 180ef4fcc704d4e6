import type { ObjectRef } from '@pothos/core'
import { GraphQLError } from 'graphql'
import { builder } from '../builder.ts'
import { askedFields, selectedFields } from './asked-fields.ts'
import type { ChildRelation } from './loaders.ts'

type Types = typeof builder.$inferSchemaTypes

export const connectionLimits = { default: 20, most: 100, furthest: 25_000 }

interface ConnectionArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Reads `first` and `after` of a child connection; refuses what is out of bounds with the remedy. */
export function readPage({ first, after }: ConnectionArgs): { offset: number; limit: number } {
  const limit = first ?? connectionLimits.default
  if (limit < 0 || limit > connectionLimits.most) refusePage('first', limit, `Ask for 0 to ${connectionLimits.most} at a time.`)
  if (!after) return { offset: 0, limit }
  const position = /^after:(\d{1,6})$/.exec(Buffer.from(after, 'base64url').toString())?.[1]
  if (!position || Number(position) >= connectionLimits.furthest) refusePage('after', after, 'Use a cursor that this connection gave.')
  return { offset: Number(position) + 1, limit }
}

function refusePage(field: string, value: unknown, remedy: string): never {
  throw new GraphQLError(`${field} cannot be ${JSON.stringify(value)}. ${remedy}`, { extensions: { code: 'BAD_USER_INPUT', field, value, remedy } })
}

export const cursorAt = (position: number): string => Buffer.from(`after:${position}`).toString('base64url')

interface Connection<Shape> {
  totalCount: number
  edges: { cursor: string; node: Shape }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

type Named = { name: string }
const connectionTypes = new Map<unknown, unknown>()

/** The connection type of a child type, made once however many parents lead to it. */
function connectionOf<Shape extends object>(type: ObjectRef<Types, Shape, Shape>): ObjectRef<Types, Connection<Shape>, Connection<Shape>> {
  const { name } = type as unknown as Named
  let connection = connectionTypes.get(type)
  if (!connection) {
    connection = builder.connectionObject(
      {
        type,
        name: `${name}Connection`,
        description: `A page of ${name} records.`,
      },
      { name: `${name}Edge`, description: `One ${name} of the page, with its cursor.` },
    )
    connectionTypes.set(type, connection)
  }
  return connection as ObjectRef<Types, Connection<Shape>, Connection<Shape>>
}

/**
 * A connection to the children of an object, read by the one generic loader: rows and count of all parents of a level in one SQL statement.
 * The parent may come from Prisma or from a loader; the children's fields never query on their own.
 */
export function childConnection<ParentShape extends object, ChildShape extends object>(
  parent: ObjectRef<Types, ParentShape, ParentShape>,
  name: string,
  options: { type: ObjectRef<Types, ChildShape, ChildShape>; relation: ChildRelation; description: string },
): void {
  const { relation } = options
  builder.objectField(parent, name, (t) =>
    t.field({
      extensions: { reads: [relation.parentField ?? 'id'], children: relation },
      type: connectionOf(options.type),
      description: options.description,
      args: {
        first: t.arg.int({ description: `How many; ${connectionLimits.default} unless said otherwise, ${connectionLimits.most} at most.` }),
        after: t.arg.string({ description: 'Only those after this cursor.' }),
      },
      complexity: (args) => ({ field: 1, multiplier: Math.max(1, args.first ?? connectionLimits.default) }),
      resolve: async (record, args, { loaders }, info): Promise<Connection<ChildShape>> => {
        const { offset, limit } = readPage(args)
        const asked = selectedFields(info)
        const key = (record as Record<string, unknown>)[relation.parentField ?? 'id'] as string | null
        const withRows = asked.has('edges') || asked.has('pageInfo')
        const fields = withRows ? askedFields(relation.model, info, ['edges', 'node']) : null
        const page =
          key === null ? { rows: [], total: 0 } : await loaders.children(relation, key, { offset, limit, withRows, withTotal: asked.has('totalCount'), fields })
        const rows = page.rows.slice(0, limit) as ChildShape[]
        return {
          totalCount: page.total ?? 0,
          edges: rows.map((node, index) => ({ cursor: cursorAt(offset + index), node })),
          pageInfo: {
            hasNextPage: page.rows.length > limit,
            hasPreviousPage: offset > 0,
            startCursor: rows.length ? cursorAt(offset) : null,
            endCursor: rows.length ? cursorAt(offset + rows.length - 1) : null,
          },
        }
      },
    }),
  )
}
