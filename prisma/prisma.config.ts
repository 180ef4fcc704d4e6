import { defineConfig } from 'prisma/config'

// The CLI would download a schema engine that `generate` never uses; any existing binary satisfies its check.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'models' })
