import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context as HttpContext, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { auditHead } from '../audit/chain.ts'
import { noRoom } from '../graphql/errors.ts'
import { viewerFrom } from '../identity/session.ts'
import { isDiskFull } from '../imports/import-errors.ts'
import { dayOf } from '../pact/index.ts'
import { readReportFile } from '../reports/read-report.ts'
import type { ReportForm } from '../reports/report-forms.ts'
import { receiveUpload } from '../uploads/receive-upload.ts'
import { createDirectGraphql } from './direct-graphql.ts'
import { createGraphql, logUnexpected, maskedMessage, type Parts } from './graphql.ts'
import { cookieGuard, foreignClient, limits } from './limits.ts'
import { stackOf } from './stack.ts'

const adminFolder = fileURLToPath(new URL('../../../admin/dist/', import.meta.url))
const contentTypes: Record<ReportForm, string> = { html: 'text/html; charset=utf-8', pdf: 'application/pdf', json: 'application/json' }

// GraphiQL starts from a script in its page, so it gets every header but the policy on scripts.
const graphqlProtections = secureHeaders({
  contentSecurityPolicy: { frameAncestors: ["'none'"], objectSrc: ["'none'"], baseUri: ["'self'"] },
  referrerPolicy: 'same-origin',
})

/** The hub as Node's own server calls it: ordinary GraphQL answered directly, everything else through `createHttp`. */
export function createListener(parts: Parts): RequestListener {
  const app = createHttp(parts)
  const listen = getRequestListener(app.fetch)
  const direct = protectionsOf(graphqlProtections).then((headers) => createDirectGraphql(parts, headers))
  return async (request, response) => {
    const started = performance.now()
    try {
      if (await (await direct).answer(request, response)) recordRequest(parts, 'POST', '/graphql', response.statusCode, started)
      else await listen(request, response)
    } catch (error) {
      // The way of the request is over; what is left is to say so.
      logUnexpected(parts.logger, error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ errors: [{ message: maskedMessage }] }))
    }
  }
}

/** The headers a middleware sets, for answers that do not pass through it. */
async function protectionsOf(protections: MiddlewareHandler): Promise<Record<string, string>> {
  const { headers } = await new Hono().get('/', protections, (c) => c.body(null)).request('/')
  return Object.fromEntries(headers)
}

function recordRequest({ telemetry, logger }: Parts, method: string, route: string, status: number, started: number): void {
  const seconds = (performance.now() - started) / 1000
  telemetry.requests.observe({ method, route, status: String(status) }, seconds)
  logger.info({ method, route, status, milliseconds: Math.round(seconds * 1000) }, 'request')
}

/** All addresses of the hub: GraphQL, sign-in, reports, health, metrics, and the site. */
export function createHttp(parts: Parts): Hono {
  const { store, auth, telemetry, logger } = parts
  const yoga = createGraphql(parts)
  const mayAct = cookieGuard(parts.publicUrl)
  const app = new Hono()

  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    recordRequest(parts, c.req.method, routeOf(c.req.path), c.res.status, started)
  })
  app.use(compress())
  app.use('/graphql', bodyLimit({ maxSize: limits.bodyBytes, onError: tooLarge }))
  app.use('/auth/*', bodyLimit({ maxSize: 20_000, onError: tooLarge }))
  app.use('/graphql', graphqlProtections)
  app.all('/graphql', (c) => yoga.fetch(c.req.raw))

  const site = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
    },
    referrerPolicy: 'same-origin',
  })
  app.use(site)

  app.on(['GET', 'POST'], '/auth/*', (c) => {
    const headers = new Headers(c.req.raw.headers)
    headers.set('x-cfit-client-address', getConnInfo(c).remote.address ?? 'unknown')
    return auth.handler(new Request(c.req.raw, { headers }))
  })

  app.post('/imports', async (c) => {
    const request = c.req.raw
    if (!mayAct('POST', (name) => request.headers.get(name))) {
      return c.json({ code: foreignClient.extensions.code, message: foreignClient.message, remedy: 'Send the header x-cfit-client.' }, 403)
    }
    const received = await receiveUpload(parts, await viewerFrom(parts, request.headers, dayOf(new Date())), request, parts.uploadBytesMax)
    // What is left of a refused body is not read, so the connection cannot serve another request.
    if ('status' in received) return c.json(received, received.status, { connection: 'close' })
    return c.json({ id: received.id, sha256: received.sha256, bytes: received.bytes }, 201)
  })

  app.get('/reports/:file', async (c) => {
    const match = /^([a-z0-9-]+)\.(html|pdf|json)$/.exec(c.req.param('file'))
    if (!match) return c.notFound()
    const [, slug, form] = match as unknown as [string, string, ReportForm]
    const viewer = await viewerFrom(parts, c.req.raw.headers, dayOf(new Date()))
    const found = await readReportFile(parts, slug, form, viewer)
    if (!found) return c.json({ code: 'NOT_FOUND', message: 'There is no such report, or it is not published yet.' }, 404)
    c.header('content-type', contentTypes[form])
    c.header('cache-control', found.isPublished ? 'public, max-age=300' : 'private, no-store')
    if (form !== 'html') c.header('content-disposition', `inline; filename="${slug}.${form}"`)
    return c.body(found.bytes as Uint8Array<ArrayBuffer>)
  })

  app.get('/audit/head', async (c) => {
    c.header('cache-control', 'no-store')
    return c.json(await auditHead(store.sql))
  })

  app.get('/health/live', (c) => c.json({ status: 'live' }))
  app.get('/health/ready', async (c) => {
    try {
      await store.sql('select 1')
      return c.json({ status: 'ready' })
    } catch {
      return c.json({ status: 'not ready', reason: 'The store does not answer.' }, 503)
    }
  })
  app.get('/metrics', async (c) => c.body(await telemetry.registry.metrics(), 200, { 'content-type': telemetry.registry.contentType }))

  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  if (existsSync(adminFolder)) app.use(serveStatic({ root: relative(process.cwd(), adminFolder) || '.' }))
  // Every other address belongs to the site, whose router runs in the browser.
  app.get('*', async (c) => {
    if (/\.[a-z0-9]+$/i.test(c.req.path) || c.req.path.startsWith('/assets/')) return c.notFound()
    const page = await readFile(join(adminFolder, 'index.html'), 'utf8').catch(() => null)
    return page ? c.html(page) : c.text('The site is not built. Run npm start.', 503)
  })
  app.onError((error, c) => {
    // A client that went away in the middle of its request is no fault of ours, and nobody reads the answer.
    if (c.req.raw.signal.aborted) return c.body(null, 400)
    if (isDiskFull(error)) return c.json(noRoom, 507)
    logger.error({ name: error.name, stack: stackOf(error) }, 'Unexpected error')
    return c.json({ code: 'UNEXPECTED', message: maskedMessage }, 500)
  })
  return app
}

function tooLarge(c: HttpContext): Response {
  // The rest of the body is not read, so the connection cannot serve another request.
  c.header('connection', 'close')
  return c.json({ errors: [{ message: 'The request is too large.', extensions: { code: 'BODY_TOO_LARGE' } }] }, 413)
}

/** The kind of address, so that logs and counters hold no slug, id or search text. */
function routeOf(path: string): string {
  const first = path.split('/')[1] ?? ''
  return ['graphql', 'auth', 'imports', 'reports', 'health', 'metrics', 'assets'].includes(first) ? `/${first}` : '/'
}
