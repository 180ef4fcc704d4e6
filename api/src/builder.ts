import type { Prisma } from '@cfit/prisma'
import type PrismaTypes from '@cfit/prisma/pothos'
import { getDatamodel } from '@cfit/prisma/pothos'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import ValidationPlugin from '@pothos/plugin-validation'
import { GraphQLError } from 'graphql'
import type { Context } from './context.ts'
import { readNode } from './graphql/nodes.ts'
import type { RecordQuery } from './graphql/record-list.ts'

interface BuilderTypes {
  PrismaTypes: PrismaTypes
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number }
    Decimal: { Input: string; Output: Prisma.Decimal | string }
    Date: { Input: string; Output: Date | string }
    DateTime: { Input: Date; Output: Date }
    Json: { Input: unknown; Output: unknown }
  }
  Connection: { totalCount: number }
  // Who may see a record is a matter of the record, so each type asks its own rule; there are no scopes by role.
  AuthScopes: Record<never, never>
}

/** An input whose shape does not fit: which fields, and why. */
function inputError({ issues }: { issues: readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }[] }): GraphQLError {
  const fields = issues.map(({ path = [] }) => path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'))
  const message = issues.map((issue) => issue.message).join(' ')
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', fields, remedy: 'Correct the input and send it again.' } })
}

/** Names of the types that have a global id; filled when the schema is made. */
export const nodeTypes = new Set<string>()

const globalIdPattern = /^([A-Za-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A global id is the base64 of a type and a UUID; anything else is refused before the store is asked. */
function readGlobalId(text: string): { typename: string; id: string } {
  const [, typename, id] = globalIdPattern.exec(Buffer.from(text, 'base64').toString()) ?? []
  if (typename && id && nodeTypes.has(typename)) return { typename, id }
  const remedy = 'Use the id that the hub gave.'
  throw new GraphQLError(`${JSON.stringify(text.slice(0, 100))} is no id of the hub. ${remedy}`, { extensions: { code: 'BAD_USER_INPUT', remedy } })
}

function readQueryOfNode(globalId: string): RecordQuery {
  const { typename, id } = readGlobalId(globalId)
  return { model: typename, where: { id } }
}

export const builder = new SchemaBuilder<BuilderTypes>({
  plugins: [ScopeAuthPlugin, ErrorsPlugin, RelayPlugin, PrismaPlugin, DataloaderPlugin, ComplexityPlugin, ValidationPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: () => ({}),
    unauthorizedError: () => new GraphQLError('There is no such record, or you may not see it.', { extensions: { code: 'NOT_FOUND' } }),
  },
  errors: { directResult: true, defaultTypes: [] },
  relay: {
    cursorType: 'String',
    decodeGlobalID: readGlobalId,
    nodeQueryOptions: {
      description: 'The object with this global id; null when there is none or the viewer may not see it.',
      args: { id: { description: 'Its global id.' } },
      extensions: { oneRecord: ({ id }: { id: string }) => readQueryOfNode(id) },
      resolve: (_root, { id }, context, info) => readNode(context, info, id),
    },
    nodesQueryOptions: {
      description: 'The objects with these global ids, in their order, null where there is none. Each counts towards the cost.',
      args: { ids: { description: 'Their global ids.' } },
      resolve: (_root, { ids }, context, info) => Promise.all(ids.map((id) => readNode(context, info, id))),
      complexity: (args: { ids: unknown[] }) => ({ field: 1, multiplier: Math.max(1, args.ids.length) }),
    },
    pageInfoTypeOptions: { description: 'Where a page stands within its connection.' },
    idFieldOptions: { description: 'Its id, unique among all objects of the hub.' },
    // The connection counts its rows already.
    edgesFieldOptions: { description: 'The page, each with its cursor.', complexity: { field: 1, multiplier: 1 } },
    pageInfoFieldOptions: { description: 'Where the page stands.' },
    cursorFieldOptions: { description: 'Where it stands in the connection.' },
    nodeFieldOptions: { description: 'The record itself.' },
    hasNextPageFieldOptions: { description: 'True when there are more after this page.' },
    hasPreviousPageFieldOptions: { description: 'True when there are more before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first of the page; null when the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last of the page; null when the page is empty.' },
    firstArgOptions: { description: 'How many from the front; 20 unless said otherwise, 100 at most.' },
    lastArgOptions: { description: 'How many from the back; 100 at most.' },
    beforeArgOptions: { description: 'Only those before this cursor.' },
    afterArgOptions: { description: 'Only those after this cursor.' },
    nodeTypeOptions: { description: 'Anything that has a global id.' },
  },
  prisma: {
    client: (context) => context.store.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    onUnusedQuery: 'error',
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
  },
  validation: { validationError: inputError },
  complexity: { defaultComplexity: 1, defaultListMultiplier: 5 },
})

builder.queryType({ description: 'Everything that can be read. Reading needs no account: what participants share is open to the public domain (6.1.3).' })
builder.mutationType({
  description: 'Commands. Each checks who asks, loads the facts, asks the Pact, and writes state, ruling and audit event in one transaction.',
})
builder.globalConnectionField('totalCount', (t) => t.exposeInt('totalCount'))
