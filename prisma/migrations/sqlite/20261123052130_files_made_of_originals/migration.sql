-- AlterTable
ALTER TABLE "rendition" ADD COLUMN "facts" TEXT;
ALTER TABLE "rendition" ADD COLUMN "frame_print" TEXT;
ALTER TABLE "rendition" ADD COLUMN "made_of" TEXT;
ALTER TABLE "rendition" ADD COLUMN "recipe" TEXT;
