/*
 * The parts of the engine, for the tests that put other models, rows or metrics into it. Rooms that only read figures import the package itself.
 */
export type { DuckDBConnection } from '@duckdb/node-api'
export { buildModels, readRows } from './build.ts'
export { loadChecks, runCheck } from './checks/index.ts'
export type { Layer, Model, Sidecar } from './define.ts'
export { readFigures } from './figures.ts'
export { relationsRead } from './graph.ts'
export { Instance, openInstance } from './instance.ts'
export { extractAll } from './load.ts'
export { defineMetric } from './metrics/define.ts'
export { loadModels } from './models/index.ts'
export { rawType, type SourceType, sources } from './sources.ts'
