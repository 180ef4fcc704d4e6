-- What readers see but analytics does not read: one line for each statement that changed something tells the caches, which need no key.
create function log_statement() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then insert into "change_log" ("table_name", "row_key") values (tg_table_name, '{}'); end if;
  return null;
end
$$;
do $$
declare
  seen text;
begin
  foreach seen in array array['organisation_identifier', 'organisation_name', 'finding', 'source_file'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function log_statement()', seen || '_inserted', seen);
    execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function log_statement()', seen || '_updated', seen);
    execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function log_statement()', seen || '_deleted', seen);
  end loop;
end
$$;
