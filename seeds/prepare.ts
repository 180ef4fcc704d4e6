import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback, readSettings, SettingError, writeDemonstration } from '@cfit/api'
import { openStore, StoreError } from '@cfit/prisma'
import { seedDemonstration } from './index.ts'
import { publishDemonstrationReports } from './published-reports.ts'
import { demonstrationSignIns, seedSignIns } from './sign-ins.ts'

/*
 * Runs before the hub at its first start: migrates, and seeds the demonstration into an empty embedded store, or where SEED=demo asks for it.
 * The demonstration's passwords are known, so it is never made where others can reach the hub.
 */
async function prepare(): Promise<void> {
  const settings = readSettings()
  const isAsked = process.env['SEED'] === 'demo'
  const isPrivate = isLoopback(settings.host) && isLoopback(new URL(settings.publicUrl).hostname)
  if (isAsked && !isPrivate) {
    throw new SettingError('SEED=demo makes accounts with known passwords, and HOST or PUBLIC_URL lets others in. Leave one of them unset.')
  }
  const store = await openStore(settings)
  try {
    // A store into which somebody was invited already is somebody's own.
    const isEmpty = (await store.prisma.organisation.count()) === 0 && (await store.prisma.user.count()) === 0
    if (isEmpty && isPrivate && (isAsked || store.kind === 'embedded')) {
      console.error('Making the demonstration world')
      await seedDemonstration(store)
      await seedSignIns(store)
      await publishDemonstrationReports(store)
      writeDemonstration(settings.dataDir, demonstrationSignIns)
    } else if (isAsked && !isEmpty) {
      console.error('SEED=demo: the store already holds data, so nothing was added.')
    }
    writeFileSync(join(settings.dataDir, 'prepared'), '')
  } finally {
    await store.close()
  }
}

await prepare().catch((error: unknown) => {
  console.error(error instanceof StoreError || error instanceof SettingError ? error.message : error)
  process.exitCode = 1
})
