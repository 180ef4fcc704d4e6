import pg from 'pg'

/** How large the invented world of the bench is. */
export interface WorldSize {
  organisations: number
  /** Yearly campaigns, the last of them for `lastYear`. */
  rounds: number
  /** Questions of each campaign; every organisation answers each once a round. */
  questions: number
  tenders: number
  entries: number
}

export const lastYear = 2025

export const worldSizes: Readonly<Record<'small' | 'full', WorldSize>> = {
  small: { organisations: 500, rounds: 50, questions: 40, tenders: 10_000, entries: 10_000 },
  full: { organisations: 500, rounds: 50, questions: 400, tenders: 100_000, entries: 50_000 },
}

export const answersIn = (size: WorldSize): number => size.organisations * size.rounds * size.questions

/**
 * Keys as the product makes them: they rise with time and end in noise. The second digit of the noise names the kind of row, so that one number gives
 * different keys in different tables.
 */
const keyFunction = `
  create function bench_key(kind text, number bigint) returns uuid immutable parallel safe language sql
  as $$ select (lpad(to_hex(number), 12, '0') || substr(md5(kind || number), 1, 20))::uuid $$`

function statements({ organisations, rounds, questions, tenders, entries }: WorldSize): string[] {
  const firstYear = lastYear - rounds + 1
  const perRound = organisations * questions
  return [
    keyFunction,
    `insert into organisation (id, slug, name, country_code, is_fictional)
     select bench_key('organisation', n), 'organisation-' || n, 'Organisation ' || n, (array['NL', 'BE', 'SE', 'DE', 'FR', 'DK'])[1 + n % 6], true
     from generate_series(1, ${organisations}) n`,
    `insert into participation (id, organisation_id, role, since, pact_version)
     select bench_key('participation', n), bench_key('organisation', n), 'PROCURING', '${firstYear}-01-01', '2.0' from generate_series(1, ${organisations}) n`,
    "insert into questionnaire (id, slug, title, version) values (bench_key('questionnaire', 1), 'bench', 'Bench', '1')",
    `insert into question (id, questionnaire_id, key, position, section, text, kind, clause, role, strategy, impact_category, unit)
     select bench_key('question', n), bench_key('questionnaire', 1), case n when 7 then 'people_served_directly' else 'question_' || n end, n, 'Section ' || n % 7,
       'How far did you come with matter ' || n || ' of the many matters that the Pact speaks of?',
       (case when n % 10 < 6 then 'PROGRESS' when n % 10 = 6 then 'SHARE' when n % 10 = 7 then 'NUMBER' else 'TEXT' end)::question_kind,
       (array['3.1.1.a', '3.1.1.b', '3.1.1.c', '3.1.1.d', '3.1.1.e', '3.2.1.a'])[1 + n % 6], 'PROCURING',
       (array['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'])[1 + n % 4]::strategy,
       (array['CIRCULARITY', 'FAIRNESS', 'CARBON_AND_CLIMATE', 'CHEMICALS_OF_CONCERN'])[1 + n % 4]::impact_category,
       case when n % 10 = 7 then 'people' end
     from generate_series(1, ${questions}) n`,
    `insert into campaign (id, slug, year, title, questionnaire_id, opens_on, due_on, is_fictional)
     select bench_key('campaign', n), 'round-' || n, ${firstYear} - 1 + n, 'Round', bench_key('questionnaire', 1), make_date(${firstYear} + n, 1, 1), make_date(${firstYear} + n, 3, 1), true
     from generate_series(1, ${rounds}) n`,
    `insert into register_entry (campaign_id, organisation_id, roles)
     select bench_key('campaign', r), bench_key('organisation', o), array['PROCURING']::participation_role[]
     from generate_series(1, ${rounds}) r, generate_series(1, ${organisations}) o`,
    `insert into submission (id, campaign_id, organisation_id, state)
     select bench_key('submission', (r - 1) * ${organisations} + o), bench_key('campaign', r), bench_key('organisation', o), 'SUBMITTED'
     from generate_series(1, ${rounds}) r, generate_series(1, ${organisations}) o`,
    `insert into submission_revision (id, submission_id, number, submitted_at, content_hash)
     select bench_key('revision', n), bench_key('submission', n), 1, make_date(${firstYear} + 1 + ((n - 1) / ${organisations})::integer, 2, 1), 'bench'
     from generate_series(1, ${rounds * organisations}) n`,
    ...Array.from({ length: rounds }, (_, round) => answersOf(round * perRound, perRound, questions)),
    `insert into criterion (id, slug, title, text, level, strategy, impact_category)
     select bench_key('criterion', n), 'criterion-' || n, 'Criterion', 'Text', (array['BASIC', 'SIGNIFICANT', 'AMBITIOUS'])[1 + n % 3]::criterion_level,
       (array['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'])[1 + n % 4]::strategy, 'CIRCULARITY'
     from generate_series(1, 60) n`,
    `insert into tender (id, slug, buyer_id, title, status, published_on, concluded_on, is_ict, is_call_off, is_fictional)
     select bench_key('tender', n), 'tender-' || n, bench_key('organisation', 1 + n % ${organisations}), 'Tender ' || n, 'COMPLETE',
       make_date(${lastYear} - n % 10, 1 + n % 6, 1), make_date(${lastYear} - n % 10, 6 + n % 6, 1), n % 5 > 0, n % 7 = 0, true
     from generate_series(1, ${tenders}) n`,
    `insert into award (id, tender_id, key, status, amount, currency)
     select bench_key('award', n), bench_key('tender', n), '1', 'active', (1000 + n * 7 % 100000) + 0.25, 'EUR' from generate_series(1, ${tenders}) n`,
    `insert into criterion_use (id, tender_id, criterion_id, role, is_inherited)
     select bench_key('use', n), bench_key('tender', (n + 1) / 2), bench_key('criterion', 1 + n % 60), 'AWARD', n % 9 = 0 from generate_series(1, ${tenders * 2}) n
     where n % 3 > 0`,
    `insert into fleet (id, organisation_id, year, category, in_use, bought_new, bought_refurbished, bought_remanufactured, retired, planned_replacement_years)
     select bench_key('fleet', row_number() over ()), bench_key('organisation', o), y, c, 100 + o, 10, o % 5, 1, 5, 5.5
     from generate_series(1, ${organisations}) o, generate_series(${lastYear - 9}, ${lastYear}) y, unnest(enum_range(null::device_category)) c`,
    `insert into practice (id, slug, organisation_id, title, what, how, who, outcomes, stage, shared_on)
     select bench_key('practice', n), 'practice-' || n, bench_key('organisation', 1 + n % ${organisations}), 'Practice ' || n, 'What', 'How', 'Who', 'Outcomes', 'USE',
       make_date(${lastYear} - n % 10, 5, 5)
     from generate_series(1, 600) n`,
    `insert into practice_code (practice_id, strategy, impact_category)
     select bench_key('practice', n), (array['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'])[1 + n % 4]::strategy, 'CIRCULARITY' from generate_series(1, 600) n`,
    `insert into planned_demand (id, organisation_id, category, year, quarter, quantity, certainty)
     select bench_key('demand', o), bench_key('organisation', o), 'LAPTOP', ${lastYear + 1}, 1 + o % 4, 10 + o, 'FIRM' from generate_series(1, ${organisations}) o`,
    `insert into fiscal_year (id, year, starts_on, ends_on)
     select bench_key('fiscal year', n), ${lastYear - 10} + n, make_date(${lastYear - 10} + n, 1, 1), make_date(${lastYear - 10} + n, 12, 31) from generate_series(1, 10) n`,
    `insert into account (id, code, name, kind)
     values (bench_key('account', 1), '1000', 'Held by the host', 'ASSET'), (bench_key('account', 2), '4000', 'Contributions', 'INCOME'),
       (bench_key('account', 3), '6000', 'Events', 'EXPENSE')`,
    `insert into entry (id, fiscal_year_id, number, booked_on, description, organisation_id, is_fictional)
     select bench_key('entry', n), bench_key('fiscal year', 1 + n % 10), n, make_date(${lastYear - 9} + n % 10, 1 + n % 12, 1), 'Booking',
       case when n % 2 = 0 then bench_key('organisation', 1 + n % ${organisations}) end, true
     from generate_series(1, ${entries}) n`,
    `insert into posting (id, entry_id, account_id, amount, currency, reporting_amount, task)
     select bench_key('posting', 2 * n + side), bench_key('entry', n), bench_key('account', case when side = 0 then 1 when n % 2 = 0 then 2 else 3 end),
       amount, 'EUR', amount, case when side = 1 and n % 2 = 1 then 'EVENTS' end::secretariat_task
     from generate_series(1, ${entries}) n, generate_series(0, 1) side,
       lateral (select (case when (side = 0) = (n % 2 = 0) then 1 else -1 end) * (100 + n % 1000 + 0.35)) as amounts (amount)`,
  ]
}

/** The answers of one round. One in twenty is not known, one in twenty does not apply; one in ten steps comes with words. */
function answersOf(before: number, count: number, questions: number): string {
  return `
    insert into answer (id, revision_id, question_id, state, step, text, language, number, numerator, denominator)
    select bench_key('answer', n), bench_key('revision', (n - 1) / ${questions} + 1), bench_key('question', q), state,
      case when kind < 6 and is_answered then (array['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'])[1 + (n / 3) % 5] end::progress_step,
      case when is_answered and (kind > 7 or n % 10 = 0) then 'In words, about matter ' || q || ': we began with number ' || n || ' and would do it again, "gladly".' end,
      case when is_answered and (kind > 7 or n % 10 = 0) then 'en' end,
      case when kind = 7 and is_answered then n % 100000 + 0.5 end,
      case when kind = 6 and is_answered then n % 90 end, case when kind = 6 and is_answered then 100 end
    from (
      select n, q, q % 10 as kind, state, state = 'ANSWERED' as is_answered
      from generate_series(${before + 1}::bigint, ${before + count}::bigint) n,
        lateral (select (n - 1) % ${questions} + 1, (case n % 20 when 3 then 'NOT_KNOWN' when 4 then 'NOT_APPLICABLE' else 'ANSWERED' end)::answer_state) as x (q, state)
    ) rows`
}

/** Fills a migrated, empty database. Triggers stay silent, so that the change log holds what happens afterwards only. Indexes are built at the end. */
export async function fillWorld(databaseUrl: string, size: WorldSize, log: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c synchronous_commit=off -c maintenance_work_mem=512MB' })
  await client.connect()
  try {
    const started = performance.now()
    await client.query("set session_replication_role = 'replica'")
    const { rows } = await client.query<{ name: string; definition: string }>(
      "select indexname as name, indexdef as definition from pg_indexes where tablename = 'answer' and indexname <> 'answer_pkey'",
    )
    for (const { name } of rows) await client.query(`drop index "${name}"`)
    for (const statement of statements(size)) await client.query(statement)
    for (const { definition } of rows) await client.query(definition)
    await client.query("set session_replication_role = 'origin'")
    await client.query('vacuum analyze')
    // What was written goes to the disk now, not while something is measured.
    await client.query('checkpoint')
    log(
      `${answersIn(size).toLocaleString('en')} answers and what they belong to stand in PostgreSQL after ${Math.round((performance.now() - started) / 1000)} s.`,
    )
  } finally {
    await client.end()
  }
}
