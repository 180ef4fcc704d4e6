import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store, type StoreSettings } from '@cfit/prisma'
import pg from 'pg'

export const templateFolder = (state: string): string => join(tmpdir(), `cfit-template-${state}`)
export const templateDatabase = (state: string): string => `cfit_template_${state}`

/** The store the suite runs on: PostgreSQL when DATABASE_URL is set, else the embedded one. */
export const storeUnderTest = process.env['DATABASE_URL'] ? 'postgresql' : 'embedded'

export interface TestStore extends AsyncDisposable {
  store: Store
  dataDir: string
  databaseUrl: string | undefined
}

/** An empty, migrated store of its own for one test file; gone when disposed. `isEmbedded` asks for that engine whatever the suite runs on. */
export async function openTestStore({ isEmbedded = false, ...settings }: Pick<StoreSettings, 'onQuery'> & { isEmbedded?: boolean } = {}): Promise<TestStore> {
  const { dataDir, databaseUrl, remove } = await emptyStore(isEmbedded)
  const store = await openStore({ ...settings, dataDir, databaseUrl })
  return {
    store,
    dataDir,
    databaseUrl,
    async [Symbol.asyncDispose]() {
      await store.close()
      await remove()
    },
  }
}

/** A store over the same PostgreSQL as another, which stays when this one is disposed. */
export async function openStoreBeside(place: Pick<TestStore, 'dataDir' | 'databaseUrl'>, settings: Pick<StoreSettings, 'onQuery'> = {}): Promise<TestStore> {
  const { dataDir, databaseUrl } = place
  const store = await openStore({ ...settings, dataDir, databaseUrl })
  return { store, dataDir, databaseUrl, [Symbol.asyncDispose]: () => store.close() }
}

/** The place of an empty, migrated store that nobody has opened yet. */
export async function emptyStore(isEmbedded = false): Promise<{ dataDir: string; databaseUrl: string | undefined; remove(): Promise<void> }> {
  const state = process.env['CFIT_TEMPLATE'] as string
  const dataDir = await mkdtemp(join(tmpdir(), 'cfit-test-'))
  const server = process.env['DATABASE_URL']
  if (!server || isEmbedded) {
    await cp(templateFolder(state), dataDir, { recursive: true })
    return { dataDir, databaseUrl: undefined, remove: () => rm(dataDir, { recursive: true, force: true }) }
  }
  const name = `cfit_test_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${templateDatabase(state)}`)
  const url = new URL(server)
  url.pathname = name
  return {
    dataDir,
    databaseUrl: url.href,
    async remove() {
      await onServer(server, `drop database if exists ${name} with (force)`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
