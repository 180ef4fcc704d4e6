import { readdirSync, readFileSync } from 'node:fs'
import { introspectionText } from '@cfit/admin/introspection'
import { buildSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'

const source = new URL('../../admin/src/', import.meta.url)
const text = readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8')
const schema = buildSchema(text)

function faultsOf(document: string): string[] {
  return validate(schema, parse(document)).map(({ message }) => message)
}

// The types of a document follow the schema, but they let a fragment on a type that is gone pass; the server would not.
it('every document of the site is valid against the schema', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const documents = files.flatMap((file) =>
    [...readFileSync(new URL(file, source), 'utf8').matchAll(/graphql\(`([^`]+)`\)/g)].map(([, document]) => ({ file, document: document as string })),
  )
  expect(documents.length).toBeGreaterThan(10)
  expect(documents.flatMap(({ file, document }) => faultsOf(document).map((fault) => `${file}: ${fault}`))).toEqual([])
})

it('would notice a type or a field that is gone', () => {
  expect(faultsOf('{ viewer { name ... on Vanished { name } } }').join()).toContain('Unknown type "Vanished"')
  expect(faultsOf('{ viewer { shoeSize } }')).toHaveLength(1)
})

it('the types of the site are those of the schema', () => {
  const generated = readFileSync(new URL('generated/introspection.d.ts', source), 'utf8')
  expect(introspectionText(text)).toBe(generated)
  expect(introspectionText(`${text}\ntype Planted { name: String }`)).not.toBe(generated)
})
