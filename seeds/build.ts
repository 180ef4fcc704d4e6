import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bundle } from '@cfit/api/bundle'

const here = (path: string): string => resolve(import.meta.dirname, path)

await bundle({ prepare: here('prepare.ts'), generate: here('scale/command-line.ts') }, here('dist'))

// The demonstration is made once, with the build, so that a first start only copies a data folder.
const demonstration = here('dist/demonstration')
await rm(demonstration, { recursive: true, force: true })
const { DATABASE_URL: _, SEED: __, HOST: ___, PUBLIC_URL: ____, ...inherited } = process.env
const made = spawnSync(process.execPath, [here('dist/prepare.mjs')], { env: { ...inherited, DATA_DIR: demonstration }, stdio: ['ignore', 'ignore', 'inherit'] })
if (made.status !== 0) throw new Error('The demonstration could not be made.')
