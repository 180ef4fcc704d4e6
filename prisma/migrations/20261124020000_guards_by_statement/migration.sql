-- The guards refuse and log what they did before, but once a statement instead of once a row: a register of a million devices is one statement.
-- A statement trigger sees the rows of its event in a transition table. Each of insert, update and delete has one of its own, named `touched` here.

-- The change log: one row for each changed row, in one insert. Rows that a foreign key removes or changes fire the triggers of their own table.
create function log_changes_by_id() returns trigger language plpgsql as $$
begin
  insert into "change_log" ("table_name", "row_key") select tg_table_name, jsonb_build_object('id', touched."id") from touched;
  return null;
end
$$;

-- For a key of several columns, named by the arguments of the trigger.
create function log_changes_by_key() returns trigger language plpgsql as $$
declare
  parts text;
begin
  select string_agg(format('%1$L, touched.%1$I', part), ', ') into parts from unnest(tg_argv) as part;
  execute format('insert into "change_log" ("table_name", "row_key") select %L, jsonb_build_object(%s) from touched', tg_table_name, parts);
  return null;
end
$$;

-- Logs a table from now on; a migration that adds one calls it with the columns of its key.
create function log_changes_of(table_name text, variadic key_columns text[]) returns void language plpgsql as $$
declare
  call text := 'log_changes_by_id()';
begin
  if key_columns <> array['id'] then
    select format('log_changes_by_key(%s)', string_agg(quote_literal(part), ', ')) into call from unnest(key_columns) as part;
  end if;
  execute format('create trigger %I after insert on %I referencing new table as touched for each statement execute function %s', table_name || '_inserted', table_name, call);
  execute format('create trigger %I after update on %I referencing new table as touched for each statement execute function %s', table_name || '_updated', table_name, call);
  execute format('create trigger %I after delete on %I referencing old table as touched for each statement execute function %s', table_name || '_deleted', table_name, call);
end
$$;

-- Every table that was logged by row, with the key that its trigger named.
do $$
declare
  logged record;
begin
  for logged in
    select watched.relname as table_name, old.tgname as row_trigger,
      regexp_split_to_array(regexp_replace(encode(old.tgargs, 'escape'), '\\000$', ''), '\\000') as key_columns
    from pg_trigger as old join pg_class as watched on watched.oid = old.tgrelid
    where old.tgfoid = 'log_change'::regproc
  loop
    execute format('drop trigger %I on %I', logged.row_trigger, logged.table_name);
    perform log_changes_of(logged.table_name, variadic logged.key_columns);
  end loop;
end
$$;
drop function log_change();

-- An update is looked at from both sides: what a row belonged to before, and what it belongs to after.
-- A session keeps the plan it made first, for one row or for a million, on a table then small or large. So what the rows belong to is always
-- looked up by key, row by row, which is right for both.
create function refuse_touching_submitted_answers() returns trigger language plpgsql set enable_seqscan to off as $$
begin
  if exists (select from touched where (select "submitted_at" from "submission_revision" where "id" = touched."revision_id") is not null) then
    raise exception 'The answers of a submitted revision never change; open a correction.' using errcode = '23514';
  end if;
  return null;
end
$$;
drop trigger "answer_immutable_once_submitted" on "answer";
drop function refuse_change_of_submitted_answer();
create trigger "answer_immutable_inserted" after insert on "answer" referencing new table as touched for each statement execute function refuse_touching_submitted_answers();
create trigger "answer_immutable_updated" after update on "answer" referencing new table as touched for each statement execute function refuse_touching_submitted_answers();
create trigger "answer_immutable_before_update" after update on "answer" referencing old table as touched for each statement execute function refuse_touching_submitted_answers();
create trigger "answer_immutable_deleted" after delete on "answer" referencing old table as touched for each statement execute function refuse_touching_submitted_answers();

create function refuse_entries_of_closed_years() returns trigger language plpgsql set enable_seqscan to off as $$
begin
  if exists (select from touched where (select "closed_on" from "fiscal_year" where "id" = touched."fiscal_year_id") is not null) then
    raise exception 'The fiscal year is closed; book a correcting entry in an open year.' using errcode = '23514';
  end if;
  return null;
end
$$;
create function refuse_postings_of_closed_years() returns trigger language plpgsql set enable_seqscan to off as $$
begin
  if exists (
    select from touched
    where (select (select "closed_on" from "fiscal_year" where "id" = "entry"."fiscal_year_id") from "entry" where "id" = touched."entry_id") is not null
  ) then
    raise exception 'The fiscal year is closed; book a correcting entry in an open year.' using errcode = '23514';
  end if;
  return null;
end
$$;

-- Balance is owed at commit, and what is in balance when its statement ends owes nothing. Only an entry that is not waits in this table
-- for its check at commit, which removes it again; at rest the table is empty.
create table "entry_to_balance" (
  "id" bigserial not null,
  "entry_id" uuid not null,
  constraint "entry_to_balance_pkey" primary key ("id")
);

create function await_balance() returns trigger language plpgsql set enable_seqscan to off set enable_hashjoin to off set enable_mergejoin to off as $$
begin
  -- The lock makes two transactions on one entry wait for each other, so that neither looks at a state the other is leaving.
  -- An entry that this transaction has written itself is its own already.
  perform from "entry" where "id" in (select "entry_id" from touched) and xmin <> pg_current_xact_id()::xid order by "id" for no key update;
  insert into "entry_to_balance" ("entry_id")
    select subject."entry_id" from (select distinct "entry_id" from touched) as subject
    where not (select count(*) >= 2 and sum("reporting_amount") = 0 from "posting" where "entry_id" = subject."entry_id");
  return null;
end
$$;

drop trigger "posting_balances" on "posting";
drop trigger "entry_has_postings" on "entry";
drop function entry_balances();
create function entry_balances() returns trigger language plpgsql set enable_seqscan to off as $$
declare
  subject uuid;
  sides bigint;
  total numeric;
begin
  if tg_table_name = 'entry' then
    subject := new."id";
  else
    subject := new."entry_id";
    delete from "entry_to_balance" where "id" = new."id";
  end if;
  perform from "entry" where "id" = subject and xmin <> pg_current_xact_id()::xid for no key update;
  select count(*), coalesce(sum("reporting_amount"), 0) into sides, total from "posting" where "entry_id" = subject;
  if (sides < 2 or total <> 0) and exists (select from "entry" where "id" = subject) then
    raise exception 'Entry % has % postings that add up to %; an entry has two or more that add up to zero.', subject, sides, total using errcode = '23514';
  end if;
  return null;
end
$$;
create constraint trigger "entry_has_postings" after insert on "entry" deferrable initially deferred for each row execute function entry_balances();
create constraint trigger "entry_balances_at_commit" after insert on "entry_to_balance" deferrable initially deferred for each row execute function entry_balances();
create trigger "posting_balance_inserted" after insert on "posting" referencing new table as touched for each statement execute function await_balance();
create trigger "posting_balance_updated" after update on "posting" referencing new table as touched for each statement execute function await_balance();
create trigger "posting_balance_before_update" after update on "posting" referencing old table as touched for each statement execute function await_balance();
create trigger "posting_balance_deleted" after delete on "posting" referencing old table as touched for each statement execute function await_balance();

drop trigger "entry_in_open_year" on "entry";
drop trigger "posting_in_open_year" on "posting";
drop function refuse_entry_in_closed_year();
create trigger "entry_open_year_inserted" after insert on "entry" referencing new table as touched for each statement execute function refuse_entries_of_closed_years();
create trigger "entry_open_year_updated" after update on "entry" referencing new table as touched for each statement execute function refuse_entries_of_closed_years();
create trigger "entry_open_year_before_update" after update on "entry" referencing old table as touched for each statement execute function refuse_entries_of_closed_years();
create trigger "entry_open_year_deleted" after delete on "entry" referencing old table as touched for each statement execute function refuse_entries_of_closed_years();
create trigger "posting_open_year_inserted" after insert on "posting" referencing new table as touched for each statement execute function refuse_postings_of_closed_years();
create trigger "posting_open_year_updated" after update on "posting" referencing new table as touched for each statement execute function refuse_postings_of_closed_years();
create trigger "posting_open_year_before_update" after update on "posting" referencing old table as touched for each statement execute function refuse_postings_of_closed_years();
create trigger "posting_open_year_deleted" after delete on "posting" referencing old table as touched for each statement execute function refuse_postings_of_closed_years();
