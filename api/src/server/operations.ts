import { type DocumentNode, type ExecutionResult, execute, Kind, type OperationDefinitionNode, parse, validate } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Context } from '../context.ts'
import { type Tell, tellFromStore } from '../graphql/tell-from-store.ts'
import { schema } from '../schema.ts'
import { limits } from './limits.ts'

type Variables = Record<string, unknown>
type Run = (context: Context, variables: Variables) => ExecutionResult | Promise<ExecutionResult>

/** An operation of a document that has been read and found valid. */
export interface Operation {
  document: DocumentNode
  name: string | null
  isQuery: boolean
  /** Lets the store tell the answer's data where it can. */
  tell: Tell | null
  run: Run
}

interface Read {
  document: DocumentNode
  operations: Map<string, Operation>
}

/** A document asked for the third time is compiled; one that nobody repeats is not worth it. */
const usesBeforeCompiling = 3

/** Texts of operations as clients send them again and again, read, validated and compiled once. */
export class Operations {
  // Bounded by the length of the texts, to which what is kept of them is proportional.
  readonly #read = new LRUCache<string, Read>({ max: 500, maxSize: 2_000_000, sizeCalculation: (_read, text) => text.length })

  /** The operation of this name in this text; null where the text is not valid, holds several and names none, or asks about the schema itself. */
  find(text: string, name: string | null): Operation | null {
    let read = this.#read.get(text)
    if (!read) {
      const document = readDocument(text)
      if (!document) return null
      read = { document, operations: new Map() }
      this.#read.set(text, read)
    }
    let operation = read.operations.get(name ?? '')
    if (!operation) {
      const definition = definitionIn(read.document, name)
      if (!definition) return null
      const { document } = read
      const isQuery = definition.operation === 'query'
      operation = { document, name, isQuery, tell: tellFromStore(schema, document, definition), run: runnerOf(document, name) }
      read.operations.set(name ?? '', operation)
    }
    return operation
  }
}

function readDocument(text: string): DocumentNode | null {
  try {
    const document = parse(text, { maxTokens: limits.tokens })
    return validate(schema, document).length === 0 ? document : null
  } catch {
    return null
  }
}

function definitionIn(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const definitions = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const named = name === null ? definitions : definitions.filter((definition) => definition.name?.value === name)
  const [definition] = named
  if (!definition || named.length > 1) return null
  const asksAboutSchema = JSON.stringify(document.definitions, (key, value: unknown) => (key === 'loc' ? undefined : value)).includes('"value":"__schema"')
  return asksAboutSchema ? null : definition
}

function runnerOf(document: DocumentNode, operationName: string | null): Run {
  let uses = 0
  let compiled: Run | null = null
  const interpret: Run = (contextValue, variableValues) =>
    execute({ schema, document, contextValue, variableValues, ...(operationName === null ? {} : { operationName }) })
  return (context, variables) => {
    if (compiled) return compiled(context, variables)
    uses += 1
    if (uses >= usesBeforeCompiling) {
      const query = compileQuery(schema, document, operationName ?? undefined)
      compiled = isCompiledQuery(query) ? (own, values) => query.query(undefined, own, values) : interpret
    }
    return interpret(context, variables)
  }
}
