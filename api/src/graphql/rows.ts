import { Prisma } from '@cfit/prisma'
import { getDatamodel } from '@cfit/prisma/pothos'

export interface Field {
  name: string
  kind: string
  type: string
  isList: boolean
  isRequired: boolean
  relationName?: string
  relationFromFields?: string[]
}

/** Models of the store as the read paths know them, derived from the Prisma schema. */
const models = (getDatamodel() as unknown as { datamodel: { models: Record<string, { fields: Field[] }> } }).datamodel.models

const snakeCased = new Map<string, string>()

/** The column or table behind a camel-case name: the schema maps every name by this one rule, and a test holds it to that. */
export function snakeCase(name: string): string {
  let cased = snakeCased.get(name)
  if (cased === undefined) {
    cased = name.replace(/(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, (letter) => `_${letter}`).toLowerCase()
    snakeCased.set(name, cased)
  }
  return cased
}

export function fieldsOf(model: string): Field[] {
  const fields = models[model]?.fields
  if (!fields) throw new Error(`The store has no model ${model}.`)
  return fields
}

export function scalarFields(model: string): Field[] {
  return fieldsOf(model).filter((field) => field.kind !== 'object' && field.type !== 'Json')
}

/** How one model, or some of its fields, is read through plain SQL into the same values as Prisma gives. */
export interface RowReader {
  /** The select list on the alias `c`. Drivers read dates and decimals differently, so both travel as text. */
  columns: string
  read(row: Record<string, unknown>): Record<string, unknown>
}

const readers = new Map<string, RowReader>()

/** The reader of these fields of a model; of all its fields unless some are named. */
export function rowReader(model: string, names?: readonly string[] | null): RowReader {
  const key = names ? `${model}:${names.join(',')}` : model
  let reader = readers.get(key)
  if (!reader) {
    const fields = scalarFields(model).filter((field) => !names || names.includes(field.name))
    const dates = fields.filter((field) => field.type === 'DateTime').map((field) => field.name)
    const decimals = fields.filter((field) => field.type === 'Decimal').map((field) => field.name)
    reader = {
      columns: fields.map(selected).join(', '),
      // The row is the driver's own and nobody else's, so it is corrected in place.
      read(row) {
        for (const name of dates) if (row[name] !== null) row[name] = readDate(row[name] as string)
        for (const name of decimals) if (row[name] !== null) row[name] = new Prisma.Decimal(row[name] as string)
        return row
      },
    }
    readers.set(key, reader)
  }
  return reader
}

function selected(field: Field): string {
  const column = `c."${snakeCase(field.name)}"`
  if (field.isList) return `array_to_json(${column}) as "${field.name}"`
  if (field.type === 'DateTime') return `${column}::text as "${field.name}"`
  if (field.type === 'Decimal') return `trim_scale(${column})::text as "${field.name}"`
  return `${column} as "${field.name}"`
}

function readDate(text: string): Date {
  return text.length === 10 ? new Date(`${text}T00:00:00Z`) : new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'))
}
