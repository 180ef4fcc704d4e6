/** A fault of the analytics that a person can mend or a client must correct: a code, and one sentence that names the file or the argument. */
export class AnalyticsError extends Error {
  readonly code: AnalyticsErrorCode

  constructor(code: AnalyticsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AnalyticsError'
    this.code = code
  }
}

export type AnalyticsErrorCode =
  | 'MODEL_BROKEN'
  | 'MODEL_CYCLE'
  | 'MODEL_READS_UPWARD'
  | 'MODEL_NOT_ONE_SOURCE'
  | 'MODEL_UNKNOWN_RELATION'
  | 'MODEL_WITHOUT_SIDECAR'
  | 'SIDECAR_DIFFERS'
  | 'KEY_NOT_UNIQUE'
  | 'METRIC_BROKEN'
  | 'UNKNOWN_METRIC'
  | 'UNKNOWN_DIMENSION'
  | 'UNKNOWN_MART'
  | 'UNKNOWN_COLUMN'
  | 'INVALID_FILTER'
  | 'ANALYTICS_CLOSED'
