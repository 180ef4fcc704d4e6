import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from './outcome.ts'

/** A file to read, or a path that gives none and why. */
export type SourcePath = { path: string; bytes: number } | { path: string; refusal: Refusal }

/** Which files of a folder an import reads, and how to call them. */
export interface SourceKind {
  pattern: RegExp
  inWords: string
}

export const jsonFiles: SourceKind = { pattern: /\.(json|jsonl|ndjson)$/i, inWords: '.json, .jsonl or .ndjson' }

/** A file as it is; a folder's files of the kind, subfolders included, in the order of their names. */
export async function* sourcePaths(paths: readonly string[], kind: SourceKind = jsonFiles): AsyncGenerator<SourcePath> {
  for (const path of paths) {
    try {
      const found = await stat(path)
      if (found.isFile()) yield { path, bytes: found.size }
      else if (found.isDirectory()) yield* sourcePathsOfFolder(path, kind)
      else yield refused(path, 'not-a-file', 'This is neither a file nor a folder.')
    } catch (error) {
      yield refusedBySystem(path, error)
    }
  }
}

async function* sourcePathsOfFolder(folder: string, kind: SourceKind): AsyncGenerator<SourcePath> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => !entry.isDirectory() && kind.pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1))
  if (files.length === 0) yield refused(folder, 'folder-without-files', `The folder holds no ${kind.inWords} file.`)
  for (const path of files) {
    try {
      const found = await stat(path)
      if (found.isFile()) yield { path, bytes: found.size }
      else yield refused(path, 'not-a-file', 'This is neither a file nor a folder.')
    } catch (error) {
      yield refusedBySystem(path, error)
    }
  }
}

export function refusedBySystem(path: string, error: unknown): SourcePath & { refusal: Refusal } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return refused(path, 'file-not-found', 'There is no such file or folder.')
  if (code === 'EACCES' || code === 'EPERM') return refused(path, 'file-not-allowed', 'The file may not be read by this user.')
  return refused(path, 'file-unreadable', `The file could not be read${code === '' ? '' : ` (${code})`}.`)
}

const refused = (path: string, code: string, message: string) => ({ path, refusal: { pointer: '', code, message } })

/** SHA-256 of a file's bytes, hexadecimal, without holding the file. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
