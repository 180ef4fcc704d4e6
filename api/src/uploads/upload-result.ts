import type { FindingSeverity, ImportFormat, Store } from '@cfit/prisma'
import { type ImportManner, type ImportOutcome, importBoavizta, importOcds, type Noticed, type Refusal, refusalsOf } from '../imports/index.ts'

interface Effects {
  created: number
  updated: number
  unchanged: number
}

/** What was noticed of one kind: how often, and the first places. */
export interface FindingKind {
  code: string
  severity: FindingSeverity
  count: number
  places: string[]
}

/** What a check or an import of an uploaded file found, as the store keeps it. */
export interface UploadResult {
  /** Releases or rows read, refused ones included. */
  read: number
  /** What became of contracting processes, or of device models and footprints. */
  effects: { noun: 'process' | 'deviceModel' | 'footprint'; counts: Effects }[]
  /** Processes that were not taken in because they buy something else; null unless only ICT was asked for. */
  setAside: number | null
  refused: number
  /** The first refusals. */
  refusals: Refusal[]
  findings: FindingKind[]
}

/** Whether taking the file in would change anything. One that would not waits for nobody's word. */
export const changesSomething = ({ effects }: UploadResult): boolean => effects.some(({ counts: { created, updated } }) => created + updated > 0)

const refusalsShown = 50
const placesShown = 5

/** Imports one file of a kind, or checks it, and gathers what a person wants to know of it. */
export async function importUpload(
  store: Store,
  upload: { format: ImportFormat; path: string; isIctOnly: boolean },
  manner: Pick<ImportManner, 'actorId' | 'isDryRun' | 'onProgress' | 'signal'>,
): Promise<UploadResult> {
  const kinds = new Map<string, FindingKind>()
  const onFindings = (findings: readonly Noticed[]): void => {
    for (const { code, severity, pointer } of findings) {
      if (severity === 'ERROR') continue
      const kind = kinds.get(code) ?? { code, severity, count: 0, places: [] }
      kind.count += 1
      if (kind.places.length < placesShown) kind.places.push(pointer)
      kinds.set(code, kind)
    }
  }
  let result: Omit<UploadResult, 'findings'> | undefined
  const told = (outcome: ImportOutcome & { read: number }, effects: UploadResult['effects'], setAside: number | null = null): void => {
    result = { read: outcome.read, effects, setAside, refused: refusalsOf(outcome), refusals: outcome.refused.slice(0, refusalsShown) }
  }
  const options = { ...manner, onFindings }
  if (upload.format === 'OCDS') {
    const tell = (outcome: Parameters<NonNullable<Parameters<typeof importOcds>[2]>>[0]): void => {
      const { created, updated, unchanged, setAside } = outcome
      told(outcome, [{ noun: 'process', counts: { created, updated, unchanged } }], setAside ?? null)
    }
    await importOcds(store, [upload.path], tell, { ...options, isIctOnly: upload.isIctOnly })
  } else {
    const tell = (outcome: Parameters<NonNullable<Parameters<typeof importBoavizta>[2]>>[0]): void => {
      const { models, footprints } = outcome
      told(outcome, [
        { noun: 'deviceModel', counts: models },
        { noun: 'footprint', counts: footprints },
      ])
    }
    await importBoavizta(store, [upload.path], tell, options)
  }
  if (!result) throw new Error('The import told no outcome of its file.')
  return { ...result, findings: [...kinds.values()].sort((a, b) => b.count - a.count) }
}
