import { depthMax } from './cleaning.ts'
import { isObject, type Json, type JsonObject } from './merge.ts'

/** True for a versioned release: its fields hold their history instead of a value. */
export const isVersioned = (value: JsonObject): boolean => !('date' in value) && Object.values(value).some((field) => isHistory(field) || holdsHistory(field))

/**
 * The latest state a versioned release tells of, as a compiled release: of each field the value of its latest version,
 * dated by the latest version of all.
 */
export function compiledFromVersions(versioned: JsonObject): JsonObject {
  let date = ''
  function latest(value: Json, depth: number): Json {
    if (typeof value !== 'object' || value === null || depth > depthMax) return value
    if (isHistory(value)) {
      const last = [...value].sort((a, b) => (String(a['releaseDate']) < String(b['releaseDate']) ? -1 : 1)).at(-1)
      if (String(last?.['releaseDate']) > date) date = String(last?.['releaseDate'])
      return last?.['value'] ?? null
    }
    if (Array.isArray(value)) return value.map((item) => latest(item, depth + 1))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, latest(inner, depth + 1)]))
  }
  const compiled = latest(versioned, 0) as JsonObject
  return { ...compiled, id: `${String(versioned['ocid'])}-${date}`, date, tag: ['compiled'] }
}

const isHistory = (value: Json | undefined): value is JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item) && 'releaseDate' in item && 'value' in item)

/** One level down is enough to tell: a tender's title, a buyer's name. */
const holdsHistory = (value: Json | undefined): boolean => isObject(value) && Object.values(value).some((field) => isHistory(field))
