-- CreateTable
CREATE TABLE "audit_link" (
    "position" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_event_id_key" ON "audit_link"("event_id");

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- The chain only grows.
create trigger "audit_link_append_only" before update or delete on "audit_link" for each row execute function refuse_change();
create trigger "audit_link_stays" before truncate on "audit_link" for each statement execute function refuse_change();
alter table "audit_link" add constraint "audit_link_counts_from_one" check ("position" >= 1);
