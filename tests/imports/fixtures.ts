import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FileOutcome, type ImportOptions, importOcds } from '@cfit/api/imports'
import type { Store } from '@cfit/prisma'

/** Real input files beside the repository; not part of it. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
export const hasSharedData = existsSync(join(sharedData, 'ocds-uk'))

/** Rows of a simple CSV file as objects; enough for the index files, whose quoted cells hold no line breaks. */
export function rowsOf(path: string): Record<string, string>[] {
  const [head = [], ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''))
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])))
}

export interface Fixtures extends AsyncDisposable {
  folder: string
  /** Writes a file into the folder and returns its path. */
  file(name: string, content: unknown): Promise<string>
}

export async function fixtures(): Promise<Fixtures> {
  const folder = await mkdtemp(join(tmpdir(), 'cfit-imports-'))
  return {
    folder,
    async file(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
      return path
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function outcomesOf(store: Store, paths: string[], options?: ImportOptions): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = []
  await importOcds(store, paths, (outcome) => outcomes.push(outcome), options)
  return outcomes
}

/** A sound release; each test changes what it is about. */
export function release(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ocid: 'ocds-test01-1',
    id: 'first',
    date: '2025-03-01T09:00:00Z',
    tag: ['tender'],
    initiationType: 'tender',
    buyer: { id: 'b', name: 'Town of Example' },
    tender: { id: 't', title: 'Laptops', status: 'active', value: { amount: 1000, currency: 'EUR' } },
    ...changes,
  }
}

/** Everything the import stored, each table as text: what a search for personal data has to look through. */
export async function wholeStore(store: Store): Promise<string> {
  const tables = await store.sql<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'")
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await store.sql<{ line: string }>(`select to_jsonb(t)::text as line from "${name}" t`)
    for (const { line } of rows) texts.push(`${name} ${line}`)
  }
  return texts.join('\n')
}

/** The processes as the hub shows them, without the keys that each store makes anew. */
export async function processes(store: Store) {
  const tenders = await store.prisma.tender.findMany({
    where: { ocid: { not: null } },
    orderBy: { ocid: 'asc' },
    omit: { id: true, buyerId: true, slug: true },
    include: {
      buyer: { select: { sourceKey: true, name: true } },
      classifications: { omit: { id: true, tenderId: true }, orderBy: [{ scheme: 'asc' }, { code: 'asc' }] },
      lots: { omit: { id: true, tenderId: true }, orderBy: { key: 'asc' } },
      awards: {
        omit: { id: true, tenderId: true },
        orderBy: { key: 'asc' },
        include: { suppliers: { select: { organisation: { select: { sourceKey: true, name: true } } }, orderBy: { organisation: { sourceKey: 'asc' } } } },
      },
      contracts: { omit: { id: true, tenderId: true }, orderBy: { key: 'asc' } },
      releases: { select: { sha256: true }, orderBy: { sha256: 'asc' } },
    },
  })
  return JSON.parse(JSON.stringify(tenders)) as unknown[]
}

/** Code and pointer of everything the store's findings tell, in order of code. */
export async function codesOf(store: Store): Promise<string[]> {
  const findings = await store.prisma.finding.findMany({ orderBy: [{ code: 'asc' }, { pointer: 'asc' }] })
  return findings.map(({ code, pointer }) => `${code} ${pointer}`)
}

/** Takes out all that an import wrote, audit events apart, which nobody can. */
export async function emptied(store: Store): Promise<void> {
  for (const table of ['release', 'finding', 'source_file', 'tender', 'organisation_identifier', 'organisation']) await store.sql(`delete from ${table}`)
}
