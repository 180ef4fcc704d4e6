/** What a figure is measured in. */
export type Unit = 'requests/s' | 'ms' | 'rows/s' | 'releases/s' | 'MB' | 'statements'

/** One figure of one system in one case: a value per interleaved run. */
export interface Sample {
  case: string
  system: string
  unit: Unit
  values: number[]
  note?: string
}

/** A mark of performance: what was wanted, what was measured (a ratio or an absolute), whether it is met. */
export interface Mark {
  name: string
  wanted: string
  measured: number
  unit: string
  isMet: boolean
  note?: string
}

export interface PartResult {
  samples: Sample[]
  marks: Mark[]
}

export const sizes = ['small', 'full'] as const
export type Size = (typeof sizes)[number]

export interface BenchOptions {
  size: Size
  /** How often each system is measured in each case. */
  runs: number
  /** A PostgreSQL server on which the part may make databases of its own; it drops them after. */
  databaseUrl: string
  log(line: string): void
}

export const partNames = ['api', 'analytics', 'imports', 'starts'] as const
export type PartName = (typeof partNames)[number]

/** One part of the bench; `tests/bench/<name>/index.ts` exports it as `part`. */
export interface BenchPart {
  name: PartName
  describe: string
  run(options: BenchOptions): Promise<PartResult>
}

/** The product's own system has this name in every part; the others are compared with it. */
export const ours = 'hub'
