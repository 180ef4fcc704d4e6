-- CreateEnum
CREATE TYPE "pact_change_kind" AS ENUM ('AMENDMENT', 'EXTENSION');

-- CreateEnum
CREATE TYPE "pact_change_state" AS ENUM ('REQUESTED', 'OPEN', 'ACCEPTED', 'NOT_ACCEPTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "consent_value" AS ENUM ('YES', 'NO');

-- CreateEnum
CREATE TYPE "termination_ground" AS ENUM ('INTEGRITY', 'EFFORT');

-- CreateEnum
CREATE TYPE "termination_state" AS ENUM ('OPEN', 'ENDED', 'KEPT', 'DROPPED');

-- CreateEnum
CREATE TYPE "hearing" AS ENUM ('NONE', 'HEARD', 'DECLINED');

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "withdrawn_because" TEXT;

-- CreateTable
CREATE TABLE "pact_change" (
    "id" UUID NOT NULL,
    "kind" "pact_change_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "current_text" TEXT,
    "proposed_text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "requested_by_id" UUID,
    "requested_on" DATE NOT NULL,
    "opened_on" DATE,
    "closes_on" DATE,
    "threshold" INTEGER,
    "state" "pact_change_state" NOT NULL DEFAULT 'REQUESTED',
    "concluded_on" DATE,
    "effective_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pact_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "pact_change_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "value" "consent_value",
    "given_on" DATE,
    "signatory_function" TEXT,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("pact_change_id","organisation_id")
);

-- CreateTable
CREATE TABLE "termination" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ground" "termination_ground" NOT NULL,
    "effect" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "opened_on" DATE NOT NULL,
    "invited_for" DATE,
    "hearing" "hearing" NOT NULL DEFAULT 'NONE',
    "heard_on" DATE,
    "views" TEXT,
    "state" "termination_state" NOT NULL DEFAULT 'OPEN',
    "dropped_because" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "termination_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pact_change_state_requested_on_id_idx" ON "pact_change"("state", "requested_on", "id");

-- CreateIndex
CREATE INDEX "pact_change_requested_by_id_id_idx" ON "pact_change"("requested_by_id", "id");

-- CreateIndex
CREATE INDEX "consent_organisation_id_idx" ON "consent"("organisation_id");

-- CreateIndex
CREATE INDEX "termination_state_opened_on_id_idx" ON "termination"("state", "opened_on", "id");

-- CreateIndex
CREATE INDEX "termination_organisation_id_id_idx" ON "termination"("organisation_id", "id");

-- AddForeignKey
ALTER TABLE "pact_change" ADD CONSTRAINT "pact_change_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_pact_change_id_fkey" FOREIGN KEY ("pact_change_id") REFERENCES "pact_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination" ADD CONSTRAINT "termination_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be false of endings and changes of the Pact.
alter table "termination" add constraint "termination_hearing_has_day" check (("hearing" = 'NONE') = ("heard_on" is null));
alter table "termination" add constraint "termination_ends_after_hearing" check ("state" <> 'ENDED' or "hearing" <> 'NONE');
create unique index "termination_open_once" on "termination" ("organisation_id") where "state" = 'OPEN';
alter table "pact_change" add constraint "pact_change_opens_with_days" check (("opened_on" is null) = ("closes_on" is null) and ("closes_on" is null or "closes_on" >= "opened_on"));
alter table "pact_change" add constraint "pact_change_threshold_counts" check ("threshold" is null or ("threshold" > 0 and "kind" = 'EXTENSION'));
alter table "pact_change" add constraint "pact_change_in_force_when_accepted" check (("state" = 'ACCEPTED') = ("effective_on" is not null));
alter table "consent" add constraint "consent_has_day" check (("value" is null) = ("given_on" is null));
alter table "participation" add constraint "participation_ends_after_it_began" check ("until" is null or "since" is null or "until" >= "since");
alter table "support" add constraint "support_ends_after_it_began" check ("until" is null or "since" is null or "until" >= "since");

-- What is concluded stays as it was, and so do the consents that were counted.
create function refuse_change_of_concluded() returns trigger language plpgsql as $$
begin
  if old."state"::text in ('ENDED', 'KEPT', 'DROPPED', 'ACCEPTED', 'NOT_ACCEPTED', 'WITHDRAWN') then
    raise exception 'The % % is concluded.', tg_table_name, old."id" using errcode = '23514';
  end if;
  return coalesce(new, old);
end
$$;
create trigger "termination_stays_concluded" before update or delete on "termination" for each row execute function refuse_change_of_concluded();
create trigger "pact_change_stays_concluded" before update or delete on "pact_change" for each row execute function refuse_change_of_concluded();
create function refuse_change_of_counted_consent() returns trigger language plpgsql as $$
begin
  if exists (select from "pact_change" a where a."id" = coalesce(new."pact_change_id", old."pact_change_id") and a."state" not in ('REQUESTED', 'OPEN')) then
    raise exception 'The consents to this change of the Pact were counted.' using errcode = '23514';
  end if;
  return coalesce(new, old);
end
$$;
create trigger "consent_stays_counted" before insert or update or delete on "consent" for each row execute function refuse_change_of_counted_consent();

-- Readers see them, so answers that were kept are void when they change.
do $$
declare
  seen text;
begin
  foreach seen in array array['termination', 'pact_change', 'consent'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function log_statement()', seen || '_inserted', seen);
    execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function log_statement()', seen || '_updated', seen);
    execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function log_statement()', seen || '_deleted', seen);
  end loop;
end
$$;
