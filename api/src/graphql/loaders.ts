import type { Store } from '@cfit/prisma'
import DataLoader from 'dataloader'
import type { Viewer } from '../identity/viewer.ts'
import type { AskedFields } from './asked-fields.ts'
import { rowReader, snakeCase } from './rows.ts'

/** A declared relation from a parent to its children: all that the one generic loader needs to know. */
export interface ChildRelation {
  /** Model of the children. */
  model: string
  /** Field of the children that holds the parent's key. */
  parentKey: string
  /** Field of the parent that holds its key: its id, unless the relation goes by a key in text. */
  parentField?: string
  /** Sort fields; null last, and the id breaks ties. */
  orderBy: { field: string; direction: 'asc' | 'desc' }[]
  /** Field that names a child uniquely under its parent; `id` unless said otherwise. */
  tieBreak?: string
  /** Which children the viewer may see: a condition on the alias `c`, with its parameters numbered from the given one. */
  visible?: (viewer: Viewer | null, firstParameter: number) => { sql: string; parameters: unknown[] }
}

export interface ChildPage {
  /** The rows asked for, and one more when there are more. */
  rows: unknown[]
  total: number | null
}

interface PageRequest {
  /** The fields to read; null for all. */
  fields?: AskedFields
  offset: number
  limit: number
  withRows: boolean
  withTotal: boolean
}

/** Loads parents by id and children by parent: one SQL statement for each level of a query, however many rows it has. */
export class Loaders {
  readonly #store: Store
  readonly #viewer: Viewer | null
  readonly #byId = new Map<string, DataLoader<string, unknown>>()
  readonly #learned = new Map<string, object>()
  readonly #children = new Map<string, DataLoader<string, ChildPage>>()

  constructor(store: Store, viewer: Viewer | null) {
    this.#store = store
    this.#viewer = viewer
  }

  /** Takes over a whole record that a command has just written. */
  learn(model: string, record: { id: string }): void {
    this.#learned.set(`${model}:${record.id}`, record)
  }

  /** Forgets what was read, because a command has changed it. */
  forget(): void {
    this.#learned.clear()
    this.#byId.clear()
    this.#children.clear()
  }

  /** The record of this model with this id, read as far as asked; null when there is none. */
  one<Row>(model: string, id: string, fields: AskedFields = null): Promise<Row | null> {
    const learned = this.#learned.get(`${model}:${id}`)
    if (learned) return Promise.resolve(learned as Row)
    const key = fields ? `${model}:${fields.join(',')}` : model
    let loader = this.#byId.get(key)
    if (!loader) {
      loader = new DataLoader<string, unknown>((ids) => this.#readById(model, ids, fields))
      this.#byId.set(key, loader)
    }
    return loader.load(id) as Promise<Row | null>
  }

  /** One page of a parent's children, with their number when asked. */
  children(relation: ChildRelation, parentId: string, request: PageRequest): Promise<ChildPage> {
    const key = `${relation.model}.${relation.parentKey}:${JSON.stringify(request)}`
    let loader = this.#children.get(key)
    if (!loader) {
      loader = new DataLoader<string, ChildPage>((ids) => this.#readChildren(relation, ids, request))
      this.#children.set(key, loader)
    }
    return loader.load(parentId)
  }

  async #readById(model: string, ids: readonly string[], fields: AskedFields): Promise<unknown[]> {
    const reader = rowReader(model, fields)
    const rows = await this.#store.sql<{ id: string }>(`select ${reader.columns} from "${snakeCase(model)}" c where c."id" = any($1::uuid[])`, [[...ids]])
    const found = new Map(rows.map((row) => [row.id, reader.read(row)]))
    return ids.map((id) => found.get(id) ?? null)
  }

  async #readChildren(relation: ChildRelation, parentIds: readonly string[], request: PageRequest): Promise<ChildPage[]> {
    const { model, parentKey } = relation
    const reader = rowReader(model, request.fields)
    const order = [
      ...relation.orderBy.map(({ field, direction }) => `c."${snakeCase(field)}" ${direction} nulls last`),
      `c."${snakeCase(relation.tieBreak ?? 'id')}"`,
    ].join(', ')
    const visible = relation.visible?.(this.#viewer, 4) ?? { sql: 'true', parameters: [] }
    const from = `from "${snakeCase(model)}" c where c."${snakeCase(parentKey)}" = p.id and ${visible.sql}`
    const limit = request.withRows ? request.limit + 1 : 0
    const total = request.withTotal ? `(select count(*)::int ${from})` : 'null::int'
    const rows = await this.#store.sql<Record<string, unknown> & { parentPosition: number; childTotal: number | null; isChild: boolean }>(
      `select p.position::int as "parentPosition", ${total} as "childTotal", r.*
       from unnest($1::${relation.parentField ? 'text' : 'uuid'}[]) with ordinality p(id, position)
       left join lateral (
         select true as "isChild", row_number() over (order by ${order}) as "childPosition"${reader.columns && `, ${reader.columns}`} ${from}
         order by ${order} offset $2 limit $3
       ) r on true
       order by p.position, r."childPosition"`,
      [[...parentIds], request.offset, limit, ...visible.parameters],
    )
    const pages: ChildPage[] = parentIds.map(() => ({ rows: [], total: null }))
    for (const row of rows) {
      const page = pages[row.parentPosition - 1] as ChildPage
      page.total = row.childTotal
      if (row.isChild) page.rows.push(reader.read(row))
    }
    return pages
  }
}
