import type { ImportState } from '@cfit/prisma'
import { allowed, type Permission, refused, type Viewer } from '../identity/viewer.ts'

/** Files change what the hub tells of other organisations, so the Secretariat brings them in. */
export function mayImport(viewer: Viewer | null): Permission {
  if (!viewer) return refused('SIGN_IN_NEEDED')
  return viewer.isSecretariat ? allowed : refused('SECRETARIAT_ONLY')
}

/** A file is taken in once it was checked. */
export function mayStart(viewer: Viewer | null, state: ImportState): Permission {
  const permission = mayImport(viewer)
  if (!permission.allowed) return permission
  return state === 'CHECKED' ? allowed : refused(state === 'CHECKING' ? 'STILL_CHECKING' : 'NO_LONGER_OPEN')
}

/** A file can be given up until it is being taken in. */
export function mayGiveUp(viewer: Viewer | null, state: ImportState): Permission {
  const permission = mayImport(viewer)
  if (!permission.allowed) return permission
  return state === 'CHECKED' || state === 'CHECKING' ? allowed : refused('NO_LONGER_OPEN')
}
