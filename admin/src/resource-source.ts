import type { TadaDocumentNode } from 'gql.tada'
import type { GetListParams, Identifier } from 'ra-core'

/** A record of a screen: what the API told, under the name it has in addresses. */
export type Row<Node> = Node & { id: string }

export interface Page<Node> {
  rows: Row<Node>[]
  total: number
  /** What else came with the page, such as the values a filter can take. */
  meta?: unknown
}

/** How one resource is read: its documents, and what the screen's wishes and the API's answers mean to each other. */
export interface ResourceSource {
  list?: (params: GetListParams, signal?: AbortSignal) => Promise<Page<object>>
  one?: (id: Identifier, signal?: AbortSignal) => Promise<Row<object> | null>
}

/** What a list may be asked for; each resource turns it into its own typed filter and order. */
export interface Wish {
  first: number
  offset: number
  filter: Record<string, string>
  sort: { field: string; direction: 'ASC' | 'DESC' }
}

export function wishOf({ pagination = { page: 1, perPage: 25 }, sort, filter = {} }: GetListParams): Wish {
  const { page, perPage } = pagination
  return {
    first: perPage,
    offset: (page - 1) * perPage,
    filter: Object.fromEntries(
      Object.entries(filter as Record<string, unknown>).flatMap(([key, value]) => (value == null || value === '' ? [] : [[key, String(value)]])),
    ),
    sort: { field: sort?.field ?? '', direction: sort?.order ?? 'ASC' },
  }
}

/** A filter field of two values, from its text in the address. */
export function yesNo(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true'
}

/** One of the values an enum has; anything else in the address asks for nothing. */
export function oneOf<const Value extends string>(text: string | undefined, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === text)
}

/** Leaves out what nobody asked for, as the API distinguishes absent from null. */
export function given<Fields extends Record<string, unknown>>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }
}

export function rowsBy<Node>(connection: { totalCount: number; edges: { node: Node }[] }, name: (node: Node) => string): Page<Node> {
  return { rows: nodes(connection).map((node) => ({ ...node, id: name(node) })), total: connection.totalCount }
}

/** The records of a connection. */
export function nodes<Node>(connection: { edges: readonly { readonly node: Node }[] } | null | undefined): Node[] {
  return connection?.edges.map((edge) => edge.node) ?? []
}

export type { TadaDocumentNode }
