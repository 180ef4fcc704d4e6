import { writeFile } from 'node:fs/promises'
import { thePactText } from './src/pact/clauses/as-page.ts'
import { schemaText } from './src/schema.ts'

/** Writes the GraphQL schema, the contract that the back office is built against, and the Pact clause by clause as the code executes it. */
await writeFile(new URL('./schema.graphql', import.meta.url), schemaText())
await writeFile(new URL('./THE-PACT.md', import.meta.url), thePactText())
