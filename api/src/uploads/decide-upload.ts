import type { Import } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { CommandError, commandErrors } from '../graphql/errors.ts'
import type { Permission, Viewer } from '../identity/viewer.ts'
import { mayGiveUp, mayImport, mayStart } from './permission.ts'
import { ImportType } from './upload.ts'

interface Decide {
  importId: string
  idempotencyKey?: string | null | undefined
}

/** What a decision needs to know of an upload. */
type Upload = Pick<Import, 'id' | 'state'>

async function loadUpload(tx: CommandTransaction, { importId }: Decide, viewer: Viewer): Promise<Upload> {
  // Locked, so that of two people who decide at once the second sees what the first decided.
  const [upload] = await tx.sql<Upload>('select "id", "state" from "import" where "id" = $1 for update', [importId])
  if (upload && mayImport(viewer).allowed) return upload
  const refusal = { code: 'NOT_FOUND', message: 'There is no such upload, or you may not see it.', field: 'importId', value: importId }
  throw new CommandError({ ...refusal, remedy: 'Upload the file again.' })
}

/** A decision about an uploaded file: what it becomes, and who may decide it when. */
function decision(
  name: string,
  permit: (viewer: Viewer, state: Import['state']) => Permission,
  becomes: (now: Date) => { state: Import['state']; bytesRead?: number; failure?: string; endedAt?: Date },
): Command<Decide, Upload> {
  return {
    name,
    subjectType: 'Import',
    subjectId: ({ importId }) => importId,
    load: loadUpload,
    permit: (viewer, { state }) => permit(viewer, state),
    ask: () => null,
    async write(tx, upload, _input, _ruling, { now }) {
      const { state, bytesRead = null, failure = null, endedAt = null } = becomes(now)
      await tx.sql(
        `update "import" set "state" = $2::text::"import_state", "seen_at" = $3, "bytes_read" = coalesce($4, "bytes_read"),
           "failure" = coalesce($5, "failure"), "ended_at" = coalesce($6, "ended_at") where "id" = $1`,
        [upload.id, state, now.toISOString(), bytesRead, failure, endedAt?.toISOString() ?? null],
      )
      return { change: { state: { before: upload.state, after: state } } }
    },
  }
}

/** Takes a checked file in. What the check told may have changed meanwhile: the import tells anew. */
export const startImport = decision('startImport', mayStart, () => ({ state: 'IMPORTING', bytesRead: 0 }))

/** Gives an uploaded file up; it is deleted. */
export const giveUpImport = decision('giveUpImport', mayGiveUp, (now) => ({ state: 'FAILED', failure: 'GIVEN_UP', endedAt: now }))

const DecideImportInput = builder.inputType('DecideImportInput', {
  description: 'Which uploaded file.',
  fields: (t) => ({
    importId: t.id({ required: true, description: 'Id of the import.', validate: z.uuid('This is no id of an import.') }),
    idempotencyKey: t.string({ description: 'A key of your own; a repeat with the same key changes nothing.', validate: idempotencyKeyShape }),
  }),
})

builder.mutationFields((t) => ({
  startImport: t.field({
    type: ImportType,
    description: 'Takes an uploaded and checked file in. It goes on by itself; read the import to see how far it is.',
    errors: { ...commandErrors, union: { name: 'StartImportResult', description: 'The import, or why the command was refused.' } },
    args: { input: t.arg({ type: DecideImportInput, required: true, description: 'Which file.' }) },
    resolve: async (_root, { input }, context) => {
      const decided = { ...input, importId: String(input.importId) }
      const before = await context.store.prisma.import.findUnique({ where: { id: decided.importId }, select: { state: true } })
      const id = await runCommand(startImport, decided, context)
      const upload = await context.store.prisma.import.findUniqueOrThrow({ where: { id } })
      // A repeat with the same key finds it started already.
      if (before?.state === 'CHECKED' && upload.state === 'IMPORTING') context.uploads.run(upload)
      return upload
    },
  }),
  giveUpImport: t.field({
    type: ImportType,
    description: 'Gives an uploaded file up and deletes it.',
    errors: { ...commandErrors, union: { name: 'GiveUpImportResult', description: 'The import, or why the command was refused.' } },
    args: { input: t.arg({ type: DecideImportInput, required: true, description: 'Which file.' }) },
    resolve: async (_root, { input }, context) => {
      const id = await runCommand(giveUpImport, { ...input, importId: String(input.importId) }, context)
      await context.uploads.remove(id)
      return context.store.prisma.import.findUniqueOrThrow({ where: { id } })
    },
  }),
}))
