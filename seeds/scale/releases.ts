import type { ScaleSize } from './world.ts'
export async function writeReleases(_size: ScaleSize, _count: number, _path: string): Promise<{ bytes: number; processes: number; hash: string }> {
  throw new Error('Releases are not written yet.')
}
