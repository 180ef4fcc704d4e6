import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'bench/**'],
    globalSetup: './support/prepare-template.ts',
    // Two cores, and each file may start a store, a server or a browser of its own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // Node runs the code of the product as it is; a transformed copy would load some packages twice.
    experimental: { viteModuleRunner: false },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
})
