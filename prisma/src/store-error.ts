/** A fault of the store that a person can mend: shown as one line, without a stack. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}

export type StoreErrorCode =
  | 'DATA_DIR_NOT_WRITABLE'
  | 'STORE_IN_USE'
  | 'STORE_FROM_NEWER_VERSION'
  | 'STORE_UNREADABLE'
  | 'STORE_FROM_OTHER_ENGINE'
  | 'DATABASE_UNREACHABLE'
  | 'MIGRATION_FAILED'
  | 'FILE_DIFFERS'
  | 'DISK_FULL'
