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
      const errors = measure(args)
      if (errors.refusals.length > 0) {
        for (const error of errors.refusals) telemetry.refusedQueries.inc({ limit: String(error.extensions['code']) })
        setResultAndStopExecution({ errors: errors.refusals })
        return
      }
      return {
        onExecuteDone({ result, setResult }) {
          if ('next' in result) return
          setResult({ ...result, extensions: { ...result.extensions, cost: costExtension(errors) } })
        },
      }
    },
  }
}

/** What an answer tells of its own cost. */
export const costExtension = ({ cost, depth }: Measured) => ({ requested: cost, limit: limits.cost, depth })

/** What was measured of an operation. */
export interface Measured {
  refusals: GraphQLError[]
  cost: number
  depth: number
}

interface Surveyed {
  aliases: number
  isStorable: boolean
  isIntrospection: boolean
  /** What was measured, by the operation's name and the shape of its variables. */
  measured: Map<string, Measured>
}

// Documents are kept between requests; what does not depend on their variables is worked out once.
const surveys = new WeakMap<DocumentNode, Surveyed>()
const mostShapes = 100

/** Measures an operation against the limits. */
export function measure(args: Pick<ExecutionArgs, 'schema' | 'document' | 'contextValue' | 'variableValues' | 'operationName'>): Measured {
  let surveyed = surveys.get(args.document)
  if (!surveyed) {
    surveyed = survey(args.document)
    surveys.set(args.document, surveyed)
  }
  if (!surveyed.isStorable || !isStorable(args.variableValues)) return { refusals: [unstorable()], cost: 0, depth: 0 }
  const shape = `${args.operationName ?? ''} ${shapeOf(args.variableValues)}`
  let measured = surveyed.measured.get(shape)
  if (!measured) {
    measured = measureAnew(args, surveyed)
    if (surveyed.measured.size >= mostShapes) surveyed.measured.clear()
    surveyed.measured.set(shape, measured)
  }
  return measured
}

/** Numbers, truth values and the lengths of lists decide what an operation costs; the texts in its variables do not. */
function shapeOf(variables: ExecutionArgs['variableValues']): string {
  return JSON.stringify(variables ?? {}, (_key, value: unknown) => (typeof value === 'string' ? '' : value))
}

function unstorable(): GraphQLError {
  const remedy = 'Send well-formed text without it.'
  return new GraphQLError(`A text holds a character that cannot be kept: a null character or half of a pair. ${remedy}`, {
    extensions: { code: 'BAD_USER_INPUT', remedy },
  })
}

function measureAnew(args: Pick<ExecutionArgs, 'schema' | 'document' | 'contextValue' | 'variableValues' | 'operationName'>, surveyed: Surveyed): Measured {
  const refusals: GraphQLError[] = []
  if (surveyed.aliases > limits.aliases) {
    refusals.push(refusal('TOO_MANY_ALIASES', 'This operation has too many aliases.', surveyed.aliases, limits.aliases))
  }
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
      if (surveyed.isIntrospection) return
      if (cost > limits.cost) refusals.push(refusal('QUERY_TOO_COSTLY', 'This operation costs too much.', cost, limits.cost))
      if (depth > limits.depth) refusals.push(refusal('QUERY_TOO_DEEP', 'This operation is nested too deeply.', depth, limits.depth))
      if (result.breadth > limits.breadth) refusals.push(refusal('QUERY_TOO_BROAD', 'This operation selects too many fields.', result.breadth, limits.breadth))
    },
  })
  validate(args.schema, args.document, [rule])
  return { refusals, cost, depth }
}

function survey(document: DocumentNode): Surveyed {
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
  return { aliases, isStorable: isStorable(texts), isIntrospection: isIntrospection(document), measured: new Map() }
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

/** Whether a cookie header carries a session of ours. */
export const hasSession = (cookie: string | null | undefined): boolean => cookie != null && /(^|;\s*)(__Secure-|__Host-)?cfit\./.test(cookie)

/** Whether a request may act with the session it carries, if any; told of its headers by name. */
export function cookieGuard(publicUrl: string): (method: string, header: (name: string) => string | null | undefined) => boolean {
  const { origin: own } = new URL(publicUrl)
  return (method, header) => {
    if (!hasSession(header('cookie'))) return true
    // Another port of this machine, or a sibling of our domain, is the same site to the browser; the origin tells them apart.
    if (![null, own].includes(header('origin') ?? null)) return false
    return header('x-cfit-client') != null || (method === 'GET' && (header('accept') ?? '').includes('text/html'))
  }
}

/**
 * A request that carries a session cookie must also carry our own header, which no form or image of another site can send.
 * Requests without a cookie act for nobody and are left alone, as GraphQL over HTTP asks.
 */
export function useCookieGuard(publicUrl: string): Plugin {
  const mayAct = cookieGuard(publicUrl)
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method === 'OPTIONS' || mayAct(request.method, (name) => request.headers.get(name))) return
      endResponse(new fetchAPI.Response(JSON.stringify({ errors: [foreignClient] }), { status: 403, headers: { 'content-type': 'application/json' } }))
    },
  }
}

/** What a request is told that another site's page may have sent. */
export const foreignClient = {
  message: 'A signed-in request needs the header x-cfit-client and must come from the hub itself.',
  extensions: { code: 'CLIENT_HEADER_MISSING' },
}
