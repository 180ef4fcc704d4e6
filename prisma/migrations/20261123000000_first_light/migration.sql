-- CreateEnum
CREATE TYPE "device_category" AS ENUM ('LAPTOP', 'DESKTOP', 'MONITOR', 'SMARTPHONE', 'TABLET', 'SERVER', 'NETWORK', 'PRINTER', 'OTHER');

-- CreateEnum
CREATE TYPE "device_condition" AS ENUM ('NEW', 'REFURBISHED', 'REMANUFACTURED');

-- CreateEnum
CREATE TYPE "retirement_route" AS ENUM ('REUSE', 'RECYCLE', 'RECOVERY', 'LANDFILL', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('ASSET', 'LIABILITY', 'FUND', 'INCOME', 'EXPENSE');

-- CreateEnum
CREATE TYPE "secretariat_task" AS ENUM ('STEERING_COMMITTEE', 'WORKING_GROUPS', 'COMMUNICATION', 'EVENTS', 'MONITORING');

-- CreateEnum
CREATE TYPE "mandate_function" AS ENUM ('SECRETARIAT', 'STEERING_COMMITTEE', 'CONTRIBUTOR');

-- CreateEnum
CREATE TYPE "finding_severity" AS ENUM ('ERROR', 'WARNING', 'INFO');

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('NATIONAL_GOVERNMENT', 'REGIONAL_GOVERNMENT', 'LOCAL_GOVERNMENT', 'AGENCY', 'CENTRAL_PURCHASING_BODY', 'INTERGOVERNMENTAL', 'NON_PROFIT', 'COMPANY', 'OTHER');

-- CreateEnum
CREATE TYPE "participation_role" AS ENUM ('PROCURING', 'COORDINATING');

-- CreateEnum
CREATE TYPE "question_kind" AS ENUM ('PROGRESS', 'TEXT', 'NUMBER', 'AMOUNT', 'SHARE');

-- CreateEnum
CREATE TYPE "progress_step" AS ENUM ('NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE');

-- CreateEnum
CREATE TYPE "answer_state" AS ENUM ('ANSWERED', 'NOT_KNOWN', 'NOT_APPLICABLE');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "strategy" AS ENUM ('BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER');

-- CreateEnum
CREATE TYPE "impact_category" AS ENUM ('CIRCULARITY', 'FAIRNESS', 'CARBON_AND_CLIMATE', 'CHEMICALS_OF_CONCERN');

-- CreateEnum
CREATE TYPE "procurement_stage" AS ENUM ('BEFORE_TENDER', 'TENDER', 'USE', 'END_OF_USE');

-- CreateEnum
CREATE TYPE "tender_status" AS ENUM ('PLANNING', 'PLANNED', 'ACTIVE', 'CANCELLED', 'UNSUCCESSFUL', 'COMPLETE', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "procurement_method" AS ENUM ('OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT');

-- CreateEnum
CREATE TYPE "criterion_level" AS ENUM ('BASIC', 'SIGNIFICANT', 'AMBITIOUS');

-- CreateEnum
CREATE TYPE "criterion_role" AS ENUM ('SELECTION', 'TECHNICAL_SPECIFICATION', 'AWARD', 'CONTRACT_CLAUSE');

-- CreateEnum
CREATE TYPE "demand_certainty" AS ENUM ('FIRM', 'INTENDED');

-- CreateEnum
CREATE TYPE "report_kind" AS ENUM ('COLLECTIVE_PROGRESS', 'ANNUAL_FINANCIAL');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "output_kind" AS ENUM ('CRITERIA_SET', 'TOOL', 'GUIDELINE', 'RECOMMENDATION', 'CASE_STUDY');

-- CreateTable
CREATE TABLE "device_model" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "manufacturer" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" "device_category" NOT NULL,

    CONSTRAINT "device_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "footprint" (
    "id" UUID NOT NULL,
    "device_model_id" UUID NOT NULL,
    "factor_set" TEXT NOT NULL,
    "total_kg_co2e" DECIMAL(12,3) NOT NULL,
    "manufacturing_share" DECIMAL(6,4),
    "use_share" DECIMAL(6,4),
    "error_share" DECIMAL(6,4),
    "lifetime_years" DECIMAL(5,2),
    "use_location" TEXT,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL,

    CONSTRAINT "footprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fleet" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "category" "device_category" NOT NULL,
    "in_use" INTEGER,
    "bought_new" INTEGER,
    "bought_refurbished" INTEGER,
    "bought_remanufactured" INTEGER,
    "retired" INTEGER,
    "planned_replacement_years" DECIMAL(4,1),

    CONSTRAINT "fleet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "asset_key" TEXT NOT NULL,
    "category" "device_category" NOT NULL,
    "condition" "device_condition" NOT NULL,
    "device_model_id" UUID,
    "first_used_on" DATE,
    "retired_on" DATE,
    "route" "retirement_route",

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "account_kind" NOT NULL,
    "is_in_kind" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fiscal_year" (
    "id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "fiscal_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL,
    "fiscal_year_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "booked_on" DATE NOT NULL,
    "description" TEXT NOT NULL,
    "organisation_id" UUID,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reporting_amount" DECIMAL(18,2) NOT NULL,
    "task" "secretariat_task",

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_line" (
    "id" UUID NOT NULL,
    "fiscal_year_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "account_kind" NOT NULL,
    "task" "secretariat_task",
    "amount" DECIMAL(18,2) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',

    CONSTRAINT "budget_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "in_kind" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "description" TEXT NOT NULL,
    "days" DECIMAL(8,2),
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "in_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "command" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "change" JSONB NOT NULL,
    "ruling" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "result_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "change_log" (
    "seq" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "table_name" TEXT NOT NULL,
    "row_key" JSONB NOT NULL,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation_id" UUID,
    "function" "mandate_function" NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "ocid" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "date" TIMESTAMPTZ(3) NOT NULL,
    "tags" TEXT[],
    "body" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "source_file_id" UUID NOT NULL,
    "pointer" TEXT NOT NULL,
    "tender_id" UUID,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "source_file_id" UUID NOT NULL,
    "pointer" TEXT NOT NULL,
    "severity" "finding_severity" NOT NULL,
    "code" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "ocid" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "organisation_kind",
    "country_code" CHAR(2),
    "website" TEXT,
    "source" TEXT,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "source_key" TEXT,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_identifier" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,

    CONSTRAINT "organisation_identifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_name" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "since" DATE,
    "until" DATE,

    CONSTRAINT "organisation_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "participation_role",
    "since" DATE,
    "until" DATE,
    "pact_version" TEXT NOT NULL,
    "signatory_function" TEXT,
    "source" TEXT,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "since" DATE,
    "until" DATE,
    "source" TEXT,

    CONSTRAINT "support_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "help" TEXT,
    "kind" "question_kind" NOT NULL,
    "clause" TEXT,
    "role" "participation_role",
    "strategy" "strategy",
    "impact_category" "impact_category",
    "unit" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "closed_on" DATE,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "campaign_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "roles" "participation_role"[],

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("campaign_id","organisation_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_revision" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "content_hash" TEXT,
    "ruling" JSONB,

    CONSTRAINT "submission_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "state" "answer_state" NOT NULL,
    "step" "progress_step",
    "text" TEXT,
    "language" TEXT,
    "number" DECIMAL(20,4),
    "currency" CHAR(3),
    "numerator" DECIMAL(20,4),
    "denominator" DECIMAL(20,4),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tender" (
    "id" UUID NOT NULL,
    "ocid" TEXT,
    "slug" TEXT NOT NULL,
    "buyer_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "status" "tender_status",
    "method" "procurement_method",
    "amount" DECIMAL(20,4),
    "currency" CHAR(3),
    "published_on" DATE,
    "concluded_on" DATE,
    "is_ict" BOOLEAN NOT NULL DEFAULT false,
    "is_call_off" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT,
    "source" TEXT,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "tender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tender_classification" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT,

    CONSTRAINT "tender_classification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "status" "tender_status",
    "amount" DECIMAL(20,4),
    "currency" CHAR(3),

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "status" TEXT,
    "awarded_on" DATE,
    "amount" DECIMAL(20,4),
    "currency" CHAR(3),

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_supplier" (
    "award_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "award_supplier_pkey" PRIMARY KEY ("award_id","organisation_id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "award_key" TEXT,
    "title" TEXT,
    "status" TEXT,
    "signed_on" DATE,
    "starts_on" DATE,
    "ends_on" DATE,
    "amount" DECIMAL(20,4),
    "currency" CHAR(3),

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "level" "criterion_level" NOT NULL,
    "strategy" "strategy" NOT NULL,
    "impact_category" "impact_category" NOT NULL,
    "source" TEXT,
    "output_id" UUID,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion_use" (
    "id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "role" "criterion_role" NOT NULL,
    "is_inherited" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "criterion_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "outcomes" TEXT NOT NULL,
    "stage" "procurement_stage" NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "shared_on" DATE NOT NULL,
    "source" TEXT,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_code" (
    "practice_id" UUID NOT NULL,
    "strategy" "strategy" NOT NULL,
    "impact_category" "impact_category" NOT NULL,

    CONSTRAINT "practice_code_pkey" PRIMARY KEY ("practice_id","strategy","impact_category")
);

-- CreateTable
CREATE TABLE "planned_demand" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "category" "device_category" NOT NULL,
    "year" SMALLINT NOT NULL,
    "quarter" SMALLINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "certainty" "demand_certainty" NOT NULL,

    CONSTRAINT "planned_demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "report_kind" NOT NULL,
    "year" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'DRAFT',

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_revision" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "files" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "working_group" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "working_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "output_kind" NOT NULL,
    "version" TEXT,
    "published_on" DATE,
    "source" TEXT,
    "working_group_id" UUID,

    CONSTRAINT "output_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "device_model_slug_key" ON "device_model"("slug");

-- CreateIndex
CREATE INDEX "device_model_category_name_id_idx" ON "device_model"("category", "name", "id");

-- CreateIndex
CREATE INDEX "device_model_name_id_idx" ON "device_model"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "device_model_manufacturer_name_key" ON "device_model"("manufacturer", "name");

-- CreateIndex
CREATE UNIQUE INDEX "footprint_device_model_id_factor_set_source_key" ON "footprint"("device_model_id", "factor_set", "source");

-- CreateIndex
CREATE UNIQUE INDEX "fleet_organisation_id_year_category_key" ON "fleet"("organisation_id", "year", "category");

-- CreateIndex
CREATE INDEX "device_device_model_id_id_idx" ON "device"("device_model_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "device_organisation_id_asset_key_key" ON "device"("organisation_id", "asset_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_code_key" ON "account"("code");

-- CreateIndex
CREATE UNIQUE INDEX "fiscal_year_year_key" ON "fiscal_year"("year");

-- CreateIndex
CREATE INDEX "entry_organisation_id_booked_on_id_idx" ON "entry"("organisation_id", "booked_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_fiscal_year_id_number_key" ON "entry"("fiscal_year_id", "number");

-- CreateIndex
CREATE INDEX "posting_entry_id_id_idx" ON "posting"("entry_id", "id");

-- CreateIndex
CREATE INDEX "posting_account_id_entry_id_id_idx" ON "posting"("account_id", "entry_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "budget_line_fiscal_year_id_code_key" ON "budget_line"("fiscal_year_id", "code");

-- CreateIndex
CREATE INDEX "in_kind_organisation_id_year_id_idx" ON "in_kind"("organisation_id", "year", "id");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_at_id_idx" ON "audit_event"("subject_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_provider_id_account_id_key" ON "credential"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "mandate_user_id_since_id_idx" ON "mandate"("user_id", "since", "id");

-- CreateIndex
CREATE INDEX "mandate_organisation_id_id_idx" ON "mandate"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "source_file_sha256_key" ON "source_file"("sha256");

-- CreateIndex
CREATE INDEX "release_tender_id_date_id_idx" ON "release"("tender_id", "date", "id");

-- CreateIndex
CREATE INDEX "release_source_file_id_id_idx" ON "release"("source_file_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "release_ocid_key_key" ON "release"("ocid", "key");

-- CreateIndex
CREATE INDEX "finding_ocid_id_idx" ON "finding"("ocid", "id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_source_file_id_pointer_code_key" ON "finding"("source_file_id", "pointer", "code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_source_key_key" ON "organisation"("source_key");

-- CreateIndex
CREATE INDEX "organisation_name_id_idx" ON "organisation"("name", "id");

-- CreateIndex
CREATE INDEX "organisation_identifier_organisation_id_id_idx" ON "organisation_identifier"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_identifier_scheme_identifier_key" ON "organisation_identifier"("scheme", "identifier");

-- CreateIndex
CREATE INDEX "organisation_name_organisation_id_since_id_idx" ON "organisation_name"("organisation_id", "since", "id");

-- CreateIndex
CREATE INDEX "participation_organisation_id_since_id_idx" ON "participation"("organisation_id", "since", "id");

-- CreateIndex
CREATE UNIQUE INDEX "participation_organisation_id_role_since_key" ON "participation"("organisation_id", "role", "since");

-- CreateIndex
CREATE INDEX "support_organisation_id_since_id_idx" ON "support"("organisation_id", "since", "id");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_slug_key" ON "questionnaire"("slug");

-- CreateIndex
CREATE INDEX "question_questionnaire_id_position_id_idx" ON "question"("questionnaire_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "question_questionnaire_id_key_key" ON "question"("questionnaire_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_slug_key" ON "campaign"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_year_key" ON "campaign"("year");

-- CreateIndex
CREATE INDEX "register_entry_organisation_id_idx" ON "register_entry"("organisation_id");

-- CreateIndex
CREATE INDEX "submission_organisation_id_campaign_id_id_idx" ON "submission"("organisation_id", "campaign_id", "id");

-- CreateIndex
CREATE INDEX "submission_campaign_id_id_idx" ON "submission"("campaign_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_campaign_id_organisation_id_key" ON "submission"("campaign_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_revision_submission_id_number_key" ON "submission_revision"("submission_id", "number");

-- CreateIndex
CREATE INDEX "answer_question_id_id_idx" ON "answer"("question_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_revision_id_question_id_key" ON "answer"("revision_id", "question_id");

-- CreateIndex
CREATE UNIQUE INDEX "tender_ocid_key" ON "tender"("ocid");

-- CreateIndex
CREATE UNIQUE INDEX "tender_slug_key" ON "tender"("slug");

-- CreateIndex
CREATE INDEX "tender_buyer_id_published_on_id_idx" ON "tender"("buyer_id", "published_on", "id");

-- CreateIndex
CREATE INDEX "tender_published_on_id_idx" ON "tender"("published_on", "id");

-- CreateIndex
CREATE INDEX "tender_title_id_idx" ON "tender"("title", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tender_classification_tender_id_scheme_code_key" ON "tender_classification"("tender_id", "scheme", "code");

-- CreateIndex
CREATE UNIQUE INDEX "lot_tender_id_key_key" ON "lot"("tender_id", "key");

-- CreateIndex
CREATE INDEX "award_tender_id_awarded_on_id_idx" ON "award"("tender_id", "awarded_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "award_tender_id_key_key" ON "award"("tender_id", "key");

-- CreateIndex
CREATE INDEX "award_supplier_organisation_id_award_id_idx" ON "award_supplier"("organisation_id", "award_id");

-- CreateIndex
CREATE INDEX "contract_tender_id_signed_on_id_idx" ON "contract"("tender_id", "signed_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_tender_id_key_key" ON "contract"("tender_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_slug_key" ON "criterion"("slug");

-- CreateIndex
CREATE INDEX "criterion_output_id_id_idx" ON "criterion"("output_id", "id");

-- CreateIndex
CREATE INDEX "criterion_use_criterion_id_id_idx" ON "criterion_use"("criterion_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_use_tender_id_criterion_id_role_key" ON "criterion_use"("tender_id", "criterion_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "practice_slug_key" ON "practice"("slug");

-- CreateIndex
CREATE INDEX "practice_organisation_id_shared_on_id_idx" ON "practice"("organisation_id", "shared_on", "id");

-- CreateIndex
CREATE INDEX "practice_shared_on_id_idx" ON "practice"("shared_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "planned_demand_organisation_id_category_year_quarter_certai_key" ON "planned_demand"("organisation_id", "category", "year", "quarter", "certainty");

-- CreateIndex
CREATE UNIQUE INDEX "report_slug_key" ON "report"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "report_kind_year_key" ON "report"("kind", "year");

-- CreateIndex
CREATE UNIQUE INDEX "report_revision_report_id_number_key" ON "report_revision"("report_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "working_group_slug_key" ON "working_group"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "output_slug_key" ON "output"("slug");

-- CreateIndex
CREATE INDEX "output_working_group_id_id_idx" ON "output"("working_group_id", "id");

-- AddForeignKey
ALTER TABLE "footprint" ADD CONSTRAINT "footprint_device_model_id_fkey" FOREIGN KEY ("device_model_id") REFERENCES "device_model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fleet" ADD CONSTRAINT "fleet_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_device_model_id_fkey" FOREIGN KEY ("device_model_id") REFERENCES "device_model"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_fiscal_year_id_fkey" FOREIGN KEY ("fiscal_year_id") REFERENCES "fiscal_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_fiscal_year_id_fkey" FOREIGN KEY ("fiscal_year_id") REFERENCES "fiscal_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "in_kind" ADD CONSTRAINT "in_kind_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_source_file_id_fkey" FOREIGN KEY ("source_file_id") REFERENCES "source_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_source_file_id_fkey" FOREIGN KEY ("source_file_id") REFERENCES "source_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_identifier" ADD CONSTRAINT "organisation_identifier_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_name" ADD CONSTRAINT "organisation_name_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support" ADD CONSTRAINT "support_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_questionnaire_id_fkey" FOREIGN KEY ("questionnaire_id") REFERENCES "questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_questionnaire_id_fkey" FOREIGN KEY ("questionnaire_id") REFERENCES "questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_revision" ADD CONSTRAINT "submission_revision_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "submission_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tender" ADD CONSTRAINT "tender_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tender_classification" ADD CONSTRAINT "tender_classification_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_supplier" ADD CONSTRAINT "award_supplier_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_supplier" ADD CONSTRAINT "award_supplier_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_output_id_fkey" FOREIGN KEY ("output_id") REFERENCES "output"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_use" ADD CONSTRAINT "criterion_use_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_use" ADD CONSTRAINT "criterion_use_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_code" ADD CONSTRAINT "practice_code_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_demand" ADD CONSTRAINT "planned_demand_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_revision" ADD CONSTRAINT "report_revision_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_working_group_id_fkey" FOREIGN KEY ("working_group_id") REFERENCES "working_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;
