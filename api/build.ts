import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

const ownOutput = resolve(import.meta.dirname, 'dist')
const ownFolders = /[/\\](api|analytics|prisma|seeds)[/\\].*\.ts$/

/** In one bundle every module would share one address; templates, SQL and migrations are found from the address of the module that reads them. */
const keepAddresses = (outputFolder: string): Plugin => ({
  name: 'keep-addresses',
  setup({ onLoad }) {
    onLoad({ filter: ownFolders }, async ({ path }) => {
      if (path.includes('node_modules')) return null
      const source = await readFile(path, 'utf8')
      if (!source.includes('import.meta.')) return { contents: source, loader: 'ts' }
      const address = `new URL(${JSON.stringify(relative(outputFolder, path).replaceAll('\\', '/'))}, import.meta.url).href`
      return { contents: source.replaceAll('import.meta.url', `(${address})`), loader: 'ts', resolveDir: dirname(path) }
    })
  },
})

/** Bundles a program for a quick start. Packages with native parts or files of their own stay outside. */
export async function bundle(entryPoints: Record<string, string>, folder: string): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    minifySyntax: true,
    logLevel: 'warning',
    plugins: [keepAddresses(folder)],
    external: [
      '@duckdb/*',
      '@electric-sql/pglite',
      '@myriaddreamin/*',
      '@prisma/schema-engine-wasm',
      '@graphql-yoga/render-graphiql',
      '@expo-google-fonts/*',
      '@fontsource-variable/*',
      'pg-native',
      'pino',
      'echarts',
    ],
    banner: { js: "import { createRequire as cfitRequire } from 'node:module'; const require = cfitRequire(import.meta.url);" },
  })
}

if (process.argv[1] === import.meta.filename) {
  await bundle({ main: resolve(import.meta.dirname, 'src/main.ts'), 'command-line': resolve(import.meta.dirname, 'src/command-line.ts') }, ownOutput)
}
