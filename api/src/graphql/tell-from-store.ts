import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql'
import type { Context } from '../context.ts'
import { listJson, queryJson, Untellable } from './json-sql.ts'
import { type PageArgs, readPageArgs } from './record-list.ts'
import { argumentsOf, collect, type Fields, noFields, type Scope } from './selection.ts'
import type { TextSql } from './text-sql.ts'
import { Parameters } from './where-sql.ts'

/** The data of an answer as JSON; null where it has to be resolved the ordinary way. */
export type Tell = (context: Context, variables: Record<string, unknown>) => Promise<string | null>

/**
 * Most questions ask for columns of records, of their parents and of their children. The store tells such an answer as one JSON text for each field
 * of the root, which goes out as it comes: no row is read into objects here. Anything else, refusals included, is resolved the ordinary way,
 * field by field; a test holds both to the same answers.
 */
export function tellFromStore(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Tell | null {
  const query = schema.getQueryType()
  if (operation.operation !== 'query' || !query) return null
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])))
  const dependsOnVariables = (nodes: readonly FieldNode[]) => [...nodes, ...fragments.values()].some((node) => print(node).includes('$'))
  const known = new Map<string, TextSql>()
  let isTellable = true
  return async (context, inputs) => {
    if (!isTellable) return null
    const { variableValues: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs)
    if (!variables) return null
    let tables = 0
    const scope: Scope = {
      schema,
      fragments,
      variables,
      nameTable() {
        tables += 1
        return `n${tables}`
      },
      once(nodes, workOut, typename = '') {
        const [{ loc } = {}] = nodes
        const key = nodes.length === 1 && loc ? `${loc.start}${typename}` : null
        const kept = key === null ? undefined : known.get(key)
        if (kept) return kept
        const sql = workOut()
        if (key !== null && !dependsOnVariables(nodes)) known.set(key, sql)
        return sql
      },
    }
    try {
      const fields = noFields()
      collect(scope, query, operation.selectionSet, fields)
      const parts = Object.entries(fields).map(([key, nodes]) => ({ key, ...statementOf(scope, query, nodes, context) }))
      const told = await Promise.all(
        parts.map(async ({ key, sql, parameters, isList }) => {
          const [row] = await context.store.sql<{ json: string | null }>(sql, parameters)
          if (row?.json === null || (isList && !row)) throw new Error('A field that must be there is not.')
          return `"${key}":${row?.json ?? 'null'}`
        }),
      )
      return `{${told.join(',')}}`
    } catch (error) {
      if (error instanceof Untellable) isTellable = false
      // A query has no effects, so it is asked again the ordinary way, which knows how to tell what is wrong.
      return null
    }
  }
}

function statementOf(scope: Scope, query: GraphQLObjectType, nodes: Fields[string], context: Context) {
  const field = query.getFields()[nodes[0].name.value]
  const { recordList, oneRecord } = field?.extensions ?? {}
  if (!field || !(recordList || oneRecord)) throw new Untellable(`${nodes[0].name.value} is worked out here.`)
  const parameters = new Parameters()
  const args = argumentsOf<never>(scope, field, nodes)
  if (recordList) {
    const page = readPageArgs(args as PageArgs)
    if (page.isBackward) throw new Error('Pages are turned back the ordinary way.')
    const json = listJson(scope, field, recordList(args, context), page, nodes, parameters)
    return { sql: `select ${json} as "json"`, parameters: parameters.values, isList: true }
  }
  const found = oneRecord?.(args, context) ?? { model: '', where: {} }
  const named = getNamedType(field.type)
  const type = isObjectType(named) ? named : scope.schema.getType(found.model)
  if (!isObjectType(type)) throw new Untellable(`${found.model} is no type of its own.`)
  return { sql: queryJson(scope, type, found, nodes, parameters), parameters: parameters.values, isList: false }
}
