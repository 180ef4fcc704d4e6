export { isIctCode } from './ocds/ict.ts'
export { type ImportOptions, importOcds } from './ocds/import-ocds.ts'
export { mergeReleases } from './ocds/merge.ts'
export { describeOutcome, type FileOutcome, type ImportSummary, type Refusal } from './outcome.ts'
