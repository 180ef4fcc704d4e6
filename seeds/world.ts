import { createHash } from 'node:crypto'
import type { OrganisationKind, ParticipationRole, Prisma } from '@cfit/prisma'

/** The one transaction in which the demonstration world is written. */
export type Transaction = Prisma.TransactionClient

/** Number of rows written, by table. */
export type Counts = Record<string, number>

/** Source of whatever was invented, where the store has no flag of its own. */
export const fictionalSource = 'fictional demonstration data'

/** The last day the story tells of: nothing in it happened later. */
export const storyEndsOn = '2026-04-20'

/** The years the monitoring and the books tell of. */
export const storyYears = [2023, 2024, 2025] as const
export type StoryYear = (typeof storyYears)[number]

/** One signature: role, first day (null when the source does not tell), version of the Pact. */
export type Signature = [role: ParticipationRole | null, since: string | null, pactVersion: string]

/** An organisation as the tables of this room write it. */
export interface KnownOrganisation {
  slug: string
  name: string
  kind: OrganisationKind
  countryCode: string | null
  source: string
  signatures: Signature[]
}

/** The id that belongs to a name for ever: a UUID of version 8 from the SHA-256 of the name. */
export function fixedId(name: string): string {
  const bytes = createHash('sha256').update(`cfit demonstration: ${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const organisationId = (slug: string): string => fixedId(`organisation/${slug}`)

/** A calendar day, `YYYY-MM-DD`, as the store takes it. */
export function day(text: string): Date {
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) throw new Error(`${text} is no day of the calendar.`)
  return date
}

/** The day so many days later. */
export function daysAfter(text: string, days: number): string {
  const date = day(text)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole numbers from 0 up to, not including, `below`: the same sequence for the same seed on every machine (mulberry32). */
export function choices(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Writes an amount of whole cents as a decimal with two digits. */
export function euros(cents: bigint): string {
  const sign = cents < 0n ? '-' : ''
  const absolute = cents < 0n ? -cents : cents
  return `${sign}${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`
}

/** Reads a decimal of at most two digits as whole cents. */
export function cents(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount)
  if (!match) throw new Error(`${amount} is no amount of at most two digits.`)
  const absolute = BigInt(match[2] as string) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -absolute : absolute
}
