import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { StoreError } from './store-error.ts'

const migrationsFolder = fileURLToPath(new URL('../migrations/', import.meta.url))
const modelsFolder = fileURLToPath(new URL('../models/', import.meta.url))
// Node has it, its types do not name it.
declare const WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> }

const everything = { externalTables: [], externalEnums: [] }

/** Names of the migrations that ship with this version, in order. */
export async function shippedMigrations(folder = migrationsFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function schemaFiles(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(modelsFolder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(names.map(async (path) => ({ path, content: await readFile(modelsFolder + path, 'utf8') })))
}

let isInstantiated = false

async function instantiate(): Promise<void> {
  if (isInstantiated) return
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const bytes = await readFile(file)
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
  isInstantiated = true
}

async function openEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<wasm.SchemaEngine> {
  await instantiate()
  const datamodels = (await schemaFiles()).map((file): [string, string] => [file.path, file.content])
  return wasm.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Applies what is not applied yet, with Prisma's own engine and its `_prisma_migrations` table. Returns the names applied now. */
export async function applyMigrations(adapter: SqlMigrationAwareDriverAdapterFactory, folder = migrationsFolder): Promise<string[]> {
  const names = await shippedMigrations(folder)
  const engine = await openEngine(adapter)
  try {
    const migrationDirectories = await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: await readFile(`${folder}/${path}/migration.sql`, 'utf8') } },
      })),
    )
    const lockfile = { path: 'migration_lock.toml', content: await readFile(`${folder}/migration_lock.toml`, 'utf8') }
    const applied = await engine.applyMigrations({
      migrationsList: { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories },
      filters: everything,
    })
    return applied.appliedMigrationNames
  } catch (cause) {
    throw new StoreError('MIGRATION_FAILED', `A migration of the store failed and was rolled back: ${firstLine(cause)}`, { cause })
  } finally {
    engine.free()
  }
}

/** SQL that would lead from the store as it is to the schema as it is written; empty when they agree. */
export async function differenceToSchema(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  const engine = await openEngine(adapter)
  try {
    const files = await schemaFiles()
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: modelsFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: everything,
    })
    const script = stdout ?? ''
    return script.includes('This is an empty migration') ? '' : script
  } finally {
    engine.free()
  }
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .join(' ')
    .slice(0, 500)
}
