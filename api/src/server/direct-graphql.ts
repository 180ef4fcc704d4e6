import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { GraphQLError } from 'graphql'
import { maskError } from 'graphql-yoga'
import { dayOf } from '../pact/index.ts'
import { schema } from '../schema.ts'
import { contextOf, logUnexpected, maskedMessage, type Parts } from './graphql.ts'
import { cookieGuard, costExtension, limits, type Measured, measure } from './limits.ts'
import { type Operation, Operations } from './operations.ts'
import { ResponseCache } from './response-cache.ts'

/*
 * Nearly every request is a valid operation that a client sends again, as a POST of plain JSON. Those are answered here, from Node's own request to its
 * response. Whatever is unusual, and whatever is refused, goes the long way through the GraphQL server, which knows every rule of GraphQL over HTTP.
 * A test holds both ways to the same answers, headers included.
 */

interface Asked {
  operation: Operation
  variables: Record<string, unknown>
}

interface Told {
  text: string
  mayBeKept: boolean
}

const compressed = promisify(gzip)
const worthCompressing = 1024

const contentTypes: Record<string, string> = {
  '*/*': 'application/json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

export interface DirectGraphql {
  /** Answers the request and returns true; or leaves it, with what was read of its body in `rawBody`, and returns false. */
  answer(request: IncomingMessage & { rawBody?: Buffer }, response: ServerResponse): Promise<boolean>
}

export function createDirectGraphql(parts: Parts, headers: Record<string, string>): DirectGraphql {
  const operations = new Operations()
  const mayAct = cookieGuard(parts.publicUrl)
  const cache = parts.hasResponseCache ? new ResponseCache(parts.store) : null

  /** The operation asked for; null when the request is one for the long way. */
  function read(body: Buffer): Asked | null {
    const asked = parseJson(body.toString())
    if (!asked || typeof asked['query'] !== 'string') return null
    const { query, variables = null, operationName = null, ...others } = asked
    if (Object.keys(others).length > 0 || (operationName !== null && typeof operationName !== 'string')) return null
    if (typeof variables !== 'object' || Array.isArray(variables)) return null
    const operation = operations.find(query as string, operationName)
    return operation && { operation, variables: (variables ?? {}) as Record<string, unknown> }
  }

  /** The answer as text; null when it is one for the long way, and then nothing has happened yet. */
  async function run({ operation, variables }: Asked, request: IncomingMessage): Promise<Told | null> {
    const cookie = request.headers.cookie ?? null
    const context = await contextOf(parts, cookie, () => headersOf(request))
    const { document, name } = operation
    const measured = costOf({ schema, document, contextValue: context, variableValues: variables, operationName: name })
    if (!measured || measured.refusals.length > 0) return null
    const extensions = JSON.stringify({ cost: costExtension(measured) })
    const fromStore = (await operation.tell?.(context, variables)) ?? null
    if (fromStore !== null) return { text: `{"data":${fromStore},"extensions":${extensions}}`, mayBeKept: true }
    const { data, errors } = await operation.run(context, variables)
    // Without data nothing was run: the variables did not fit.
    if (data === undefined) return null
    const told = errors?.map((error) => tell(error))
    const errorsFirst = told ? `"errors":${JSON.stringify(told)},` : ''
    return { text: `{${errorsFirst}"data":${JSON.stringify(data)},"extensions":${extensions}}`, mayBeKept: operation.isQuery && !told }
  }

  /** What the operation would cost; null where its arguments cannot even be read, which the long way tells. */
  function costOf(...args: Parameters<typeof measure>): Measured | null {
    try {
      return measure(...args)
    } catch (error) {
      if (error instanceof GraphQLError) return null
      throw error
    }
  }

  function tell(error: GraphQLError): unknown {
    const masked = maskError(error, maskedMessage, false)
    if (masked !== error) logUnexpected(parts.logger, error)
    return masked instanceof GraphQLError ? masked.toJSON() : { message: maskedMessage }
  }

  /** The answer's text, from the cache where it holds one; null when the request is one for the long way. */
  async function textFor(request: IncomingMessage, body: Buffer): Promise<string | null> {
    // Who has a session or a key may see more than everybody, so only those without are answered from what is kept.
    const isAnonymous = request.headers.cookie === undefined && request.headers.authorization === undefined
    const question = cache && isAnonymous ? body.toString() : null
    const today = question === null ? '' : dayOf(new Date())
    const mark = (question !== null && cache?.mark()) || null
    const kept = question === null ? null : (cache?.find(question, mark, today) ?? null)
    if (kept !== null) return kept
    const asked = read(body)
    const told = asked && (await run(asked, request))
    if (told?.mayBeKept && question !== null) cache?.keep(question, mark, today, told.text)
    return told?.text ?? null
  }

  return {
    async answer(request, response) {
      const contentType = contentTypes[request.headers.accept ?? '*/*']
      if (!contentType || !isPlainPost(request) || !mayAct('POST', (name) => request.headers[name] as string | undefined)) return false
      const body = await bodyOf(request)
      if (!body) return false
      request.rawBody = body
      const text = await textFor(request, body)
      if (text === null) return false
      await send(request, response, text, { ...headers, 'content-type': contentType })
      return true
    },
  }
}

function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'POST' || url !== '/graphql' || headers['content-encoding']) return false
  // A body of unknown or excessive length is for the long way, which counts it while it comes.
  return isJson.test(headers['content-type'] ?? '') && Number(headers['content-length'] ?? Number.NaN) <= limits.bodyBytes
}

const isJson = /^application\/json(;\s*charset=utf-8)?$/i

function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function headersOf(request: IncomingMessage): Headers {
  return new Headers(Object.entries(request.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])))
}

async function send(request: IncomingMessage, response: ServerResponse, text: string, headers: Record<string, string>): Promise<void> {
  const isLarge = text.length > worthCompressing
  const wantsGzip = isLarge && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  // A text goes out in one piece with its head, bytes would follow in a second.
  const body = wantsGzip ? await compressed(text) : text
  response.writeHead(200, {
    ...headers,
    ...(wantsGzip ? { 'content-encoding': 'gzip' } : {}),
    ...(isLarge ? { vary: 'Accept-Encoding' } : {}),
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
