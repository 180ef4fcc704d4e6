// Runs on whatever Node is there before anything is installed; everything after it runs on the Node the project brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const binaries = join(root, 'node_modules', '.bin')
const isWindows = process.platform === 'win32'
const [task, ...rest] = process.argv.slice(2)

const environment = {
  ...process.env,
  PATH: `${binaries}${isWindows ? ';' : ':'}${process.env.PATH ?? ''}`,
  NODE_OPTIONS: [process.env.NODE_OPTIONS, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' '),
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  TURBO_TELEMETRY_DISABLED: '1',
  TZ: 'UTC',
}
// The project brings its own Node; an option meant for the host's would be refused or wrong there.
const node = existsSync(join(binaries, isWindows ? 'node.cmd' : 'node')) || !existsSync(join(root, 'node_modules')) ? 'node' : process.execPath

function fail(message) {
  console.error(message)
  process.exit(1)
}

/** Runs a step to its end, quietly unless it fails. */
function step(title, command, args) {
  console.error(title)
  const done = attempt(command, args)
  if (done.status === 0) return
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  fail(`${title} failed; the lines above tell why.`)
}

function attempt(command, args) {
  return spawnSync(command, args, { cwd: root, env: environment, shell: isWindows, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Installs when the lockfile is another than the one installed. */
function install() {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return
  const wanted = ['--include=dev', '--include=optional', '--loglevel=error']
  console.error('Installing packages (about a minute the first time)')
  // A lockfile made on one platform can lack another's optional binaries; then npm looks them up, at the same exact versions.
  if (attempt('npm', ['ci', ...wanted]).status !== 0) step('Installing packages for this platform', 'npm', ['install', '--no-save', ...wanted])
  writeFileSync(stamp, lockfile)
}

/** Builds when a source is newer than the last build; the build itself skips what has not changed. */
function build() {
  const stamp = join(root, 'node_modules', '.built')
  if (existsSync(stamp) && newestSource() <= statSync(stamp).mtimeMs) return
  const started = new Date()
  step('Building', 'turbo', ['run', 'build', '--output-logs=errors-only', '--log-prefix=none'])
  writeFileSync(stamp, started.toISOString())
}

const built = new Set(['node_modules', 'dist', 'generated', '.turbo', 'tests'])

function newestSource() {
  let newest = statSync(join(root, 'package-lock.json')).mtimeMs
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (built.has(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else newest = Math.max(newest, statSync(path).mtimeMs)
    }
  }
  for (const room of ['prisma', 'analytics', 'api', 'seeds', 'admin']) visit(join(root, room))
  return newest
}

/** Hands over to a program until it ends; Ctrl-C reaches it, and its exit code is ours. */
function handOver(command, args, options = {}) {
  const child = spawn(command, args, { cwd: options.cwd ?? root, env: environment, stdio: 'inherit', shell: isWindows })
  // Ctrl-C reaches the whole group by itself; a signal to npm alone does not reach us, so its end is watched for.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 300).unref()
  child.on('error', (error) => fail(`${command} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
}

/** Puts the demonstration into an empty embedded store, or where SEED=demo asks for it. Once done, a start does not look again. */
function prepareStore() {
  const dataDir = resolve(root, process.env.DATA_DIR || '.data')
  const isAsked = process.env.SEED === 'demo'
  if (!isAsked && (process.env.DATABASE_URL || existsSync(join(dataDir, 'prepared')))) return
  // The demonstration was made with the build. Where others may reach the hub, the program below decides.
  const isForThisMachine = !process.env.DATABASE_URL && !process.env.HOST && !process.env.PUBLIC_URL
  const isNew = !existsSync(dataDir) || readdirSync(dataDir).length === 0
  if (isForThisMachine && isNew && copyDemonstration(dataDir)) return
  const done = spawnSync(node, ['seeds/dist/prepare.mjs'], { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** A copy that breaks off leaves no folder that looks whole: it grows under another name. */
function copyDemonstration(dataDir) {
  const made = join(root, 'seeds', 'dist', 'demonstration')
  if (!existsSync(join(made, 'prepared'))) return false
  const growing = `${dataDir}.${process.pid}`
  try {
    cpSync(made, growing, { recursive: true, mode: constants.COPYFILE_FICLONE })
    rmSync(dataDir, { recursive: true, force: true })
    renameSync(growing, dataDir)
    return true
  } catch {
    rmSync(growing, { recursive: true, force: true })
    return false
  }
}

function runTests(filters) {
  const args = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=dist/results.json', ...filters]
  mkdirSync(join(root, 'tests', 'dist'), { recursive: true })
  handOver('vitest', args, { cwd: join(root, 'tests') })
}

const tasks = {
  start() {
    install()
    build()
    prepareStore()
    handOver(node, ['api/dist/main.mjs'])
  },
  import() {
    install()
    build()
    handOver(node, ['api/dist/command-line.mjs', 'import', ...rest])
  },
  /** Invites a person from the command line: the first one, or where there is no mail server. */
  invite() {
    install()
    build()
    handOver(node, ['api/dist/command-line.mjs', 'invite', ...rest])
  },
  report() {
    install()
    build()
    handOver(node, ['--enable-source-maps', 'api/dist/command-line.mjs', 'report', ...rest])
  },
  verify() {
    install()
    build()
    handOver(node, ['api/dist/command-line.mjs', 'verify', ...rest])
  },
  /** Writes a large invented world into the store that DATABASE_URL or DATA_DIR names. */
  generate() {
    install()
    build()
    handOver(node, ['--enable-source-maps', 'seeds/dist/generate.mjs', ...rest])
  },
  check() {
    install()
    step('Generating the client', 'turbo', ['run', 'generate', '--output-logs=errors-only'])
    step('Types', 'turbo', ['run', 'types', '--output-logs=errors-only', '--concurrency=2'])
    step('Format and lint', 'biome', ['check', '--error-on-warnings', '.'])
  },
  test() {
    tasks.check()
    build()
    runTests(rest)
  },
  /** What touches the store, once more on the PostgreSQL that DATABASE_URL names. */
  'test-store'() {
    if (!process.env.DATABASE_URL) fail('Set DATABASE_URL to a PostgreSQL server on which test databases may be made.')
    install()
    build()
    runTests(['store', 'api', 'imports', 'analytics', 'seeds', 'stories', ...rest])
  },
  /** Measures the built product; the parts and options are told in tests/bench/README.md. */
  bench() {
    install()
    build()
    handOver(node, ['tests/bench/main.ts', ...rest])
  },
  contracts() {
    install()
    step('Generating the client', 'turbo', ['run', 'generate', '--output-logs=errors-only'])
    for (const script of ['api/contracts.ts', 'analytics/contracts.ts', 'admin/introspection.ts']) step(`Writing ${script}`, node, [script])
  },
  migration() {
    install()
    step('Generating the client', 'turbo', ['run', 'generate', '--output-logs=errors-only'])
    handOver(node, ['prisma/new-migration.ts', ...rest])
  },
}

if (!tasks[task]) fail(`There is no task ${task}. Tasks: ${Object.keys(tasks).join(', ')}.`)
tasks[task]()
