import { readFileSync, writeFileSync } from 'node:fs'
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal'
import { buildSchema, introspectionFromSchema } from 'graphql'

const schemaFile = new URL('../api/schema.graphql', import.meta.url)
const generatedFile = new URL('./src/generated/introspection.d.ts', import.meta.url)

/** The API's schema as a TypeScript type: the text of `src/generated/introspection.d.ts` for this `schema.graphql`. */
export function introspectionText(schema: string): string {
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(schema), { descriptions: false }))
  return outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true })
}

if (import.meta.main) writeFileSync(generatedFile, introspectionText(readFileSync(schemaFile, 'utf8')))
