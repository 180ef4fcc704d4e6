-- AlterTable
ALTER TABLE "footprint" ADD COLUMN     "assembly_location" TEXT,
ADD COLUMN     "end_of_life_share" DECIMAL(6,4),
ADD COLUMN     "pointer" TEXT,
ADD COLUMN     "published" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reported_on" TEXT,
ADD COLUMN     "screen_inches" DECIMAL(6,2),
ADD COLUMN     "source_file_id" UUID,
ADD COLUMN     "subcategory" TEXT,
ADD COLUMN     "transport_share" DECIMAL(6,4),
ADD COLUMN     "weight_kg" DECIMAL(10,4),
ADD COLUMN     "yearly_energy_kwh" DECIMAL(12,4);

-- CreateIndex
CREATE INDEX "footprint_source_file_id_id_idx" ON "footprint"("source_file_id", "id");

-- AddForeignKey
ALTER TABLE "footprint" ADD CONSTRAINT "footprint_source_file_id_fkey" FOREIGN KEY ("source_file_id") REFERENCES "source_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be false of a footprint, whoever writes it. Shares may add up to a little more than the whole, as makers round.
alter table "footprint" add constraint "footprint_shares" check (
  coalesce("manufacturing_share", 0) between 0 and 1 and coalesce("use_share", 0) between 0 and 1
  and coalesce("transport_share", 0) between 0 and 1 and coalesce("end_of_life_share", 0) between 0 and 1
);
alter table "footprint" add constraint "footprint_quantities" check (
  coalesce("error_share", 1) > 0 and coalesce("lifetime_years", 1) > 0 and coalesce("weight_kg", 1) > 0 and coalesce("screen_inches", 1) > 0
  and coalesce("yearly_energy_kwh", 0) >= 0
);
alter table "footprint" add constraint "footprint_reported_on" check ("reported_on" ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$');
