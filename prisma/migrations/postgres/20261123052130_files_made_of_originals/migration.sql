-- AlterTable
ALTER TABLE "rendition" ADD COLUMN     "facts" TEXT,
ADD COLUMN     "frame_print" TEXT,
ADD COLUMN     "made_of" TEXT,
ADD COLUMN     "recipe" TEXT;
