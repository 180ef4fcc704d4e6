import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from './build.ts'

/**
 * What a change can have touched: years times organisations; null stands for every one of them. It may be wider than what really changed, never narrower.
 */
export interface Touch {
  readonly years: ReadonlySet<number> | null
  readonly organisations: ReadonlySet<string> | null
}

/** Columns of a mart by which its rows are found again when a change touched them. */
export type ScopeColumn = 'year' | 'organisation_id'

export const nothing: Touch = { years: new Set(), organisations: new Set() }
export const everything: Touch = { years: null, organisations: null }

/** More values than this are every value: a longer list is slower than the whole. */
const mostListed = 50

export const isNothing = ({ years, organisations }: Touch): boolean => years?.size === 0 || organisations?.size === 0

export function union(...touches: readonly Touch[]): Touch {
  const real = touches.filter((touch) => !isNothing(touch))
  if (real.length === 0) return nothing
  return { years: unionOf(real.map((touch) => touch.years)), organisations: unionOf(real.map((touch) => touch.organisations)) }
}

function unionOf<Value>(sets: readonly (ReadonlySet<Value> | null)[]): ReadonlySet<Value> | null {
  const all = new Set<Value>()
  for (const set of sets) {
    if (set === null) return null
    for (const value of set) all.add(value)
  }
  return all.size > mostListed ? null : all
}

/** The condition that picks a mart's rows in the touch; null when it picks every row. The values come from the engine itself, typed. */
export function conditionOf(touch: Touch, columns: readonly ScopeColumn[]): string | null {
  const conditions = [
    ...(touch.years && columns.includes('year') ? [`year in (${[...touch.years].join(', ')})`] : []),
    ...(touch.organisations && columns.includes('organisation_id')
      ? [`organisation_id in (${[...touch.organisations].map((id) => `'${id}'`).join(', ')})`]
      : []),
  ]
  return conditions.length > 0 ? conditions.join(' and ') : null
}

/** Reads a SELECT of year and organisation_id. A row without organisation touches every organisation of its year, one without year touches nothing. */
export async function readTouch(connection: DuckDBConnection, select: string): Promise<Touch> {
  const rows = await readRows(
    connection,
    `select distinct year::integer as year, organisation_id::uuid as organisation_id from (${select}) where year is not null`,
  )
  const organisations = rows.map((row) => row['organisation_id'])
  return union({
    years: new Set(rows.map((row) => Number(row['year']))),
    organisations: organisations.includes(null) ? null : new Set(organisations.map(String)),
  })
}

const ofSubmissions =
  'select campaigns.year, submissions.organisation_id from raw.submission as submissions join raw.campaign as campaigns on campaigns.id = submissions.campaign_id'
const ofRevisions = `${ofSubmissions} join raw.submission_revision as revisions on revisions.submission_id = submissions.id`
const ofTenders = "select extract('year' from tenders.concluded_on) as year, tenders.buyer_id as organisation_id from raw.tender as tenders"
const ofPractices = "select extract('year' from practices.shared_on) as year, practices.organisation_id from raw.practice as practices"
const ofEntries = 'select years.year, null as organisation_id from raw.entry as entries join raw.fiscal_year as years on years.id = entries.fiscal_year_id'
/** Wherever an organisation stands with its name. */
const ofOrganisations = `
  select campaigns.year, register.organisation_id, register.organisation_id as named
  from raw.register_entry as register join raw.campaign as campaigns on campaigns.id = register.campaign_id
  union all select *, organisation_id from (${ofSubmissions})
  union all select *, organisation_id from (${ofTenders})
  union all select *, organisation_id from (${ofPractices})
  union all select year, organisation_id, organisation_id from raw.fleet
  union all select year, organisation_id, organisation_id from raw.planned_demand
  union all select year, organisation_id, organisation_id from raw.in_kind
  union all select years.year, entries.organisation_id, entries.organisation_id
  from raw.entry as entries join raw.fiscal_year as years on years.id = entries.fiscal_year_id`

const among = (key: string, rows: string, column = 'id') => `where ${key} in (select ${column} from ${rows})`

/**
 * For each source the SELECT of what some of its rows touch. `rows` is a relation of the same columns: the rows as they were, or as they are.
 * A source that is missing here touches everything, which is right and slow.
 */
const touchedBy: Readonly<Record<string, (rows: string) => string>> = {
  organisation: (rows) => `select year, organisation_id from (${ofOrganisations}) ${among('named', rows)}`,
  tender: (rows) => `select extract('year' from concluded_on) as year, buyer_id as organisation_id from ${rows}`,
  award: (rows) => `${ofTenders} ${among('tenders.id', rows, 'tender_id')}`,
  criterion_use: (rows) => `${ofTenders} ${among('tenders.id', rows, 'tender_id')}`,
  criterion: (rows) => `${ofTenders} where tenders.id in (select tender_id from raw.criterion_use ${among('criterion_id', rows)})`,
  practice: (rows) => `select extract('year' from shared_on) as year, organisation_id from ${rows}`,
  practice_code: (rows) => `${ofPractices} ${among('practices.id', rows, 'practice_id')}`,
  planned_demand: (rows) => `select year, organisation_id from ${rows}`,
  fleet: (rows) => `select year, organisation_id from ${rows}`,
  in_kind: (rows) => `select year, organisation_id from ${rows}`,
  campaign: (rows) => `select year, null as organisation_id from ${rows}`,
  register_entry: (rows) => `
    select campaigns.year, register.organisation_id from ${rows} as register join raw.campaign as campaigns on campaigns.id = register.campaign_id`,
  question: (rows) => `${ofRevisions} where revisions.id in (select revision_id from raw.answer ${among('question_id', rows)})`,
  submission: (rows) => `
    select campaigns.year, submissions.organisation_id from ${rows} as submissions join raw.campaign as campaigns on campaigns.id = submissions.campaign_id`,
  submission_revision: (rows) => `${ofSubmissions} ${among('submissions.id', rows, 'submission_id')}`,
  answer: (rows) => `${ofRevisions} ${among('revisions.id', rows, 'revision_id')}`,
  fiscal_year: (rows) => `select year, null as organisation_id from ${rows}`,
  budget_line: (rows) => `
    select years.year, null as organisation_id from ${rows} as lines join raw.fiscal_year as years on years.id = lines.fiscal_year_id`,
  entry: (rows) => `
    select years.year, null as organisation_id from ${rows} as entries join raw.fiscal_year as years on years.id = entries.fiscal_year_id`,
  posting: (rows) => `${ofEntries} ${among('entries.id', rows, 'entry_id')}`,
}

/** What the rows of a relation, which are rows of a source, touch in the state that `raw` is in; null when there are no rows. */
export async function touchOf(connection: DuckDBConnection, table: string, rows: string): Promise<Touch | null> {
  const [counted] = await readRows(connection, `select count(*)::integer as count from ${rows}`)
  if (counted?.['count'] === 0) return null
  const select = touchedBy[table]
  return select ? readTouch(connection, select(rows)) : everything
}
