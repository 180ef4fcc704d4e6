-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('APPLICATION', 'OUTPUT', 'PROGRESS_REPORT', 'FINANCIAL_REPORT', 'BUDGET', 'CONTRIBUTION', 'STRATEGY', 'TARGET', 'UPTAKE', 'SCOPE', 'WORKING_GROUP', 'COMMITTEE', 'RULES_OF_PROCEDURE', 'MINUTES', 'COORDINATION', 'TERMINATION', 'AMENDMENT', 'EXTENSION', 'DISPUTE', 'READING', 'RESIDUAL_FUNDS', 'OTHER');

-- CreateEnum
CREATE TYPE "seat_kind" AS ENUM ('MEMBER', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "majority_base" AS ENUM ('VOTES_CAST', 'SEATS');

-- CreateEnum
CREATE TYPE "tie_rule" AS ENUM ('CHAIR', 'REFUSED');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('OPEN', 'DECIDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "vote_value" AS ENUM ('FOR', 'AGAINST', 'ABSTAINED', 'RECUSED');

-- CreateEnum
CREATE TYPE "presence" AS ENUM ('PRESENT', 'DEPUTY', 'ABSENT');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "decision_outcome" ADD VALUE 'NOTED';
ALTER TYPE "decision_outcome" ADD VALUE 'ESTABLISHED';

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "content_hash" TEXT,
ADD COLUMN     "kind" "decision_kind" NOT NULL DEFAULT 'APPLICATION',
ADD COLUMN     "meeting_id" UUID,
ADD COLUMN     "proposal_id" UUID,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "mandate" ADD COLUMN     "is_deputy" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "seat_id" UUID;

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "kind" "seat_kind" NOT NULL,
    "organisation_id" UUID,
    "since" DATE NOT NULL,
    "until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chair" (
    "id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "chair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rules_of_procedure" (
    "id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "quorum_numerator" INTEGER NOT NULL,
    "quorum_denominator" INTEGER NOT NULL,
    "majority_numerator" INTEGER NOT NULL,
    "majority_denominator" INTEGER NOT NULL,
    "majority_is_inclusive" BOOLEAN NOT NULL,
    "majority_of" "majority_base" NOT NULL,
    "tie" "tie_rule" NOT NULL,
    "secretariat_votes" BOOLEAN NOT NULL,
    "decision_id" UUID NOT NULL,

    CONSTRAINT "rules_of_procedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "subject_type" TEXT,
    "subject_id" UUID,
    "subject_version" INTEGER,
    "content_hash" TEXT NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_on" DATE NOT NULL,
    "due_on" DATE,
    "requested_by_id" UUID,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "proposal_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "value" "vote_value" NOT NULL,
    "comment" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "by_deputy" BOOLEAN NOT NULL,
    "content_hash" TEXT NOT NULL,
    "cast_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("proposal_id","seat_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT,
    "agenda" TEXT NOT NULL,
    "minutes" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "minutes_approved_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "meeting_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "presence" "presence" NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("meeting_id","seat_id")
);

-- CreateIndex
CREATE INDEX "seat_since_id_idx" ON "seat"("since", "id");

-- CreateIndex
CREATE INDEX "seat_organisation_id_id_idx" ON "seat"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "chair_seat_id_since_id_idx" ON "chair"("seat_id", "since", "id");

-- CreateIndex
CREATE UNIQUE INDEX "rules_of_procedure_decision_id_key" ON "rules_of_procedure"("decision_id");

-- CreateIndex
CREATE INDEX "rules_of_procedure_since_id_idx" ON "rules_of_procedure"("since", "id");

-- CreateIndex
CREATE INDEX "proposal_state_due_on_id_idx" ON "proposal"("state", "due_on", "id");

-- CreateIndex
CREATE INDEX "proposal_subject_id_id_idx" ON "proposal"("subject_id", "id");

-- CreateIndex
CREATE INDEX "proposal_requested_by_id_id_idx" ON "proposal"("requested_by_id", "id");

-- CreateIndex
CREATE INDEX "vote_seat_id_idx" ON "vote"("seat_id");

-- CreateIndex
CREATE INDEX "meeting_held_on_id_idx" ON "meeting"("held_on", "id");

-- CreateIndex
CREATE INDEX "attendance_seat_id_idx" ON "attendance"("seat_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_proposal_id_key" ON "decision"("proposal_id");

-- CreateIndex
CREATE INDEX "decision_meeting_id_id_idx" ON "decision"("meeting_id", "id");

-- CreateIndex
CREATE INDEX "mandate_seat_id_since_id_idx" ON "mandate"("seat_id", "since", "id");

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chair" ADD CONSTRAINT "chair_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rules_of_procedure" ADD CONSTRAINT "rules_of_procedure_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A member of the committee was known by a mandate alone; from now on there is a seat behind each.
insert into "seat" ("id", "kind", "organisation_id", "since")
  select gen_random_uuid(), 'MEMBER', "organisation_id", min("since") from "mandate" where "function" = 'STEERING_COMMITTEE' and "organisation_id" is not null group by "organisation_id";
update "mandate" m set "seat_id" = (select s."id" from "seat" s where s."organisation_id" = m."organisation_id") where m."function" = 'STEERING_COMMITTEE';

-- What must never be false of the committee and of what it decides.
alter table "mandate" add constraint "mandate_committee_has_seat" check (("function" = 'STEERING_COMMITTEE') or ("seat_id" is null and not "is_deputy"));
alter table "seat" add constraint "seat_of_member_put_forward" check (("kind" = 'MEMBER') = ("organisation_id" is not null));
alter table "seat" add constraint "seat_ends_after_it_began" check ("until" is null or "until" >= "since");
alter table "chair" add constraint "chair_ends_after_it_began" check ("until" is null or "until" >= "since");
alter table "rules_of_procedure" add constraint "rules_are_shares" check (
  "quorum_numerator" between 0 and "quorum_denominator" and "quorum_denominator" > 0
  and "majority_numerator" between 0 and "majority_denominator" and "majority_denominator" > 0);
alter table "proposal" add constraint "proposal_subject_is_whole" check (("subject_type" is null) = ("subject_id" is null) and ("subject_type" is null) = ("subject_version" is null));
alter table "proposal" add constraint "proposal_has_words" check (length(trim("title")) > 0 and length(trim("text")) > 0);
create unique index "proposal_open_once" on "proposal" ("subject_type", "subject_id") where "state" = 'OPEN' and "subject_id" is not null;
create unique index "seat_secretariat_once" on "seat" ("kind") where "kind" = 'SECRETARIAT' and "until" is null;

-- A proposal that is decided or withdrawn, and the votes on it, stay as they were.
create function refuse_change_of_closed_proposal() returns trigger language plpgsql as $$
begin
  if old."state" <> 'OPEN' then raise exception 'The proposal % is closed.', old."id" using errcode = '23514'; end if;
  return coalesce(new, old);
end
$$;
create trigger "proposal_stays_closed" before update or delete on "proposal" for each row execute function refuse_change_of_closed_proposal();
create function refuse_change_of_counted_vote() returns trigger language plpgsql as $$
begin
  if exists (select from "proposal" p where p."id" = coalesce(new."proposal_id", old."proposal_id") and p."state" <> 'OPEN') then
    raise exception 'The votes on this proposal were counted.' using errcode = '23514';
  end if;
  return coalesce(new, old);
end
$$;
create trigger "vote_stays_counted" before insert or update or delete on "vote" for each row execute function refuse_change_of_counted_vote();
create trigger "rules_append_only" before update or delete on "rules_of_procedure" for each row execute function refuse_change();
create function refuse_change_of_approved_minutes() returns trigger language plpgsql as $$
begin
  if old."minutes_approved_on" is not null then raise exception 'The minutes of this meeting were approved.' using errcode = '23514'; end if;
  return coalesce(new, old);
end
$$;
create trigger "meeting_stays_approved" before update or delete on "meeting" for each row execute function refuse_change_of_approved_minutes();

-- Readers see them, so answers that were kept are void when they change.
do $$
declare
  seen text;
begin
  foreach seen in array array['seat', 'chair', 'rules_of_procedure', 'proposal', 'vote', 'meeting', 'attendance'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function log_statement()', seen || '_inserted', seen);
    execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function log_statement()', seen || '_updated', seen);
    execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function log_statement()', seen || '_deleted', seen);
  end loop;
end
$$;
