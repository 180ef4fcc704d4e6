import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ErrorObject, ValidateFunction } from 'ajv'
import AjvDraft04 from 'ajv-draft-04'
import { pointerOf } from '../finding.ts'
import type { Refusal } from '../outcome.ts'
import { isObject, type JsonObject } from './merge.ts'
import { isVersioned } from './versioned-release.ts'

type Kind = 'release' | 'release-package' | 'record-package' | 'versioned-release-validation'

interface OfficialSchema {
  kind: Kind | null
  /** Version of the standard, `1.1`. */
  version: string
  body: JsonObject
}

/** A schema that was asked for and cannot be used: the person who asked has to mend the call. */
export class SchemaError extends Error {}

/** Longest list of releases that is checked in one document: the standard asks that no two are equal, and each is compared with each. */
const listMax = 20_000

/** Checks documents against the official JSON Schemas of OCDS: for `--strict`. */
export class SchemaCheck {
  readonly #schemas: readonly OfficialSchema[]
  readonly #quick = new AjvDraft04.default({ strict: false, validateFormats: false })
  readonly #thorough = new AjvDraft04.default({ strict: false, validateFormats: false, allErrors: true })

  private constructor(schemas: readonly OfficialSchema[]) {
    this.#schemas = schemas
    for (const { body } of schemas) {
      this.#quick.addSchema(body)
      this.#thorough.addSchema(body)
    }
  }

  /** Reads the schemas at the given places: a folder with all it holds, a file with those beside it, or an address with those it refers to. */
  static async load(places: readonly string[]): Promise<SchemaCheck> {
    const byId = new Map<string, OfficialSchema>()
    for (const place of places) for (const schema of await readSchemas(place)) byId.set(String(schema.body['id']), schema)
    const schemas = [...byId.values()]
    if (!schemas.some(({ kind }) => kind !== null)) {
      throw new SchemaError(`There is no schema of OCDS releases, packages or records in ${places.join(', ')}. Name the folder, file or address of one.`)
    }
    return new SchemaCheck(schemas)
  }

  /**
   * What is to be refused of a document. Where the fault lies within one release or record of a package only that one is, else the whole.
   * A document without a schema of its own (a bare record) is checked release by release by the caller.
   */
  refusalsOf(document: unknown, base: string): Refusal[] {
    if (Array.isArray(document)) return document.flatMap((item, index) => this.refusalsOf(item, pointerOf(base, [index])))
    if (!isObject(document)) return []
    const { kind, version } = kindOf(document)
    if (kind === null) return []
    const longest = Math.max(...['releases', 'records'].map((list) => (Array.isArray(document[list]) ? document[list].length : 0)))
    if (longest > listMax) {
      const message = `A package of ${longest} releases or records is too long to be checked; ${listMax} are checked at once. Use JSON lines, one release a line.`
      return [{ pointer: base, code: 'package-too-long', message }]
    }
    const schema = this.#schemaFor(kind, version)
    if (!schema) return [{ pointer: base, code: 'schema-missing', message: `None of the given schemas is for a ${kind.replaceAll('-', ' ')}.` }]
    const id = String(schema.body['id'])
    if ((this.#quick.getSchema(id) as ValidateFunction)(document)) return []
    const thorough = this.#thorough.getSchema(id) as ValidateFunction
    thorough(document)
    return refusalsFrom(thorough.errors ?? [], base)
  }

  #schemaFor(kind: Kind, version: string): OfficialSchema | undefined {
    const candidates = this.#schemas.filter((schema) => schema.kind === kind).sort((a, b) => (a.version < b.version ? 1 : -1))
    return candidates.find((schema) => schema.version === version) ?? candidates[0]
  }
}

/** A package says its version; one that does not is of 1.0, which had no such field. A release never says it. */
function kindOf(document: JsonObject): { kind: Kind | null; version: string } {
  const version = document['version'] === undefined || document['version'] === '1.0' ? '1.0' : '1.1'
  if ('records' in document) return { kind: 'record-package', version }
  if ('ocid' in document && isVersioned(document)) return { kind: 'versioned-release-validation', version: '1.1' }
  if ('ocid' in document && ('releases' in document || 'compiledRelease' in document)) return { kind: null, version }
  if ('releases' in document) return { kind: 'release-package', version }
  return 'ocid' in document || 'tag' in document ? { kind: 'release', version: '1.1' } : { kind: null, version }
}

function refusalsFrom(errors: readonly ErrorObject[], base: string): Refusal[] {
  const byPointer = new Map<string, ErrorObject[]>()
  for (const error of errors) {
    const within = /^\/(?:releases|records)(?:\/\d+(?=\/|$)|$)/.exec(error.instancePath)?.[0] ?? ''
    byPointer.set(within, [...(byPointer.get(within) ?? []), error])
  }
  // A fault of the whole, or of a whole list, leaves nothing to say of its parts.
  const faults = [...byPointer].filter(
    ([within]) => ![...byPointer.keys()].some((outer) => outer !== within && (outer === '' || within.startsWith(`${outer}/`))),
  )
  return faults.map(([within, found]) => {
    const [first] = found
    const place = first?.instancePath.slice(within.length) || 'it'
    const more = found.length > 1 ? `, and ${found.length - 1} more` : ''
    return { pointer: base + within, code: 'schema-invalid', message: `This does not follow the schema: ${place} ${first?.message}${more}.` }
  })
}

const isAddress = (place: string): boolean => /^https?:\/\//.test(place)

async function readSchemas(place: string): Promise<OfficialSchema[]> {
  if (isAddress(place)) return readFromWeb(place)
  try {
    const found = await stat(place)
    const folder = found.isDirectory() ? place : dirname(place)
    const names = await readdir(folder, { recursive: found.isDirectory() })
    const schemas = await Promise.all(names.filter((name) => name.endsWith('.json')).map(async (name) => schemaIn(await readFile(join(folder, name), 'utf8'))))
    const own = found.isFile() ? schemaIn(await readFile(place, 'utf8')) : null
    if (found.isFile() && own === null) throw new SchemaError(`${place} is no JSON Schema of OCDS: it has no id.`)
    return [...schemas, own].filter((schema) => schema !== null)
  } catch (error) {
    if (error instanceof SchemaError) throw error
    throw new SchemaError(`The schema ${place} cannot be read (${error instanceof Error ? error.message : String(error)}).`)
  }
}

/** A schema and those it refers to by absolute addresses. */
async function readFromWeb(address: string): Promise<OfficialSchema[]> {
  const schemas: OfficialSchema[] = []
  const due = [address]
  for (const next of due) {
    const response = await fetch(next, { signal: AbortSignal.timeout(30_000) }).catch(() => null)
    const text = response?.ok ? await response.text() : null
    const schema = text === null ? null : schemaIn(text)
    if (text === null || !schema) throw new SchemaError(`No schema of OCDS can be had at ${next}.`)
    schemas.push(schema)
    for (const [, reference = ''] of text.matchAll(/"\$ref"\s*:\s*"(https?:\/\/[^"#]+)/g)) {
      if (!reference.includes('json-schema.org') && !due.includes(reference) && due.length < 20) due.push(reference)
    }
  }
  return schemas
}

function schemaIn(text: string): OfficialSchema | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(body) || typeof body['id'] !== 'string' || typeof body['$schema'] !== 'string') return null
  const kind = /(release-package|record-package|versioned-release-validation|release)-schema\.json/.exec(body['id'])?.[1] as Kind | undefined
  const version = /(\d+)__(\d+)(?:__\d+)?\//.exec(body['id'])
  return { kind: kind ?? null, version: version ? `${version[1]}.${version[2]}` : '1.1', body }
}
