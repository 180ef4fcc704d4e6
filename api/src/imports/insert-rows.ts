import type { Transaction } from '../command.ts'

/** Runs one statement of a transaction. */
export type Execute = (text: string, parameters: unknown[]) => Promise<unknown>

/** The statements of a transaction of the client. */
export const through =
  (transaction: Transaction): Execute =>
  (text, parameters) =>
    transaction.$executeRawUnsafe(text, ...parameters)

/** A row by the store's field names; its values are what JSON can carry: days and amounts as text. */
export type Row = Record<string, unknown>

/**
 * Inserts rows of one table with one statement and one parameter. The client's own `createMany` sends a parameter for each field,
 * which took most of the time of an import. Column names are the field names in snake case, as everywhere in the schema.
 */
export async function insertRows(execute: Execute, table: string, rows: readonly Row[], onConflict: 'fail' | 'skip' = 'fail'): Promise<void> {
  const [first] = rows
  if (!first) return
  const fields = Object.keys(first)
  const columns = fields.map((field) => `"${snakeCase(field)}"`).join(', ')
  const names = fields.map((field) => [`"${snakeCase(field)}":`, field] as const)
  const texts = rows.map((row) => `{${names.map(([name, field]) => name + textOf(row[field])).join(',')}}`)
  await execute(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)${onConflict === 'skip' ? ' on conflict do nothing' : ''}`,
    [`[${texts.join(',')}]`],
  )
}

/** Gives rows of one table, known by their ids, the values of the given fields, with one statement and one parameter. */
export async function updateRows(execute: Execute, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map((field) => `"${snakeCase(field)}"`)
  const changes = columns.filter((column) => column !== '"id"').map((column) => `${column} = changed.${column}`)
  const keyed = rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [snakeCase(field), value ?? null])))
  await execute(
    `update "${table}" as stored set ${changes.join(', ')} from jsonb_populate_recordset(null::"${table}", $1::jsonb) as changed where stored."id" = changed."id"`,
    [JSON.stringify(keyed)],
  )
}

/** A value that is JSON text already. */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export const textOf = (value: unknown): string => (value instanceof JsonText ? value.text : JSON.stringify(value ?? null))

export const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
