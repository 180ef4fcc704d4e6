import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/*
 * The practical upper limit: one hand-written statement for each address, whose text is sent as it comes.
 * `/same-bytes` answers with what it was given at the start, from memory: the limit of any cache.
 */

const statements = JSON.parse(process.env['STATEMENTS'] ?? '{}') as Record<string, string>
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
let sameBytes = Buffer.from('')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function answer(request: IncomingMessage): Promise<Buffer> {
  const body = await bodyOf(request)
  const path = request.url ?? ''
  if (path === '/keep-bytes') sameBytes = Buffer.from(body)
  if (path === '/keep-bytes' || path === '/same-bytes') return sameBytes
  const text = statements[path]
  if (!text) throw new Error(`There is no ${path}.`)
  const { rows } = await pool.query<{ json: string }>({ name: path, text, values: JSON.parse(body) as unknown[] })
  return Buffer.from(rows[0]?.json ?? 'null')
}

const server = createServer((request, response) => {
  answer(request).then(
    (bytes) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`))
