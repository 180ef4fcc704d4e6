-- What must never be false, whoever writes.

-- An amount without its currency means nothing, and neither does a currency without an amount.
alter table "tender" add constraint "tender_amount_has_currency" check (("amount" is null) = ("currency" is null));
alter table "lot" add constraint "lot_amount_has_currency" check (("amount" is null) = ("currency" is null));
alter table "award" add constraint "award_amount_has_currency" check (("amount" is null) = ("currency" is null));
alter table "contract" add constraint "contract_amount_has_currency" check (("amount" is null) = ("currency" is null));

alter table "participation" add constraint "participation_ends_after_it_begins" check ("until" is null or "since" is null or "until" >= "since");
alter table "support" add constraint "support_ends_after_it_begins" check ("until" is null or "since" is null or "until" >= "since");
alter table "mandate" add constraint "mandate_ends_after_it_begins" check ("until" is null or "until" >= "since");
-- `unique` lets several null dates pass; a second open participation of unknown start in one role is refused here.
create unique index "participation_unknown_start" on "participation" ("organisation_id", "role") nulls not distinct where "since" is null;

alter table "planned_demand" add constraint "planned_demand_quarter" check ("quarter" between 1 and 4);
alter table "planned_demand" add constraint "planned_demand_quantity" check ("quantity" >= 0);
alter table "fleet" add constraint "fleet_counts" check (
  coalesce("in_use", 0) >= 0 and coalesce("bought_new", 0) >= 0 and coalesce("bought_refurbished", 0) >= 0
  and coalesce("bought_remanufactured", 0) >= 0 and coalesce("retired", 0) >= 0 and coalesce("planned_replacement_years", 0) >= 0
);
alter table "device" add constraint "device_retires_after_first_use" check ("retired_on" is null or "first_used_on" is null or "retired_on" >= "first_used_on");
alter table "footprint" add constraint "footprint_total" check ("total_kg_co2e" > 0);
alter table "campaign" add constraint "campaign_due_after_opening" check ("due_on" >= "opens_on");

-- Not known, not applicable and zero are three things: only an answered answer holds a value.
alter table "answer" add constraint "answer_value_only_when_answered" check (
  "state" = 'ANSWERED' or ("step" is null and "number" is null and "currency" is null and "numerator" is null and "denominator" is null)
);
alter table "answer" add constraint "answer_share_is_whole" check (("numerator" is null) = ("denominator" is null));
alter table "answer" add constraint "answer_share_has_denominator" check ("denominator" is null or "denominator" > 0);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or removed.', tg_table_name using errcode = '23514';
end
$$;
create trigger "audit_event_append_only" before update or delete on "audit_event" for each row execute function refuse_change();

create trigger "audit_event_stays" before truncate on "audit_event" for each statement execute function refuse_change();
create trigger "answer_stays" before truncate on "answer" for each statement execute function refuse_change();
create trigger "report_revision_append_only" before update or delete on "report_revision" for each row execute function refuse_change();

-- What is accepted or waits for review has been submitted.
create function refuse_state_without_submission() returns trigger language plpgsql as $$
begin
  if new."state" in ('SUBMITTED', 'ACCEPTED') and not exists (select from "submission_revision" where "submission_id" = new."id" and "submitted_at" is not null) then
    raise exception 'A submission is % only once a revision of it was submitted.', new."state" using errcode = '23514';
  end if;
  return null;
end
$$;
create constraint trigger "submission_was_submitted" after insert or update on "submission" deferrable initially deferred for each row execute function refuse_state_without_submission();


create function refuse_change_of_submitted_answer() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op <> 'DELETE' then touched := touched || new."revision_id"; end if;
  if tg_op <> 'INSERT' then touched := touched || old."revision_id"; end if;
  if exists (select from "submission_revision" where "id" = any(touched) and "submitted_at" is not null) then
    raise exception 'The answers of a submitted revision never change; open a correction.' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger "answer_immutable_once_submitted" before insert or update or delete on "answer" for each row execute function refuse_change_of_submitted_answer();

create function refuse_change_of_submitted_revision() returns trigger language plpgsql as $$
begin
  if old."submitted_at" is not null then
    raise exception 'A submitted revision never changes; open a correction.' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger "revision_immutable_once_submitted" before update or delete on "submission_revision" for each row execute function refuse_change_of_submitted_revision();

-- Checked at commit: the postings of an entry are written one after the other.
create function entry_balances() returns trigger language plpgsql as $$
declare
  touched uuid[];
  subject uuid;
  sides bigint;
  total numeric;
begin
  if tg_table_name = 'entry' then touched := array[new."id"];
  else
    if tg_op <> 'DELETE' then touched := touched || new."entry_id"; end if;
    if tg_op <> 'INSERT' then touched := touched || old."entry_id"; end if;
  end if;
  foreach subject in array touched loop
    -- The lock makes two transactions on one entry wait for each other, so that neither checks a state the other is leaving.
    perform from "entry" where "id" = subject for no key update;
    if found then
      select count(*), coalesce(sum("reporting_amount"), 0) into sides, total from "posting" where "entry_id" = subject;
      if sides < 2 or total <> 0 then
        raise exception 'Entry % has % postings that add up to %; an entry has two or more that add up to zero.', subject, sides, total using errcode = '23514';
      end if;
    end if;
  end loop;
  return null;
end
$$;
create constraint trigger "posting_balances" after insert or update or delete on "posting" deferrable initially deferred for each row execute function entry_balances();
create constraint trigger "entry_has_postings" after insert on "entry" deferrable initially deferred for each row execute function entry_balances();

create function refuse_entry_in_closed_year() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_table_name = 'entry' then
    if tg_op <> 'DELETE' then touched := touched || new."fiscal_year_id"; end if;
    if tg_op <> 'INSERT' then touched := touched || old."fiscal_year_id"; end if;
  else
    if tg_op <> 'DELETE' then touched := touched || (select "fiscal_year_id" from "entry" where "id" = new."entry_id"); end if;
    if tg_op <> 'INSERT' then touched := touched || (select "fiscal_year_id" from "entry" where "id" = old."entry_id"); end if;
  end if;
  if exists (select from "fiscal_year" where "id" = any(touched) and "closed_on" is not null) then
    raise exception 'The fiscal year is closed; book a correcting entry in an open year.' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger "entry_in_open_year" before insert or update or delete on "entry" for each row execute function refuse_entry_in_closed_year();
create trigger "posting_in_open_year" before insert or update or delete on "posting" for each row execute function refuse_entry_in_closed_year();

-- Every change of what analytics and caches read is one row of the change log, in the transaction that makes it.
create function log_change() returns trigger language plpgsql as $$
declare
  line jsonb;
  key jsonb := '{}';
  part text;
begin
  if tg_op = 'DELETE' then line := to_jsonb(old); else line := to_jsonb(new); end if;
  foreach part in array tg_argv loop
    key := key || jsonb_build_object(part, line -> part);
  end loop;
  insert into "change_log" ("table_name", "row_key") values (tg_table_name, key);
  return null;
end
$$;
do $$
declare
  tables text[][] := array[
    ['organisation', 'id'], ['participation', 'id'], ['support', 'id'], ['working_group', 'id'], ['output', 'id'],
    ['tender', 'id'], ['tender_classification', 'id'], ['lot', 'id'], ['award', 'id'], ['contract', 'id'], ['criterion', 'id'], ['criterion_use', 'id'],
    ['practice', 'id'], ['planned_demand', 'id'], ['device_model', 'id'], ['footprint', 'id'], ['fleet', 'id'], ['device', 'id'],
    ['questionnaire', 'id'], ['question', 'id'], ['campaign', 'id'], ['submission', 'id'], ['submission_revision', 'id'], ['answer', 'id'],
    ['account', 'id'], ['fiscal_year', 'id'], ['entry', 'id'], ['posting', 'id'], ['budget_line', 'id'], ['in_kind', 'id'], ['report', 'id'], ['report_revision', 'id']
  ];
  pair text[];
begin
  foreach pair slice 1 in array tables loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function log_change(%L)', pair[1] || '_change', pair[1], pair[2]);
  end loop;
end
$$;
create trigger "practice_code_change" after insert or update or delete on "practice_code" for each row execute function log_change('practice_id', 'strategy', 'impact_category');
create trigger "register_entry_change" after insert or update or delete on "register_entry" for each row execute function log_change('campaign_id', 'organisation_id');
create trigger "award_supplier_change" after insert or update or delete on "award_supplier" for each row execute function log_change('award_id', 'organisation_id');
