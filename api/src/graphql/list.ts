import { GraphQLError } from 'graphql'
import { builder } from '../builder.ts'
import { connectionLimits } from './child-connection.ts'

/** Direction of an ordering. */
export const Direction = builder.enumType('Direction', {
  description: 'Direction of an ordering.',
  values: { ASC: { description: 'From the smallest, earliest or A.' }, DESC: { description: 'From the largest, latest or Z.' } },
})

export const offsetDescription = `Skips so many before the page, for screens with page numbers; at most ${connectionLimits.furthest}. With \`after\` it is ignored.`

export const pageComplexity = (args: { first?: number | null | undefined; last?: number | null | undefined }) => ({
  field: 2,
  multiplier: Math.max(1, Math.min(connectionLimits.most, args.first ?? args.last ?? connectionLimits.default)),
})

/** A search text as a condition that ignores case; empty text is no condition. */
export function contains(text: string | null | undefined): { contains: string; mode: 'insensitive' } | undefined {
  const trimmed = text?.trim()
  // The store reads % and _ as wildcards; a reader means the characters.
  return trimmed ? { contains: trimmed.slice(0, 200).replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } : undefined
}

/** A calendar year as the store holds it; any other whole number is refused. */
export function readYear(year: number): number {
  if (year >= 1900 && year <= 2200) return year
  throw new GraphQLError(`${year} is no year of the hub. Ask for one from 1900 to 2200.`, {
    extensions: { code: 'BAD_USER_INPUT', field: 'year', value: year },
  })
}
