/** Type of a column as the extract reads it. Decimals carry precision and scale, so that no digit is lost on the way. */
export type SourceType = 'uuid' | 'text' | 'integer' | 'boolean' | 'date' | 'timestamp' | 'roles' | `decimal(${number},${number})` | `enum:${string}`

export interface Source {
  /** Columns of the primary key, in the store's order. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, SourceType>>
}

const source = (key: string[], columns: Record<string, SourceType>): Source => ({ key, columns })
const withId = (columns: Record<string, SourceType>): Source => source(['id'], { id: 'uuid', ...columns })

/** Every table and column that analytics reads from the store; nothing else leaves it. Personal data is not among them. */
export const sources: Readonly<Record<string, Source>> = {
  organisation: withId({ slug: 'text', name: 'text', kind: 'enum:organisation_kind', country_code: 'text', is_fictional: 'boolean' }),
  participation: withId({ organisation_id: 'uuid', role: 'enum:participation_role', since: 'date', until: 'date' }),
  support: withId({ organisation_id: 'uuid', since: 'date', until: 'date' }),
  tender: withId({
    slug: 'text',
    buyer_id: 'uuid',
    title: 'text',
    status: 'enum:tender_status',
    published_on: 'date',
    concluded_on: 'date',
    is_ict: 'boolean',
    is_call_off: 'boolean',
    is_fictional: 'boolean',
  }),
  award: withId({ tender_id: 'uuid', status: 'text', awarded_on: 'date', amount: 'decimal(20,4)', currency: 'text' }),
  criterion: withId({ level: 'enum:criterion_level', strategy: 'enum:strategy', impact_category: 'enum:impact_category' }),
  criterion_use: withId({ tender_id: 'uuid', criterion_id: 'uuid', is_inherited: 'boolean' }),
  practice: withId({
    slug: 'text',
    organisation_id: 'uuid',
    title: 'text',
    what: 'text',
    outcomes: 'text',
    stage: 'enum:procurement_stage',
    language: 'text',
    shared_on: 'date',
    is_fictional: 'boolean',
  }),
  practice_code: source(['practice_id', 'strategy', 'impact_category'], {
    practice_id: 'uuid',
    strategy: 'enum:strategy',
    impact_category: 'enum:impact_category',
  }),
  planned_demand: withId({
    organisation_id: 'uuid',
    category: 'enum:device_category',
    year: 'integer',
    quarter: 'integer',
    quantity: 'integer',
    certainty: 'enum:demand_certainty',
  }),
  fleet: withId({
    organisation_id: 'uuid',
    year: 'integer',
    category: 'enum:device_category',
    in_use: 'integer',
    bought_new: 'integer',
    bought_refurbished: 'integer',
    bought_remanufactured: 'integer',
    retired: 'integer',
    planned_replacement_years: 'decimal(4,1)',
  }),
  campaign: withId({ year: 'integer', opens_on: 'date', due_on: 'date', is_fictional: 'boolean' }),
  register_entry: source(['campaign_id', 'organisation_id'], { campaign_id: 'uuid', organisation_id: 'uuid', roles: 'roles' }),
  question: withId({
    key: 'text',
    position: 'integer',
    section: 'text',
    text: 'text',
    kind: 'enum:question_kind',
    clause: 'text',
    role: 'enum:participation_role',
    strategy: 'enum:strategy',
    impact_category: 'enum:impact_category',
    unit: 'text',
  }),
  submission: withId({ campaign_id: 'uuid', organisation_id: 'uuid', state: 'enum:submission_state' }),
  submission_revision: withId({ submission_id: 'uuid', number: 'integer', submitted_at: 'timestamp' }),
  answer: withId({
    revision_id: 'uuid',
    question_id: 'uuid',
    state: 'enum:answer_state',
    step: 'enum:progress_step',
    text: 'text',
    language: 'text',
    number: 'decimal(20,4)',
    currency: 'text',
    numerator: 'decimal(20,4)',
    denominator: 'decimal(20,4)',
  }),
  account: withId({ code: 'text', name: 'text', kind: 'enum:account_kind', is_in_kind: 'boolean' }),
  fiscal_year: withId({ year: 'integer', starts_on: 'date', ends_on: 'date', closed_on: 'date' }),
  entry: withId({
    fiscal_year_id: 'uuid',
    number: 'integer',
    booked_on: 'date',
    description: 'text',
    organisation_id: 'uuid',
    is_fictional: 'boolean',
  }),
  posting: withId({ entry_id: 'uuid', account_id: 'uuid', reporting_amount: 'decimal(18,2)', task: 'enum:secretariat_task' }),
  budget_line: withId({
    fiscal_year_id: 'uuid',
    code: 'text',
    name: 'text',
    kind: 'enum:account_kind',
    task: 'enum:secretariat_task',
    amount: 'decimal(18,2)',
    currency: 'text',
  }),
  in_kind: withId({ organisation_id: 'uuid', year: 'integer', description: 'text', days: 'decimal(8,2)', is_fictional: 'boolean' }),
}

/** The type a key column is compared as in the store. */
export function storeType(type: SourceType): string {
  return type.startsWith('enum:') ? type.slice(5) : type
}

/** The type a column has in DuckDB's schema `raw`. */
export function rawType(type: SourceType): string {
  if (type.startsWith('enum:') || type === 'roles') return 'text'
  return type
}

/** The expression that reads a column as text, alike on both engines of the store. */
export function readAsText(column: string, type: SourceType): string {
  const name = `"${column}"`
  if (type === 'roles') return `array_to_string(array(select unnest(${name}) order by 1), ' ') as ${name}`
  if (type === 'timestamp') return `(${name} at time zone 'UTC')::text as ${name}`
  if (type.startsWith('decimal')) return `trim_scale(${name})::text as ${name}`
  return `${name}::text as ${name}`
}

/** The expression that gives a column to a CSV file. Most are written as they are; text sheds the blanks that pad a fixed length. */
export function readAsCsv(column: string, type: SourceType): string {
  return type === 'text' || type === 'roles' || type === 'timestamp' ? readAsText(column, type) : `"${column}"`
}
