import { type Field, fieldsOf, snakeCase } from './rows.ts'

/*
 * The conditions and orders of a list are written once, in Prisma's form, which its types check; here they become SQL for the one reader of lists.
 * Only the forms that lists use are known, any other is refused. A test holds both paths to the same rows.
 */

/** Values of one statement, each by its number, and its names for tables. */
export class Parameters {
  readonly values: unknown[] = []
  #tables = 0

  /** A name that no other table of the statement has. */
  nameTable(): string {
    this.#tables += 1
    return `t${this.#tables}`
  }

  bind(value: unknown): string {
    this.values.push(value instanceof Date ? value.toISOString() : value)
    return `$${this.values.length}`
  }
}

type Where = Record<string, unknown>

/** The condition on an alias of a model as SQL. */
export function conditionSql(model: string, alias: string, where: Where, parameters: Parameters): string {
  const parts = Object.entries(where).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (name === 'AND') return ([] as Where[]).concat(value as Where).map((one) => conditionSql(model, alias, one, parameters))
    if (name === 'OR') return [`(${(value as Where[]).map((one) => conditionSql(model, alias, one, parameters)).join(' or ') || 'false'})`]
    const field = fieldOf(model, name)
    return [
      field.kind === 'object' ? relationSql(model, alias, field, value as Where, parameters) : columnSql(`${alias}."${snakeCase(name)}"`, value, parameters),
    ]
  })
  return parts.length ? `(${parts.join(' and ')})` : 'true'
}

function fieldOf(model: string, name: string): Field {
  const field = fieldsOf(model).find((one) => one.name === name)
  if (!field) throw new Error(`${model} has no field ${name}.`)
  return field
}

const comparisons: Record<string, string> = { equals: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }

function columnSql(column: string, value: unknown, parameters: Parameters): string {
  if (value === null) return `${column} is null`
  if (typeof value !== 'object' || value instanceof Date) return `${column} = ${parameters.bind(value)}`
  const { mode, ...conditions } = value as Where
  const parts = Object.entries(conditions).map(([name, compared]) => {
    if (name === 'in' || name === 'notIn') {
      const bound = (compared as unknown[]).map((one) => parameters.bind(one)).join(', ')
      return bound ? `${column} ${name === 'in' ? 'in' : 'not in'} (${bound})` : String(name === 'notIn')
    }
    if (name === 'contains') return `${column} ${mode === 'insensitive' ? 'ilike' : 'like'} ${parameters.bind(`%${String(compared)}%`)}`
    const operator = comparisons[name]
    if (!operator) throw new Error(`Lists know no condition ${name}.`)
    return compared === null ? `${column} is null` : `${column} ${operator} ${parameters.bind(compared)}`
  })
  return parts.length ? `(${parts.join(' and ')})` : 'true'
}

function relationSql(model: string, alias: string, relation: Field, value: Where, parameters: Parameters): string {
  const other = parameters.nameTable()
  const link = linkSql(model, alias, relation, other)
  const exists = (where: Where) =>
    `exists (select from "${snakeCase(relation.type)}" ${other} where ${link} and ${conditionSql(relation.type, other, where, parameters)})`
  if (!relation.isList) return exists(value)
  const parts = Object.entries(value).map(([name, where]) => {
    if (name === 'some') return exists(where as Where)
    if (name === 'none') return `not ${exists(where as Where)}`
    throw new Error(`Lists know no condition ${name} on ${relation.name}.`)
  })
  return `(${parts.join(' and ')})`
}

/** How a row of a model and one of the related model belong together. */
function linkSql(model: string, alias: string, relation: Field, other: string): string {
  const [own] = relation.relationFromFields ?? []
  if (own) return `${other}."id" = ${alias}."${snakeCase(own)}"`
  const [foreign] =
    fieldsOf(relation.type).find((field) => field.relationName === relation.relationName && field.relationFromFields?.length)?.relationFromFields ?? []
  if (!foreign) throw new Error(`${model}.${relation.name} leads nowhere.`)
  return `${other}."${snakeCase(foreign)}" = ${alias}."id"`
}

/** One step of an order. */
export interface OrderStep {
  sql: string
  direction: 'asc' | 'desc'
  nulls: 'first' | 'last'
  /** False where the schema allows no null. */
  mayBeNull: boolean
}

/** The steps of an order in Prisma's form, on the alias `c`. As in PostgreSQL, null counts as the largest unless said otherwise. */
export function orderSteps(model: string, order: readonly Where[]): OrderStep[] {
  return order.flatMap((one) => Object.entries(one).map(([name, value]) => stepOf(model, 'c', name, value)))
}

function stepOf(model: string, alias: string, name: string, value: unknown): OrderStep {
  const field = fieldOf(model, name)
  if (field.kind === 'object') {
    const [[inner, direction] = ['', '']] = Object.entries(value as Where)
    const step = stepOf(field.type, 'r', inner, direction)
    return { ...step, sql: `(select ${step.sql} from "${snakeCase(field.type)}" r where ${linkSql(model, alias, field, 'r')})` }
  }
  const { sort, nulls } = typeof value === 'string' ? { sort: value, nulls: undefined } : (value as { sort: string; nulls?: 'first' | 'last' })
  const direction = sort === 'desc' ? 'desc' : 'asc'
  return { sql: `${alias}."${snakeCase(name)}"`, direction, nulls: nulls ?? (direction === 'asc' ? 'last' : 'first'), mayBeNull: !field.isRequired }
}

export const orderSql = (steps: readonly OrderStep[]) =>
  steps.map(({ sql, direction, nulls, mayBeNull }) => `${sql} ${direction}${mayBeNull ? ` nulls ${nulls}` : ''}`).join(', ')

/** The same order from its other end. */
export const reversed = (steps: readonly OrderStep[]): OrderStep[] =>
  steps.map((step) => ({ ...step, direction: step.direction === 'asc' ? 'desc' : 'asc', nulls: step.nulls === 'first' ? 'last' : 'first' }))

/** The condition that a row comes after the one whose order values stand in `k.v0`, `k.v1` and so on. */
export function afterSql(steps: readonly OrderStep[]): string {
  const alternatives = steps.map((step, index) => {
    const same = steps.slice(0, index).map(({ sql }, earlier) => `${sql} is not distinct from k.v${earlier}`)
    return `(${[...same, beyondSql(step, `k.v${index}`)].join(' and ')})`
  })
  return `(${alternatives.join(' or ')})`
}

function beyondSql({ sql, direction, nulls, mayBeNull }: OrderStep, value: string): string {
  const beyond = `${sql} ${direction === 'asc' ? '>' : '<'} ${value}`
  if (!mayBeNull) return beyond
  return nulls === 'last' ? `(${value} is not null and (${beyond} or ${sql} is null))` : `(${beyond} or (${value} is null and ${sql} is not null))`
}
