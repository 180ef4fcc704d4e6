import { writeFile } from 'node:fs/promises'
import { schemaText } from './src/schema.ts'

/** Writes the GraphQL schema, the contract that the back office is built against. */
await writeFile(new URL('./schema.graphql', import.meta.url), schemaText())
