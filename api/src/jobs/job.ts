import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportKind } from '@cfit/analytics/reports'
import { type Store, StoreError } from '@cfit/prisma'
import { describeVerdict, verifyAudit } from '../audit/verify.ts'
import {
  describeBoaviztaOutcome,
  describeOutcome,
  type ImportOutcome,
  importBoavizta,
  importOcds,
  isDiskFull,
  type Noticed,
  SchemaCheck,
} from '../imports/index.ts'
import type { LiveAnalytics } from '../reports/live-analytics.ts'
import { drawReport, publishedFiles } from '../reports/read-report.ts'
import { reportForms } from '../reports/report-forms.ts'
import { type InviteJob, invitePersonByHand } from './invite-by-hand.ts'

type ImportJob = { kind: 'import'; paths: string[]; json: boolean } & (
  | { format: 'ocds'; isIctOnly: boolean /** Official schemas to be strict by; none to be tolerant. */; schemas: string[] }
  | { format: 'boavizta' /** The factor set the footprints belong to, where the file shall not tell. */; factorSet?: string | undefined }
)

/** Work that a command line asks for. Paths are absolute, because the hub that does it may run in another folder. */
export type Job =
  | ImportJob
  | { kind: 'report'; report: ReportKind; year: number; out: string }
  | ({ kind: 'invite' } & InviteJob)
  | { kind: 'verify-audit'; head: { position: number; hash: string } | null; json: boolean }

export interface JobParts {
  store: Store
  analytics: LiveAnalytics
  /** Address at which people reach the hub. */
  publicUrl: string
  /** Ends the work early, between two records. */
  signal?: AbortSignal
  /** Told now and then how far the work is, for the person who waits. */
  note?: (line: string) => void
}

/** Does a job, printing line by line. Returns the exit code: 0 done, 1 when a file could not be used at all or the audit is not whole. */
export async function runJob(job: Job, parts: JobParts, print: (line: string) => void): Promise<number> {
  if (job.kind === 'report') return writeReport(job, parts, print)
  if (job.kind === 'verify-audit') return tellAudit(job, parts, print)
  if (job.kind === 'invite') return invitePersonByHand(job, parts, print)
  return importFiles(job, parts, print)
}

async function tellAudit(job: Extract<Job, { kind: 'verify-audit' }>, { store }: JobParts, print: (line: string) => void): Promise<number> {
  const verdict = await verifyAudit(store, job.head)
  print(job.json ? JSON.stringify(verdict) : describeVerdict(verdict))
  return verdict.faultCount === 0 ? 0 : 1
}

/** Pause between two notes on how far the work is, milliseconds. */
const notePause = 5_000

async function importFiles(job: ImportJob, { store, signal, note }: JobParts, print: (line: string) => void): Promise<number> {
  let exitCode = 0
  const isStrict = job.format === 'ocds' && job.schemas.length > 0
  let kinds = new Map<string, number>()
  const onFindings = (findings: readonly Noticed[]): void => {
    for (const { code, severity } of findings) if (severity !== 'ERROR') kinds.set(code, (kinds.get(code) ?? 0) + 1)
  }
  const tell = <Outcome extends ImportOutcome>(describe: (outcome: Outcome) => string) => {
    return (outcome: Outcome): void => {
      if (outcome.refused.some(({ pointer }) => isStrict || pointer === '')) exitCode = 1
      const noticed = [...kinds].sort(([, a], [, b]) => b - a)
      kinds = new Map()
      if (job.json) print(JSON.stringify({ ...outcome, findingsByCode: Object.fromEntries(noticed) }))
      else print([describe(outcome), ...(noticed.length > 0 ? [`  noticed: ${noticed.map((kind) => kind.join(' ')).join(', ')}.`] : [])].join('\n'))
    }
  }
  let notedAt = Date.now()
  const onProgress = (bytes: number): void => {
    if (Date.now() - notedAt < notePause) return
    notedAt = Date.now()
    note?.(`  ${Math.round(bytes / 1e6)} MB of the file read`)
  }
  const manner = { onFindings, onProgress, ...(signal ? { signal } : {}) }
  try {
    if (job.format === 'boavizta') await importBoavizta(store, job.paths, tell(describeBoaviztaOutcome), { ...manner, factorSet: job.factorSet })
    else {
      const schemaCheck = isStrict ? await SchemaCheck.load(job.schemas) : null
      await importOcds(store, job.paths, tell(describeOutcome), { ...manner, isIctOnly: job.isIctOnly, schemaCheck })
    }
  } catch (error) {
    if (!isDiskFull(error)) throw error
    throw new StoreError(
      'DISK_FULL',
      'There is no room left on the disk under the store. What was taken in by then is kept; make room and run the command again for the rest.',
    )
  }
  return exitCode
}

async function writeReport(job: Extract<Job, { kind: 'report' }>, parts: JobParts, print: (line: string) => void): Promise<number> {
  const published = await publishedFiles(parts.store, job.report, job.year)
  const files = published ?? (await drawReport(parts, job.report, job.year, { state: 'draft', revision: 1, forms: reportForms, on: new Date() }))
  await mkdir(job.out, { recursive: true })
  for (const form of reportForms) {
    const path = join(job.out, `${job.report}-${job.year}.${form}`)
    await writeFile(path, files[form] as Uint8Array)
    print(path)
  }
  if (published) print('These are the published files: a published report is never drawn again.')
  return 0
}
