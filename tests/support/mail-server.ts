import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A mail server of the tests' own on the loopback: it keeps what it is handed, and can be told to be difficult. */
export interface MailServer extends AsyncDisposable {
  url: string
  /** What was handed over: to which address, and the message as it came. */
  taken: { to: string; message: string }[]
  /** `busy` puts every message off, `strict` knows nobody. */
  mood: 'kind' | 'busy' | 'strict'
}

export async function openMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let rest = ''
    let to = ''
    let message: string[] | null = null
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (message) {
        if (line !== '.') return void message.push(line)
        mail.taken.push({ to, message: message.join('\n') })
        message = null
        return say('250 taken')
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO') return say('250 tests')
      if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        return say(mail.mood === 'strict' ? '550 nobody of that name' : '250 known')
      }
      if (verb === 'DATA') {
        if (mail.mood === 'busy') return say(`451 not now for ${to}`)
        message = []
        return say('354 go on')
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n')
      return say('250 well')
    }
    say('220 tests')
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      lines.forEach(hear)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: [],
    mood: 'kind',
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return mail
}
