import type { DuckDBConnection } from '@duckdb/node-api'
import { buildMart, checkKey, failedIn } from './build.ts'
import { type Model, relationOf } from './define.ts'
import { fingerprinted, renewFingerprints } from './fingerprints.ts'
import type { Ordered } from './graph.ts'
import type { Mart } from './marts.ts'
import { conditionOf, everything, isNothing, readTouch, type Touch, union } from './touch.ts'

/** What a change has touched, by relation, be it nothing that a scope could name; a relation that is missing stands as it was. */
export type Touched = ReadonlyMap<string, Touch>

export interface Refreshing {
  readonly touched: Touched
  /** Names of the marts in which something may have changed, sorted. */
  readonly refreshed: readonly string[]
}

/**
 * Takes changes of `raw` through the models, in order: a view follows by itself, a mart with a scope is made anew in what was touched, any other whole. What
 * a mart made whole really changed is compared, so that the marts behind it are left alone when that is nothing.
 */
export async function refreshModels(
  connection: DuckDBConnection,
  ordered: readonly Ordered[],
  marts: ReadonlyMap<string, Mart>,
  sources: Touched,
): Promise<Refreshing> {
  const touched = new Map([...sources].map(([table, touch]) => [`raw.${table}`, touch]))
  const refreshed: string[] = []
  const hashed = await fingerprinted(connection)
  for (const { model, reads } of ordered) {
    const changedReads = reads.filter((relation) => touched.has(relation))
    if (changedReads.length === 0) continue
    const touch = union(...changedReads.flatMap((relation) => touched.get(relation) ?? []))
    const mart = model.layer === 'marts' ? marts.get(model.name) : undefined
    if (!mart) {
      touched.set(relationOf(model), touch)
      continue
    }
    const changed = await refreshMart(connection, mart, touch)
    if (isNothing(changed)) continue
    touched.set(relationOf(model), changed)
    refreshed.push(model.name)
    await checkTouched(connection, model, changed)
    if (hashed.has(model.name)) await renewFingerprints(connection, mart, changed)
  }
  return { touched, refreshed: refreshed.sort() }
}

/** Brings a mart up to date and says what can have changed in it. */
async function refreshMart(connection: DuckDBConnection, mart: Mart, touch: Touch): Promise<Touch> {
  const { model } = mart
  const { scope } = model.sidecar
  if (!scope) return replaceWhole(connection, mart)
  if (isNothing(touch)) return touch
  const condition = conditionOf(touch, scope)
  if (!condition) {
    await buildMart(connection, model)
    return touch
  }
  const relation = relationOf(model)
  await connection
    .run(`delete from ${relation} where ${condition}; insert into ${relation} select * from (${model.sql}\n) where ${condition}`)
    .catch((cause: unknown) => failedIn(model, cause))
  return touch
}

/** Makes a mart anew beside the present one and puts it in its place where they differ. */
async function replaceWhole(connection: DuckDBConnection, { model, columns }: Mart): Promise<Touch> {
  const relation = relationOf(model)
  await connection.run(`create or replace temp table renewed as ${model.sql}`).catch((cause: unknown) => failedIn(model, cause))
  const difference = `(from temp.renewed except all from ${relation}) union all (from ${relation} except all from temp.renewed)`
  const canTell = columns.has('year') && columns.has('organisation_id')
  const changed = canTell ? await readTouch(connection, difference) : everything
  if (!isNothing(changed)) await connection.run(`create or replace table ${relation} as from temp.renewed`)
  await connection.run('drop table temp.renewed')
  return changed
}

/**
 * Proves the key of a mart where it was touched. Staging keeps the key of the store, by which rows were replaced, and a view between that gave a row twice
 * would give it twice to a mart.
 */
async function checkTouched(connection: DuckDBConnection, model: Model, touch: Touch): Promise<void> {
  // Rows of one key could lie in two scopes, unless the key itself names the scope.
  const within = (model.sidecar.scope ?? []).filter((column) => model.sidecar.key.includes(column))
  await checkKey(connection, model, conditionOf(touch, within))
}
