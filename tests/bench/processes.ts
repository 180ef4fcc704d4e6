import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { resolve } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../..')

/** A server of the bench in a process of its own, listening on a port that the kernel chose. */
export interface RunningServer extends AsyncDisposable {
  name: string
  address: string
  pid: number
  /** Milliseconds from the start of the process to its line that says it is ready. */
  readyAfter: number
  /** Resident memory now, in MB; null where the system does not tell. */
  memory(): number | null
}

export interface ServerProgram {
  name: string
  /** The program and its arguments, run by this same Node. */
  run: string[]
  environment?: Record<string, string>
  /** Finds the address in what the program prints once it listens. */
  ready: RegExp
  /** Where the program is run; the project's root unless said otherwise. */
  folder?: string
}

/** Starts a server, waits for its own word that it listens, and checks that the port belongs to that very process, or to one it started. */
export async function startServer(program: ServerProgram): Promise<RunningServer> {
  const started = performance.now()
  const { DATABASE_URL: _, SEED: __, ...inherited } = process.env
  const child = spawn(process.execPath, program.run, {
    cwd: program.folder ?? projectRoot,
    env: { ...inherited, NODE_ENV: 'production', TZ: 'UTC', ...program.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const address = await readyAddress(child, program)
  const readyAfter = performance.now() - started
  const pid = child.pid as number
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    const last = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(last)
  }
  const port = Number(new URL(address).port)
  if ([pid, ...childrenOf(pid)].every((own) => listensItself(own, port) === false)) {
    await stop()
    throw new Error(`${program.name} says it listens on port ${port}, but that port belongs to another process.`)
  }
  return { name: program.name, address, pid, readyAfter, memory: () => residentMemory(pid), [Symbol.asyncDispose]: stop }
}

function readyAddress(child: ChildProcess, program: ServerProgram): Promise<string> {
  let output = ''
  return new Promise((done, refuse) => {
    const read = (chunk: Buffer) => {
      // A server under load prints nothing that matters here.
      if (output.length < 100_000) output += chunk.toString()
      const address = program.ready.exec(output)?.[1]
      if (address) done(address.replace(/\/$/, ''))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', refuse)
    child.once('close', (code) => refuse(new Error(`${program.name} ended with ${code} before it was ready: ${output.slice(0, 2000)}`)))
  })
}

function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

/** True when the process holds the listening socket of this port, false when it does not, null where /proc does not tell (macOS, Windows). */
export function listensItself(pid: number, port: number): boolean | null {
  if (!existsSync('/proc/net/tcp')) return null
  const listening = '0A'
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
      (existsSync(table) ? readFileSync(table, 'utf8') : '')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => columns[3] === listening && Number.parseInt(columns[1]?.split(':')[1] ?? '', 16) === port)
        .map((columns) => `socket:[${columns[9]}]`),
    ),
  )
  const open = readdirSync(`/proc/${pid}/fd`).map((descriptor) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
    } catch {
      return '' // Closed between listing and reading.
    }
  })
  return open.some((target) => inodes.has(target))
}

/** Resident memory of a process in MB; null where /proc does not tell. */
export function residentMemory(pid: number): number | null {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return null
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}

/** Processor time that a process has used so far, in milliseconds; null where /proc does not tell. On a busy machine it says more than the clock. */
export function processorTime(pid: number): number | null {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return null
  // The name of the program stands in brackets and may hold spaces; the fields are counted after it.
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return ticks * millisecondsPerTick
}

/** Linux tells processor time in hundredths of a second, whatever the machine. */
const millisecondsPerTick = 10

/** What the tables say where /proc is missing, instead of failing or keeping silent. */
export const unchecked = existsSync('/proc/net/tcp') ? null : 'This system has no /proc: listeners are told by their own line, and memory is not measured.'
