-- AlterEnum
ALTER TYPE "mandate_function" ADD VALUE 'ADMINISTRATOR';

-- AlterTable
ALTER TABLE "mandate" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "mandate_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_user_id_id_idx" ON "invitation"("user_id", "id");

-- CreateIndex
CREATE INDEX "invitation_mandate_id_created_at_id_idx" ON "invitation"("mandate_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mandate_since_id_idx" ON "mandate"("since", "id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_mandate_id_fkey" FOREIGN KEY ("mandate_id") REFERENCES "mandate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false of mandates and invitations. The new function is not named here: it cannot be used before this migration is through.
alter table "mandate" add constraint "mandate_names_organisation" check ("organisation_id" is not null or "function" in ('SECRETARIAT', 'STEERING_COMMITTEE'));
alter table "mandate" add constraint "mandate_days_in_order" check ("until" >= "since");
alter table "mandate" add constraint "mandate_ended_has_last_day" check ("ended_at" is null or "until" is not null);
alter table "invitation" add constraint "invitation_ends_once" check ("accepted_at" is null or "voided_at" is null);
alter table "invitation" add constraint "invitation_token_hashed" check ("token_hash" ~ '^[0-9a-f]{64}$');

-- Two links that work would be two keys to one account.
create unique index "invitation_open_once" on "invitation" ("user_id") where "accepted_at" is null and "voided_at" is null;
