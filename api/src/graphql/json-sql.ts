import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { nodeTypes } from '../builder.ts'
import { cursorAt, readPage } from './child-connection.ts'
import type { ChildRelation } from './loaders.ts'
import { matchingSql, type Page, pageSql, type RecordList, type RecordQuery } from './record-list.ts'
import { fieldsOf, snakeCase } from './rows.ts'
import { argumentsOf, type Fields, fieldsIn, type Scope } from './selection.ts'
import { TextSql } from './text-sql.ts'
import type { Parameters } from './where-sql.ts'

/*
 * The SQL whose one value is a selection's JSON, as GraphQL would tell it. It knows fields that are columns, records behind a key, and children;
 * whatever else is asked for, or has a rule about who may see it, is refused here and resolved the ordinary way.
 */

/** What the store cannot tell by itself. */
export class Untellable extends Error {}

type Type = GraphQLObjectType
type Field = GraphQLField<unknown, unknown>

/** A record as JSON, from a row under an alias. */
export function recordJson(scope: Scope, type: Type, alias: string, selected: Fields): TextSql {
  if (type.extensions.isVisible) throw new Untellable(`Who may see a ${type.name} is a rule of its own.`)
  return objectJson(type, selected, (field, nodes) => {
    const { recordKey, children } = field.extensions
    if ('authScopes' in ((field.extensions['pothosOptions'] as object | undefined) ?? {})) throw new Untellable(`${field.name} has a rule of its own.`)
    if (recordKey) return parentJson(scope, field, `${alias}."${snakeCase(recordKey)}"`, nodes)
    if (children) return childrenJson(scope, field, children, alias, nodes)
    return valueJson(type, field, alias)
  })
}

function objectJson(type: Type, selected: Fields, tell: (field: Field, nodes: Fields[string]) => TextSql): TextSql {
  const json = new TextSql()
  let opening = '{'
  for (const [key, nodes] of Object.entries(selected)) {
    const name = nodes[0].name.value
    json.fixed(`${opening}"${key}":`)
    opening = ','
    if (name === '__typename') json.fixed(`"${type.name}"`)
    else {
      const field = type.getFields()[name] as Field
      const told = tell(field, nodes)
      if (isNonNullType(field.type)) json.append(told)
      else json.computed(`coalesce(${told}, 'null')`)
    }
  }
  return json.fixed('}')
}

function parentJson(scope: Scope, field: Field, key: string, nodes: Fields[string]): TextSql {
  const type = objectType(field)
  const alias = scope.nameTable()
  const json = recordJson(scope, type, alias, fieldsIn(scope, type, nodes))
  return new TextSql().computed(`(select ${json} from "${snakeCase(type.name)}" ${alias} where ${alias}."id" = ${key})`)
}

function childrenJson(scope: Scope, field: Field, relation: ChildRelation, parent: string, nodes: Fields[string]): TextSql {
  if (relation.visible) throw new Untellable(`Who may see ${field.name} is a rule of its own.`)
  const { offset, limit } = readPage(argumentsOf(scope, field, nodes))
  const alias = scope.nameTable()
  const from = `from "${snakeCase(relation.model)}" ${alias} where ${alias}."${snakeCase(relation.parentKey)}" = ${parent}."${snakeCase(relation.parentField ?? 'id')}"`
  const order = [
    ...relation.orderBy.map(({ field: name, direction }) => `${alias}."${snakeCase(name)}" ${direction} nulls last`),
    `${alias}."${snakeCase(relation.tieBreak ?? 'id')}"`,
  ].join(', ')
  const last = `${offset} + least(count(*), ${limit}) - 1`
  return connectionJson(scope, objectType(field), nodes, alias, {
    limit,
    count: `select count(*) ${from}`,
    page: `select ${alias}.*, row_number() over (order by ${order}) as "child_position" ${from} order by ${order} limit ${limit + 1} offset ${offset}`,
    hasPrevious: offset > 0,
    cursor: cursorSql(`${alias}."child_position" - 1`),
    startCursor: `'"${cursorAt(offset)}"'`,
    endCursor: `'"' || ${cursorSql(last)} || '"'`,
  })
}

/** The cursor of a position among children, as `cursorAt` makes it. */
const cursorSql = (position: string) => `translate(encode(('after:' || (${position}))::bytea, 'base64'), '+/=', '-_')`

/** A page of a list of the root as JSON. */
export function listJson(scope: Scope, field: Field, list: RecordList, page: Page, nodes: Fields[string], parameters: Parameters): TextSql {
  const { cursor, offset, limit } = page
  const listCursor = (id: string) => `encode(('GPC:S:' || ${id})::bytea, 'base64')`
  return connectionJson(scope, objectType(field), nodes, 'c', {
    limit,
    get count() {
      return `select count(*) from ${matchingSql(list, parameters)}`
    },
    get page() {
      return pageSql(list, page, 'c.*', parameters)
    },
    hasPrevious: cursor !== null || offset > 0,
    cursor: listCursor('c."id"'),
    startCursor: `'"' || ${listCursor('(array_agg(c."id"))[1]')} || '"'`,
    endCursor: `'"' || ${listCursor(`(array_agg(c."id"))[least(count(*), ${limit})]`)} || '"'`,
  })
}

interface PageSql {
  limit: number
  /** Statements that count all, and that read the page and one row more. */
  count: string
  page: string
  hasPrevious: boolean
  /** A row's cursor; those of the first and the last of the page, quoted. */
  cursor: string
  startCursor: string
  endCursor: string
}

function connectionJson(scope: Scope, type: Type, nodes: Fields[string], alias: string, sql: PageSql): TextSql {
  let isRead = false
  const json = objectJson(type, fieldsIn(scope, type, nodes), (field, inner) => {
    if (field.name === 'totalCount') return new TextSql().computed(`(${sql.count})`)
    isRead = true
    if (field.name === 'pageInfo') return pageInfoJson(objectType(field), fieldsIn(scope, objectType(field), inner), sql)
    if (field.name !== 'edges') throw new Untellable(`${field.name} is no part of a page.`)
    const edgeType = objectType(field)
    const edge = objectJson(edgeType, fieldsIn(scope, edgeType, inner), (part, own) => {
      if (part.name === 'cursor') return new TextSql().fixed('"').computed(sql.cursor).fixed('"')
      if (part.name !== 'node') throw new Untellable(`${part.name} is no part of an edge.`)
      const tell = () => recordJson(scope, objectType(part), alias, fieldsIn(scope, objectType(part), own))
      return alias === 'c' ? scope.once(own, tell) : tell()
    })
    return new TextSql().fixed('[').computed(`coalesce(array_to_string((array_agg(${edge}))[1:${sql.limit}], ',', 'null'), '')`).fixed(']')
  })
  // `having` makes it one row, however many there are and whatever is told of them.
  return isRead ? new TextSql().computed(`(select ${json} from (${sql.page}) ${alias} having true)`) : json
}

function pageInfoJson(type: Type, selected: Fields, { limit, hasPrevious, startCursor, endCursor }: PageSql): TextSql {
  return objectJson(type, selected, ({ name }) => {
    if (name === 'hasNextPage') return new TextSql().computed(`(count(*) > ${limit})::text`)
    if (name === 'hasPreviousPage') return new TextSql().fixed(String(hasPrevious))
    return new TextSql().computed(`case when least(count(*), ${limit}) > 0 then ${name === 'startCursor' ? startCursor : endCursor} end`)
  })
}

/** One record of the root as JSON; no row where there is none. */
export function queryJson(scope: Scope, type: Type, query: RecordQuery, nodes: Fields[string], parameters: Parameters): string {
  const json = scope.once(nodes, () => recordJson(scope, type, 'c', fieldsIn(scope, type, nodes)), type.name)
  return `select ${json} as "json" from ${matchingSql(query, parameters)} limit 1`
}

function valueJson(type: Type, field: Field, alias: string): TextSql {
  if (field.name === 'id' && nodeTypes.has(type.name)) return globalIdJson(type.name, alias)
  const column = fieldsOf(type.name).find(({ name }) => name === field.extensions.pothosExposedField)
  if (!column) throw new Untellable(`${type.name}.${field.name} is no column.`)
  const sql = `${alias}."${snakeCase(column.name)}"`
  const told = getNullableType(field.type)
  if (isListType(told)) {
    const isPlain = isLeafType(getNamedType(told)) && tellsPlainly(getNullableType(told.ofType))
    if (!isPlain || !column.isList) throw new Untellable(`${type.name}.${field.name} is no list of words.`)
    return new TextSql().computed(`to_json(${sql})::text`)
  }
  if (isEnumType(told) && tellsPlainly(told)) return new TextSql().fixed('"').computed(`${sql}::text`).fixed('"')
  const name = getNamedType(told).name
  if (name === 'String') return new TextSql().computed(`to_json(${sql}::text)::text`)
  if (name === 'Boolean' || (name === 'Int' && column.type === 'Int')) return new TextSql().computed(`${sql}::text`)
  if (name === 'Decimal' && column.type === 'Decimal') return new TextSql().fixed('"').computed(`trim_scale(${sql})::text`).fixed('"')
  if (name === 'Date' && column.type === 'DateTime') return new TextSql().fixed('"').computed(`left(${sql}::text, 10)`).fixed('"')
  if (name === 'DateTime') return new TextSql().fixed('"').computed(`to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`).fixed('"')
  throw new Untellable(`${type.name}.${field.name} is a ${name}.`)
}

/** True where GraphQL tells the store's own words. */
const tellsPlainly = (type: GraphQLOutputType): boolean =>
  isEnumType(type) ? type.getValues().every(({ name, value }) => name === value) : getNamedType(type).name === 'String'

function globalIdJson(typename: string, alias: string): TextSql {
  const encoded = `encode(('${typename}:' || ${alias}."id")::bytea, 'base64')`
  // PostgreSQL breaks base64 into lines of 76 characters.
  return new TextSql()
    .fixed('"')
    .computed(typename.length > 19 ? `translate(${encoded}, E'\\n', '')` : encoded)
    .fixed('"')
}

function objectType(field: Field): Type {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Untellable(`${field.name} is no object.`)
  return type
}
