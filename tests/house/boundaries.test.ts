import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, textOf } from './tree.ts'

/** What each room may import of the others. One way: prisma, analytics, api, then seeds and tests; admin knows pure subpaths only. */
const rooms: Record<string, string[]> = {
  prisma: [],
  analytics: ['@cfit/prisma'],
  api: ['@cfit/prisma', '@cfit/analytics'],
  seeds: ['@cfit/prisma', '@cfit/analytics', '@cfit/api'],
  admin: ['@cfit/api/pact', '@cfit/api/rules', '@cfit/analytics/charts'],
  tests: ['@cfit/prisma', '@cfit/analytics', '@cfit/api', '@cfit/seeds', '@cfit/admin', 'api/src', 'analytics', 'admin', 'prisma', 'seeds'],
}

/** Folders that run in the browser too, or must stay free of clocks and stores: nothing but their own files, and what is named. */
const pure: Record<string, string[]> = {
  'api/src/pact/': ['./articles.json'],
  'api/src/rules/': [],
  'analytics/charts/': ['echarts'],
}

const importPattern =
  /(?:^|\n)(?:import|export)\s(?:[^'"\n{]*|[^'"\n{]*\{[^}'"]*\}\s*)from\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => (match[1] ?? match[2] ?? match[3]) as string)
}

function violations(path: string, text: string): string[] {
  const room = path.split('/')[0] as string
  const allowed = rooms[room]
  if (!allowed) return []
  const pureFolder = Object.keys(pure).find((folder) => path.startsWith(folder))
  return importsOf(text).flatMap((name) => {
    const found = `${path} imports ${name}`
    if (name.startsWith('.')) {
      const target = join(dirname(path), name)
      const leaves = !target.startsWith(`${room}/`) && !allowed.some((place) => target.startsWith(`${place}/`))
      const leavesPure = pureFolder !== undefined && !target.startsWith(pureFolder)
      return leaves || leavesPure ? [found] : []
    }
    if (pureFolder !== undefined && !pure[pureFolder]?.some((place) => name === place || name.startsWith(`${place}/`))) return [found]
    if (name.startsWith('@cfit/') && !allowed.some((place) => name === place || (room !== 'admin' && name.startsWith(`${place}/`)))) return [found]
    return []
  })
}

describe('package boundaries', () => {
  const files = projectFiles(/^(prisma|analytics|api|seeds|admin|tests)\/.*\.tsx?$/)

  it('hold in every file', () => {
    expect(files.length).toBeGreaterThan(100)
    // This file holds wrong imports as text.
    expect(files.filter((path) => path !== 'tests/house/boundaries.test.ts').flatMap((path) => violations(path, textOf(path)))).toEqual([])
  })

  it('are seen by the check: imports of every form are read', () => {
    const text =
      "import type { A } from '@cfit/a'\nimport '@cfit/b'\nexport * from '@cfit/c'\nconst d = await import('@cfit/d')\nimport {\n  E,\n} from '@cfit/e'\n"
    expect(importsOf(text)).toEqual(['@cfit/a', '@cfit/b', '@cfit/c', '@cfit/d', '@cfit/e'])
  })

  const planted: [string, string][] = [
    ['prisma/src/planted.ts', "import { schema } from '@cfit/api'"],
    ['analytics/planted.ts', "import type { Viewer } from '@cfit/api'"],
    ['api/src/planted.ts', "import { seedDemonstration } from '@cfit/seeds'"],
    ['api/src/planted.ts', "import { openStore } from '../../prisma/src/index.ts'"],
    ['admin/src/planted.tsx', "import { openStore } from '@cfit/prisma'"],
    ['admin/src/planted.tsx', "import { runCommand } from '@cfit/api'"],
    ['api/src/pact/planted.ts', "import { readFile } from 'node:fs/promises'"],
    ['api/src/pact/planted.ts', "import { builder } from '../builder.ts'"],
    ['api/src/rules/planted.ts', "import { z } from 'zod'"],
    ['analytics/charts/planted.ts', "import { sha256Of } from '@cfit/prisma'"],
  ]
  it.each(planted)('a planted wrong import in %s is found', (path, text) => {
    expect(violations(path, text)).toHaveLength(1)
  })

  it('what must be allowed is allowed', () => {
    expect(violations('admin/src/a.tsx', "import { palette } from '@cfit/analytics/charts'\nimport { answerFindings } from '@cfit/api/rules'")).toEqual([])
    expect(violations('api/src/pact/a.ts', "import type { Ruling } from './ruling.ts'")).toEqual([])
  })
})

describe('the Pact reads no clock and rolls no dice', () => {
  const impure = /new Date\(\s*\)|Date\.now|Math\.random|process\./

  it('in every file', () => {
    expect(projectFiles(/^api\/src\/(pact|rules)\/.*\.ts$/).filter((path) => impure.test(textOf(path)))).toEqual([])
  })

  it('and the check sees one', () => {
    expect(impure.test('const today = new Date()')).toBe(true)
    expect(impure.test('new Date(instant)')).toBe(false)
  })
})

describe('commands touch the transaction only', () => {
  /** The body of each declared command, up to the closing brace at the left margin. */
  const commandsIn = (text: string) => [...text.matchAll(/\nexport const \w+: Command<[\s\S]*?\n\}\n/g)].map((match) => match[0])
  const reachesOut = (command: string) => /\bstore\b|\bcontext\b|\$transaction/.test(command)

  it('in every command', () => {
    const commands = projectFiles(/^api\/src\/.*\.ts$/).flatMap((path) => commandsIn(textOf(path)))
    expect(commands.length).toBeGreaterThanOrEqual(2)
    expect(commands.filter(reachesOut)).toEqual([])
  })

  it('and the check sees one that reaches out', () => {
    const [planted] = commandsIn('\nexport const plant: Command<A, B> = {\n  write: (tx) => store.prisma.tender.count(),\n}\n')
    expect(planted && reachesOut(planted)).toBe(true)
  })
})
