-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "parameters" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_dedupe_key_key" ON "mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_next_try_at_id_idx" ON "mail"("next_try_at", "id");

-- CreateIndex
CREATE INDEX "mail_created_at_id_idx" ON "mail"("created_at", "id");

-- CreateIndex
CREATE INDEX "mail_recipient_id_id_idx" ON "mail"("recipient_id", "id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be false of a message. Nobody without an account reads it, so no answer that was kept depends on it.
alter table "mail" add constraint "mail_sent_is_done" check ("sent_at" is null or "next_try_at" is null);
alter table "mail" add constraint "mail_attempts_counted" check ("attempts" >= 0);
alter table "mail" add constraint "mail_kind_is_code" check ("kind" ~ '^[A-Z][A-Z_]*$');
