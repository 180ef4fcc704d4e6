import { type AddressInfo, connect, createServer } from 'node:net'

/** A wire between a system and PostgreSQL that counts the statements passing, the same way for every system. */
export interface StatementCounter extends AsyncDisposable {
  /** The database's address through the wire. */
  url: string
  /** Statements since the last call. */
  take(): number
}

const executes = new Set(['Q'.charCodeAt(0), 'E'.charCodeAt(0)])

export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl)
  let counted = 0
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname)
    const read = readMessages(() => {
      counted += 1
    })
    near.on('data', read)
    near.pipe(far).pipe(near)
    const drop = () => {
      near.destroy()
      far.destroy()
    }
    near.on('error', drop).on('close', drop)
    far.on('error', drop).on('close', drop)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  // Encryption would hide what passes.
  url.searchParams.set('sslmode', 'disable')
  return {
    url: url.href,
    take: () => {
      const taken = counted
      counted = 0
      return taken
    },
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}

/** Reads the frontend's messages of PostgreSQL's protocol: the first has no type, the others begin with one byte of it and their length. */
function readMessages(onExecute: () => void): (chunk: Buffer) => void {
  let waiting: Buffer = Buffer.alloc(0)
  let isStarted = false
  return (chunk) => {
    waiting = waiting.length ? Buffer.concat([waiting, chunk]) : chunk
    for (;;) {
      const head = isStarted ? 1 : 0
      if (waiting.length < head + 4) return
      const length = head + waiting.readUInt32BE(head)
      if (waiting.length < length) return
      if (isStarted && executes.has(waiting[0] as number)) onExecute()
      isStarted = true
      waiting = waiting.subarray(length)
    }
  }
}
