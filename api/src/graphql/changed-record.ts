import type { ObjectRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { askedFields } from './asked-fields.ts'

type Types = typeof builder.$inferSchemaTypes

/** The record that a command has changed, for its answer. */
export async function readChanged<Shape extends object>(
  type: ObjectRef<Types, Shape, Shape>,
  { loaders }: Context,
  info: GraphQLResolveInfo,
  id: string,
): Promise<Shape> {
  const { name } = type as unknown as { name: string }
  const record = await loaders.one<Shape>(name, id, askedFields(name, info))
  if (!record) throw new Error('A record that was just changed is gone.')
  return record
}
