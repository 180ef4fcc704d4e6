import type { DuckDBConnection } from '@duckdb/node-api'
import { AnalyticsError } from './analytics-error.ts'
import { fileOf, layers, type Model, relationOf } from './define.ts'
import { sources } from './sources.ts'

/** A model with the relations its SQL reads, sorted. */
export interface Ordered {
  readonly model: Model
  readonly reads: readonly string[]
}

/** Puts the models in an order in which each comes after all that it reads, found from the SQL itself. */
export async function orderModels(connection: DuckDBConnection, models: readonly Model[]): Promise<Ordered[]> {
  const byName = new Map(models.map((model) => [relationOf(model), model]))
  const reads = new Map<string, string[]>()
  for (const model of [...models].sort((a, b) => (relationOf(a) < relationOf(b) ? -1 : 1))) {
    const found = await relationsRead(connection, model.sql, fileOf(model))
    for (const relation of found) refuseForbidden(model, relation, byName)
    if (model.layer === 'staging' && found.length !== 1) {
      throw new AnalyticsError('MODEL_NOT_ONE_SOURCE', `${fileOf(model)} reads ${found.join(' and ') || 'nothing'}. A staging model reads exactly one source.`)
    }
    reads.set(relationOf(model), found)
  }

  const ordered: Ordered[] = []
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return
    const model = byName.get(name)
    if (!model) return
    if (path.includes(name)) {
      throw new AnalyticsError('MODEL_CYCLE', `${fileOf(model)} reads itself: ${[...path.slice(path.indexOf(name)), name].join(' reads ')}.`)
    }
    const found = reads.get(name) ?? []
    for (const relation of found) visit(relation, [...path, name])
    done.add(name)
    ordered.push({ model, reads: found })
  }
  for (const layer of layers) for (const name of reads.keys()) if (name.startsWith(`${layer}.`)) visit(name, [])
  return ordered
}

function refuseForbidden(model: Model, relation: string, byName: ReadonlyMap<string, Model>): void {
  const [schema, table] = relation.split('.')
  if (schema === 'raw') {
    if (!table || !(table in sources)) unknown(model, relation)
    if (model.layer !== 'staging') {
      throw new AnalyticsError('MODEL_READS_UPWARD', `${fileOf(model)} reads ${relation}. Only staging reads the store's rows; read its staging model.`)
    }
    return
  }
  const read = byName.get(relation)
  if (!read) unknown(model, relation)
  if (model.layer === 'staging') {
    throw new AnalyticsError('MODEL_READS_UPWARD', `${fileOf(model)} reads ${relation}. A staging model reads one source of the schema raw.`)
  }
  if (layers.indexOf(read.layer) > layers.indexOf(model.layer)) {
    throw new AnalyticsError('MODEL_READS_UPWARD', `${fileOf(model)} reads ${relation}, a later stage. A model reads its own stage or an earlier one.`)
  }
}

function unknown(model: Model, relation: string): never {
  throw new AnalyticsError('MODEL_UNKNOWN_RELATION', `${fileOf(model)} reads ${relation}, which is neither a model nor a source.`)
}

type Node = { [key: string]: unknown }

/** The relations a SELECT reads, with their schema, through common table expressions and subqueries; sorted, without repetition. */
export async function relationsRead(connection: DuckDBConnection, sql: string, file: string): Promise<string[]> {
  // The function takes a literal only, so the text is quoted here; it comes from our own files.
  const result = await connection.runAndReadAll(`select json_serialize_sql('${sql.replaceAll("'", "''")}') as tree`)
  const tree = JSON.parse(String(result.getRows()[0]?.[0])) as { error: boolean; error_message?: string; statements?: Node[] }
  if (tree.error || tree.statements?.length !== 1) {
    throw new AnalyticsError('MODEL_BROKEN', `${file} is not one SELECT statement: ${tree.error_message ?? 'it holds several statements'}.`)
  }
  const relations = new Set<string>()
  const named = new Set<string>()
  walk(tree.statements, (node) => {
    for (const entry of (node['cte_map'] as { map?: { key: string }[] } | undefined)?.map ?? []) named.add(entry.key)
  })
  walk(tree.statements, (node) => {
    if (node['type'] !== 'BASE_TABLE') return
    const schema = String(node['schema_name'] ?? '')
    const table = String(node['table_name'])
    if (schema) relations.add(`${schema}.${table}`)
    else if (!named.has(table)) relations.add(table)
  })
  return [...relations].sort()
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (value !== null && typeof value === 'object') {
    visit(value as Node)
    for (const item of Object.values(value)) walk(item, visit)
  }
}
