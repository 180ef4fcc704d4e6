import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Import, type ImportFormat, newId, type Store } from '@cfit/prisma'
import { noRoom } from '../graphql/errors.ts'
import type { Viewer } from '../identity/viewer.ts'
import { isDiskFull } from '../imports/index.ts'
import { mayImport } from './permission.ts'
import type { UploadDesk } from './upload-desk.ts'
import { changesSomething, type UploadResult } from './upload-result.ts'

/** Why an upload was not taken, as the client is told. */
export interface UploadRefusal {
  status: 400 | 401 | 403 | 409 | 413 | 415 | 507
  code: string
  message: string
  remedy: string
}

/** Largest upload, bytes; larger files go through the command line. */
export const uploadBytesMax = 512_000_000
/** Uploads of one person that may be under way at once. */
const openMax = 5
const formats: readonly ImportFormat[] = ['OCDS', 'BOAVIZTA']
const fileNameLengthMax = 150

class TooLarge extends Error {}

/** Takes an uploaded file in: streams it to the desk, puts it on record and begins to check it. Nothing of a file that breaks off is left. */
export async function receiveUpload(
  parts: { store: Store; uploads: UploadDesk },
  viewer: Viewer | null,
  request: Request,
  bytesMax = uploadBytesMax,
): Promise<Import | UploadRefusal> {
  const permission = mayImport(viewer)
  if (!viewer || !permission.allowed) return notAllowed(permission.reason)
  const { searchParams } = new URL(request.url)
  const format = formats.find((known) => known === searchParams.get('format')?.toUpperCase())
  if (!format) return { status: 400, code: 'FORMAT_UNKNOWN', message: 'The kind of file is not told.', remedy: 'Add ?format=OCDS or ?format=BOAVIZTA.' }
  if (request.headers.has('content-encoding')) {
    return { status: 415, code: 'ENCODING_UNKNOWN', message: 'The file is sent compressed.', remedy: 'Send it as it is, without a content encoding.' }
  }
  if (!request.body) return { status: 400, code: 'FILE_EMPTY', message: 'The request holds no file.', remedy: 'Send the file’s bytes as the body.' }
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return tooLarge(bytesMax)
  const open = await openUploads(parts.store, viewer)
  if (open >= openMax) {
    const remedy = 'Import or give up one of them first.'
    return { status: 409, code: 'UPLOADS_OPEN', message: `${open} of your files are still waiting.`, remedy }
  }
  const id = newId()
  const fileName = safeName(searchParams.get('name'), format)
  try {
    const path = await parts.uploads.pathFor(id, fileName)
    const { sha256, bytes } = await keep(request.body, path, bytesMax)
    if (bytes === 0) throw new TypeError('empty')
    const upload = await parts.store.prisma.$transaction(async (transaction) => {
      const isIctOnly = format === 'OCDS' && searchParams.get('ictOnly') === 'true'
      const data = { id, format, fileName, sha256, bytes, isIctOnly, state: 'CHECKING' as const, actorId: viewer.userId }
      const change = { format, sha256, bytes, isIctOnly }
      await transaction.auditEvent.create({
        data: { id: newId(), actorId: viewer.userId, command: 'uploadFile', subjectType: 'Import', subjectId: id, change },
      })
      return transaction.import.create({ data })
    })
    parts.uploads.check(upload)
    return upload
  } catch (error) {
    await parts.uploads.remove(id)
    if (error instanceof TooLarge) return tooLarge(bytesMax)
    if (isDiskFull(error)) return { status: 507, ...noRoom }
    if (error instanceof TypeError || request.signal.aborted)
      return { status: 400, code: 'FILE_EMPTY', message: 'The file is empty or broke off.', remedy: 'Send it again.' }
    throw error
  }
}

/** Uploads of a person that are under way or wait for a word; one that would change nothing waits for none. */
async function openUploads(store: Store, { userId }: Viewer): Promise<number> {
  const open = await store.prisma.import.findMany({
    where: { actorId: userId, state: { in: ['CHECKING', 'CHECKED', 'IMPORTING'] } },
    select: { state: true, result: true },
  })
  return open.filter(({ state, result }) => state !== 'CHECKED' || changesSomething(result as unknown as UploadResult)).length
}

async function keep(body: ReadableStream<Uint8Array>, path: string, bytesMax: number): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > bytesMax) return done(new TooLarge())
      hash.update(chunk)
      done(null, chunk)
    },
  })
  // The type of a web stream is declared twice, by the platform and by Node; they are the same.
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return { sha256: hash.digest('hex'), bytes }
}

/** The name the person knows the file by, without its folder and without what no file name should hold. */
function safeName(name: string | null, format: ImportFormat): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    .replace(/[\p{C}:*?"<>|]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  return plain === '' ? `upload.${format === 'OCDS' ? 'json' : 'csv'}` : plain.slice(-fileNameLengthMax)
}

const tooLarge = (bytesMax: number): UploadRefusal => ({
  status: 413,
  code: 'FILE_TOO_LARGE',
  message: `The file has more than ${bytesMax} bytes.`,
  remedy: 'Split it, or import it by the command line where the hub runs.',
})

function notAllowed(reason: string | null): UploadRefusal {
  const code = reason ?? 'NOT_ALLOWED'
  return {
    status: code === 'SIGN_IN_NEEDED' ? 401 : 403,
    code,
    message: 'The Secretariat brings files in.',
    remedy: 'Sign in as the Secretariat, or send it the file.',
  }
}
