import { builder } from '../builder.ts'
import { originsOf } from '../imports/index.ts'
import { Tender } from './tender.ts'

interface FieldOrigin {
  field: string
  value: string
  file: string
  sha256: string
  pointer: string
  releaseKey: string
  releasedAt: Date
}

const FieldOriginType = builder.objectRef<FieldOrigin>('FieldOrigin').implement({
  description: 'Where the value of one stored field was published: the file, and the place in it.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field, with its row where it belongs to one: `title`, `awards/4711/awardedOn`.' }),
    value: t.exposeString('value', { description: 'The value as stored, as text.' }),
    file: t.exposeString('file', { description: 'Name of the file.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file’s bytes, hexadecimal.' }),
    pointer: t.exposeString('pointer', { description: 'JSON pointer within the file; for JSON lines it starts with the line’s index.' }),
    releaseKey: t.exposeString('releaseKey', { description: 'The publisher’s identifier of the release.' }),
    releasedAt: t.expose('releasedAt', { type: 'DateTime', description: 'Date and time of the release.' }),
  }),
})

/** Reading and merging the releases of one process is heavy, so that a request may ask it of a few tenders at most. */
const costOfOrigins = 5_000

builder.objectField(Tender, 'origins', (t) =>
  t.field({
    type: [FieldOriginType],
    complexity: costOfOrigins,
    description: 'For each stored field: the file and the place in it that its value comes from. Empty for a tender told in the hub’s own form.',
    resolve: async ({ id, ocid }, _args, { store }) => {
      if (ocid === null) return []
      const releases = await store.prisma.release.findMany({ where: { tenderId: id }, include: { sourceFile: { select: { name: true, sha256: true } } } })
      return originsOf(
        ocid,
        releases.map((release) => ({ ...release, body: release.body as Parameters<typeof originsOf>[1][number]['body'] })),
      ).map(({ field, value, pointer, release: { key, date, pointer: base, sourceFile } }) => {
        return { field, value, file: sourceFile.name, sha256: sourceFile.sha256, pointer: `${base}${pointer}`, releaseKey: key, releasedAt: date }
      })
    },
  }),
)
