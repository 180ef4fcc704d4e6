import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { stackOf } from '../../api/src/server/stack.ts'

const { build } = createRequire(new URL('../../api/package.json', import.meta.url))('esbuild') as typeof import('esbuild')

it('an unexpected error of the built product is told at its place in the source, without its message', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-stack-'))
  try {
    await writeFile(join(folder, 'thrower.ts'), '// A line before.\n\nexport function fail(): never {\n  throw new Error("typed by somebody\\n at night")\n}\n')
    await build({ entryPoints: [join(folder, 'thrower.ts')], outfile: join(folder, 'thrower.mjs'), format: 'esm', bundle: true, sourcemap: true, minify: true })
    const { fail } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'thrower.mjs')).href)) as { fail: () => never }
    let thrown: unknown
    try {
      fail()
    } catch (error) {
      thrown = error
    }
    const [first] = stackOf(thrown as Error)?.split('\n') ?? []
    expect(first).toContain('thrower.ts:4:')
    expect(stackOf(thrown as Error)).not.toContain('typed by somebody')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
