import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  type getVariableValues,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { TextSql } from './text-sql.ts'

type VariableValues = NonNullable<ReturnType<typeof getVariableValues>['variableValues']>

/** The fields selected of one type, by the key under which each is told; those of one key tell the same field. */
export type Fields = Record<string, [FieldNode, ...FieldNode[]]>

/** What the parts of one operation share while they are read. */
export interface Scope {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: VariableValues
  /** A name that no other table within the selection has. */
  nameTable(): string
  /** The SQL of a selection on the root's records, worked out once for all requests where no variable decides on it. */
  once(nodes: readonly FieldNode[], workOut: () => TextSql, typename?: string): TextSql
}

/** Without a prototype, as a key may be called `constructor` or `__proto__`. */
export const noFields = (): Fields => Object.create(null) as Fields

/** The fields that are selected of a type, below the nodes that led to it. */
export function fieldsIn(scope: Scope, type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
  const fields = noFields()
  for (const { selectionSet } of nodes) if (selectionSet) collect(scope, type, selectionSet, fields)
  return fields
}

export function collect(scope: Scope, type: GraphQLObjectType, { selections }: SelectionSetNode, into: Fields): void {
  for (const selection of selections) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, scope.variables)?.['if'] === true) continue
    if (getDirectiveValues(GraphQLIncludeDirective, selection, scope.variables)?.['if'] === false) continue
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const known = into[key]
      if (known) known.push(selection)
      else into[key] = [selection]
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value)
    if (fragment && fits(scope.schema, fragment.typeCondition?.name.value, type)) collect(scope, type, fragment.selectionSet, into)
  }
}

function fits(schema: GraphQLSchema, name: string | undefined, type: GraphQLObjectType): boolean {
  if (name === undefined || name === type.name) return true
  const condition = schema.getType(name)
  return isAbstractType(condition) && schema.isSubType(condition, type)
}

export function argumentsOf<Args>(scope: Scope, field: GraphQLField<unknown, unknown>, [node]: Fields[string]): Args {
  return getArgumentValues(field, node, scope.variables) as Args
}
