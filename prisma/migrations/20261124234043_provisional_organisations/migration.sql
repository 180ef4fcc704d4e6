-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "is_provisional" BOOLEAN NOT NULL DEFAULT false;
