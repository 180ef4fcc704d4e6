import { Decimal } from 'decimal.js'
import { commonWord, organisationId, rareWord, tenderId, type worldSizes } from './world.ts'

/** One thing that is read, as each system is asked for it, and how its answer becomes the form that all share. */
export interface ReadCase {
  name: string
  /** Requests a second at which latency is measured; null leaves it out. */
  openLoopRate: number | null
  hub: { query: string; variables: object[] }
  postgraphile: { query: string; variables: object[] }
  /** The hand-written statement of the bare server, which gives one text; parameters in the order of `variables`. */
  bare: { sql: string; parameters: unknown[][] }
  fromHub(data: Json): unknown
  fromPostgraphile(data: Json): unknown
  fromBare(data: Json): unknown
}

// biome-ignore lint/suspicious/noExplicitAny: three systems' answers have three shapes; comparing them is what checks them.
type Json = any // The reason is above.

const uuidOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1]
const amountOf = (amount: string | number | null) => (amount === null ? null : new Decimal(amount).toFixed())

const tenderFromHub = (node: Json) => [uuidOf(node.id), node.title, node.status, amountOf(node.amount), node.currency, node.publishedOn, node.buyer.name]
const tenderFromPostgraphile = (node: Json) => [
  node.rowId,
  node.title,
  node.status,
  amountOf(node.amount),
  node.currency,
  node.publishedOn,
  node.organisationByBuyerId.name,
]

const tenderFields = 'id title status amount currency publishedOn buyer { name }'
const tenderFieldsOfPostgraphile = 'id rowId title status amount currency publishedOn organisationByBuyerId { name }'
const tenderJson = `json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'amount', trim_scale(t.amount)::text, 'currency', t.currency, 'publishedOn', t.published_on, 'buyer', o.name)`
const bareTender = (node: Json) => [node.id, node.title, node.status, node.amount, node.currency, node.publishedOn, node.buyer]

const search = (name: string, word: string, openLoopRate: number | null): ReadCase => ({
  name,
  openLoopRate,
  hub: {
    query: `query ($text: String!) { tenders(first: 50, filter: { search: $text, status: ACTIVE }, orderBy: { by: PUBLISHED_ON, direction: DESC }) { edges { node { ${tenderFields} } } } }`,
    variables: [{ text: word }],
  },
  postgraphile: {
    query: `query ($text: String!) { allTenders(first: 50, filter: { status: { equalTo: ACTIVE }, or: [{ title: { includesInsensitive: $text } }, { description: { includesInsensitive: $text } }] }, orderBy: [PUBLISHED_ON_DESC, ROW_ID_DESC]) { edges { node { ${tenderFieldsOfPostgraphile} } } } }`,
    variables: [{ text: word }],
  },
  bare: {
    sql: `select coalesce(json_agg(r.line), '[]')::text as json from (
      select ${tenderJson} as line from tender t join organisation o on o.id = t.buyer_id
      where t.status = 'ACTIVE' and (t.title ilike $1 or t.description ilike $1) order by t.published_on desc nulls last, t.id desc limit 50) r`,
    parameters: [[`%${word}%`]],
  },
  fromHub: (data) => data.tenders.edges.map((edge: Json) => tenderFromHub(edge.node)),
  fromPostgraphile: (data) => data.allTenders.edges.map((edge: Json) => tenderFromPostgraphile(edge.node)),
  fromBare: (data) => data.map(bareTender),
})

const list: ReadCase = {
  name: 'list of 50',
  openLoopRate: 500,
  hub: { query: `{ tenders(first: 50) { edges { node { ${tenderFields} } } } }`, variables: [{}] },
  postgraphile: {
    query: `{ allTenders(first: 50, orderBy: [PUBLISHED_ON_DESC, ROW_ID_DESC]) { edges { node { ${tenderFieldsOfPostgraphile} } } } }`,
    variables: [{}],
  },
  bare: {
    sql: `select json_agg(r.line)::text as json from (
      select ${tenderJson} as line from tender t join organisation o on o.id = t.buyer_id order by t.published_on desc nulls last, t.id desc limit 50) r`,
    parameters: [[]],
  },
  fromHub: (data) => data.tenders.edges.map((edge: Json) => tenderFromHub(edge.node)),
  fromPostgraphile: (data) => data.allTenders.edges.map((edge: Json) => tenderFromPostgraphile(edge.node)),
  fromBare: (data) => data.map(bareTender),
}

const nested: ReadCase = {
  name: 'nested 10 x 10 x 5',
  openLoopRate: 100,
  hub: {
    query:
      '{ organisations(first: 10) { edges { node { id name tenders(first: 10) { totalCount edges { node { id title publishedOn lots(first: 5) { totalCount edges { node { key title amount } } } } } } } } } }',
    variables: [{}],
  },
  postgraphile: {
    query:
      '{ allOrganisations(first: 10, orderBy: [NAME_ASC, ROW_ID_ASC]) { edges { node { id rowId name tendersByBuyerId(first: 10, orderBy: [PUBLISHED_ON_DESC, ROW_ID_ASC]) { totalCount edges { node { id rowId title publishedOn lotsByTenderId(first: 5, orderBy: [KEY_ASC, ROW_ID_ASC]) { totalCount edges { node { key title amount } } } } } } } } } }',
    variables: [{}],
  },
  bare: {
    sql: `select json_agg(o.line)::text as json from (
      select json_build_object('id', o.id, 'name', o.name, 'count', (select count(*) from tender t where t.buyer_id = o.id), 'tenders', t.lines) as line
      from (select id, name from organisation order by name, id limit 10) o, lateral (
        select json_agg(json_build_object('id', t.id, 'title', t.title, 'publishedOn', t.published_on, 'count', (select count(*) from lot l where l.tender_id = t.id), 'lots', l.lines)) as lines
        from (select id, title, published_on from tender where buyer_id = o.id order by published_on desc nulls last, id limit 10) t, lateral (
          select json_agg(json_build_object('key', l.key, 'title', l.title, 'amount', trim_scale(l.amount)::text)) as lines
          from (select key, title, amount from lot where tender_id = t.id order by key, id limit 5) l) l) t) o`,
    parameters: [[]],
  },
  fromHub: (data) =>
    data.organisations.edges.map(({ node: o }: Json) => [
      uuidOf(o.id),
      o.name,
      o.tenders.totalCount,
      o.tenders.edges.map(({ node: t }: Json) => [
        uuidOf(t.id),
        t.title,
        t.publishedOn,
        t.lots.totalCount,
        t.lots.edges.map(({ node: l }: Json) => [l.key, l.title, amountOf(l.amount)]),
      ]),
    ]),
  fromPostgraphile: (data) =>
    data.allOrganisations.edges.map(({ node: o }: Json) => [
      o.rowId,
      o.name,
      o.tendersByBuyerId.totalCount,
      o.tendersByBuyerId.edges.map(({ node: t }: Json) => [
        t.rowId,
        t.title,
        t.publishedOn,
        t.lotsByTenderId.totalCount,
        t.lotsByTenderId.edges.map(({ node: l }: Json) => [l.key, l.title, amountOf(l.amount)]),
      ]),
    ]),
  fromBare: (data) =>
    data.map((o: Json) => [
      o.id,
      o.name,
      o.count,
      o.tenders.map((t: Json) => [t.id, t.title, t.publishedOn, t.count, t.lots.map((l: Json) => [l.key, l.title, l.amount])]),
    ]),
}

/** Nodes spread over the whole world, so that no system answers from one warm page. */
function nodeCase({ organisations, tendersEach }: (typeof worldSizes)['small']): ReadCase {
  const ids = Array.from({ length: 50 }, (_, index) => tenderId(1 + ((index * 7919) % (organisations * tendersEach))))
  return {
    name: 'node by id',
    openLoopRate: 1000,
    hub: {
      query: `query ($id: ID!) { node(id: $id) { ... on Tender { ${tenderFields} } } }`,
      variables: ids.map((id) => ({ id: Buffer.from(`Tender:${id}`).toString('base64') })),
    },
    postgraphile: {
      query: `query ($id: ID!) { node(id: $id) { ... on Tender { ${tenderFieldsOfPostgraphile} } } }`,
      variables: ids.map((id) => ({ id: Buffer.from(JSON.stringify(['Tender', id])).toString('base64') })),
    },
    bare: {
      sql: `select ${tenderJson}::text as json from tender t join organisation o on o.id = t.buyer_id where t.id = $1`,
      parameters: ids.map((id) => [id]),
    },
    fromHub: (data) => tenderFromHub(data.node),
    fromPostgraphile: (data) => tenderFromPostgraphile(data.node),
    fromBare: bareTender,
  }
}

export function readCases(size: (typeof worldSizes)['small']): ReadCase[] {
  return [list, search('search, word of many titles', commonWord, 200), search('search, word of few titles', rareWord, 200), nodeCase(size), nested]
}

/** The mutation: three answers into a draft, by its contributor, with the version it read and a key of its own. */
export const mutation = {
  name: 'mutation saveAnswers',
  openLoopRate: 300,
  query:
    'mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename ... on Submission { id state version organisation { name } } ... on CommandError { code message } } }',
  input(submission: string, version: number, key: string) {
    return {
      submissionId: Buffer.from(`Submission:${submission}`).toString('base64'),
      version,
      idempotencyKey: key,
      answers: [
        { questionKey: 'question_4', state: 'ANSWERED', step: 'LIMITED', text: `Progress at version ${version}` },
        { questionKey: 'question_1', state: 'ANSWERED', number: String(version * 10) },
        { questionKey: 'question_2', state: 'ANSWERED', text: `Words at version ${version}` },
      ],
    }
  },
  /** The same effects in one hand-written statement, without sign-in, rules or a question asked first. */
  bareSql: `with moved as (update submission set version = version + 1 where id = $1 and version = $2 returning id, version, organisation_id),
    claimed as (insert into idempotency_key (actor_id, key, request_hash, result_id) select $1, $3, md5($4::json::text), id from moved returning key),
    draft as (select r.id from submission_revision r join moved on moved.id = r.submission_id where r.submitted_at is null),
    kept as (insert into answer (id, revision_id, question_id, state, step, text, number)
      select gen_random_uuid(), draft.id, q.id, a.state, a.step, a.text, a.number
      from draft, json_to_recordset($4::json) a("questionKey" text, state answer_state, step progress_step, text text, number numeric) join question q on q.key = a."questionKey"
      on conflict (revision_id, question_id) do update set state = excluded.state, step = excluded.step, text = excluded.text, number = excluded.number returning id),
    audited as (insert into audit_event (id, actor_id, command, subject_type, subject_id, change)
      select gen_random_uuid(), $1, 'saveAnswers', 'Submission', id, json_build_object('version', version) from moved returning id)
    select json_build_object('id', moved.id, 'version', moved.version, 'organisation', o.name, 'kept', (select count(*) from kept), 'audited', (select count(*) from audited), 'claimed', (select count(*) from claimed))::text as json
    from moved join organisation o on o.id = moved.organisation_id`,
}

export { organisationId }
