import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations, differenceToSchema, openStore } from './src/index.ts'

// Writes the next migration: the history applied to a scratch store, compared with the schema. `npm run migration -- add_meetings`.
const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in snake_case: npm run migration -- add_meetings')
  process.exit(2)
}
const scratch = await mkdtemp(join(tmpdir(), 'cfit-migration-'))
const store = await openStore({ dataDir: scratch, migrate: false })
try {
  await applyMigrations(store.adapter)
  const script = await differenceToSchema(store.adapter)
  if (script === '') {
    console.log('The schema is already what the migrations make. Nothing written.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = new URL(`./migrations/${stamp}_${name}/`, import.meta.url)
    await mkdir(folder, { recursive: true })
    await writeFile(new URL('migration.sql', folder), script)
    console.log(`Written: prisma/migrations/${stamp}_${name}/migration.sql`)
  }
} finally {
  await store.close()
  await rm(scratch, { recursive: true, force: true })
}
