export { isIctCode } from './ict.ts'
export { type ImportOptions, importOcds } from './import-ocds.ts'
export { mergeReleases } from './merge.ts'
export { describeOutcome, type FileOutcome, type ImportSummary, type Refusal } from './outcome.ts'
