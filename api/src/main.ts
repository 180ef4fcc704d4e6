import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openStore, StoreError } from '@cfit/prisma'
import { AuditSealer } from './audit/sealer.ts'
import { createAuth } from './identity/auth.ts'
import { listenForJobs } from './jobs/holder.ts'
import { Courier } from './mail/courier.ts'
import { smtpPostman } from './mail/postman.ts'
import { Reminders } from './mail/reminders.ts'
import { LiveAnalytics } from './reports/live-analytics.ts'
import { createListener } from './server/http.ts'
import { createLogger, createTelemetry } from './server/telemetry.ts'
import { authSecret, demonstrationDomain, isLoopback, readDemonstration, readSettings, SettingError } from './settings.ts'
import { UploadDesk } from './uploads/upload-desk.ts'

/** A fault at the start that a person can mend, in one line. */
function asOneLine(error: unknown): string | null {
  return error instanceof StoreError || error instanceof SettingError ? error.message : null
}

async function start(): Promise<void> {
  const settings = readSettings()
  const store = await openStore(settings)
  const isPrivate = isLoopback(settings.host) && isLoopback(new URL(settings.publicUrl).hostname)
  const hasKnownPasswords = (await store.prisma.user.count({ where: { email: { endsWith: demonstrationDomain } } })) > 0
  if (hasKnownPasswords && !isPrivate) {
    await store.close()
    throw new SettingError(
      'This store holds the demonstration, whose passwords are known, so it is served on this machine only. Leave HOST and PUBLIC_URL unset, or use another store.',
    )
  }
  const demonstration = hasKnownPasswords ? readDemonstration(settings.dataDir) : null
  const logger = createLogger(settings.logLevel)
  const telemetry = createTelemetry()
  const analytics = new LiveAnalytics(store, settings.analytics)
  const uploads = new UploadDesk(store, settings.dataDir, (error) =>
    logger.error({ area: 'uploads', name: error instanceof Error ? error.name : typeof error }, 'Upload failed'),
  )
  const postman = settings.mail ? await smtpPostman(settings.mail.smtpUrl, settings.mail.from) : null
  const auth = createAuth(store, {
    publicUrl: settings.publicUrl,
    secret: authSecret(settings.dataDir),
    allowDemonstration: isPrivate,
    postman,
    singleSignOn: settings.singleSignOn,
  })
  const server = createServer(
    createListener({
      publicUrl: settings.publicUrl,
      sendsMail: postman !== null,
      hasSingleSignOn: settings.singleSignOn !== undefined,
      store,
      analytics,
      uploads,
      auth,
      logger,
      telemetry,
      hasResponseCache: settings.hasResponseCache,
    }),
  )
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(settings.port, settings.host, resolve)
    })
  } catch (error) {
    await store.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new SettingError(`Port ${settings.port} on ${settings.host} is taken. Stop the program that uses it, or set PORT to another number.`)
    if (code && ['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code))
      throw new SettingError(`The hub may not listen on ${settings.host}:${settings.port} (${code}). Set HOST and PORT to an address of this machine.`)
    throw error
  }
  const jobs = store.kind === 'embedded' ? await listenForJobs(settings.dataDir, { store, analytics, publicUrl: settings.publicUrl }) : null
  analytics.warmUp()
  const failed = (area: string, what: string) => (error: unknown) => logger.error({ area, name: error instanceof Error ? error.name : typeof error }, what)
  const sealer = new AuditSealer(store, failed('audit', 'Sealing failed; the next round tries again'))
  const reminders = new Reminders(store, failed('reminders', 'Reminding failed; the next round tries again'))
  const courier =
    postman && new Courier({ store, postman, publicUrl: settings.publicUrl }, failed('mail', 'The outbox could not be read; the next round tries again'))
  const tidyUploads = () => void uploads.tidy(new Date()).catch(() => undefined) // The next round tries again.
  tidyUploads()
  setInterval(tidyUploads, 600_000).unref()

  let isEnding = false
  const end = async (): Promise<void> => {
    if (isEnding) return
    isEnding = true
    jobs?.close()
    server.close()
    server.closeAllConnections()
    await uploads.close()
    await analytics.close()
    await reminders.close()
    await courier?.close()
    await sealer.close()
    await store.close()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  const { port } = server.address() as AddressInfo
  const address = settings.port === 0 ? `http://${settings.host}:${port}` : settings.publicUrl
  console.log(readyText(address, store.kind, settings.dataDir, demonstration))
}

function readyText(address: string, kind: string, dataDir: string, demonstration: ReturnType<typeof readDemonstration>): string {
  const lines = [
    '',
    `CFIT hub is ready at ${address}`,
    `  Site      ${address}/`,
    `  GraphQL   ${address}/graphql (open it in a browser for GraphiQL)`,
    kind === 'embedded' ? `  Store     embedded in ${dataDir}; it survives a crash of the process, not of the power` : '  Store     PostgreSQL',
  ]
  if (demonstration) {
    lines.push('  Demonstration sign-ins, for this machine only:')
    for (const { role, email, password } of demonstration) lines.push(`    ${role.padEnd(20)} ${email.padEnd(30)} ${password}`)
  }
  return `${lines.join('\n')}\n`
}

await start().catch((error: unknown) => {
  console.error(asOneLine(error) ?? error)
  process.exit(1)
})
