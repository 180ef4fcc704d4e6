import type { ScopeColumn } from './touch.ts'

/** The stages of refinement. A relation reads its own stage or an earlier one, and only staging reads the store's rows. */
export const layers = ['staging', 'intermediate', 'marts'] as const
export type Layer = (typeof layers)[number]

export interface Column {
  readonly description: string
  /** Unit of a quantity, for example `EUR` or `years`; absent for words, keys and dates. */
  readonly unit?: string
}

/** What stands beside each model: the build compares it with the relation as built, both ways. */
export interface Sidecar {
  /** Begins with "One row per". */
  readonly grain: string
  /** Columns that identify a row; their uniqueness is checked at each build. */
  readonly key: readonly string[]
  /**
   * For a mart: the columns by which its rows are found again when a change touched them. Declared, it says that a row of it rests on nothing but rows of its
   * own year (and organisation), and those alone are made anew after a change; absent, the mart is made anew whole.
   */
  readonly scope?: readonly ScopeColumn[]
  /** Every column in order: its description, or description and unit. */
  readonly columns: Readonly<Record<string, string | readonly [description: string, unit: string]>>
}

/** One relation: a plain SELECT in its file, and its sidecar. */
export interface Model {
  readonly layer: Layer
  readonly name: string
  readonly sql: string
  readonly sidecar: Sidecar
}

export function defineModel(sidecar: Sidecar): Sidecar {
  return sidecar
}

export function columnOf(described: string | readonly [string, string]): Column {
  return typeof described === 'string' ? { description: described } : { description: described[0], unit: described[1] }
}

/** Path of a model's file within analytics, for messages. */
export const fileOf = (model: Pick<Model, 'layer' | 'name'>): string => `models/${model.layer}/${model.name}.sql`
/** The name by which SQL calls a model. */
export const relationOf = (model: Pick<Model, 'layer' | 'name'>): string => `${model.layer}.${model.name}`
