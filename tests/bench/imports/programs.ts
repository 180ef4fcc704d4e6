import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { projectRoot } from '../processes.ts'

export interface Finished {
  /** From the start of the process to its end, starting included. */
  seconds: number
  /** The most memory it ever held, in MB; null where the system does not tell. */
  peakMemory: number | null
  output: string
}

/** Runs a program of this Node to its end; a failure ends the bench. */
export async function runToEnd(run: string[], environment: Record<string, string> = {}): Promise<Finished> {
  const { DATABASE_URL: _, SEED: __, ...inherited } = process.env
  const started = performance.now()
  const child = spawn(process.execPath, run, { cwd: projectRoot, env: { ...inherited, TZ: 'UTC', LOG_LEVEL: 'silent', ...environment } })
  let output = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  let peakMemory: number | null = null
  const looking = setInterval(() => {
    peakMemory = peakOf(child.pid) ?? peakMemory
  }, 50)
  const code = await new Promise<number | null>((done, refuse) => {
    child.once('error', refuse)
    child.once('close', done)
  })
  clearInterval(looking)
  if (code !== 0) throw new Error(`${run.join(' ')} ended with ${code}: ${complaint}`)
  return { seconds: (performance.now() - started) / 1000, peakMemory, output }
}

/** The system keeps the peak itself, so that looking now and then misses little. */
function peakOf(pid: number | undefined): number | null {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return null
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]
    return kilobytes ? Number(kilobytes) / 1024 : null
  } catch {
    return null // It has just ended.
  }
}
