import { Prisma } from '@cfit/prisma'

/** Errors of the file system while reading; those of the store pass. */
export function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && ['open', 'read', 'stat', 'close', 'lstat'].includes(String(error.syscall))
}

/** True when the store says no to the data itself (a value it cannot hold, a constraint), not when the store fails. */
export function isAboutContent(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return true
  if (error instanceof Error && 'code' in error && /^(22|23|54)[0-9A-Z]{3}$/.test(String(error.code))) return true
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  if (/^P2(00[0-9]|01[0-9]|020|033)$/.test(error.code)) return true
  const state = /\b(22|23|54)[0-9A-Z]{3}\b/.exec(JSON.stringify(error.meta ?? ''))
  return error.code === 'P2010' && state !== null
}

/** No room on the disk under a file or under the store: PostgreSQL tells it as 53100. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    (('code' in error && ['ENOSPC', 'DISK_FULL', '53100'].includes(String(error.code))) || /\b53100\b|No space left/i.test(error.message))
  )
}
