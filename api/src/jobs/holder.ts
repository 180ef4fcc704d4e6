import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Job, type JobParts, runJob } from './job.ts'

/*
 * The embedded store belongs to one process. A command line that finds it taken sends its work to the holder:
 * over loopback, with a token that only the owner of the data folder can read.
 */

const holderFile = (dataDir: string): string => join(dataDir, 'holder.json')

interface Holder {
  port: number
  token: string
}

/** Takes jobs from command lines while the hub runs. */
export async function listenForJobs(dataDir: string, parts: JobParts): Promise<{ close(): void }> {
  const token = randomBytes(32).toString('hex')
  const server = createServer(async (request, response) => {
    const sent = Buffer.from(request.headers.authorization ?? '')
    const expected = Buffer.from(`Bearer ${token}`)
    if (request.method !== 'POST' || sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
      response.writeHead(403).end()
      return
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.flushHeaders()
    // A line now and then keeps a long silent job from looking like a dead one.
    const heartbeat = setInterval(() => response.write('{}\n'), 10_000)
    const send = (message: object) => response.write(`${JSON.stringify(message)}\n`)
    // Nobody waits any longer for a command line that was stopped.
    const stopped = new AbortController()
    response.on('close', () => stopped.abort())
    try {
      const job = JSON.parse(await text(request)) as Job
      send({ exitCode: await runJob(job, { ...parts, signal: stopped.signal, note: (line) => send({ note: line }) }, (line) => send({ line })) })
    } catch (error) {
      send({ error: error instanceof Error ? error.message : String(error), exitCode: 1 })
    }
    clearInterval(heartbeat)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  writeFileSync(holderFile(dataDir), JSON.stringify({ port: (server.address() as AddressInfo).port, token } satisfies Holder), { mode: 0o600 })
  return {
    close() {
      rmSync(holderFile(dataDir), { force: true })
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Sends a job to the process that holds the store. Null when none can be found. */
export async function sendToHolder(dataDir: string, job: Job, print: (line: string) => void): Promise<number | null> {
  if (!existsSync(holderFile(dataDir))) return null
  const { port, token } = JSON.parse(readFileSync(holderFile(dataDir), 'utf8')) as Holder
  const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(job) }).catch(
    () => null,
  )
  if (!response?.ok || !response.body) return null
  let rest = ''
  let exitCode: number | undefined
  const chunks = response.body.pipeThrough(new TextDecoderStream())
  for await (const chunk of untilItBreaks(chunks)) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const message = JSON.parse(line) as { line?: string; note?: string; error?: string; exitCode?: number }
      if (message.line !== undefined) print(message.line)
      if (message.note !== undefined) console.error(message.note)
      if (message.error !== undefined) console.error(message.error)
      if (message.exitCode !== undefined) exitCode = message.exitCode
    }
  }
  if (exitCode === undefined) {
    console.error('The hub ended while it worked. What it had finished is kept; run the command again for the rest.')
    return 1
  }
  return exitCode
}

/** The chunks of a stream up to its end, however it ends. */
async function* untilItBreaks(stream: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* stream
  } catch {
    // The holder is gone; the missing exit code tells.
  }
}
