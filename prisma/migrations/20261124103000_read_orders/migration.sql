-- Lists order what is unknown last; only an index that says so spares them the sort of the whole table.
DROP INDEX "tender_buyer_id_published_on_id_idx";
CREATE INDEX "tender_of_buyer_newest" ON "tender"("buyer_id", "published_on" DESC NULLS LAST, "id");
CREATE INDEX "tender_newest" ON "tender"("published_on" DESC NULLS LAST, "id" DESC);

-- A text is looked for anywhere in a title: groups of three letters find the few rows that can hold it.
-- The extension is trusted: the owner of the database may create it, and it comes with every PostgreSQL and with PGlite.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "tender_title_contains" ON "tender" USING GIN ("title" gin_trgm_ops);
CREATE INDEX "tender_description_contains" ON "tender" USING GIN ("description" gin_trgm_ops);
CREATE INDEX "organisation_name_contains" ON "organisation" USING GIN ("name" gin_trgm_ops);
