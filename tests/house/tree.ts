import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Files of the project: tracked, or new and not ignored. */
export function projectFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 })
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' }).split('\0'))
  return listed.split('\0').filter((path) => path !== '' && !deleted.has(path) && pattern.test(path))
}

export function textOf(path: string): string {
  return readFileSync(resolve(root, path), 'utf8')
}
