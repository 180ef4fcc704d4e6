import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'
import type { Viewer } from '../identity/viewer.ts'
import type { ChildRelation } from './loaders.ts'
import type { RecordList, RecordQuery } from './record-list.ts'
import { scalarFields } from './rows.ts'

/*
 * What a query asks of the rows it reads, so that no column travels in vain. A field that a type exposes reads its own column;
 * a field with a resolver of its own says in its extension `reads` which columns that needs, else all of them are read.
 */

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    reads?: readonly string[]
    pothosExposedField?: string
    /** The field of the record that holds the id of the one it leads to. */
    recordKey?: string
    /** The children it leads to. */
    children?: ChildRelation
    /** The records of a list, or the one record, that a field of the root gives for its arguments. */
    recordList?: (args: never, context: Context) => RecordList
    oneRecord?: (args: never, context: Context) => RecordQuery
  }
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    /** Columns that the type's own rule about who sees a record needs, whatever is asked. */
    reads?: readonly string[]
    /** Whether the viewer may see a record; everyone may where a type has no such rule. */
    isVisible?: (record: never, viewer: Viewer | null) => boolean
  }
}

/** Fields of a model to read; null for all. */
export type AskedFields = readonly string[] | null

// Documents are kept between requests, so their nodes are the same objects and what they ask is worked out once.
const known = new WeakMap<FieldNode, Map<string, AskedFields>>()

/** The model's fields that the resolved field's selection needs, at the end of a path such as `['edges', 'node']`. */
export function askedFields(model: string, info: GraphQLResolveInfo, path: readonly string[] = []): AskedFields {
  const [first] = info.fieldNodes
  if (!first || info.fieldNodes.length > 1) return workOut(model, info, path)
  let ofNode = known.get(first)
  if (!ofNode) {
    ofNode = new Map()
    known.set(first, ofNode)
  }
  let asked = ofNode.get(model)
  if (asked === undefined) {
    asked = workOut(model, info, path)
    ofNode.set(model, asked)
  }
  return asked
}

function workOut(model: string, info: GraphQLResolveInfo, path: readonly string[]): AskedFields {
  const { fieldNodes, fragments } = info
  const type = typeAt(info, path, model)
  let sets = fieldNodes.flatMap((node) => node.selectionSet ?? [])
  for (const name of path)
    sets = sets.flatMap((set) =>
      fieldsIn(set, fragments)
        .filter((node) => node.name.value === name)
        .flatMap((node) => node.selectionSet ?? []),
    )
  const columns = new Set(scalarFields(model).map((field) => field.name))
  const needed = new Set<string>(type.extensions.reads)
  if (columns.has('id')) needed.add('id')
  for (const node of sets.flatMap((set) => fieldsIn(set, fragments))) {
    const name = node.name.value
    if (name.startsWith('__')) continue
    const field = type.getFields()[name]
    // A fragment on another type.
    if (!field) continue
    const { extensions } = field
    const reads = extensions.reads ?? (extensions.pothosExposedField ? [extensions.pothosExposedField] : name === 'id' ? ['id'] : null)
    if (!reads?.every((column) => columns.has(column))) return null
    for (const column of reads) needed.add(column)
  }
  return [...needed].sort()
}

/** All fields selected in a set, through fragments of whatever type: too many at most, never too few. */
function fieldsIn(set: SelectionSetNode, fragments: { readonly [name: string]: FragmentDefinitionNode }): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet
    return inner ? fieldsIn(inner, fragments) : []
  })
}

/** The object type at the end of a path of fields; where that could be one of several, the one of the model's name. */
function typeAt(info: GraphQLResolveInfo, path: readonly string[], model: string): GraphQLObjectType {
  let type = getNamedType(info.returnType)
  for (const name of path) {
    const field = isObjectType(type) ? type.getFields()[name] : undefined
    if (!field) throw new Error(`${type.name} has no field ${name}.`)
    type = getNamedType(field.type)
  }
  const found = isObjectType(type) ? type : info.schema.getType(model)
  if (!isObjectType(found)) throw new Error(`${type.name} is no object type.`)
  return found
}

const namesBelow = new WeakMap<FieldNode, ReadonlySet<string>>()

/** Names of the fields selected directly below the field being resolved, through fragments. */
export function selectedFields(info: GraphQLResolveInfo): ReadonlySet<string> {
  const [first] = info.fieldNodes
  const isAlone = first && info.fieldNodes.length === 1
  const found = isAlone ? namesBelow.get(first) : undefined
  if (found) return found
  const names = new Set(
    info.fieldNodes.flatMap((node) => (node.selectionSet ? fieldsIn(node.selectionSet, info.fragments) : [])).map((node) => node.name.value),
  )
  if (isAlone) namesBelow.set(first, names)
  return names
}
