import { brandWithType } from '@pothos/core'
import { type GraphQLResolveInfo, isObjectType } from 'graphql'
import type { Context } from '../context.ts'
import type { Viewer } from '../identity/viewer.ts'
import { askedFields } from './asked-fields.ts'

/** The record behind a global id; null when there is none or the viewer may not see it: to them it is not there. */
export async function readNode({ loaders, viewer }: Context, info: GraphQLResolveInfo, { typename, id }: { typename: string; id: string }) {
  const type = info.schema.getType(typename)
  if (!isObjectType(type)) return null
  const record = await loaders.one<object>(typename, id, askedFields(typename, info))
  const isVisible = type.extensions.isVisible as ((record: object, viewer: Viewer | null) => boolean) | undefined
  if (!record || (isVisible && !isVisible(record, viewer))) return null
  brandWithType(record, typename as never)
  return record
}
