import { type Execute, type Row, snakeCase, textOf } from './insert-rows.ts'

/** A table whose rows belong to a parent and are recognised under it by their natural key. */
export interface ChildTable {
  table: string
  /** Field that holds the parent's id. */
  parent: string
  /** The fields that, with the parent, make the natural key: what the table's unique index is over. */
  key: readonly string[]
  /** The other fields, all but the id. */
  fields: readonly string[]
}

/**
 * Brings the rows under the given parents to the wanted ones, with one statement: rows that are no longer wanted go, new ones come, those
 * that differ change and keep their id. A row that stays the same is not touched, so that the change log tells real changes only.
 * Parents that are new have nothing to lose; leaving them out of `grown` spares the search.
 */
export async function upsertRows(execute: Execute, { table, parent, key, fields }: ChildTable, grown: readonly string[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0 && grown.length === 0) return
  const natural = [parent, ...key].map(columnOf)
  const others = fields.map(columnOf)
  const all = ['id', parent, ...key, ...fields]
  const columns = all.map(columnOf).join(', ')
  const wanted = `jsonb_populate_recordset(null::"${table}", $1::jsonb)`
  const same = natural.map((column) => `w.${column} = t.${column}`).join(' and ')
  const gone = `with gone as (delete from "${table}" t where t.${columnOf(parent)} = any($2::uuid[]) and not exists (select from ${wanted} w where ${same}))`
  const differs = `where (${others.map((column) => `t.${column}`).join(', ')}) is distinct from (${others.map((column) => `excluded.${column}`).join(', ')})`
  const change = others.length === 0 ? 'nothing' : `update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')} ${differs}`
  const insert = `insert into "${table}" as t (${columns}) select ${columns} from ${wanted} on conflict (${natural.join(', ')}) do ${change}`
  const names = all.map((field) => [`"${snakeCase(field)}":`, field] as const)
  const texts = rows.map((row) => `{${names.map(([name, field]) => name + textOf(row[field])).join(',')}}`)
  const json = `[${texts.join(',')}]`
  if (grown.length === 0) await execute(insert, [json])
  else await execute(`${gone} ${insert}`, [json, [...grown]])
}

const columnOf = (field: string): string => `"${snakeCase(field)}"`
