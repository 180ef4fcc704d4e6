import { Prisma } from '@cfit/prisma'
import { getDatamodel } from '@cfit/prisma/pothos'

interface Field {
  name: string
  kind: string
  type: string
  isList: boolean
}

/** Models of the store as the read paths know them, derived from the Prisma schema. */
const models = (getDatamodel() as unknown as { datamodel: { models: Record<string, { fields: Field[] }> } }).datamodel.models

/** The column or table behind a camel-case name: the schema maps every name by this one rule, and a test holds it to that. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, (letter) => `_${letter}`).toLowerCase()
}

export function scalarFields(model: string): Field[] {
  const fields = models[model]?.fields
  if (!fields) throw new Error(`The store has no model ${model}.`)
  return fields.filter((field) => field.kind !== 'object' && field.type !== 'Json')
}

/**
 * The select list that reads one model through plain SQL into the same values as Prisma gives.
 * The drivers read dates and decimals differently, so both travel as text.
 */
export function columnsOf(model: string, alias: string): string {
  return scalarFields(model)
    .map((field) => {
      const column = `${alias}."${snakeCase(field.name)}"`
      if (field.isList) return `array_to_json(${column}) as "${field.name}"`
      if (field.type === 'DateTime') return `${column}::text as "${field.name}"`
      if (field.type === 'Decimal') return `trim_scale(${column})::text as "${field.name}"`
      return `${column} as "${field.name}"`
    })
    .join(', ')
}

/** Turns a row of `columnsOf` into the value Prisma would have given. */
export function readRow<Row>(model: string, row: Record<string, unknown>): Row {
  const record: Record<string, unknown> = {}
  for (const field of scalarFields(model)) {
    const value = row[field.name]
    if (value === null || value === undefined) record[field.name] = null
    else if (field.type === 'DateTime') record[field.name] = readDate(value as string)
    else if (field.type === 'Decimal') record[field.name] = new Prisma.Decimal(value as string)
    else record[field.name] = value
  }
  return record as Row
}

function readDate(text: string): Date {
  return text.length === 10 ? new Date(`${text}T00:00:00Z`) : new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'))
}
