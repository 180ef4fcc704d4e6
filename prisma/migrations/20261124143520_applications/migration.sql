-- CreateEnum
CREATE TYPE "decision_outcome" AS ENUM ('APPROVED', 'REFUSED');

-- CreateEnum
CREATE TYPE "application_kind" AS ENUM ('PROCURING', 'COORDINATING', 'SUPPORT');

-- CreateEnum
CREATE TYPE "application_state" AS ENUM ('RECEIVED', 'WITHDRAWN', 'APPROVED', 'REFUSED');

-- CreateEnum
CREATE TYPE "application_receiver" AS ENUM ('SECRETARIAT', 'STEERING_COMMITTEE');

-- CreateEnum
CREATE TYPE "application_criterion" AS ENUM ('ENDORSES', 'CONTRIBUTES', 'INTEGRITY');

-- CreateEnum
CREATE TYPE "application_assessment_value" AS ENUM ('MET', 'NOT_MET', 'UNCLEAR');

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_version" INTEGER NOT NULL,
    "outcome" "decision_outcome" NOT NULL,
    "decided_on" DATE NOT NULL,
    "votes_for" INTEGER,
    "votes_against" INTEGER,
    "abstentions" INTEGER,
    "recusals" INTEGER,
    "reason" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "rulings" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "application_kind" NOT NULL,
    "state" "application_state" NOT NULL DEFAULT 'RECEIVED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "received_on" DATE NOT NULL,
    "received_by" "application_receiver" NOT NULL,
    "due_on" DATE,
    "pact_version" TEXT,
    "signatory_function" TEXT,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_assessment" (
    "application_id" UUID NOT NULL,
    "criterion" "application_criterion" NOT NULL,
    "value" "application_assessment_value" NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',

    CONSTRAINT "application_assessment_pkey" PRIMARY KEY ("application_id","criterion")
);

-- CreateIndex
CREATE INDEX "decision_decided_on_id_idx" ON "decision"("decided_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_subject_type_subject_id_subject_version_key" ON "decision"("subject_type", "subject_id", "subject_version");

-- CreateIndex
CREATE INDEX "application_state_due_on_id_idx" ON "application"("state", "due_on", "id");

-- CreateIndex
CREATE INDEX "application_organisation_id_id_idx" ON "application"("organisation_id", "id");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_assessment" ADD CONSTRAINT "application_assessment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false of an application and of a decision.
alter table "application" add constraint "application_version_signed" check (("kind" = 'SUPPORT') = ("pact_version" is null));
alter table "application_assessment" add constraint "application_assessment_has_reason" check (length(trim("reason")) > 0);
alter table "decision" add constraint "decision_votes_are_counts" check (coalesce("votes_for", 0) >= 0 and coalesce("votes_against", 0) >= 0 and coalesce("abstentions", 0) >= 0 and coalesce("recusals", 0) >= 0);
create trigger "decision_append_only" before update or delete on "decision" for each row execute function refuse_change();
create trigger "decision_stays" before truncate on "decision" for each statement execute function refuse_change();

-- Two open applications of one organisation for one thing would be one signed twice.
create unique index "application_open_once" on "application" ("organisation_id", "kind") where "state" = 'RECEIVED';

-- What is decided stays decided.
create function refuse_change_of_decided_application() returns trigger language plpgsql as $$
begin
  if old."state" <> 'RECEIVED' then raise exception 'The application % has been decided.', old."id" using errcode = '23514'; end if;
  return new;
end
$$;
create trigger "application_stays_decided" before update on "application" for each row execute function refuse_change_of_decided_application();

-- Readers see them, so answers that were kept are void when they change.
do $$
declare
  seen text;
begin
  foreach seen in array array['application', 'application_assessment', 'decision'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function log_statement()', seen || '_inserted', seen);
    execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function log_statement()', seen || '_updated', seen);
    execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function log_statement()', seen || '_deleted', seen);
  end loop;
end
$$;
