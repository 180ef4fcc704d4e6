import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { openStore, sha256Of, shippedMigrations } from '@cfit/prisma'
import pg from 'pg'
import { templateDatabase, templateFolder } from './store.ts'

/** Makes the migrated template once for each state of the migrations; every test then copies it instead of paying for a first start. */
export default async function prepareTemplate(): Promise<void> {
  const folder = new URL('../../prisma/migrations/', import.meta.url)
  const scripts = await Promise.all((await shippedMigrations()).map((name) => readFile(new URL(`${name}/migration.sql`, folder), 'utf8')))
  const state = sha256Of(scripts.join('\n')).slice(0, 12)
  process.env['CFIT_TEMPLATE'] = state

  const target = templateFolder(state)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    const store = await openStore({ dataDir: draft })
    await store.close()
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
  }

  const databaseUrl = process.env['DATABASE_URL']
  if (!databaseUrl) return
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  try {
    const name = templateDatabase(state)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await admin.query(`create database ${name}`)
      const url = new URL(databaseUrl)
      url.pathname = name
      const store = await openStore({ dataDir: target, databaseUrl: url.href })
      await store.close()
    }
  } finally {
    await admin.end()
  }
}
