import { resolve } from 'node:path'
import { bundle } from '@cfit/api/bundle'

const here = (path: string): string => resolve(import.meta.dirname, path)

await bundle({ prepare: here('prepare.ts'), generate: here('scale/command-line.ts') }, here('dist'))
