import type { InputObjectRef, ObjectRef } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { readChanged } from './changed-record.ts'
import { commandErrors } from './errors.ts'

type Types = typeof builder.$inferSchemaTypes

interface CommandField<Shape extends object, Input> {
  /** The record that it acts on, and answers with. */
  type: ObjectRef<Types, Shape, Shape>
  input: InputObjectRef<Types, Input>
  description: string
  /** Runs the command and tells the id of what it changed. */
  run: (input: Input, context: Context) => Promise<string>
}

/** A command as a mutation: it answers with the record as it stands then, or with why it was refused. */
export function commandField<Shape extends object, Input>(name: string, { type, input, description, run }: CommandField<Shape, Input>): void {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const { name: noun } = type as unknown as { name: string }
  builder.mutationField(name, (t) =>
    t.field({
      type,
      description,
      errors: { ...commandErrors, union: { name: `${title}Result`, description: `The ${noun} as it stands then, or why the command was refused.` } },
      args: { input: t.arg({ type: input, required: true, description: 'What is to be done.' }) },
      // The compiler cannot follow an input whose type is a parameter.
      resolve: (async (_root: unknown, args: { input: Input }, context: Context, info: Parameters<typeof readChanged>[2]) =>
        readChanged(type, context, info, await run(args.input, context))) as never,
    }),
  )
}
