import { builder } from '../builder.ts'

/** A refusal that a person can act on: what happened, which field and value, what to do. */
export class CommandError extends Error {
  readonly code: string
  readonly field: string | null
  readonly value: string | null
  readonly remedy: string

  constructor(refusal: { code: string; message: string; field?: string; value?: unknown; remedy: string }) {
    super(refusal.message)
    this.name = 'CommandError'
    this.code = refusal.code
    this.field = refusal.field ?? null
    this.value = refusal.value === undefined ? null : String(refusal.value)
    this.remedy = refusal.remedy
  }
}

/** The disk under the store is full, as whoever wanted to write is told. */
export const noRoom = {
  code: 'DISK_FULL',
  message: 'The hub has no room left on its disk, so nothing of this was kept.',
  remedy: 'Ask whoever runs the hub to make room, then try again.',
}

/** Refuses a command that rests on a record as it was before somebody else changed it. */
export function checkVersion(what: string, current: number, expected: number): void {
  if (current === expected) return
  throw new CommandError({
    code: 'CONFLICT',
    message: `Somebody changed this ${what} in the meantime: it is at version ${current} now.`,
    field: 'version',
    value: expected,
    remedy: 'Load it again, look at the change, and repeat yours.',
  })
}

builder.objectType(CommandError, {
  name: 'CommandError',
  description: 'Why a command was refused. Nothing was written.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code of the refusal, such as `CONFLICT`.' }),
    message: t.exposeString('message', { description: 'What happened, in words.' }),
    field: t.exposeString('field', { nullable: true, description: 'The input field concerned; null when none.' }),
    value: t.exposeString('value', { nullable: true, description: 'The refused value as text; null when none.' }),
    remedy: t.exposeString('remedy', { description: 'What to do about it.' }),
  }),
})

/** What every command may answer instead of its result. An input whose shape does not fit is a GraphQL error with the code `BAD_USER_INPUT`. */
export const commandErrors = { types: [CommandError] }
