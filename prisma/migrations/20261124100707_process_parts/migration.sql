-- CreateEnum
CREATE TYPE "import_format" AS ENUM ('OCDS', 'BOAVIZTA');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "process_part" AS ENUM ('PROCESS', 'PLANNING', 'TENDER', 'AWARD', 'CONTRACT', 'IMPLEMENTATION');

-- CreateEnum
CREATE TYPE "milestone_status" AS ENUM ('SCHEDULED', 'MET', 'NOT_MET', 'PARTIALLY_MET');

-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "has_sustainability" BOOLEAN;

-- AlterTable
ALTER TABLE "tender" ADD COLUMN     "has_sustainability" BOOLEAN;

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "format" "import_format" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "is_ict_only" BOOLEAN NOT NULL DEFAULT false,
    "state" "import_state" NOT NULL,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "failure" TEXT,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part" "process_part" NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "description" TEXT,
    "scheme" TEXT,
    "code" TEXT,
    "quantity" DECIMAL(20,4),
    "unit" TEXT,
    "unit_amount" DECIMAL(20,4),
    "unit_currency" CHAR(3),
    "lot_key" TEXT,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_document" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part" "process_part" NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT,
    "title" TEXT,
    "description" TEXT,
    "url" TEXT,
    "published_on" DATE,
    "format" TEXT,
    "language" TEXT,

    CONSTRAINT "process_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part" "process_part" NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "kind" TEXT,
    "description" TEXT,
    "due_on" DATE,
    "met_on" DATE,
    "status" "milestone_status",

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "amendment" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part" "process_part" NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "amended_on" DATE,
    "rationale" TEXT,
    "description" TEXT,
    "amends_release_key" TEXT,
    "release_key" TEXT,

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "related_process" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part" "process_part" NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "relationships" TEXT[],
    "title" TEXT,
    "scheme" TEXT,
    "identifier" TEXT,
    "url" TEXT,

    CONSTRAINT "related_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_transaction" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "part_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "paid_on" DATE,
    "amount" DECIMAL(20,4),
    "currency" CHAR(3),
    "payer" TEXT,
    "payee" TEXT,
    "source" TEXT,

    CONSTRAINT "contract_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sustainability_goal" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "lot_key" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "strategies" TEXT[],
    "description" TEXT,
    "impact_category" "impact_category",

    CONSTRAINT "sustainability_goal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_created_at_id_idx" ON "import"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "item_tender_id_part_part_key_key_key" ON "item"("tender_id", "part", "part_key", "key");

-- CreateIndex
CREATE UNIQUE INDEX "process_document_tender_id_part_part_key_key_key" ON "process_document"("tender_id", "part", "part_key", "key");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_tender_id_part_part_key_key_key" ON "milestone"("tender_id", "part", "part_key", "key");

-- CreateIndex
CREATE UNIQUE INDEX "amendment_tender_id_part_part_key_key_key" ON "amendment"("tender_id", "part", "part_key", "key");

-- CreateIndex
CREATE INDEX "related_process_scheme_identifier_idx" ON "related_process"("scheme", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "related_process_tender_id_part_part_key_key_key" ON "related_process"("tender_id", "part", "part_key", "key");

-- CreateIndex
CREATE UNIQUE INDEX "contract_transaction_tender_id_part_key_key_key" ON "contract_transaction"("tender_id", "part_key", "key");

-- CreateIndex
CREATE INDEX "sustainability_goal_impact_category_tender_id_idx" ON "sustainability_goal"("impact_category", "tender_id");

-- CreateIndex
CREATE UNIQUE INDEX "sustainability_goal_tender_id_lot_key_goal_key" ON "sustainability_goal"("tender_id", "lot_key", "goal");

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_document" ADD CONSTRAINT "process_document_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_process" ADD CONSTRAINT "related_process_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_transaction" ADD CONSTRAINT "contract_transaction_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sustainability_goal" ADD CONSTRAINT "sustainability_goal_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "item" add constraint "item_unit_amount_has_currency" check (("unit_amount" is null) = ("unit_currency" is null));
alter table "item" add constraint "item_code_has_scheme" check (("scheme" is null) = ("code" is null));
alter table "contract_transaction" add constraint "contract_transaction_amount_has_currency" check (("amount" is null) = ("currency" is null));

-- The parts of a process change only with its releases, so one line for each new release tells followers of all of them.
select log_changes_of('release', 'id');

-- A release is only ever read whole. As text it costs no conversion, and its hash stays the hash of what is kept.
alter table "release" alter column "body" type json using "body"::json;
