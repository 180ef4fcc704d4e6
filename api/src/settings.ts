import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What whoever runs the hub may set; the only place that reads the environment. */
export interface Settings {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** Address at which people reach the hub. */
  publicUrl: string
  logLevel: string
  /** The mail server, and from whom messages come; undefined for none, and then messages stay in the outbox. */
  mail: { smtpUrl: string; from: string } | undefined
  /** A provider by which people sign in; undefined for none. */
  singleSignOn: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** False: every question is answered anew. */
  hasResponseCache: boolean
  /** Threads and memory of the analytics; undefined for a share of the machine's. */
  analytics: { threads: number | undefined; memoryMegabytes: number | undefined }
}

/** A setting that cannot be used: shown as one line. */
export class SettingError extends Error {}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(environment['PORT'] || '4000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SettingError(`PORT is ${environment['PORT']}; it must be a whole number from 0 to 65535.`)
  const host = environment['HOST'] || '127.0.0.1'
  const publicUrl = (environment['PUBLIC_URL'] || `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/$/, '')
  if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol))
    throw new SettingError(`PUBLIC_URL is ${publicUrl}; it must be an address such as https://hub.example.org.`)
  const databaseUrl = environment['DATABASE_URL'] || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw new SettingError('DATABASE_URL must start with postgresql:// .')
  const logLevel = environment['LOG_LEVEL'] || 'info'
  if (!logLevels.includes(logLevel)) throw new SettingError(`LOG_LEVEL is ${logLevel}; it must be one of ${logLevels.join(', ')}.`)
  const responseCache = environment['RESPONSE_CACHE'] || 'on'
  if (!['on', 'off'].includes(responseCache)) throw new SettingError(`RESPONSE_CACHE is ${responseCache}; it must be on or off.`)
  const analytics = {
    threads: wholeNumber(environment, 'ANALYTICS_THREADS', 1),
    memoryMegabytes: wholeNumber(environment, 'ANALYTICS_MEMORY_MB', 128),
  }
  return {
    mail: readMail(environment),
    singleSignOn: readSingleSignOn(environment),
    port,
    host,
    dataDir: resolve(environment['DATA_DIR'] || '.data'),
    databaseUrl,
    publicUrl,
    logLevel,
    hasResponseCache: responseCache === 'on',
    analytics,
  }
}

function readMail(environment: NodeJS.ProcessEnv): Settings['mail'] {
  const smtpUrl = environment['SMTP_URL']
  if (!smtpUrl) return undefined
  // The address may hold a password, so it is not repeated.
  if (!/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl))
    throw new SettingError('SMTP_URL must be an address such as smtps://name:password@mail.example.org.')
  const from = environment['MAIL_FROM'] ?? ''
  if (!/^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>$/.test(from.trim()))
    throw new SettingError('With SMTP_URL, MAIL_FROM must say from whom messages come, such as CFIT hub <hub@example.org>.')
  return { smtpUrl, from: from.trim() }
}

function readSingleSignOn(environment: NodeJS.ProcessEnv): Settings['singleSignOn'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = environment
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new SettingError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together; one of them is missing.')
  // What tells who people are must not be listened to by others on the way.
  if (!URL.canParse(issuer) || !(issuer.startsWith('https://') || isLoopback(new URL(issuer).hostname)))
    throw new SettingError(`OIDC_ISSUER is ${issuer}; it must be an address such as https://login.example.org.`)
  return { issuer, clientId, clientSecret }
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, least: number): number | undefined {
  const text = environment[name]
  if (!text) return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) throw new SettingError(`${name} is ${text}; it must be a whole number from ${least} on.`)
  return number
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** The key that signs sessions: AUTH_SECRET, or one made at the first start and kept in the data folder. Replicas share AUTH_SECRET. */
export function authSecret(dataDir: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (environment['AUTH_SECRET']) return environment['AUTH_SECRET']
  const file = join(dataDir, 'auth-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

/** Addresses of the demonstration's sign-ins end so; a store that holds one is never served where others can reach it. */
export const demonstrationDomain = '@demo.example'

/** A sign-in of the demonstration, with its known password. */
export interface DemonstrationSignIn {
  role: string
  email: string
  password: string
}

const demonstrationFile = (dataDir: string): string => join(dataDir, 'demonstration.json')

/** The demonstration's sign-ins, when this data folder belongs to one. */
export function readDemonstration(dataDir: string): DemonstrationSignIn[] | null {
  const file = demonstrationFile(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemonstrationSignIn[]) : null
}

export function writeDemonstration(dataDir: string, signIns: DemonstrationSignIn[]): void {
  // On PostgreSQL the folder may not be there yet: nothing else was kept in it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(demonstrationFile(dataDir), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
}
