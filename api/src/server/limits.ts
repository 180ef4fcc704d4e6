import { createComplexityRule } from '@pothos/plugin-complexity'
import { type DocumentNode, type ExecutionArgs, GraphQLError, Kind, parse, validate, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Telemetry } from './telemetry.ts'

/**
 * Limits on one operation, measured on our own client's largest pages and set well above them.
 * Cost counts fields, those of a connection as often as it may have rows.
 */
export const limits = { cost: 20_000, depth: 16, breadth: 400, aliases: 30, tokens: 4_000, bodyBytes: 1_000_000 }

function refusal(code: string, message: string, measured: number, limit: number): GraphQLError {
  return new GraphQLError(`${message} It has ${measured}, the limit is ${limit}. Ask for less at a time.`, {
    extensions: { code, limit, http: { status: 400 } },
  })
}

/** Refuses operations that would cost too much before anything is resolved, and tells the cost of each in `extensions.cost`. */
export function useLimits(telemetry: Telemetry): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string, options: object) => parse(source, { ...options, maxTokens: limits.tokens }))
    },
    onExecute({ args, setResultAndStopExecution }) {
      const errors = findingsOf(args)
      if (errors.refusals.length > 0) {
        for (const error of errors.refusals) telemetry.refusedQueries.inc({ limit: String(error.extensions['code']) })
        setResultAndStopExecution({ errors: errors.refusals })
        return
      }
      return {
        onExecuteDone({ result, setResult }) {
          if ('next' in result) return
          setResult({ ...result, extensions: { ...result.extensions, cost: { requested: errors.cost, limit: limits.cost, depth: errors.depth } } })
        },
      }
    },
  }
}

function findingsOf(args: ExecutionArgs): { refusals: GraphQLError[]; cost: number; depth: number } {
  const refusals: GraphQLError[] = []
  const { aliases, texts } = survey(args.document)
  if (!isStorable(texts) || !isStorable(args.variableValues)) {
    const remedy = 'Send well-formed text without it.'
    refusals.push(
      new GraphQLError(`A text holds a character that cannot be kept: a null character or half of a pair. ${remedy}`, {
        extensions: { code: 'BAD_USER_INPUT', remedy },
      }),
    )
  }
  if (aliases > limits.aliases) refusals.push(refusal('TOO_MANY_ALIASES', 'This operation has too many aliases.', aliases, limits.aliases))
  let cost = 0
  let depth = 0
  const rule = createComplexityRule({
    context: (args.contextValue ?? {}) as object,
    variableValues: (args.variableValues ?? {}) as Record<string, unknown>,
    operationName: args.operationName ?? null,
    onResult(result) {
      cost = result.complexity
      depth = result.depth
      // Introspection is deep by nature and reads no data.
      if (isIntrospection(args.document)) return
      if (cost > limits.cost) refusals.push(refusal('QUERY_TOO_COSTLY', 'This operation costs too much.', cost, limits.cost))
      if (depth > limits.depth) refusals.push(refusal('QUERY_TOO_DEEP', 'This operation is nested too deeply.', depth, limits.depth))
      if (result.breadth > limits.breadth) refusals.push(refusal('QUERY_TOO_BROAD', 'This operation selects too many fields.', result.breadth, limits.breadth))
    },
  })
  validate(args.schema, args.document, [rule])
  return { refusals, cost, depth }
}

function survey(document: DocumentNode): { aliases: number; texts: string[] } {
  let aliases = 0
  const texts: string[] = []
  visit(document, {
    Field(node) {
      if (node.alias) aliases += 1
    },
    StringValue(node) {
      texts.push(node.value)
    },
  })
  return { aliases, texts }
}

/** PostgreSQL keeps neither the null character nor half of a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isStorable)
  return true
}

function isIntrospection(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__')),
  )
}

/**
 * A request that carries a session cookie must also carry our own header, which no form or image of another site can send.
 * Requests without a cookie act for nobody and are left alone, as GraphQL over HTTP asks.
 */
export function useCookieGuard(publicUrl: string): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method === 'OPTIONS' || isFromOwnClient(request, publicUrl)) return
      const isOwnPage = isFromOwnOrigin(request, publicUrl) && request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html')
      if (isOwnPage) return
      endResponse(new fetchAPI.Response(JSON.stringify({ errors: [foreignClient] }), { status: 403, headers: { 'content-type': 'application/json' } }))
    },
  }
}

export const foreignClient = {
  message: 'A signed-in request needs the header x-cfit-client and must come from the hub itself.',
  extensions: { code: 'CLIENT_HEADER_MISSING' },
}

/** Another port of this machine, or a sibling of our domain, is the same site to the browser; the origin tells them apart. */
const isFromOwnOrigin = (request: Request, publicUrl: string): boolean => [null, new URL(publicUrl).origin].includes(request.headers.get('origin'))

/** True unless the request bears a session that another site's page may have sent. */
export function isFromOwnClient(request: Request, publicUrl: string): boolean {
  const hasSession = /(^|;\s*)(__Secure-|__Host-)?cfit\./.test(request.headers.get('cookie') ?? '')
  return !hasSession || (isFromOwnOrigin(request, publicUrl) && request.headers.has('x-cfit-client'))
}
