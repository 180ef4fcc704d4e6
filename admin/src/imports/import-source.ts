import { ask, graphql, type ResultOf } from '../graphql.ts'
import { type ResourceSource, type Row, wishOf } from '../resource-source.ts'

const listDocument = graphql(`
  query Imports($first: Int!) {
    imports(first: $first) {
      id format fileName state failure createdAt
      result { changesSomething refused effects { noun created updated } }
    }
  }
`)

const oneDocument = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      id format fileName sha256 bytes bytesRead isIctOnly state failure createdAt endedAt
      canStart { allowed }
      result {
        read changesSomething setAside refused
        effects { noun created updated unchanged }
        refusals { pointer code message }
        findings { code severity count places }
      }
      tenders { slug title publishedOn buyer { name } }
    }
  }
`)

export type ImportRow = Row<ResultOf<typeof listDocument>['imports'][number]>
export type ImportRecord = Row<NonNullable<ResultOf<typeof oneDocument>['import']>>
export type ImportFormat = ImportRecord['format']
export type ImportResult = NonNullable<ImportRecord['result']>

/** While the hub works on a file its page asks how far it is, this often in milliseconds; never while the page is hidden. */
const pollMilliseconds = 1_000

export function isUnderWay({ state }: Pick<ImportRecord, 'state'>): boolean {
  return state === 'CHECKING' || state === 'IMPORTING'
}

/** The pause before asking again how these files are getting on; false when nothing changes by itself. */
export function pollPause(files: readonly Pick<ImportRecord, 'state'>[] | undefined): number | false {
  return files?.some(isUnderWay) ? pollMilliseconds : false
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const importSource: ResourceSource = {
  async list(params, signal) {
    const { imports } = await ask(listDocument, { first: wishOf(params).first }, signal)
    return { rows: imports, total: imports.length }
  },
  async one(id, signal) {
    // A mistyped address names no file; the hub would call it a mistake of the program.
    if (!uuid.test(String(id))) return null
    return (await ask(oneDocument, { id: String(id) }, signal)).import
  },
}
