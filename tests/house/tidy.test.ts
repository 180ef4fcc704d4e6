import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, root, textOf } from './tree.ts'

const code = /\.(ts|tsx|mjs|sql|typ)$/
const longest = 400

/** Files that may be longer say why on their first line: `// Longer than 400 lines: <reason>`. */
const isTooLong = (text: string) => text.split('\n').length > longest + 1 && !/^\/\/ Longer than 400 lines: \S/.test(text)
const banned = new Set(['utils', 'helpers', 'common', 'misc', 'manager', 'service', 'data', 'info', 'v2'])
const isBannedName = (path: string) => path.split('/').some((part) => banned.has(part.replace(/\.(test\.)?\w+$/, '')))
// Written in pieces, so that this file does not find itself.
const leftOpen = new RegExp(`\\b(${['TO', 'FIX', 'XX', 'HA'].map((start, index) => start + ['DO', 'ME', 'X', 'CK'][index]).join('|')})\\b`)
const onlyOrSkipped = /\b(it|test|describe)\.(only|todo|skip)\b(?!If)/
const bareAny = /\bas any\b|: any\b|<any>|@ts-(ignore|nocheck)/

describe('the house is tidy', () => {
  const files = projectFiles(code).filter((path) => !path.includes('/generated/'))
  const offenders = (isOffence: (text: string, path: string) => boolean, pattern: RegExp = code) =>
    files.filter((path) => pattern.test(path) && isOffence(textOf(path), path))

  it('no file is longer than it may be', () => {
    // Migrations are written by the schema engine and never edited.
    expect(offenders((text, path) => !path.startsWith('prisma/migrations/') && isTooLong(text))).toEqual([])
    expect(isTooLong('\n'.repeat(500))).toBe(true)
    expect(isTooLong(`// Longer than 400 lines: data only.${'\n'.repeat(500)}`)).toBe(false)
  })

  it('nothing is left open in the code', () => {
    expect(offenders((text) => leftOpen.test(text))).toEqual([])
    expect(leftOpen.test(`// ${'TO'}${'DO'}: later`)).toBe(true)
  })

  it('no test is singled out or put aside', () => {
    expect(offenders((text, path) => path !== 'tests/house/tidy.test.ts' && onlyOrSkipped.test(text), /\.test\.ts$/)).toEqual([])
    expect(onlyOrSkipped.test(`it${'.only'}('x')`)).toBe(true)
    expect(onlyOrSkipped.test(`describe${'.skipIf'}(x)('y')`)).toBe(false)
  })

  it('no type is given up', () => {
    expect(offenders((text, path) => path !== 'tests/house/tidy.test.ts' && bareAny.test(text))).toEqual([])
    expect(bareAny.test(`x as ${'any'}`)).toBe(true)
  })

  it('every name says what is inside', () => {
    expect(files.filter(isBannedName)).toEqual([])
    expect(isBannedName('api/src/utils/x.ts')).toBe(true)
    expect(isBannedName('api/src/data-provider.ts')).toBe(false)
  })

  it('only the settings read the environment of the hub', () => {
    const readers = offenders((text) => /process\.env/.test(text), /^(api\/src|analytics|prisma\/src)\/.*\.ts$/)
    expect(readers.sort()).toEqual(['api/src/command-line.ts', 'api/src/settings.ts'])
  })
})

describe('the rooms', () => {
  it('are those of the design, and nothing else stands at the top', () => {
    const top = new Set(projectFiles(/./).map((path) => path.split('/')[0] as string))
    const visible = [...top].filter((name) => !name.startsWith('.')).sort()
    expect(visible).toEqual([
      'README.md',
      'admin',
      'analytics',
      'api',
      'biome.json',
      'package-lock.json',
      'package.json',
      'prisma',
      'seeds',
      'tests',
      'tsconfig.json',
      'turbo.json',
    ])
  })

  it('each have a page that tells what lives there, and every path it names exists', () => {
    for (const page of ['README.md', ...['admin', 'analytics', 'api', 'prisma', 'seeds', 'tests'].map((room) => `${room}/README.md`)]) {
      expect(existsSync(resolve(root, page)), page).toBe(true)
      const text = textOf(page)
      expect(text.match(/^# /gm)?.length, page).toBe(1)
      if (page !== 'README.md') expect(text.split('\n').length, page).toBeLessThanOrEqual(60)
      const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] as string)
      expect(
        linked.filter((path) => !existsSync(resolve(root, dirname(page), path))),
        page,
      ).toEqual([])
      const named = [...text.matchAll(/`((?:admin|analytics|api|prisma|seeds|tests)\/[\w./-]+)`/g)].map((match) => match[1] as string)
      expect(
        named.filter((path) => !existsSync(resolve(root, path)) && !path.includes('dist')),
        page,
      ).toEqual([])
    }
  })
})

describe('dependencies', () => {
  const manifests = projectFiles(/package\.json$/).map(
    (path) => [path, JSON.parse(textOf(path)) as Record<string, Record<string, string> | undefined>] as const,
  )
  const notExact = (version: string) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)

  it('are pinned exactly, and the lockfile names no host', () => {
    const loose = manifests.flatMap(([path, manifest]) =>
      ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([, version]) => notExact(version))
          .map(([name, version]) => `${path}: ${name}@${version}`),
      ),
    )
    expect(loose).toEqual([])
    expect(notExact('^1.2.3')).toBe(true)
    expect(textOf('package-lock.json')).not.toMatch(/"resolved": "https?:/)
  })

  it('are none of those that nobody maintains', () => {
    const dropped = new Set(['duckdb', 'exceljs', 'xlsx', 'lucia', 'csurf', 'request'])
    expect(
      manifests.flatMap(([, manifest]) => Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] }).filter((name) => dropped.has(name))),
    ).toEqual([])
  })
})
