-- AlterTable
ALTER TABLE "rendition" ADD COLUMN "language" TEXT;
