import { createHmac } from 'node:crypto'
import { openStore } from '@cfit/prisma'
import pg from 'pg'
import type { Size } from '../part.ts'

/** How much of everything the bench reads: the real schema, filled by plain SQL. */
export const worldSizes: Record<Size, { organisations: number; tendersEach: number; lotsEach: number; contributors: number }> = {
  small: { organisations: 200, tendersEach: 50, lotsEach: 6, contributors: 40 },
  full: { organisations: 1000, tendersEach: 100, lotsEach: 6, contributors: 40 },
}

/** Ids in the order of their making, as the hub's own are. */
const idSql = (kind: number, number: string) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`

export const organisationId = (number: number) => idOf(1, number)
export const tenderId = (number: number) => idOf(2, number)
export const submissionId = (number: number) => idOf(5, number)
const idOf = (kind: number, number: number) => `00000000-0000-7000-800${kind}-${number.toString(16).padStart(12, '0')}`

const nouns = ['laptops', 'monitors', 'servers', 'smartphones', 'printers', 'network switches', 'tablets', 'desktops']
const purposes = ['schools', 'the town hall', 'hospitals', 'libraries', 'the tax office', 'the police', 'universities']

/** A word that few titles have, and one that many have. */
export const rareWord = 'refurbishment'
export const commonWord = 'laptops'

const arrayOf = (words: string[]) => `(array[${words.map((word) => `'${word}'`).join(', ')}])`

function statements(size: Size): string[] {
  const { organisations, tendersEach, lotsEach, contributors } = worldSizes[size]
  const tenders = organisations * tendersEach
  return [
    // The change log is not what is measured, and rows of the world are no changes.
    'set session_replication_role = replica',
    `insert into organisation (id, slug, name, kind, country_code)
     select ${idSql(1, 'n')}, 'organisation-' || n, 'Organisation ' || lpad(((n * 7919) % 100000)::text, 6, '0'), 'LOCAL_GOVERNMENT', ${arrayOf(['NL', 'SE', 'DE', 'FR', 'DK'])}[1 + n % 5]
     from generate_series(1, ${organisations}) n`,
    `insert into participation (id, organisation_id, role, since, pact_version)
     select ${idSql(9, 'n')}, ${idSql(1, 'n')}, 'PROCURING', '2021-06-01', '2.0' from generate_series(1, ${organisations}) n`,
    `insert into tender (id, slug, buyer_id, title, description, status, amount, currency, published_on, is_ict)
     select ${idSql(2, 'n')}, 'tender-' || n, ${idSql(1, `1 + n % ${organisations}`)},
       'Supply of ' || ${arrayOf(nouns)}[1 + n % 8] || ' for ' || ${arrayOf(purposes)}[1 + n % 7] || case when n % 997 = 0 then ' with ${rareWord}' else '' end || ', lot ' || n,
       case when n % 3 = 0 then null else 'Framework for the delivery, maintenance and take-back of equipment, number ' || n end,
       ${arrayOf(['PLANNED', 'ACTIVE', 'COMPLETE', 'CANCELLED'])}[1 + (n / 8) % 4]::tender_status,
       case when n % 11 = 0 then null else (1000 + (n * 37) % 900000)::numeric + 0.25 * (n % 4) end, case when n % 11 = 0 then null else 'EUR' end,
       date '2019-01-01' + (n * 31) % 2500, true
     from generate_series(1, ${tenders}) n`,
    `insert into lot (id, tender_id, key, title, status, amount, currency)
     select ${idSql(3, `n * 16 + k`)}, ${idSql(2, 'n')}, 'LOT-' || lpad(k::text, 4, '0'), 'Part ' || k, 'ACTIVE', 500 + n % 1000 + k, 'EUR'
     from generate_series(1, ${tenders}) n, generate_series(1, ${lotsEach}) k`,
    `insert into questionnaire (id, slug, title, version) values (${idSql(4, '1')}, 'questions', 'Questions', '1')`,
    `insert into question (id, questionnaire_id, key, position, section, text, kind)
     select ${idSql(6, 'n')}, ${idSql(4, '1')}, 'question_' || n, n, 'All', 'Question ' || n, ${arrayOf(['PROGRESS', 'NUMBER', 'TEXT', 'AMOUNT'])}[1 + n % 4]::question_kind from generate_series(1, 24) n`,
    `insert into campaign (id, slug, year, title, questionnaire_id, opens_on, due_on) values (${idSql(7, '1')}, 'round', 2025, 'Round', ${idSql(4, '1')}, '2026-01-01', '2026-12-31')`,
    `insert into submission (id, campaign_id, organisation_id) select ${idSql(5, 'n')}, ${idSql(7, '1')}, ${idSql(1, 'n')} from generate_series(1, ${contributors}) n`,
    `insert into submission_revision (id, submission_id, number) select ${idSql(8, 'n')}, ${idSql(5, 'n')}, 1 from generate_series(1, ${contributors}) n`,
    `insert into "user" (id, name, email, email_verified) select ${idSql(5, 'n')}, 'Contributor ' || n, 'contributor-' || n || '@bench.example', true from generate_series(1, ${contributors}) n`,
    `insert into mandate (id, user_id, organisation_id, function, since) select ${idSql(5, 'n')}, ${idSql(5, 'n')}, ${idSql(1, 'n')}, 'CONTRIBUTOR', '2024-01-01' from generate_series(1, ${contributors}) n`,
    `insert into session (id, user_id, token, expires_at) select ${idSql(5, 'n')}, ${idSql(5, 'n')}, 'session-token-of-the-bench-number-' || n, now() + interval '6 days' from generate_series(1, ${contributors}) n`,
    // The rival orders empty dates first; with this index it, too, finds its order ready.
    'create index bench_tender_of_buyer on tender (buyer_id, published_on desc, id)',
    'vacuum analyze',
  ]
}

/** Migrates the database and fills it. */
export async function fillWorld(databaseUrl: string, dataDir: string, size: Size): Promise<void> {
  const store = await openStore({ dataDir, databaseUrl })
  await store.close()
  await onDatabase(databaseUrl, statements(size))
}

/** Undoes what a run of the mutation wrote, so that no run finds larger tables than the one before. */
export async function undoMutations(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, [
    // The last requests of a load may still be at work; a truncate in their midst would be a deadlock.
    // Between two statements of its own, a request is at rest for a moment; so is the whole server only when nothing is under way.
    `do $$ declare quiet int := 0; begin
       for attempt in 1..200 loop
         quiet := case when exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle') then 0 else quiet + 1 end;
         exit when quiet = 6;
         perform pg_sleep(0.05), pg_stat_clear_snapshot();
       end loop;
     end $$`,
    'set session_replication_role = replica',
    'truncate audit_event, idempotency_key, answer',
    'update submission set version = 1',
    'vacuum analyze submission, answer, audit_event, idempotency_key',
    'checkpoint',
  ])
}

async function onDatabase(databaseUrl: string, texts: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const text of texts) await client.query(text)
  } finally {
    await client.end()
  }
}

export const benchSecret = 'a secret of the bench, long enough to sign sessions with'

/** The cookie of a contributor's session, signed as the sign-in would have signed it. */
export function cookieOf(contributor: number): string {
  const token = `session-token-of-the-bench-number-${contributor}`
  const signature = createHmac('sha256', benchSecret).update(token).digest('base64')
  return `cfit.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
