import { resolve } from 'node:path'
import { bundle } from '@cfit/api/bundle'

await bundle({ prepare: resolve(import.meta.dirname, 'prepare.ts') }, resolve(import.meta.dirname, 'dist'))
