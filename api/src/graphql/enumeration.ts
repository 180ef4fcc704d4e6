import type { EnumRef } from '@pothos/core'
import { builder } from '../builder.ts'

/** Declares an enumeration of the store in the schema, each value with its meaning. Prisma's comments on enumerations do not reach GraphQL. */
export function enumeration<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): EnumRef<typeof builder.$inferSchemaTypes, Value> {
  const entries = Object.entries(values) as [Value, string][]
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries.map(([value, meaning]) => [value, { description: meaning }])) as Record<Value, { description: string }>,
  }) as unknown as EnumRef<typeof builder.$inferSchemaTypes, Value>
}
