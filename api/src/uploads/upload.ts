import type { Import } from '@cfit/prisma'
import { z } from 'zod'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { PermissionType } from '../identity/permission.ts'
import type { Viewer } from '../identity/viewer.ts'
import { FindingSeverityEnum } from '../procurement/finding.ts'
import { Tender } from '../procurement/tender.ts'
import { mayImport, mayStart } from './permission.ts'
import { changesSomething, type FindingKind, type UploadResult } from './upload-result.ts'

const ImportFormatEnum = enumeration('ImportFormat', 'What kind of file is read in.', {
  OCDS: 'Open contracting releases, records or packages, JSON or JSON lines.',
  BOAVIZTA: 'Device footprints of the Boavizta collection, CSV.',
})

const ImportStateEnum = enumeration('ImportState', 'How far an uploaded file has come.', {
  CHECKING: 'It is being read; nothing is kept yet.',
  CHECKED: 'What an import would do is known; it waits for somebody’s word.',
  IMPORTING: 'It is being taken in.',
  DONE: 'It was taken in.',
  FAILED: 'It was given up.',
})

const RefusalType = builder.objectRef<UploadResult['refusals'][number]>('ImportRefusal').implement({
  description: 'Something in a file that is not taken in, and why.',
  fields: (t) => ({
    pointer: t.exposeString('pointer', { description: 'The place in the file; empty for the whole of it.' }),
    code: t.exposeString('code', { description: 'Stable code of the reason.' }),
    message: t.exposeString('message', { description: 'The reason in words.' }),
  }),
})

const FindingKindType = builder.objectRef<FindingKind>('ImportFindingKind').implement({
  description: 'What was noticed of one kind in a file.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code of what was noticed.' }),
    severity: t.expose('severity', { type: FindingSeverityEnum, description: 'How much it matters.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
    places: t.exposeStringList('places', { description: 'The first places, as pointers into the file.' }),
  }),
})

const EffectType = builder.objectRef<UploadResult['effects'][number]>('ImportEffect').implement({
  description: 'What became, or would become, of the records of one kind.',
  fields: (t) => ({
    noun: t.string({ description: '`process`, `deviceModel` or `footprint`.', resolve: ({ noun }) => noun }),
    created: t.int({ description: 'New ones.', resolve: ({ counts }) => counts.created }),
    updated: t.int({ description: 'Known ones that change.', resolve: ({ counts }) => counts.updated }),
    unchanged: t.int({ description: 'Known ones that stay as they are.', resolve: ({ counts }) => counts.unchanged }),
  }),
})

const ImportResultType = builder.objectRef<UploadResult>('ImportResult').implement({
  description: 'What a check or an import of a file found.',
  fields: (t) => ({
    read: t.exposeInt('read', { description: 'Releases or rows read, refused ones included.' }),
    effects: t.expose('effects', { type: [EffectType], description: 'What becomes of the records, by kind.' }),
    changesSomething: t.boolean({ description: 'Whether taking the file in changes, or would change, anything.', resolve: changesSomething }),
    setAside: t.exposeInt('setAside', {
      nullable: true,
      description: 'Processes not taken in because they do not buy ICT; null unless only ICT was asked for.',
    }),
    refused: t.exposeInt('refused', { description: 'How many releases, rows or other parts are not taken in.' }),
    refusals: t.expose('refusals', { type: [RefusalType], description: 'The first 50 refusals.' }),
    findings: t.expose('findings', { type: [FindingKindType], description: 'What was noticed, the most frequent first.' }),
  }),
})

/** Tenders shown of an import. */
const tendersShown = 20

export const ImportType = builder.objectRef<Import>('Import').implement({
  description: 'An uploaded file, from its check to its import. For the Secretariat.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    format: t.expose('format', { type: ImportFormatEnum, description: 'What kind of file it is.' }),
    fileName: t.exposeString('fileName', { description: 'Its name.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of its bytes, hexadecimal.' }),
    bytes: t.exposeInt('bytes', { description: 'Its size.' }),
    bytesRead: t.exposeInt('bytesRead', { description: 'Bytes read so far in the present state.' }),
    isIctOnly: t.exposeBoolean('isIctOnly', { description: 'True: only processes that buy ICT are taken in.' }),
    state: t.expose('state', { type: ImportStateEnum, description: 'How far it has come.' }),
    result: t.field({
      type: ImportResultType,
      nullable: true,
      description: 'What was found; null until the file was read through.',
      resolve: ({ result }) => result as UploadResult | null,
    }),
    failure: t.exposeString('failure', { nullable: true, description: 'Code of what stopped it, such as `INTERRUPTED`; null otherwise.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was taken in or given up; null while open.' }),
    canStart: t.field({
      type: PermissionType,
      description: 'Whether the viewer may take it in now.',
      resolve: (upload, _args, { viewer }) => mayStart(viewer, upload.state),
    }),
    tenders: t.field({
      type: [Tender],
      complexity: { field: 5, multiplier: tendersShown },
      description: 'Some of the processes it brought or changed, newest first; at most 20.',
      resolve: ({ sha256, state }, _args, { store }) =>
        state === 'DONE'
          ? store.prisma.tender.findMany({
              where: { releases: { some: { sourceFile: { sha256 } } } },
              orderBy: [{ publishedOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
              take: tendersShown,
            })
          : [],
    }),
  }),
})

/** Uploads are for those who may import; to others there are none. */
const visible = (viewer: Viewer | null) => mayImport(viewer).allowed

builder.queryFields((t) => ({
  import: t.field({
    type: ImportType,
    nullable: true,
    description: 'The uploaded file with this id; null when there is none or the viewer may not see it.',
    args: { id: t.arg.id({ required: true, description: 'Its id.', validate: z.uuid('This is no id of an import.') }) },
    resolve: (_root, { id }, { store, viewer }) => (visible(viewer) ? store.prisma.import.findUnique({ where: { id: String(id) } }) : null),
  }),
  imports: t.field({
    type: [ImportType],
    description: 'The latest uploaded files, newest first. Empty for those who may not see them.',
    args: { first: t.arg.int({ defaultValue: 50, description: 'How many, 100 at most.', validate: z.int().min(0).max(100).nullish() }) },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 50) }),
    resolve: (_root, { first }, { store, viewer }) =>
      visible(viewer) ? store.prisma.import.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: first ?? 50 }) : [],
  }),
}))
