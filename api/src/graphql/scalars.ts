import { Prisma } from '@cfit/prisma'
import { GraphQLError, Kind } from 'graphql'
import { builder } from '../builder.ts'

const decimalPattern = /^-?\d{1,16}(\.\d{1,10})?$/
/** A decimal as it is told: without zeros that say nothing. */
const shortest = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

function refuse(type: string, value: unknown, remedy: string): never {
  throw new GraphQLError(`${JSON.stringify(value)} is no ${type}: ${remedy}`, { extensions: { code: 'BAD_USER_INPUT' } })
}

/** True for a calendar date that exists. */
export function isDay(value: string): boolean {
  if (!dayPattern.test(value) || value < '0001') return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function readDecimal(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && decimalPattern.test(value)) return value
  return refuse('Decimal', value, 'write it as a string of digits such as "1234.50".')
}

builder.scalarType('Decimal', {
  description: 'An exact decimal number as a string without trailing zeros, such as "1234.5". Never a floating-point number.',
  serialize: (value) =>
    typeof value === 'string' && shortest.test(value) ? value : (value instanceof Prisma.Decimal ? value : new Prisma.Decimal(value)).toFixed(),
  parseValue: readDecimal,
  parseLiteral: (node) =>
    node.kind === Kind.INT || node.kind === Kind.STRING ? readDecimal(node.value) : refuse('Decimal', node.kind, 'write it as a string.'),
})

function readDay(value: unknown): string {
  return typeof value === 'string' && isDay(value) ? value : refuse('Date', value, 'write it as "2026-03-31".')
}

builder.scalarType('Date', {
  description: 'A calendar date, `YYYY-MM-DD`, without time or zone.',
  serialize: (value) => (typeof value === 'string' ? value : value.toISOString().slice(0, 10)),
  parseValue: readDay,
  parseLiteral: (node) => (node.kind === Kind.STRING ? readDay(node.value) : refuse('Date', node.kind, 'write it as "2026-03-31".')),
})

function readInstant(value: unknown): Date {
  const isIso = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
  const date = isIso ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : refuse('DateTime', value, 'write it as "2026-03-31T12:00:00Z".')
}

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601, such as `2026-03-31T12:00:00.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: readInstant,
  parseLiteral: (node) => (node.kind === Kind.STRING ? readInstant(node.value) : refuse('DateTime', node.kind, 'write it as "2026-03-31T12:00:00Z".')),
})

builder.scalarType('Json', {
  description: 'A JSON value whose shape is told where it is used.',
  serialize: (value) => value,
  parseValue: (value) => refuse('Json', value, 'it is read, never written.'),
})
