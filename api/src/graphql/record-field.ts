import type { ObjectRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { askedFields } from './asked-fields.ts'

type Types = typeof builder.$inferSchemaTypes

interface RecordField<Shape> {
  type: ObjectRef<Types, Shape, Shape>
  /** Field of the child that holds the record's id. */
  key: string
  /** True: the store promises that the record is there. */
  isRequired: boolean
  description: string
}

/** A field that leads from a record to the one whose id it holds: for all records of a level in one SQL statement. */
export function recordField<ChildShape extends object, Shape extends object>(
  child: ObjectRef<Types, ChildShape, ChildShape>,
  name: string,
  { type, key, isRequired, description }: RecordField<Shape>,
): void {
  const model = (type as unknown as { name: string }).name
  const resolve = async (record: Record<string, unknown>, _args: object, { loaders }: Context, info: GraphQLResolveInfo): Promise<Shape | null> => {
    const id = record[key] as string | null
    const found = id === null ? null : await loaders.one<Shape>(model, id, askedFields(model, info))
    if (isRequired && found === null) throw new Error('A record that a foreign key names is gone.')
    return found
  }
  builder.objectField(child, name, (t) =>
    t.field({
      type,
      nullable: !isRequired,
      description,
      extensions: { reads: [key], recordKey: key },
      // The compiler cannot tell that no record is a list.
      resolve: resolve as never,
    }),
  )
}
