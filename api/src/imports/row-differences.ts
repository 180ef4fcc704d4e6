import { newId, Prisma } from '@cfit/prisma'

/** What has to happen to stored rows so that they become the wanted ones; rows are the same when their natural key is. */
export interface Differences<Wanted> {
  added: (Wanted & { id: string })[]
  changed: { id: string; row: Wanted }[]
  /** Ids of rows that are no longer wanted. */
  gone: string[]
}

export function differences<Key, Wanted extends Key & object, Stored extends Key & { id: string }>(
  stored: readonly Stored[],
  wanted: readonly Wanted[],
  keyOf: (row: Key) => string,
): Differences<Wanted> {
  const left = new Map(stored.map((row) => [keyOf(row), row]))
  const result: Differences<Wanted> = { added: [], changed: [], gone: [] }
  for (const row of wanted) {
    const before = left.get(keyOf(row))
    left.delete(keyOf(row))
    if (!before) result.added.push({ id: newId(), ...row })
    else if (!isSame(before, row)) result.changed.push({ id: before.id, row })
  }
  result.gone = [...left.values()].map(({ id }) => id)
  return result
}

/** True when every field of `wanted` has the stored value; `1.50` and `1.5` are one amount. */
export function isSame(stored: object, wanted: object): boolean {
  return Object.entries(wanted).every(([field, value]) => isSameValue((stored as Record<string, unknown>)[field], value))
}

function isSameValue(stored: unknown, wanted: unknown): boolean {
  if (stored === null || wanted === null) return stored === wanted
  if (stored instanceof Date) return wanted instanceof Date && stored.getTime() === wanted.getTime()
  if (Prisma.Decimal.isDecimal(stored)) return stored.eq(wanted as string)
  return stored === wanted
}

/** A calendar day as the store's client takes it. */
export const instantOf = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))
